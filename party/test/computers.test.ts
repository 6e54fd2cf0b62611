import { decodeReplay, hashWorld, playReplay } from "@transcendence/game";
import { computerId, type StoreResult } from "@transcendence/protocol";
import { expect, test } from "vitest";
import { killAll } from "./carrier.ts";
import { ALICE, RoomHarness, CHLOE, eventually, type Person } from "./room-harness.ts";

const QUICK = { pointsToWin: 3, margin: 1, ballSpeed: 200 };
const scored = (person: Person) => person.room.score[0] + person.room.score[1];

/** Alice follows the ball that she sees, as a person does, until the condition holds. */
async function playUntil(alice: Person, condition: () => boolean): Promise<void> {
  const hand = setInterval(() => {
    const view = alice.client?.view(Date.now());
    const gap = (view?.balls[0]?.y ?? 0) - (view?.paddles[0] ?? 0);
    alice.press(Math.abs(gap) < 20 ? 0 : gap > 0 ? 1 : -1);
  }, 60);
  try {
    await alice.until(condition, "the end of this play");
  } finally {
    clearInterval(hand);
  }
}

test("[PLAY-6] a person plays pebble to the end, watched by a friend; the result is stored with a replay that agrees", async () => {
  const arena = new RoomHarness(QUICK, "pebble");
  const alice = await arena.enter(ALICE);
  expect((await alice.sees("waiting")).state).toEqual({ phase: "waiting", ready: [false, true] });
  alice.say({ type: "ready" });
  const chloe = await arena.enter(CHLOE);
  expect((await chloe.sees("countdown")).you).toBe(null);
  await playUntil(alice, () => alice.room.state.phase === "finished");
  const [call] = await eventually(async () => {
    const told = await arena.calls();
    expect(told).toHaveLength(1);
    return told;
  });
  const stored = JSON.parse(call!.body) as StoreResult; // there is one
  expect(stored.seats).toEqual([ALICE, computerId("pebble")]);
  const replay = decodeReplay(Uint8Array.from(atob(stored.replay), (character) => character.charCodeAt(0)));
  const world = replay && playReplay(replay);
  expect(world && hashWorld(world)).toBe(replay?.hash);
  expect(world?.score).toEqual(stored.result.score);
  expect(replay?.commands.filter((command) => command.kind === "move" && command.seat === 1)).not.toEqual([]);
  expect(alice.client?.mismatches).toBe(0);
  await chloe.sees("finished");
  alice.say({ type: "rematch" });
  await alice.until(() => alice.room.state.phase === "finished" && alice.room.state.next !== null, "the rematch");
  const rematch = JSON.parse((await arena.calls())[1]!.body) as { seats: string[] }; // the order
  expect(rematch.seats).toEqual([computerId("pebble"), ALICE]);
});

test("[M99] [OPS-3] a room that dies comes back with its computer player, and no point is lost", async () => {
  const arena = new RoomHarness(QUICK, "meridian");
  const alice = await arena.enter(ALICE);
  alice.say({ type: "ready" });
  await alice.until(() => scored(alice) === 1, "a point");
  const { score } = alice.room;
  await killAll();
  const again = await arena.enter(ALICE);
  expect((await again.sees("countdown")).score).toEqual(score);
  await playUntil(again, () => scored(again) === 2);
  expect(again.client?.mismatches).toBe(0);
});
