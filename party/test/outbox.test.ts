import { ABORTED_ROOM_MS, type StoreRematch } from "@transcendence/protocol";
import { describe, expect, test } from "vitest";
import { KEPT_MS } from "../src/match/match-room.ts";
import { IS_HOSTED, isForgotten, ring, rowsOf, withStorage } from "./carrier.ts";
import { ALICE, RoomHarness, type Call, CHLOE, eventually } from "./room-harness.ts";

async function resigned(status = 200) {
  const arena = new RoomHarness();
  await arena.answerWith(status);
  const { alice, boris } = await arena.start();
  boris.say({ type: "resign" });
  await alice.sees("finished");
  return { arena, alice, boris };
}

function told(arena: RoomHarness, times: number): Promise<Call[]> {
  return eventually(async () => {
    const calls = await arena.calls();
    expect(calls.length).toBeGreaterThanOrEqual(times);
    return calls;
  });
}

const outbox = (arena: RoomHarness) =>
  rowsOf<{ kind: string; attempts: number; refused: number | null }>(arena.room, "SELECT * FROM parcel WHERE room = ?");
const dues = async (arena: RoomHarness) => {
  const rows = await rowsOf<{ name: string; at_ms: number }>(arena.room, "SELECT * FROM alarm WHERE room = ?");
  return Object.fromEntries(rows.map((row) => [row.name, row.at_ms]));
};
const allDue = (arena: RoomHarness) => rowsOf(arena.room, "UPDATE alarm SET at_ms = 0 WHERE room = ?");

describe.concurrent("[OPS-3] a result", () => {
  test("[R9] is delivered at once", async () => {
    const { arena } = await resigned();
    const [call] = await told(arena, 1);
    expect(call?.path).toBe("/internal/matches/result");
    await eventually(async () => expect(await outbox(arena)).toEqual([]));
  });

  test.each([
    ["answers 503", 503],
    ["cannot be reached", 0],
  ])("[R9] waits when the API %s, and comes again with the same bytes until it has it", async (_, status) => {
    const { arena } = await resigned(status);
    const [first] = await told(arena, 1);
    await eventually(async () => expect((await outbox(arena))[0]?.attempts).toBeGreaterThan(0));
    const waitMs = (await dues(arena))["outbox"]! - Date.now();
    expect(waitMs).toBeLessThanOrEqual(60_000);
    await arena.answerWith(200);
    await ring(arena.room);
    await eventually(async () => expect(await outbox(arena)).toEqual([]));
    const calls = await arena.calls();
    for (const call of calls) expect(call.body).toBe(first?.body);
    expect(Object.keys(await dues(arena))).toEqual(["clean"]);
  });

  test("[R9] is tried ever more rarely, but without end", async () => {
    const { arena } = await resigned(503);
    await told(arena, 1);
    await rowsOf(arena.room, "UPDATE parcel SET attempts = 100 WHERE room = ?");
    await allDue(arena);
    await ring(arena.room);
    const waitMs = (await dues(arena))["outbox"]! - Date.now();
    expect(waitMs).toBeGreaterThan(40_000);
    expect(waitMs).toBeLessThanOrEqual(60_000);
    if (!IS_HOSTED) expect(await withStorage(arena.room, (storage) => storage.getAlarm())).not.toBe(null);
  });

  test.skipIf(IS_HOSTED)("[R9] the alarm does not throw even when the tables are broken", async () => {
    const { arena } = await resigned(503);
    await told(arena, 1);
    await allDue(arena);
    await withStorage(arena.room, ({ sql }) => void sql.exec("DROP TABLE parcel"));
    await ring(arena.room);
    expect(await withStorage(arena.room, (storage) => storage.getAlarm())).not.toBe(null);
  });

  test("[R10] that the API refuses is kept, and not sent again", async () => {
    const { arena } = await resigned(422);
    await told(arena, 1);
    await eventually(async () => expect(await outbox(arena)).toMatchObject([{ kind: "result", refused: 422 }]));
    await ring(arena.room);
    expect(await arena.calls()).toHaveLength(1);
    expect(await dues(arena)).not.toHaveProperty("outbox");
  });

  test("[R12] is shown for a day after its delivery, and then the match is gone", async () => {
    const { arena, alice } = await resigned();
    await told(arena, 1);
    const late = await arena.enter(CHLOE);
    expect((await late.sees("finished")).state).toMatchObject({ result: { outcome: "resigned", winner: 0 } });
    await eventually(async () => expect((await dues(arena))["clean"]).toBeGreaterThan(Date.now() + KEPT_MS - 60_000));
    await allDue(arena);
    await ring(arena.room);
    expect(await alice.closed()).toBe("gone");
    const later = await arena.enter(ALICE);
    expect(await later.closed()).toBe("gone");
    await allDue(arena);
    await ring(arena.room); // a day later nobody can have a ticket any more
    expect(await isForgotten(arena.room)).toBe(true);
  });
});

describe.concurrent("[OPS-3] a match that was aborted", () => {
  test("[R12] is forgotten an hour after its delivery, without a mark", async () => {
    const arena = new RoomHarness();
    const { alice, boris } = await arena.start();
    boris.say({ type: "abort" });
    await alice.sees("aborted");
    await eventually(async () => expect(Object.keys(await dues(arena))).toEqual(["forget"]));
    const leftMs = (await dues(arena))["forget"]! - Date.now();
    expect(leftMs).toBeGreaterThan(ABORTED_ROOM_MS - 60_000);
    expect(leftMs).toBeLessThanOrEqual(ABORTED_ROOM_MS);
    const late = await arena.enter(CHLOE);
    expect((await late.sees("aborted")).state).toMatchObject({ by: 1 });
    await allDue(arena);
    await ring(arena.room);
    expect(await alice.closed()).toBe("gone");
    expect(await isForgotten(arena.room)).toBe(true);
  });

  test("[R9] [R12] stays for as long as the API does not know of it", async () => {
    const arena = new RoomHarness();
    await arena.answerWith(503);
    const { alice, boris } = await arena.start();
    boris.say({ type: "abort" });
    await alice.sees("aborted");
    await told(arena, 1);
    await eventually(async () => expect((await outbox(arena))[0]?.attempts).toBeGreaterThan(0));
    expect(await dues(arena)).not.toHaveProperty("forget");
  });
});

describe.concurrent("[PLAY-4] a rematch", () => {
  test("[M63] is asked for once, and both follow", async () => {
    const { arena, alice, boris } = await resigned();
    await told(arena, 1);
    alice.say({ type: "rematch" });
    boris.say({ type: "rematch" });
    await alice.until(() => alice.room.state.phase === "finished" && alice.room.state.next !== null, "the next match");
    const calls = (await arena.calls()).filter((call) => call.path === "/internal/matches/rematch");
    expect(calls).toHaveLength(1);
    const order = JSON.parse(calls[0]!.body) as StoreRematch;
    expect(order.seats).toEqual([...boris.room.seats].map((seat) => seat?.player.id).toReversed());
    expect(alice.room.state).toMatchObject({ next: order.id });
  });

  test("[M64] that the API cannot make is told as failed", async () => {
    const { arena, alice, boris } = await resigned();
    await told(arena, 1);
    await arena.answerWith(503);
    alice.say({ type: "rematch" });
    boris.say({ type: "rematch" });
    await boris.until(() => boris.errors.includes("rematch_failed"), "the failure");
    expect(boris.room.state).toMatchObject({ rematch: [false, false], next: null });
  });
});
