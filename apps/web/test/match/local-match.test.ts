import { DEFAULT_SETTINGS, PADDLE_SPEED, rulesOf, type World } from "@transcendence/game";
import { describe, expect, test } from "vitest";
import { createCanvasFrame } from "../../src/features/match/canvas/canvas-frame.ts";
import { DemoMatch, landingOf } from "../../src/features/match/demo/demo-match.ts";
import { LocalMatch } from "../../src/features/match/local/local-match.ts";

const TICK_MS = 1000 / 60;
const flying = (x: number, y: number, vx: number, vy: number) => ({ balls: [{ x, y, vx, vy }] }) as World; // all that is read

function begun(settings = DEFAULT_SETTINGS): LocalMatch {
  const match = new LocalMatch(settings, () => 12345);
  match.skipCountdown();
  match.advance(0);
  return match;
}

describe("a match on one machine", () => {
  test("counts three, two, one before anything moves", () => {
    const match = new LocalMatch(DEFAULT_SETTINGS, () => 1);
    const counts: (number | null)[] = [];
    for (let ms = 0; ms <= 3200; ms += 100) {
      match.advance(ms);
      if (match.count !== counts.at(-1)) counts.push(match.count);
    }
    expect(counts).toEqual([3, 2, 1, null]);
    expect(match.world.tick).toBeLessThanOrEqual(12);
  });

  test("runs sixty ticks a second however often it is drawn", () => {
    for (const hertz of [30, 60, 144]) {
      const match = begun();
      for (let frame = 1; frame <= 2 * hertz; frame++) match.advance((frame * 1000) / hertz);
      expect(match.world.tick).toBeGreaterThanOrEqual(119);
      expect(match.world.tick).toBeLessThanOrEqual(120);
    }
  });

  test("a paddle obeys in the very frame of the press", () => {
    const match = begun();
    const scene = createCanvasFrame(rulesOf(DEFAULT_SETTINGS));
    match.advance(10.5 * TICK_MS);
    match.press(0, 1);
    match.show(scene);
    expect(scene.paddles[0]).toBeGreaterThan(0);
    expect(scene.paddles[0]).toBeLessThan(PADDLE_SPEED);
  });

  test("a tap shorter than a tick still moves the paddle by one", () => {
    const match = begun();
    match.advance(10.2 * TICK_MS);
    match.press(0, 1);
    match.press(0, 0);
    match.advance(20 * TICK_MS);
    expect(match.world.paddles[0]?.center).toBe(PADDLE_SPEED);
  });

  test("paddles move evenly between ticks", () => {
    const match = begun();
    const scene = createCanvasFrame(rulesOf(DEFAULT_SETTINGS));
    match.press(1, -1);
    const places: number[] = [];
    for (let frame = 24; frame <= 60; frame++) {
      match.advance((frame * 1000) / 144);
      match.show(scene);
      places.push(scene.paddles[1]!);
    }
    const steps = places.slice(1).map((place, index) => place - places[index]!);
    for (const step of steps) expect(step).toBeCloseTo((-PADDLE_SPEED * 60) / 144, 6);
  });

  test("stands still in a pause, and counts down again after it", () => {
    const match = begun();
    match.advance(1000 / 6);
    const { tick } = match.world;
    match.pause();
    match.advance(60_000);
    expect(match.count).toBe(3);
    expect(match.world.tick).toBe(tick);
  });

  test("a machine that slept loses time rather than points", () => {
    const match = begun();
    match.advance(3_600_000);
    expect(match.world.tick).toBeLessThanOrEqual(15);
  });

  test("is played to its end, with a point for each note of one", () => {
    const match = begun({ ...DEFAULT_SETTINGS, pointsToWin: 3, margin: 1, ballSpeed: 200, paddleSize: 50 });
    match.press(0, -1);
    match.press(1, 1);
    let points = 0;
    for (let frame = 1; frame < 60_000 && match.world.winner === -1; frame++) {
      points += match.advance(frame * TICK_MS).filter(({ kind }) => kind === "point").length;
    }
    expect(match.world.winner).not.toBe(-1);
    expect(points).toBe(match.world.score.reduce((sum, score) => sum + score));
  });
});

describe("the demo", () => {
  test("knows where a ball will land, by way of the walls", () => {
    expect(landingOf(flying(0, 0, 5, 0), 370)).toBeCloseTo(0);
    expect(landingOf(flying(0, 0, 1, 1), 250)).toBeCloseTo(250);
    expect(landingOf(flying(0, 0, 1, 1), 400)).toBeCloseTo(200);
    expect(landingOf(flying(0, 0, -1, -1), -400)).toBeCloseTo(-200);
  });

  test("plays rallies worth watching, and goes on for ever", () => {
    let state = 1;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    const demo = new DemoMatch({ ...DEFAULT_SETTINGS, pointsToWin: 2 }, random);
    const scene = createCanvasFrame(rulesOf(DEFAULT_SETTINGS));
    let shown = 0;
    for (let frame = 0; frame < 60 * 120; frame++) {
      demo.advance(frame * TICK_MS);
      demo.show(scene);
      if (scene.inPlay) shown++;
    }
    expect(shown).toBeGreaterThan(60 * 60); // more rallies than breaks in two minutes
  });
});
