import type { MatchPhase } from "@transcendence/protocol";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect } from "vitest";
import { AutoPlayer } from "../src/auto-player.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

test("[PLAY-2] [PLAY-11] [SITE-1] a reload in mid-rally: the rival sees the pause and 3-2-1, and the ball goes on from where it froze", async ({
  people,
}) => {
  const { anna, boris } = await people.begin({ pointsToWin: 21, paddleSize: 200 });
  const autoPlayers = [new AutoPlayer(anna), new AutoPlayer(boris)];
  await waitUntil(() => (anna.line.world()?.hits ?? 0) >= 2, "a rally of two hits");

  const seen = boris.sees(en.match.paused.title({ name: anna.line.room!.seats[0]!.player.name }));
  await anna.page.route("**/api/matches/*/ticket", async (route) => {
    await seen; // the pause would be over before anybody could look
    await route.continue();
  });
  await Promise.all([seen, anna.page.reload()]);
  const { score } = boris.line.room!;
  const paused = boris.line.messages.findLast(({ state }) => state.phase === "paused")!.state as Paused;
  expect(paused.absent).toEqual([0]);
  expect(paused.claimFromMs).toBeGreaterThan(paused.sinceMs);

  await Promise.all([anna.hears("countdown"), boris.hears("countdown")]);
  const frozen = await waitUntil(
    () => (boris.line.confirmed?.tick === paused.tick ? boris.line.confirmed : null),
    "the keyframe of the pause",
  );
  expect(frozen).toMatchObject({ inPlay: true, score });
  for (const person of [anna, boris]) {
    await person.page.getByText(en.match.spoken.countdown).waitFor({ state: "attached" });
    expect(person.line.room).toMatchObject({ score, state: { clock: { startTick: paused.tick } } });
  }
  await waitUntil(() => boris.line.tick > paused.tick + 3, "play to go on");
  const hits = frozen.hits;
  await waitUntil(() => (boris.line.confirmed?.tick ?? 0) > paused.tick, "a keyframe after the pause");
  const after = boris.line.confirmed!;
  expect(after.score).toEqual(score);
  expect(after.hits).toBeGreaterThanOrEqual(hits);
  await waitUntil(() => (anna.line.world()?.hits ?? 0) > hits + 1, "the same rally to go on");
  await Promise.all(autoPlayers.map((autoPlayer) => autoPlayer.stop()));
});

type Paused = Extract<MatchPhase, { phase: "paused" }>;
