// What a machine's clock does to a match when it is set: NTP after booting, a virtual machine that is resumed.
import type { StoreResult } from "@transcendence/protocol";
import { afterEach, describe, expect, test, vi } from "vitest";
import { RoomClock } from "../src/kit/clock.ts";
import { ALICE, RoomHarness, eventually } from "./room-harness.ts";

const HOUR_MS = 3_600_000;
const wall = Date.now.bind(Date);

/** Everything in this isolate reads the clock as if it had been set. */
function setClock(byMs: number): void {
  vi.spyOn(Date, "now").mockImplementation(() => wall() + byMs);
}

afterEach(() => vi.restoreAllMocks());

describe("the clock of the rooms", () => {
  test("goes on from where it was when the machine's is set back, however often", () => {
    let wallMs = 1_000_000;
    const clock = new RoomClock(() => wallMs);
    expect(clock.nowMs()).toBe(1_000_000);
    wallMs = 1_000_100;
    expect(clock.nowMs()).toBe(1_000_100);
    wallMs = 200;
    expect(clock.nowMs()).toBe(1_000_100);
    wallMs = 260;
    expect(clock.nowMs()).toBe(1_000_160);
    wallMs = 250;
    expect(clock.nowMs()).toBe(1_000_160);
    wallMs = 300;
    expect(clock.nowMs()).toBe(1_000_210);
    expect(clock.onWall(clock.nowMs())).toBe(300);
  });
});

describe("[PLAY-2] a clock that is set back in mid-match", () => {
  test.each([2 * HOUR_MS, 10_000])(
    "by %d ms: the ball goes on, people come in, and the result has the right date",
    async (byMs) => {
      const arena = new RoomHarness({ ballSpeed: 200 });
      const { alice, boris } = await arena.start();
      await alice.sees("between");
      setClock(-byMs);
      const { keyframes } = alice;
      await alice.until(() => alice.room.score[0] + alice.room.score[1] > 0, "a point"); // nobody moves
      expect(alice.keyframes).toBeGreaterThan(keyframes);

      const chloe = await arena.enter("chloeChloe12"); // with a ticket of the new time
      await chloe.until(() => chloe.rooms.length > 0, "the room");
      expect((await new RoomHarness().enter(ALICE)).reason).toBe(null);

      boris.say({ type: "resign" });
      await alice.sees("finished");
      const call = await eventually(async () => {
        const [first] = await arena.calls();
        if (first === undefined) throw new Error("not delivered yet");
        return first;
      });
      const { startedAtMs, finishedAtMs } = JSON.parse(call.body) as StoreResult;
      expect(finishedAtMs).toBeLessThanOrEqual(Date.now());
      expect(finishedAtMs).toBeGreaterThan(Date.now() - 600_000);
      expect(startedAtMs).toBeLessThan(finishedAtMs);
    },
  );
});
