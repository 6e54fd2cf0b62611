import { decodeReplay, factsOf, hashWorld, playReplay } from "@transcendence/game";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect } from "vitest";
import { AutoPlayer } from "../src/auto-player.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

const { match } = en;
const POINTS = 3;

test("[PLAY-2] [PLAY-3] [ACC-7] two guests play a whole match by key presses; its result and replay are kept; the rematch swaps sides and takes the watcher along", async ({
  people,
}) => {
  const [anna, boris, chloe] = await Promise.all(
    ["Anna", "Boris", "Chloe"].map((name) => people.welcome(name, { hasSound: true })),
  );
  if (!anna || !boris || !chloe) throw new Error("three people");

  await anna.open("/");
  await anna.playFriend({ pointsToWin: POINTS, margin: 1, ballSpeed: 140 });
  await anna.sees(match.waiting.title);
  const link = await anna.page.getByRole("textbox", { name: match.waiting.link }).inputValue();
  expect(link).toBe(anna.page.url());

  await boris.page.goto(link);
  await boris.sees(match.waiting.invites({ name: anna.line.room!.seats[0]!.player.name }));
  await chloe.page.goto(link);
  await chloe.page.getByText(match.spectator.banner({ others: 0 })).waitFor();
  await boris.button(match.waiting.play).click(); // Anna presses nothing: it begins five seconds later
  await anna.page.getByText(/^Starts in \d seconds?\.$/).waitFor();
  await Promise.all([anna, boris].map((player) => player.hears("countdown")));
  expect(anna.line.room).toMatchObject({ you: 0, settings: { pointsToWin: POINTS, margin: 1 } });
  expect(boris.line.room).toMatchObject({ you: 1 });
  expect(chloe.line.room).toMatchObject({ you: null });
  await chloe.link(match.home).waitFor(); // whoever watches need not open the menu to leave

  // Both return the ball twice; then one of them, in turn, lets it pass.
  const autoPlayers = [anna, boris].map((player, seat) => {
    return new AutoPlayer(player, { returns: ({ hits, score }) => hits < 2 || (score[0]! + score[1]!) % 2 === seat });
  });
  await Promise.all([anna, boris, chloe].map((person) => person.hears("finished")));
  await Promise.all(autoPlayers.map((autoPlayer) => autoPlayer.stop()));
  expect(anna.line.inputs).toBeGreaterThan(0);
  expect(boris.line.inputs).toBeGreaterThan(0);

  const { score, state } = anna.line.room!;
  if (state.phase !== "finished") throw new Error(state.phase);
  const { winner } = state.result;
  expect(score[winner]).toBe(POINTS);
  const names = anna.line.room!.seats.map((seat) => seat!.player.name);
  await anna.sees(winner === 0 ? match.finished.wonYou : match.finished.won({ name: names[1]! }));
  await boris.sees(winner === 1 ? match.finished.wonYou : match.finished.won({ name: names[0]! }));
  await chloe.sees(match.finished.won({ name: names[winner]! }));
  for (const person of [anna, boris, chloe]) {
    await person.page
      .getByText(en.common.scoreOf({ left: score[0], right: score[1] }), { exact: true })
      .waitFor({ state: "attached" });
  }

  const id = anna.matchId;
  const stored = await waitUntil(async () => {
    const summary = await anna.match(id);
    return summary.status === "finished" ? summary : null;
  }, "the result in the database");
  expect(stored.result).toMatchObject({ outcome: "won", winner, score });
  expect(stored.seats.map((seat) => seat?.name)).toEqual(names);
  const answer = await boris.routes.matches[":id"].replay.$get({ param: { id } });
  const replay = decodeReplay(new Uint8Array(await answer.arrayBuffer()));
  const world = replay && playReplay(replay);
  expect(world?.score).toEqual(score);
  expect(hashWorld(world!)).toBe(replay!.hash);
  const { longest } = factsOf(replay!)!;
  const time = `0:${String(Math.round(longest.ticks / 60)).padStart(2, "0")}`;
  for (const person of [anna, boris, chloe]) {
    await person.page.getByText(match.finished.facts.longestValue({ hits: longest.hits, time })).waitFor();
  }

  await anna.button(match.finished.rematch).click();
  await boris.page.getByText(match.finished.rematchOffered({ name: names[0]! })).waitFor();
  await boris.button(match.finished.rematchAccept).click();
  await Promise.all([anna, boris, chloe].map((person) => person.page.waitForURL((url) => !url.pathname.includes(id))));
  expect(new Set([anna.matchId, boris.matchId, chloe.matchId]).size).toBe(1);
  await Promise.all([anna, boris, chloe].map((person) => person.hears("countdown")));
  expect(anna.line.room?.you).toBe(1);
  expect(boris.line.room?.you).toBe(0);
  expect(chloe.line.room?.you).toBeNull();
  expect(anna.line.room?.seats.map((seat) => seat?.player.name)).toEqual(names.toReversed());
});
