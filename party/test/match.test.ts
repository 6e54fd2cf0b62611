import { decodeReplay, hashWorld, playReplay } from "@transcendence/game";
import type { StoreResult } from "@transcendence/protocol";
import { verifyRequest } from "@transcendence/tickets";
import { expect, test } from "vitest";
import { RoomHarness, eventually, rooms } from "./room-harness.ts";

test("two people play a match, and its result reaches the API signed, once, with a replay that agrees", async () => {
  const arena = new RoomHarness({ pointsToWin: 1, margin: 1, ballSpeed: 200 });
  const { alice, boris } = await arena.start();
  await alice.sees("between");
  alice.press(-1);
  boris.press(1);
  const { state } = await boris.sees("finished");
  const calls = await eventually(async () => {
    const told = await arena.calls();
    expect(told).toHaveLength(1);
    return told;
  });
  const { path, body, headers } = calls[0]!;
  const told = { method: "POST", path, body, headers: new Headers(headers), nowMs: Date.now() };
  expect(await verifyRequest(rooms.INTERNAL_SECRET, told)).toBe(true);
  const stored = JSON.parse(body) as StoreResult;
  expect(state).toMatchObject({ phase: "finished", result: stored.result });
  const bytes = Uint8Array.from(atob(stored.replay), (character) => character.charCodeAt(0));
  const replay = decodeReplay(bytes);
  const world = replay && playReplay(replay);
  expect(world && hashWorld(world)).toBe(replay?.hash);
  expect(world?.score).toEqual(stored.result.score);
});
