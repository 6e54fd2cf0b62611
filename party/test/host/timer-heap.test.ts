import { describe, expect, test } from "vitest";
import { TimerHeap } from "../../src/host/timer-heap.ts";
import { nowMs } from "../../src/kit/clock.ts";

interface Ring {
  readonly name: string;
  readonly atMs: number;
}

function bench() {
  const [rings, failures]: [Ring[], unknown[]] = [[], []];
  const heap = new TimerHeap(
    (run) => run(),
    (error) => failures.push(error),
  );
  const timer = (name: string) => heap.timer((atMs) => rings.push({ name, atMs }));
  return { heap, timer, rings, failures };
}

describe("the timers of many rooms", () => {
  test("ring in the order in which they are due, none too early, whatever order they were set and moved in", async () => {
    const { timer, rings } = bench();
    const startMs = nowMs();
    const due = Array.from({ length: 200 }, (_, index) => ((index * 73) % 200) + 10);
    const timers = due.map((ms, index) => {
      const each = timer(String(index));
      each.at(startMs + ((ms * 7) % 300)); // moved earlier or later
      each.at(startMs + ms);
      return each;
    });
    await expect.poll(() => rings.length).toBe(200);
    for (const { name, atMs } of rings) expect(atMs).toBeGreaterThanOrEqual(startMs + due[Number(name)]!);
    expect(timers.some(({ isSet }) => isSet)).toBe(false);
  });

  test("ring in that order also when some of them are stopped", async () => {
    const { timer, rings } = bench();
    const startMs = nowMs();
    const due = Array.from({ length: 60 }, (_, index) => 10 + 5 * ((index * 37) % 60));
    const timers = due.map((ms) => {
      const each = timer(String(ms));
      each.at(startMs + ms);
      return each;
    });
    const [stopped, kept] = [due.filter((ms) => ms % 3 === 0), due.filter((ms) => ms % 3 !== 0)];
    for (const ms of stopped) timers[due.indexOf(ms)]!.stop();
    await expect.poll(() => rings.length).toBe(kept.length);
    expect(rings.map(({ name }) => Number(name))).toEqual(kept.toSorted((a, b) => a - b));
  });

  test("those that were stopped, or put off for ever, do not ring; those set again by their ring do", async () => {
    const { heap, timer, rings } = bench();
    const [stopped, off] = [timer("stopped"), timer("off")];
    stopped.at(nowMs() + 10);
    off.at(nowMs() + 10);
    stopped.stop();
    off.at(Infinity);
    let count = 0;
    const again = heap.timer((atMs) => {
      if (++count < 3) again.at(atMs + 5);
    });
    again.at(nowMs() + 5);
    await expect.poll(() => count).toBe(3);
    expect(rings).toEqual([]);
  });

  test("[R7] one that throws stands in nobody's way", async () => {
    const { heap, timer, rings, failures } = bench();
    const dueMs = nowMs() + 5;
    heap
      .timer(() => {
        throw new Error("broken");
      })
      .at(dueMs);
    timer("after it").at(dueMs + 1);
    await expect.poll(() => rings.length).toBe(1);
    expect(failures).toMatchObject([{ message: "broken" }]);
  });
});
