import { expect, test } from "vitest";
import { type Found, play, steal, WAYS } from "../src/fairness/trials.ts";

const MATCHES = 8;

const part = ({ saves, cuts }: Found) => saves / cuts;

test("[M52] a cut while the rival's save is under way makes no point", () => {
  expect(steal(false, MATCHES)).toMatchObject({ points: 0 });
  const { cuts, points } = steal(true, MATCHES);
  expect(cuts).toBeGreaterThan(10);
  expect(points).toBe(0);
});

test.each([WAYS.lastMoment, WAYS.beforeReturn, WAYS.onceKnown])(
  "[M58] a program that never reacts in flight gains no saves when it cuts: $name",
  (way) => {
    const without = part(play(way, false, MATCHES));
    const found = play(way, true, MATCHES);
    expect(found.cuts).toBeGreaterThan(10);
    expect(part(found)).toBeLessThan(without + 0.3); // what is left is another return by the rival, which happens to hit
  },
);

test("[M58] a person whose line fails keeps most of the balls that they had reacted to", () => {
  expect(part(play(WAYS.badLine, true, MATCHES))).toBeGreaterThan(0.3);
});
