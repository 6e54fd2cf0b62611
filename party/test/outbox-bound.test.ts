import { expect, test } from "vitest";
import { Alarms } from "../src/kit/alarms.ts";
import type { RoomStore } from "../src/kit/carrier.ts";
import { freshId } from "../src/kit/clock.ts";
import { DurableStore } from "../src/kit/durable-store.ts";
import { Outbox } from "../src/kit/outbox.ts";
import { KIT_TABLES } from "../src/kit/snapshot.ts";
import { withStorage } from "./carrier.ts";

test("[R9] a long backlog is read in pieces, each parcel once, and arrives in its order; of a kind that waits, one is tried", async () => {
  const count = 230;
  await withStorage({ kind: "chat", name: freshId() }, async (storage, key) => {
    const durable = new DurableStore(key, storage, KIT_TABLES);
    let [most, all] = [0, 0]; // rows read
    const store: RoomStore = {
      key,
      rows: (sql, ...values) => {
        const rows = durable.rows<never>(sql, ...values);
        most = Math.max(most, rows.length);
        all += sql.includes("body") ? rows.length : 0;
        return rows;
      },
      run: (sql, ...values) => durable.run(sql, ...values),
      commit: async (write) => write(),
      setAlarm: () => {},
      clear: () => {},
    };
    const arrived: unknown[] = [];
    let away = 0;
    const calls = {
      room: async () => null,
      api: async (path: string, body: unknown) => {
        if (path === "/away") {
          away++;
          return null;
        }
        arrived.push(body);
        return { status: 200, body: null };
      },
    };
    const outbox = new Outbox(store, new Alarms(store), calls);
    outbox.add([{ kind: "away", path: "/away", body: 0 }]);
    outbox.add(Array.from({ length: count }, (_, body) => ({ kind: "chat", path: "/here", body })));
    expect(outbox.isEmpty).toBe(false);
    expect(await outbox.deliver()).toBe(false);
    expect(arrived).toEqual(Array.from({ length: count }, (_, body) => body));
    expect(away).toBe(1);
    expect(most).toBeLessThanOrEqual(50);
    expect(all).toBe(count + 1);
    store.run("DELETE FROM parcel WHERE room = ?", key);
    store.run("DELETE FROM alarm WHERE room = ?", key);
  });
});
