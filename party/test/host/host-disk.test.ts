// What a carrier's storage owes its rooms, on the one file of a host; test/kit/durable-store.test.ts has the same for one room's own.
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { HostDisk, HostStore } from "../../src/host/host-disk.ts";
import { type HostEnv } from "../../src/host/host-env.ts";
import { Alarms } from "../../src/kit/alarms.ts";
import { freshId, wallMs } from "../../src/kit/clock.ts";
import { KIT_TABLES, Snapshot } from "../../src/kit/snapshot.ts";

interface Bench {
  readonly disk: HostDisk;
  readonly open: (name: string) => HostStore;
  readonly alarms: Map<string, number | null>;
}

function withDisk(run: (bench: Bench) => Promise<void>): Promise<void> {
  const { Host } = env as unknown as HostEnv;
  return runInDurableObject(Host.getByName(freshId()), async (_, { storage }) => {
    const disk = new HostDisk(storage, KIT_TABLES);
    const alarms: Bench["alarms"] = new Map();
    await run({ disk, alarms, open: (name) => new HostStore(name, disk, (atMs) => alarms.set(name, atMs)) });
  });
}

const kept = (store: HostStore) => new Snapshot<string>(store).read();

describe("[R12] the storage of a room among many", () => {
  test("holds what was committed when the promise resolves, and each room its own", () =>
    withDisk(async ({ open }) => {
      const [one, two] = [open("match/one"), open("match/two")];
      await Promise.all([one, two].map((store) => store.commit(() => new Snapshot(store).write(store.key))));
      expect([kept(one), kept(two), kept(open("match/three"))]).toEqual(["match/one", "match/two", null]);
    }));

  test("[R7] a write that throws is undone and told, and takes no other room's with it", () =>
    withDisk(async ({ open }) => {
      const [one, two, three] = [open("match/one"), open("match/two"), open("match/three")];
      const write = (store: HostStore) => store.commit(() => new Snapshot(store).write("told"));
      const failing = two.commit(() => {
        new Snapshot(two).write("half of it");
        throw new Error("no room for the rest");
      });
      const outcomes = await Promise.allSettled([write(one), failing, write(three)]);
      expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect([kept(one), kept(two), kept(three)]).toEqual(["told", null, "told"]);
    }));

  test("a room that reads or writes by itself finds what it has committed just before", () =>
    withDisk(async ({ open }) => {
      const store = open("match/one");
      const first = store.commit(() => new Snapshot(store).write("first"));
      expect(kept(store)).toBe("first");
      const second = store.commit(() => new Snapshot(store).write("second"));
      new Snapshot(store).write("third");
      await Promise.all([first, second]);
      expect(kept(store)).toBe("third");
    }));

  test("that is cleared keeps nothing, also of what was committed just before, and takes rows again", () =>
    withDisk(async ({ open, alarms }) => {
      const [store, other] = [open("match/one"), open("match/two")];
      await other.commit(() => new Snapshot(other).write("stays"));
      const written = store.commit(() => {
        new Snapshot(store).write("goes");
        new Alarms(store).set("clean", wallMs() + 60_000);
      });
      store.clear();
      await written;
      expect([kept(store), alarms.get("match/one"), kept(other)]).toEqual([null, null, "stays"]);
      await store.commit(() => new Snapshot(store).write("a new life"));
      expect(kept(store)).toBe("a new life");
    }));
});
