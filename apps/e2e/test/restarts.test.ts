import type { MatchClock } from "@transcendence/protocol";
import { type ServerProcess, startServer } from "@transcendence/tools/server-process";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { AutoPlayer } from "../src/auto-player.ts";
import type { BrowserUser } from "../src/browser-user.ts";
import { killRooms } from "../src/rooms-process.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

let arena: ServerProcess; // one that may be broken
beforeAll(async () => {
  arena = await startServer();
});
afterAll(() => arena.remove());
beforeEach(({ onTestFailed }) => onTestFailed(() => console.log(arena.output)));

test("[OPS-3] [PLAY-2] the arena restarts in mid-rally: players are told, come back by themselves, and the same rally goes on", async ({
  people,
}) => {
  const { url } = arena;
  people.problems.expect(/ERR_CONNECTION_REFUSED|WebSocket connection to|status of 503|answered 503/);
  const { anna, boris } = await people.begin(
    { pointsToWin: 21, paddleSize: 200 },
    await people.welcome("Anna", { url }),
    await people.welcome("Boris", { url }),
  );
  const autoPlayers = [new AutoPlayer(anna), new AutoPlayer(boris)];
  await waitUntil(() => (anna.line.confirmed?.hits ?? 0) >= 1, "a hit that is final");
  const told = [anna, boris].map(({ page }) => page.getByText(en.match.connection.restarting).waitFor());
  expect(await arena.stop()).toBe(0);
  await Promise.all(told);
  const { score } = anna.line.room!;
  await arena.start();
  await Promise.all([anna.hears("countdown"), boris.hears("countdown")]);
  const state = anna.line.room!.state as { clock: MatchClock };
  const frozen = await waitUntil(
    () => (anna.line.confirmed?.tick === state.clock.startTick ? anna.line.confirmed : null),
    "the keyframe",
  );
  expect(frozen).toMatchObject({ inPlay: true, score });
  expect(frozen.hits).toBeGreaterThanOrEqual(1);
  await waitUntil(() => (boris.line.world()?.hits ?? 0) > frozen.hits, "the same rally to go on");
  await Promise.all(autoPlayers.map((autoPlayer) => autoPlayer.stop()));
});

test("[OPS-3] the rooms' process is killed in mid-rally: announced points stand, the rally is played again, and the result is stored", async ({
  people,
}) => {
  const { url } = arena;
  people.problems.expect(/WebSocket connection to|ERR_CONNECTION|status of 503|answered 503/); // of the page's other lines
  const { anna, boris, id } = await people.begin(
    { pointsToWin: 2, margin: 1, ballSpeed: 100, paddleSize: 200 },
    await people.welcome("Anna", { url }),
    await people.welcome("Boris", { url }),
  );
  await waitUntil(() => (anna.line.room?.score.some((points) => points > 0) ? true : null), "the first point");
  const { score } = anna.line.room!;
  const autoPlayers = [new AutoPlayer(anna), new AutoPlayer(boris)];
  await waitUntil(() => anna.line.world()?.inPlay, "the next rally");
  const epochOf = ({ line }: BrowserUser) => (line.room!.state as { clock?: MatchClock }).clock?.epoch;
  const epoch = epochOf(anna);
  await killRooms(arena);
  const isNew = (visitor: BrowserUser) => epochOf(visitor) !== undefined && epochOf(visitor) !== epoch;
  await waitUntil(() => isNew(anna) && isNew(boris), "the rally to be played again"); // on the same socket, unless the machine is so busy that the page takes another
  expect(anna.line.room!.score).toEqual(score);
  expect(boris.line.room!.score).toEqual(score);
  await waitUntil(() => anna.line.world()?.inPlay, "the ball");
  await Promise.all(autoPlayers.map((autoPlayer) => autoPlayer.stop()));
  await Promise.all([anna.hears("finished"), boris.hears("finished")]);
  const stored = await waitUntil(async () => (await anna.match(id)).result, "the result in the database");
  expect(stored.score).toEqual(anna.line.room!.score);
});
