import { setTimeout as pause } from "node:timers/promises";
import type { Ball } from "@transcendence/game";
import { catalogue as en } from "@transcendence/web/i18n/en";
import type { Request } from "playwright-core";
import { expect } from "vitest";
import { AutoPlayer } from "../src/auto-player.ts";
import type { BrowserUser } from "../src/browser-user.ts";
import { afterFrames, fingerprint, isDrawn } from "../src/canvas-pixels.ts";
import type { Pair, People } from "../src/people.ts";
import { StallingProxy } from "../src/stalling-proxy.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

// Side by side: each waits for rallies, pauses and countdowns most of the time.
const LONG_RALLIES = { pointsToWin: 21, paddleSize: 200, ballSpeed: 60 };

async function throughProxy(people: People, arenaUrl: string, delayMs?: number) {
  const proxy = await StallingProxy.open(arenaUrl, delayMs);
  const pair = await people.begin(LONG_RALLIES, await people.welcome("Anna", { url: proxy.url }));
  const autoPlayers = [new AutoPlayer(pair.anna), new AutoPlayer(pair.boris)];
  // Whoever is cut off has just returned the ball: it is the other's, and no point falls until the room notices.
  await waitUntil(() => {
    const world = pair.boris.line.world();
    return world?.inPlay && world.lastHitter === 0;
  }, "Anna to return the ball");
  return { ...pair, proxy, autoPlayers };
}

async function stopPlaying(autoPlayers: readonly AutoPlayer[]): Promise<void> {
  await Promise.all(autoPlayers.map((autoPlayer) => autoPlayer.stop()));
}

/** Both counted down again to the tick at which the room froze, and nobody scored. */
async function expectToGoOn({ anna, boris }: Pair): Promise<void> {
  const told = boris.line.messages.findLast(({ state }) => state.phase === "paused");
  if (told?.state.phase !== "paused") throw new Error("there was no pause");
  const { score, state: frozen } = told;
  await Promise.all([anna.hears("countdown"), boris.hears("countdown")]);
  for (const { line } of [anna, boris]) {
    expect(line.room).toMatchObject({ score, state: { clock: { startTick: frozen.tick } } });
  }
  const hits = await waitUntil(
    () => (boris.line.confirmed?.tick === frozen.tick ? boris.line.confirmed.hits + 1 : 0),
    "the keyframe",
  );
  await waitUntil(() => (boris.line.world()?.hits ?? 0) >= hits, "the same rally to go on");
}

/** Towards the rival's half the picture shows what was a little earlier: the later their keys come, the earlier. */
async function isBallAt(visitor: BrowserUser, { x, y, vx, vy }: Ball): Promise<boolean> {
  for (let ticks = 0; ticks < 20; ticks++) if (await isDrawn(visitor, x - ticks * vx, y - ticks * vy, 1)) return true;
  return false;
}

test.concurrent("[PLAY-2] [PLAY-11] a line that is silent for 5 s: both see why the ball stands still, and it goes on by itself", async ({
  people,
  arenaUrl,
}) => {
  const match = await throughProxy(people, arenaUrl);
  const { anna, boris, proxy, autoPlayers } = match;
  const name = anna.line.room!.seats[0]!.player.name;
  proxy.stall();
  const patience = pause(5000);
  await Promise.all([boris.sees(en.match.paused.title({ name })), anna.sees(en.match.connection.lostTitle)]);
  const stopped = await waitUntil(() => {
    const state = boris.line.room?.state;
    const world = boris.line.confirmed; // the keyframe of the pause follows its announcement
    return state?.phase === "paused" && world?.tick === state.tick ? world.balls[0] : null;
  }, "the world of the pause");
  await waitUntil(() => isBallAt(boris, stopped), "the ball to stand where it froze");
  await waitUntil(async () => {
    const before = await fingerprint(boris);
    await afterFrames(boris, 3);
    return (await fingerprint(boris)) === before;
  }, "nothing to move any more");
  await patience;
  proxy.flow();
  await expectToGoOn(match);
  await stopPlaying(autoPlayers);
});

test.concurrent("[PLAY-2] a line that is cut: the player is told, and back in the same rally as soon as there is a line", async ({
  people,
  arenaUrl,
}) => {
  people.problems.expectLostLine();
  const match = await throughProxy(people, arenaUrl);
  const { anna, boris, proxy, autoPlayers } = match;
  const name = anna.line.room!.seats[0]!.player.name;
  await proxy.cut();
  await Promise.all([boris.sees(en.match.paused.title({ name })), anna.sees(en.match.connection.lostTitle)]);
  await anna.page.getByText(en.match.connection.lost).waitFor();
  await proxy.mend();
  await expectToGoOn(match);
  await stopPlaying(autoPlayers);
});

