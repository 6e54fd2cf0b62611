import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ArrivalClock,
  type Batch,
  BatchWriter,
  hostIndexOf,
  LINK_LIMITS,
  type LinkRecord,
  readBatch,
} from "../src/index.ts";

const connection = fc.integer({ min: 0, max: 0xffff_ffff });
const text = fc.string({ unit: "binary", maxLength: 60 }).filter((each) => each.isWellFormed());
const time = fc.double({ min: 0, max: 4e12, noNaN: true });
const opening = fc.record({ kind: text, name: text, version: text, ticket: text, address: text, admittedMs: time });
const record: fc.Arbitrary<LinkRecord> = fc.oneof(
  fc.record({ type: fc.constant("open" as const), connection, opening }),
  fc.record({
    type: fc.constant("data" as const),
    connection,
    ageMs: fc.integer({ min: 0, max: 0xffff }).map((age) => age / 10),
    data: fc.oneof(text, fc.uint8Array({ maxLength: 300 })),
  }),
  fc.record({
    type: fc.constant("close" as const),
    connection,
    code: fc.integer({ min: 0, max: 0xffff }),
    reason: fc.string({ maxLength: 40 }),
  }),
);

function write(records: readonly LinkRecord[], sentMs: number): Uint8Array {
  const writer = new BatchWriter();
  for (const each of records) {
    if (each.type === "open") writer.open(each.connection, each.opening);
    else if (each.type === "data") writer.data(each.connection, each.data, sentMs - each.ageMs);
    else writer.close(each.connection, each.code, each.reason);
  }
  return writer.take(sentMs);
}

describe("a batch", () => {
  test("is read as it was written, whatever is in it", () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 30 }), fc.integer({ min: 10_000, max: 2 ** 40 }), (records, sentMs) => {
        expect(readBatch(write(records, sentMs))).toEqual<Batch>({ sentMs, records });
      }),
    );
  });

  test("that is cut short anywhere is malformed, or ends between two records", () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), fc.nat(), (records, cut) => {
        const bytes = write(records, 20_000);
        const batch = readBatch(bytes.subarray(0, cut % bytes.length));
        if (batch !== null) expect(batch.records).toEqual(records.slice(0, batch.records.length));
      }),
    );
  });

  test("of any bytes at all is read or refused, and never throws", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        readBatch(noise);
        readBatch(Uint8Array.of(1, 64, 0, 0, 0, 0, 0, 0, 0, ...noise));
      }),
      { numRuns: 2000 },
    );
  });

  test("of another version, of an unknown record, or with text that is no UTF-8 is malformed", () => {
    const bytes = write([{ type: "data", connection: 7, ageMs: 0, data: "é" }], 1);
    expect(readBatch(bytes)).not.toBe(null);
    for (const [at, value] of [
      [0, 2],
      [9, 9],
      [20, 0xff],
    ] as const) {
      const changed = Uint8Array.from(bytes);
      changed[at] = value;
      expect(readBatch(changed)).toBe(null);
    }
  });

  test("takes no message, and no field of an opening, that is too long", () => {
    const writer = new BatchWriter();
    expect(writer.data(1, new Uint8Array(LINK_LIMITS.dataBytes + 1), 0)).toBe(false);
    const ticket = "x".repeat(LINK_LIMITS.fieldBytes + 1);
    const open = { kind: "match", name: "x", version: "3", ticket, address: "::1", admittedMs: 0 };
    expect(writer.open(1, open)).toBe(false);
    expect(writer.isEmpty).toBe(true);
    writer.close(1, 4000, "é".repeat(100));
    expect(readBatch(writer.take(0))?.records).toEqual([
      { type: "close", connection: 1, code: 4000, reason: "é".repeat(61) },
    ]);
  });

  test("an age that is too great or not possible is as great as can be said", () => {
    const writer = new BatchWriter();
    writer.data(1, "old", 0);
    writer.data(1, "from the future", 20_000);
    const ages = readBatch(writer.take(10_000))?.records.map((each) => each.type === "data" && each.ageMs);
    expect(ages).toEqual([6553.5, 0]);
  });
});

describe("the time of arrival", () => {
  test("is the gateway's, however long the batch was on its way, once a quick one has come", () => {
    const clock = new ArrivalClock();
    clock.heard(1000, 501_000);
    clock.heard(1100, 501_140); // 40 ms late
    expect(clock.arrival(1100, 2, 501_140)).toBe(501_098);
  });

  test("follows a clock that was set forward within ten seconds, and never lies in the future", () => {
    const clock = new ArrivalClock();
    for (let ms = 0; ms < 30_000; ms += 100) clock.heard(ms, ms < 10_000 ? ms : ms + 60_000);
    expect(clock.arrival(29_900, 0, 89_900)).toBe(89_900);
    clock.heard(30_000, 80_000); // set back
    expect(clock.arrival(30_000, 0, 80_000)).toBe(80_000);
  });
});

describe("rooms are spread over hosts", () => {
  test("as they always were: a room's rows lie there", () => {
    const rooms = ["K3vN0sRkQyW8tZ1mXb7d", "K3vN0sRkQyW8tZ1mXb7Z", "lobbyLobby12"];
    expect(rooms.map((name) => hostIndexOf({ kind: "match", name }, 3))).toEqual([0, 2, 1]);
    expect(hostIndexOf({ kind: "user", name: "aliceAlice12" }, 1)).toBe(0);
  });

  test("evenly", () => {
    const counts = [0, 0, 0];
    for (let index = 0; index < 3000; index++) {
      const name = `${index}`.padStart(20, "abcdefghij");
      const at = hostIndexOf({ kind: "match", name }, 3);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
