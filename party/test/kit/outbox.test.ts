// The outbox and the alarms by themselves, on the storage of a Durable Object.
import { BATCH_MAX, type RoomCall } from "@transcendence/protocol";
import { runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { Alarms } from "../../src/kit/alarms.ts";
import type { Calls } from "../../src/kit/carrier.ts";
import { freshId, wallMs } from "../../src/kit/clock.ts";
import { DurableStore } from "../../src/kit/durable-store.ts";
import { Outbox, type Parcel } from "../../src/kit/outbox.ts";
import { KIT_TABLES } from "../../src/kit/snapshot.ts";
import { rooms } from "../room-harness.ts";

interface Bench {
  readonly outbox: Outbox;
  readonly alarms: Alarms;
  readonly store: DurableStore;
  readonly storage: DurableObjectStorage;
  readonly arrived: string[]; // in the order in which they came
  readonly answers: Map<string, number | null>; // by what is in the body; anything else: 200
}

/** A room's outbox, and an API and rooms that answer as they are told. */
function withOutbox(run: (bench: Bench) => Promise<void>): Promise<void> {
  return runInDurableObject(rooms.User.getByName(freshId()), async (_, { storage }) => {
    const arrived: string[] = [];
    const answers: Bench["answers"] = new Map();
    const take = (body: unknown) => {
      const text = JSON.stringify(body);
      arrived.push(text);
      return answers.has(text) ? (answers.get(text) ?? null) : 200;
    };
    const calls: Calls = {
      async api(_path, body) {
        const status = take(body);
        const items = (body as { items?: string[] }).items ?? []; // of a batch
        const verdicts = items.map((item) => (answers.get(item) === 422 ? "refused" : "done"));
        return status === null ? null : { status, body: { verdicts } };
      },
      async room(_room, call) {
        if (take(call) !== 200) throw new Error("not now");
        return null;
      },
    };
    const store = new DurableStore("match/kitKitKit123", storage, KIT_TABLES);
    const alarms = new Alarms(store);
    const outbox = new Outbox(store, alarms, calls);
    await run({ outbox, alarms, store, storage, arrived, answers });
  });
}

const parcel = (kind: string, body: number): Parcel => ({ kind, path: `/internal/${kind}`, body });
const dueAt = ({ store }: Bench, name: string) =>
  store.rows<{ at_ms: number }>("SELECT at_ms FROM alarm WHERE name = ?", name)[0]?.at_ms ?? null;

describe("[R9] the outbox", () => {
  test("keeps any number of items of any kind, and brings those of one kind in their order", () =>
    withOutbox(async (bench) => {
      await bench.store.commit(() => bench.outbox.add([parcel("line", 1), parcel("line", 2), parcel("result", 3)]));
      await bench.store.commit(() => bench.outbox.add([parcel("line", 4)]));
      expect(await bench.outbox.deliver()).toBe(true);
      expect(bench.arrived.filter((body) => body !== "3")).toEqual(["1", "2", "4"]);
      expect(bench.arrived).toHaveLength(4);
      expect([bench.outbox.isEmpty, dueAt(bench, "outbox")]).toEqual([true, null]);
    }));

  test("holds back what follows one that did not arrive, and nothing of another kind", () =>
    withOutbox(async (bench) => {
      bench.answers.set("1", null);
      await bench.store.commit(() => bench.outbox.add([parcel("line", 1), parcel("line", 2), parcel("result", 3)]));
      expect(await bench.outbox.deliver()).toBe(false);
      expect(bench.arrived).toEqual(["1", "3"]);
      expect(dueAt(bench, "outbox")).toBeGreaterThan(wallMs());
      bench.answers.clear();
      expect(await bench.outbox.deliver()).toBe(true);
      expect(bench.arrived).toEqual(["1", "3", "1", "2"]);
    }));

  test("drops what waits, but nothing that is on its way: what comes after it is not taken for what has arrived", () =>
    withOutbox(async (bench) => {
      const add = (...versions: number[]) =>
        bench.store.commit(() => {
          for (const version of versions) {
            bench.outbox.drop("record", "$.id", "cup");
            bench.outbox.add([{ kind: "record", path: "/internal/record", body: { id: "cup", version } }]);
          }
        });
      await add(1, 2);
      const delivery = bench.outbox.deliver();
      await add(3, 4); // while the second is on its way
      expect(await delivery).toBe(true);
      expect(bench.arrived.map((body) => (JSON.parse(body) as { version: number }).version)).toEqual([2, 4]);
      expect(bench.outbox.isEmpty).toBe(true);
    }));

  test("[R10] keeps what is refused for a person to look into, and goes on with the rest of its kind", () =>
    withOutbox(async (bench) => {
      bench.answers.set("1", 422);
      await bench.store.commit(() => bench.outbox.add([parcel("line", 1), parcel("line", 2)]));
      expect(await bench.outbox.deliver()).toBe(true);
      await bench.store.commit(() => bench.outbox.add([parcel("line", 3)]));
      expect(await bench.outbox.deliver()).toBe(true);
      expect(bench.arrived).toEqual(["1", "2", "3"]);
      expect(bench.store.rows("SELECT body, refused FROM parcel")).toEqual([{ body: "1", refused: 422 }]);
    }));

  test("brings what is for another room there, until it has it", () =>
    withOutbox(async (bench) => {
      const body: RoomCall = { type: "renamed", user: "annaAnnaAnna", name: "Anna" };
      bench.answers.set(JSON.stringify(body), 503);
      const room = { kind: "match", name: "matchMatch12" } as const;
      await bench.store.commit(() => bench.outbox.add([{ kind: "name", room, body }]));
      expect(await bench.outbox.deliver()).toBe(false);
      bench.answers.clear();
      expect(await bench.outbox.deliver()).toBe(true);
      expect(bench.arrived).toHaveLength(2);
    }));

  test("what is added while it delivers is delivered, too", () =>
    withOutbox(async (bench) => {
      await bench.store.commit(() => bench.outbox.add([parcel("line", 1)]));
      const first = bench.outbox.deliver();
      await bench.store.commit(() => bench.outbox.add([parcel("line", 2)]));
      await Promise.all([first, bench.outbox.deliver()]);
      expect(bench.arrived).toEqual(["1", "2"]);
    }));
});

describe("[R9] what a route takes many of at once", () => {
  const line = (body: number): Parcel => ({ kind: "chat", path: "/internal/chat/store", body });
  const lines = (count: number) => Array.from({ length: count }, (_, index) => line(index));
  const sent = ({ arrived }: Bench) => arrived.map((body) => (JSON.parse(body) as { items: string[] }).items);

  test("goes out so, in its order, until nothing is left", () =>
    withOutbox(async (bench) => {
      await bench.store.commit(() => bench.outbox.add(lines(2 * BATCH_MAX + 7)));
      expect(await bench.outbox.deliver()).toBe(true);
      expect(sent(bench).map((items) => items.length)).toEqual([BATCH_MAX, BATCH_MAX, 7]);
      expect(sent(bench).flat()).toEqual(Array.from({ length: 2 * BATCH_MAX + 7 }, (_, index) => `${index}`));
      expect(bench.outbox.isEmpty).toBe(true);
    }));

  test("[R10] is not held up by one of them that is refused, which is kept", () =>
    withOutbox(async (bench) => {
      bench.answers.set("3", 422);
      await bench.store.commit(() => bench.outbox.add([...lines(6), parcel("result", 9)]));
      expect(await bench.outbox.deliver()).toBe(true);
      expect(bench.arrived).toHaveLength(2);
      expect(bench.store.rows("SELECT body, refused FROM parcel")).toEqual([{ body: "3", refused: 422 }]);
    }));

  test("comes again as it was when no answer came, with what was added meanwhile behind it", () =>
    withOutbox(async (bench) => {
      const first = JSON.stringify({ items: ["0", "1"] });
      bench.answers.set(first, null);
      await bench.store.commit(() => bench.outbox.add(lines(2)));
      expect(await bench.outbox.deliver()).toBe(false);
      await bench.store.commit(() => bench.outbox.add([line(2)]));
      expect(await bench.outbox.deliver()).toBe(true);
      expect(sent(bench)).toEqual([
        ["0", "1"],
        ["0", "1", "2"],
      ]);
    }));

  test("is kept when the answer does not say what became of each", () =>
    withOutbox(async (bench) => {
      const { store, alarms } = bench;
      const calls: Calls = { api: async () => ({ status: 200, body: { verdicts: ["done"] } }), room: async () => null };
      const outbox = new Outbox(store, alarms, calls);
      await store.commit(() => outbox.add(lines(2)));
      expect(await outbox.deliver()).toBe(false);
      expect(store.rows("SELECT body FROM parcel")).toHaveLength(2);
    }));
});

describe("alarms", () => {
  test("keep their distance when the clock is set back", () =>
    withOutbox(async (bench) => {
      const { alarms } = bench;
      const atMs = wallMs();
      alarms.set("soon", atMs + 60_000);
      await alarms.ring(atMs - 3_600_000, () => {});
      expect(dueAt(bench, "soon")).toBeLessThanOrEqual(atMs - 3_600_000 + 60_000);
    }));

  test("are kept by their names; the room's own is the earliest of them", () =>
    withOutbox(async ({ alarms, storage }) => {
      const startMs = wallMs() + 60_000;
      alarms.set("late", startMs + 200);
      alarms.set("soon", startMs + 100);
      expect(await storage.getAlarm()).toBe(startMs + 100);
      alarms.set("soon", startMs + 300); // replaces the one before
      expect(await storage.getAlarm()).toBe(startMs + 200);
      alarms.set("late", null);
      alarms.set("soon", null);
      expect(await storage.getAlarm()).toBe(null);
    }));

  test("that are due are done, each once, and one that fails comes again without harm to others", () =>
    withOutbox(async (bench) => {
      const { alarms } = bench;
      for (const [index, name] of ["a", "broken", "c"].entries()) alarms.set(name, index);
      alarms.set("later", wallMs() + 60_000);
      const atMs = wallMs();
      const rung: string[] = [];
      await alarms.ring(atMs, (name) => {
        rung.push(name);
        if (name === "broken") throw new Error("broken");
        alarms.set(name, null);
      });
      expect(rung).toEqual(["a", "broken", "c"]);
      expect(dueAt(bench, "broken")).toBeGreaterThan(atMs);
      expect([alarms.isSet("a"), alarms.isSet("later")]).toEqual([false, true]);
    }));
});