test.concurrent("[PLAY-2] a router that forgets every open connection: the page finds one that works, and the rally goes on", async ({
  people,
  arenaUrl,
}) => {
  const match = await throughProxy(people, arenaUrl);
  const { anna, boris, proxy, autoPlayers } = match;
  // Requests that wait in the page keep connections alive that a ticket would be asked for on.
  await anna.page.evaluate(() => Promise.all([1, 2, 3, 4].map(() => fetch("/api/me").then((answer) => answer.text()))));
  proxy.forget();
  await boris.sees(en.match.paused.title({ name: anna.line.room!.seats[0]!.player.name }));
  await expectToGoOn(match);
  await stopPlaying(autoPlayers);
});

test.concurrent("[PLAY-2] a ticket that is never answered is asked for again", async ({ people, arenaUrl }) => {
  people.problems.expectLostLine();
  const match = await throughProxy(people, arenaUrl);
  const { anna, boris, proxy, autoPlayers } = match;
  let asked = 0;
  await anna.page.route("**/api/matches/*/ticket", (route) => (++asked > 1 ? route.continue() : undefined));
  await proxy.cut();
  await proxy.mend();
  await boris.sees(en.match.paused.title({ name: anna.line.room!.seats[0]!.player.name }));
  await expectToGoOn(match);
  expect(asked).toBeGreaterThan(1);
  await stopPlaying(autoPlayers);
});

test.concurrent("[PLAY-2] the network is back while a ticket is waited for: another is asked for at once", async ({
  people,
  arenaUrl,
}) => {
  people.problems.expectLostLine();
  const match = await throughProxy(people, arenaUrl);
  const { anna, boris, proxy, autoPlayers } = match;
  let deaf = true;
  const asked = new Set<Request>();
  await anna.page.route("**/api/matches/*/ticket", (route) => {
    asked.add(route.request());
    return deaf ? undefined : route.continue();
  });
  await proxy.cut();
  await proxy.mend();
  const answered = new Set<Request>();
  anna.page.on("requestfailed", (request) => answered.add(request));
  await boris.sees(en.match.paused.title({ name: anna.line.room!.seats[0]!.player.name }));
  // The one that waits when the network comes back, and no other: it is given up there and then.
  await waitUntil(() => asked.size > answered.size, "a ticket to be waited for");
  deaf = false;
  const waiting = [...asked].at(-1)!;
  const before = asked.size;
  await anna.page.evaluate(() => dispatchEvent(new Event("online")));
  await waitUntil(() => answered.has(waiting) && asked.size > before, "the next ticket to be asked for");
  await expectToGoOn(match);
  await stopPlaying(autoPlayers);
});

test.concurrent("[PLAY-11] what is decided while the line is down counts when it is back", async ({
  people,
  arenaUrl,
}) => {
  people.problems.expectLostLine();
  const { anna, boris, proxy, autoPlayers } = await throughProxy(people, arenaUrl);
  await proxy.cut();
  await Promise.all(autoPlayers.map((autoPlayer) => autoPlayer.stop())); // not before, or a point would fall
  await boris.hears("paused");
  await anna.sees(en.match.connection.lostTitle);
  await anna.button(en.match.menu).click();
  await anna.button(en.match.abort.action).click();
  const question = anna.page.getByRole("dialog", { name: en.match.abort.title });
  await question.getByRole("button", { name: en.match.abort.confirm }).click();
  await proxy.mend();
  await anna.page.getByText(en.match.aborted.byYou).waitFor();
  await boris.page.getByText(en.match.aborted.by({ name: boris.line.room!.seats[0]!.player.name })).waitFor();
});

test.concurrent("[PLAY-2] with 150 ms to the arena and back, a player's keys still return the ball", async ({
  people,
  arenaUrl,
}) => {
  const { anna, boris, autoPlayers } = await throughProxy(people, arenaUrl, 75);
  await waitUntil(() => (boris.line.confirmed?.hits ?? 0) >= 3, "a rally of three hits");
  const { good, fair, poor, label } = en.match.connection;
  const words = [good, fair, poor].map((word) => label({ word, ms: 1 }).split("1")[0]);
  const shown = anna.page.getByText(new RegExp(`^(${words.join("|")})\\d`));
  await waitUntil(
    async () => Number(/\d+/.exec((await shown.first().textContent()) ?? "")) >= 150,
    "the ping to be shown",
  );
  await stopPlaying(autoPlayers);
});
