import { describe, expect, test } from "vitest";
import { evict, IS_HOSTED, killAll, ring, rowsOf, withStorage } from "./carrier.ts";
import { ALICE, RoomHarness, BORIS, type Person } from "./room-harness.ts";

const scored = (person: Person) => person.room.score[0] + person.room.score[1];

async function comeBack(arena: RoomHarness): Promise<{ alice: Person; boris: Person }> {
  const alice = await arena.enter(ALICE);
  const boris = await arena.enter(BORIS);
  await alice.sees("countdown");
  return { alice, boris };
}

describe("[OPS-3] a room that dies", () => {
  test("[M80] in the first countdown comes back with both seats", async () => {
    const arena = new RoomHarness();
    await arena.start();
    await killAll();
    const chloe = await arena.enter("chloeChloe12");
    expect((await chloe.sees("paused")).you).toBe(null);
    const { boris } = await comeBack(arena);
    expect(boris.room.you).toBe(1);
  });

  test("[M81] in a rally has lost no point, and the rally is played again", async () => {
    const arena = new RoomHarness({ ballSpeed: 200 });
    const { alice } = await arena.start();
    await alice.until(() => scored(alice) === 1, "a point");
    const { score } = alice.room;
    await killAll(); // at once: the point has been told, so it is stored
    const again = await comeBack(arena);
    expect(again.alice.room.score).toEqual(score);
    expect(again.boris.room.score).toEqual(score);
    await again.alice.until(() => scored(again.alice) === 2, "the next point");
    expect(again.alice.client?.mismatches).toBe(0);
  });

  test("[M82] in a pause, or is evicted in it, comes back exactly there", async () => {
    const arena = new RoomHarness();
    const { alice, boris } = await arena.start();
    await alice.until(() => alice.room.state.phase === "between", "the start");
    await alice.until(() => (alice.client?.view(Date.now()).tick ?? 0) > 70, "the serve");
    boris.socket.close(1000);
    const paused = (await alice.sees("paused")).state;
    alice.socket.close(1000);
    await alice.closed();
    await evict(arena.room);
    const again = await comeBack(arena);
    const { state } = again.boris.room;
    expect(state).toMatchObject({ phase: "countdown", clock: { startTick: "tick" in paused && paused.tick } });
  });

  test("[M56] for good lets its match end without a winner after an hour, by its alarm", async () => {
    const arena = new RoomHarness();
    const { alice, boris } = await arena.start();
    boris.socket.close(1000);
    await alice.sees("paused");
    alice.socket.close(1000);
    await alice.closed();
    const [row] = await rowsOf<{ head: string }>(arena.room, "SELECT head FROM match_checkpoint WHERE room = ?");
    const head = JSON.parse(row!.head) as { emptyMs: number };
    expect(head.emptyMs).toBeGreaterThan(0);
    const earlier = JSON.stringify({ ...head, emptyMs: head.emptyMs - 3_600_000 });
    await rowsOf(arena.room, "UPDATE match_checkpoint SET head = ? WHERE room = ?", earlier);
    await rowsOf(arena.room, "UPDATE alarm SET at_ms = 0 WHERE name = 'attend' AND room = ?");
    await evict(arena.room);
    await ring(arena.room);
    const late = await arena.enter(ALICE);
    expect((await late.sees("aborted")).state).toEqual({ phase: "aborted", by: null });
    await late.until(() => true, "");
    expect((await arena.calls()).map((call) => call.path)).toEqual(["/internal/matches/abort"]);
  });
});

describe.skipIf(IS_HOSTED)("[OPS-3] a match stored before rooms shared one kit", () => {
  /** Puts what is stored into the tables of that time. */
  const EARLIER = `
    CREATE TABLE checkpoint (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      head TEXT NOT NULL, point BLOB NOT NULL, point_length INTEGER NOT NULL, resume BLOB NOT NULL, resume_length INTEGER NOT NULL
    );
    CREATE TABLE log (start INTEGER PRIMARY KEY, commands BLOB NOT NULL);
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL UNIQUE, body TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, refused TEXT
    );
    CREATE TABLE due (what TEXT PRIMARY KEY, at_ms INTEGER NOT NULL);
    CREATE TABLE gone (one INTEGER PRIMARY KEY CHECK (one = 1));
    INSERT INTO checkpoint SELECT 1, head, point, point_length, resume, resume_length FROM match_checkpoint;
    INSERT INTO log SELECT start, commands FROM match_log;
    INSERT INTO due SELECT name, at_ms FROM alarm;
    DROP TABLE match_checkpoint; DROP TABLE match_log; DROP TABLE match_gone; DROP TABLE alarm; DROP TABLE parcel; DROP TABLE snapshot;`;

  test("goes on with its points, and delivers what still waited", async () => {
    const arena = new RoomHarness({ ballSpeed: 160 });
    const { alice } = await arena.start();
    await alice.until(() => scored(alice) === 1, "a point");
    const { score } = alice.room;
    await killAll();
    const told = JSON.stringify({ id: arena.match, abortedAtMs: 1 });
    await withStorage(arena.room, (storage) => {
      storage.sql.exec(EARLIER);
      storage.sql.exec("INSERT INTO outbox (kind, body, attempts) VALUES ('abort', ?, 3)", told);
      storage.sql.exec("INSERT OR REPLACE INTO due VALUES ('outbox', 0)");
    });
    await killAll();
    await ring(arena.room);
    expect((await arena.calls()).map(({ path }) => path)).toEqual(["/internal/matches/abort"]);
    const again = await comeBack(arena);
    expect(again.alice.room.score).toEqual(score);
    await withStorage(arena.room, (storage) => {
      const left = "SELECT name FROM sqlite_master WHERE name IN ('checkpoint', 'log', 'outbox', 'due', 'gone')";
      expect(storage.sql.exec(left).toArray()).toEqual([]);
    });
  });
});
