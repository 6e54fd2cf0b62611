// What a carrier's storage owes its rooms, on the storage of a Durable Object. Whoever carries rooms otherwise is held to the same.
import { runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { Alarms } from "../../src/kit/alarms.ts";
import { freshId, wallMs } from "../../src/kit/clock.ts";
import { DurableStore } from "../../src/kit/durable-store.ts";
import { KIT_TABLES, Snapshot } from "../../src/kit/snapshot.ts";
import { rooms } from "../room-harness.ts";

function withStorage(run: (open: () => DurableStore, storage: DurableObjectStorage) => Promise<void>): Promise<void> {
  const key = `match/${freshId()}`;
  return runInDurableObject(rooms.User.getByName(freshId()), (_, { storage }) =>
    run(() => new DurableStore(key, storage, KIT_TABLES), storage),
  );
}

const tablesOf = (storage: DurableObjectStorage) =>
  storage.sql.exec<{ name: string }>("SELECT name FROM sqlite_master WHERE name NOT LIKE '%cf_%'").toArray();

describe("[R12] a room's storage", () => {
  test("that is only looked into, or told that nothing is due, stays without a table", () =>
    withStorage(async (open, storage) => {
      const store = open();
      expect(store.rows("SELECT * FROM snapshot")).toEqual([]);
      store.run("DELETE FROM snapshot");
      new Alarms(store).set("clean", null);
      await store.commit(() => {});
      expect([tablesOf(storage), await storage.getAlarm()]).toEqual([[], null]);
    }));

  test("that is cleared keeps nothing: no row, no table, no alarm; and again when it is done twice", () =>
    withStorage(async (open, storage) => {
      const store = open();
      const alarms = new Alarms(store);
      await store.commit(() => {
        new Snapshot<string>(store).write("some state");
        alarms.set("clean", wallMs() + 60_000);
      });
      expect(tablesOf(storage)).not.toEqual([]);
      store.clear();
      store.clear();
      await storage.sync();
      expect([tablesOf(storage), await storage.getAlarm()]).toEqual([[], null]);
      expect(new Snapshot<string>(open()).read()).toBe(null); // after an eviction, too
    }));

  test("that was cleared while an alarm rang has none afterwards, and takes rows again", () =>
    withStorage(async (open, storage) => {
      const store = open();
      const alarms = new Alarms(store);
      alarms.set("forget", 0);
      await alarms.ring(wallMs(), () => store.clear());
      await storage.sync();
      expect([tablesOf(storage), await storage.getAlarm()]).toEqual([[], null]);
      await store.commit(() => new Snapshot<string>(store).write("a new life"));
      expect(new Snapshot<string>(open()).read()).toBe("a new life");
    }));
});
