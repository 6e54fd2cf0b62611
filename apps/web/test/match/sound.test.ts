import { applyCommand, createWorld, cloneWorld, DEFAULT_SETTINGS, rulesOf, step } from "@transcendence/game";
import { expect, test } from "vitest";
import { happeningsBetween } from "../../src/match/scene.ts";
import { gainOf, NOTES } from "../../src/match/sound.ts";

test("the notes are those of the cabinet", () => {
  expect(NOTES).toEqual({
    wall: { hertz: 226, ms: 16 },
    paddle: { hertz: 459, ms: 96 },
    point: { hertz: 490, ms: 257 },
  });
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
  const heard = [];
  while (world.score.every((points) => points === 0)) {
    const before = cloneWorld(world);
    step(world, rules);
    heard.push(...happeningsBetween(before, world));
  }
  expect(heard.filter(({ sound }) => sound === "point")).toHaveLength(1);
  expect(heard.at(-1)?.sound).toBe("point");
  expect(heard.filter(({ sound }) => sound === "paddle")).toHaveLength(world.hits);
  for (const { sound, x, y } of heard) {
    if (sound === "wall") expect(Math.abs(y)).toBeGreaterThan(270);
    if (sound === "paddle") expect(Math.abs(x)).toBeGreaterThan(330);
    if (sound === "point") expect(Math.abs(x)).toBeGreaterThan(370);
  }
});

test("a serve and a ball in flight make no sound", () => {
  const rules = rulesOf(DEFAULT_SETTINGS);
  const before = createWorld(rules);
  const after = cloneWorld(before);
  applyCommand(after, rules, { kind: "serve", tick: 0, seed: 1 });
  expect(happeningsBetween(before, after)).toEqual([]);
});
