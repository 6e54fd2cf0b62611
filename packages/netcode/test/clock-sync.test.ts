import { describe, expect, test } from "vitest";
import { ClockSync } from "../src/index.ts";
import { createRandom } from "../src/simulation/index.ts";

const OFFSET_MS = 1_700_000_000_000;

interface Weather {
  readonly up: number; // the least each way
  readonly down: number;
  readonly jitter: number;
  readonly stallEvery?: number; // in trips
}

/** Trips a second apart, from `startMs` by the client's clock; returns the instant after the last. */
function travel(sync: ClockSync, weather: Weather, trips: number, startMs = 0, offsetMs = OFFSET_MS, seed = 1): number {
  const random = createRandom(seed);
  let nowMs = startMs;
  for (let trip = 1; trip <= trips; trip++) {
    nowMs += 1000;
    const stall = weather.stallEvery && trip % weather.stallEvery === 0 ? 200 : 0;
    const arriveMs = nowMs + weather.up + weather.jitter * random();
    const backMs = arriveMs + weather.down + weather.jitter * random() + stall;
    sync.sample(nowMs, arriveMs + offsetMs, backMs);
    nowMs = backMs;
  }
  return nowMs;
}

function errorAt(sync: ClockSync, nowMs: number, offsetMs = OFFSET_MS): number {
  return Math.abs(sync.roomNow(nowMs) - nowMs - offsetMs);
}

describe("the room's clock", () => {
  test("is exact after one trip on an even line", () => {
    const sync = new ClockSync();
    const nowMs = travel(sync, { up: 40, down: 40, jitter: 0 }, 1);
    expect(errorAt(sync, nowMs)).toBeLessThan(1e-3);
    expect(sync.rttMs).toBe(80);
  });

  test("stays within a tick under jitter and stalls", () => {
    for (let seed = 1; seed < 30; seed++) {
      const sync = new ClockSync();
      const weather = { up: 50, down: 50, jitter: 30, stallEvery: 7 };
      let nowMs = travel(sync, weather, 8, 0, OFFSET_MS, seed);
      for (let trip = 0; trip < 40; trip++) {
        nowMs = travel(sync, weather, 1, nowMs, OFFSET_MS, seed * 100 + trip);
        expect(errorAt(sync, nowMs)).toBeLessThan(1000 / 60);
      }
    }
  });

  test("is off by half of what the ways differ, which no clock can know", () => {
    const sync = new ClockSync();
    const nowMs = travel(sync, { up: 20, down: 80, jitter: 0 }, 20);
    expect(errorAt(sync, nowMs)).toBeCloseTo(30, 3);
  });

  test("never jumps once settled: it slews by 2 % at most", () => {
    const sync = new ClockSync();
    let nowMs = travel(sync, { up: 10, down: 10, jitter: 0 }, 6);
    const random = createRandom(3);
    let room = sync.roomNow(nowMs);
    for (let frame = 0; frame < 2000; frame++) {
      nowMs += 10;
      if (frame % 100 === 0) sync.sample(nowMs - 40, nowMs - 20 + OFFSET_MS + 15 * random(), nowMs);
      const next = sync.roomNow(nowMs);
      expect(next - room).toBeGreaterThan(9.79);
      expect(next - room).toBeLessThan(10.21);
      room = next;
    }
  });

  test("starts anew when a clock was set or the machine slept", () => {
    const sync = new ClockSync();
    const weather = { up: 30, down: 30, jitter: 10 };
    const nowMs = travel(sync, weather, 20);
    const later = travel(sync, weather, 1, nowMs, OFFSET_MS + 5000);
    expect(errorAt(sync, later, OFFSET_MS + 5000)).toBeLessThan(20);
  });

  test("takes a one-way hint until the first trip, and no longer", () => {
    const sync = new ClockSync();
    sync.hint(OFFSET_MS + 100, 150);
    expect(errorAt(sync, 150)).toBe(50);
    sync.sample(200, OFFSET_MS + 240, 280);
    sync.hint(OFFSET_MS, 300);
    expect(errorAt(sync, 300)).toBeLessThan(1e-3);
  });
});
