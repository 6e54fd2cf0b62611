import type { RoomAddress, RoomCall } from "@transcendence/protocol";
import { expect, test } from "vitest";
import { freshId } from "../src/kit/clock.ts";
import { callRoom, failureOf, ring, rowsOf, withStorage } from "./carrier.ts";
import { openPage } from "./page.ts";
import { ALICE, eventually, RoomHarness } from "./room-harness.ts";
import { newConfig } from "./tournament-config.ts";

/** Until it is shown again, the room can neither store nor be restored. */
const hideSnapshots = (room: RoomAddress) =>
  withStorage(room, ({ sql }) => void sql.exec("ALTER TABLE snapshot RENAME TO hidden"));
const showSnapshots = (room: RoomAddress) =>
  withStorage(room, ({ sql }) => void sql.exec("ALTER TABLE hidden RENAME TO snapshot"));

/** Rings for everything that is set, as if its time had come. */
async function ringAll(room: RoomAddress): Promise<void> {
  await withStorage(room, ({ sql }, key) => void sql.exec("UPDATE alarm SET at_ms = 1 WHERE room = ?", key));
  await ring(room);
}

test("[R7] when storage fails nothing is told that is not stored, everybody is closed, and nobody sees why", async () => {
  const arena = new RoomHarness();
  const { alice, boris } = await arena.start();
  await withStorage(arena.room, ({ sql }) => void sql.exec("ALTER TABLE match_checkpoint RENAME TO hidden"));
  const told: string[] = [];
  alice.socket.addEventListener("message", ({ data }) => {
    if (typeof data === "string") told.push(data);
  });
  boris.say({ type: "resign" }); // has to be stored, and can't
  expect(await alice.closed()).toBe("failed");
  expect(await boris.closed()).toBe("failed");
  expect(told.join()).not.toMatch(/finished|SQLITE|at MatchRoom/);
  await withStorage(arena.room, ({ sql }) => void sql.exec("ALTER TABLE hidden RENAME TO match_checkpoint"));
  const again = await arena.enter(ALICE);
  expect((await again.sees("paused")).you).toBe(0);
});

test("[R7] [U3] after a failure a call finds the room as it was stored last, and none while it cannot be restored", async () => {
  const [user, laptop] = [freshId(), freshId()];
  const room = { kind: "user", name: user } as const;
  const lease = (session: string): RoomCall => {
    const match = { kind: "match", name: freshId() } as const;
    return { type: "lease", socket: freshId(), room: match, session, issuedMs: Date.now() - 1000 };
  };
  await callRoom(room, { type: "tell", event: { type: "revoked", sessions: [laptop] }, atMs: Date.now() });
  const page = await openPage(user, freshId());
  await eventually(async () => {
    const [row] = await rowsOf<{ state: string }>(room, "SELECT state FROM snapshot WHERE room = ?");
    expect(row?.state).toContain(laptop);
  });
  await hideSnapshots(room);
  await callRoom(room, lease(freshId())); // has to be stored, and can't
  expect(await page.closed()).toBe("failed");
  expect(await failureOf(room, lease(laptop))).toContain("has failed");
  await showSnapshots(room);
  expect(await callRoom(room, lease(laptop))).toMatchObject({ verdict: "revoked" });
});

test("[R7] [T40] after a failure an alarm finds the room as it was stored last, and is not lost while it cannot be restored", async () => {
  const startsAtMs = Date.now() + 600_000;
  const config = { ...newConfig(), startsAtMs };
  const room = { kind: "tournament", name: config.id } as const;
  const wakes = async () => {
    const set = "SELECT at_ms AS at FROM alarm WHERE name = 'wake' AND room = ?";
    return (await rowsOf<{ at: number }>(room, set)).map(({ at }) => at);
  };
  const open: RoomCall = { type: "tournament", config, act: { type: "open" } };
  const player = { id: freshId(), name: "Anna", kind: "member" } as const;
  const enter: RoomCall = { ...open, act: { type: "enter", player, alias: null, rating: null } };
  await callRoom(room, open);
  expect(await wakes()).toHaveLength(1);
  await hideSnapshots(room);
  expect(await failureOf(room, enter)).toContain("failed"); // has to be stored, and can't
  await ringAll(room);
  expect(await wakes()).toHaveLength(1);
  await showSnapshots(room);
  await ringAll(room);
  expect((await wakes())[0]).toBeGreaterThan(startsAtMs); // what it looks after next
});
