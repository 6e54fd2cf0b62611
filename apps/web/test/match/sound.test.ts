import { applyCommand, cloneWorld, createWorld, DEFAULT_SETTINGS, rulesOf, step } from "@transcendence/game";
import { eventsBetween, type ViewEvent } from "@transcendence/netcode";
import { expect, test } from "vitest";
import { gainOf, mayResume, NOTES, SOUNDS } from "../../src/features/match/sound/sound.ts";

test("the notes are those of the cabinet", () => {
  expect(NOTES).toMatchObject({
    wall: [{ hertz: 226, ms: 16 }],
    paddle: [{ hertz: 459, ms: 96 }],
    point: [{ hertz: 490, ms: 257 }],
  });
});

test("sound comes back after a call and after another app's, as iOS interrupts it", () => {
  expect(["suspended", "interrupted", "running", "closed"].map(mayResume)).toEqual([true, true, false, false]);
});

test("mute is silent, and louder is louder", () => {
  expect(gainOf(100, true)).toBe(0);
  expect(gainOf(0, false)).toBe(0);
  expect(gainOf(100, false)).toBeGreaterThan(gainOf(50, false));
});

test("a rally sounds as it looks: walls and paddles where they are, one point at its end", () => {
  const rules = rulesOf(DEFAULT_SETTINGS);
  const world = createWorld(rules);
  applyCommand(world, rules, { kind: "serve", tick: 0, seed: 7 });
  applyCommand(world, rules, { kind: "move", tick: 0, seat: 0, move: 1 });
  const heard: ViewEvent[] = [];
  while (world.score.every((points) => points === 0)) {
    const before = cloneWorld(world);
    step(world, rules);
    eventsBetween(rules, before, world, heard);
  }
  expect(heard.filter(({ kind }) => kind === "point")).toHaveLength(1);
  expect(heard.at(-1)?.kind).toBe("point");
  expect(heard.filter(({ kind }) => kind === "paddle")).toHaveLength(world.hits);
  for (const { kind, x, y } of heard) {
    if (kind === "wall") expect(Math.abs(y)).toBeGreaterThan(270);
    if (kind === "paddle") expect(Math.abs(x)).toBeGreaterThan(330);
    if (kind === "point") expect(Math.abs(x)).toBeGreaterThan(370);
  }
});

test("[PLAY-7] every sound is its own, and short enough for the next", () => {
  const tunes = SOUNDS.map((sound) => NOTES[sound].map(({ hertz }) => hertz).join(" "));
  expect(new Set(tunes).size).toBe(SOUNDS.length);
  for (const sound of SOUNDS) expect(NOTES[sound].reduce((sum, { ms }) => sum + ms, 0)).toBeLessThan(300);
});
