import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { ALICE, Arena, BORIS, type Person } from "./arena.ts";

const scored = (person: Person) => person.room.score[0] + person.room.score[1];

async function comeBack(arena: Arena): Promise<{ alice: Person; boris: Person }> {
  const alice = await arena.enter(ALICE);
  const boris = await arena.enter(BORIS);
  await alice.sees("countdown");
  return { alice, boris };
}

describe("[OPS-3] a room that dies", () => {
  test("[M80] in the first countdown comes back with both seats", async () => {
    const arena = new Arena();
    await arena.start();
    await abortAllDurableObjects();
    const chloe = await arena.enter("chloeChloe12");
    expect((await chloe.sees("paused")).you).toBe(null);
    const { boris } = await comeBack(arena);
    expect(boris.room.you).toBe(1);
  });

  test("[M81] in a rally has lost no point, and the rally is played again", async () => {
    const arena = new Arena({ ballSpeed: 200 });
    const { alice } = await arena.start();
    await alice.until(() => scored(alice) === 1, "a point");
    const { score } = alice.room;
    await abortAllDurableObjects(); // at once: the point has been told, so it is stored
    const again = await comeBack(arena);
    expect(again.alice.room.score).toEqual(score);
    expect(again.boris.room.score).toEqual(score);
    await again.alice.until(() => scored(again.alice) === 2, "the next point");
    expect(again.alice.client?.mismatches).toBe(0);
  });

  test("[M82] in a pause, or is evicted in it, comes back exactly there", async () => {
    const arena = new Arena();
    const { alice, boris } = await arena.start();
    await alice.until(() => alice.room.state.phase === "between", "the start");
    await alice.until(() => (alice.client?.view(Date.now()).tick ?? 0) > 70, "the serve");
    boris.socket.close(1000);
    const paused = (await alice.sees("paused")).state;
    alice.socket.close(1000);
    await alice.closed();
    await evictDurableObject(arena.stub);
    const again = await comeBack(arena);
    const { state } = again.boris.room;
    expect(state).toMatchObject({ phase: "countdown", clock: { startTick: "tick" in paused && paused.tick } });
  });

  test("[M56] for good lets its match end without a winner after an hour, by its alarm", async () => {
    const arena = new Arena();
    const { alice, boris } = await arena.start();
    boris.socket.close(1000);
    await alice.sees("paused");
    alice.socket.close(1000);
    await alice.closed();
    await runInDurableObject(arena.stub, (_, { storage }) => {
      const [row] = storage.sql.exec<{ head: string }>("SELECT head FROM match_checkpoint").toArray();
      const head = JSON.parse(row!.head) as { emptyMs: number };
      expect(head.emptyMs).toBeGreaterThan(0);
      storage.sql.exec(
        "UPDATE match_checkpoint SET head = ?",
        JSON.stringify({ ...head, emptyMs: head.emptyMs - 3_600_000 }),
      );
      storage.sql.exec("UPDATE alarm SET at_ms = 0 WHERE name = 'attend'");
    });
    await evictDurableObject(arena.stub);
    expect(await runDurableObjectAlarm(arena.stub)).toBe(true);
    const late = await arena.enter(ALICE);
    expect((await late.sees("aborted")).state).toEqual({ phase: "aborted", by: null });
    await late.until(() => true, "");
    expect((await arena.calls()).map((call) => call.path)).toEqual(["/internal/matches/abort"]);
  });
});
