import { expect, test } from "vitest";
import { WakeTimer } from "../../src/kit/wake-timer.ts";

/** The times at which it rang, from now on, until long after anything that is set below. */
async function ringsOf(set: (timer: WakeTimer, nowMs: number) => void): Promise<number[]> {
  const startMs = Date.now();
  const rings: number[] = [];
  const timer = new WakeTimer(() => rings.push(Date.now() - startMs));
  set(timer, startMs);
  await new Promise((resolve) => setTimeout(resolve, 400));
  timer.stop();
  return rings;
}

test("what is due later after all rings once, and not before", async () => {
  const rings = await ringsOf((timer, nowMs) => {
    timer.at(nowMs + 40, nowMs);
    timer.at(nowMs + 150, nowMs);
  });
  expect(rings).toEqual([expect.any(Number)]);
  expect(rings[0]).toBeGreaterThanOrEqual(150);
});

test("what is due earlier after all rings once, without waiting for the first", async () => {
  const rings = await ringsOf((timer, nowMs) => {
    timer.at(nowMs + 10_000, nowMs);
    timer.at(nowMs + 40, nowMs);
  });
  expect(rings).toEqual([expect.any(Number)]);
});

test("nothing rings when nothing is due any more", async () => {
  expect(
    await ringsOf((timer, nowMs) => {
      timer.at(nowMs + 40, nowMs);
      timer.at(Infinity, nowMs);
    }),
  ).toEqual([]);
});

test("rings again for what is set after it rang", async () => {
  let again = false;
  const startMs = Date.now();
  const rings: number[] = [];
  const timer: WakeTimer = new WakeTimer(() => {
    rings.push(Date.now() - startMs);
    if (!again) timer.at(Date.now() + 60, Date.now());
    again = true;
  });
  timer.at(startMs + 40, startMs);
  await expect.poll(() => rings.length).toBe(2);
});

test("a timer that was moved in time rings at the last time set", async () => {
  const rings = await ringsOf((timer, nowMs) => {
    timer.at(nowMs + 60, nowMs);
    for (const later of [100, 140, 180, 220]) timer.at(nowMs + later, nowMs + later - 100);
  });
  expect(rings).toEqual([expect.any(Number)]);
  expect(rings[0]).toBeGreaterThanOrEqual(220);
});
