import { DEFAULT_SETTINGS } from "@transcendence/game";
import { expect, test } from "vitest";
import { LocalMatch } from "../../src/features/match/local/local-match.ts";
import { createRival } from "../../src/features/match/local/rival.ts";

const SHORT = { ...DEFAULT_SETTINGS, pointsToWin: 3, margin: 1, ballSpeed: 200 };

test("[PLAY-6] practice is a whole match against somebody who moves by themselves", () => {
  const match = new LocalMatch(SHORT, () => 5, createRival("meridian"));
  let moved = false;
  for (let frame = 0; match.world.winner === -1 && frame < 60 * 120; frame++) {
    match.advance((frame * 1000) / 60);
    moved ||= match.world.paddles[1]!.move !== 0;
    expect(match.world.paddles[0]!.move).toBe(0);
  }
  expect(moved).toBe(true);
  expect(match.world.winner).toBe(1); // the person never pressed a key
});

test("[PLAY-6] while practice is paused, nobody thinks", () => {
  let asked = 0;
  const match = new LocalMatch(SHORT, () => 5, {
    seat: 1,
    move: () => {
      asked++;
      return 0;
    },
  });
  for (let frame = 0; frame < 300; frame++) match.advance((frame * 1000) / 60);
  const before = asked;
  expect(before).toBeGreaterThan(60);
  match.pause();
  for (let frame = 10_000; frame < 10_100; frame++) match.advance((frame * 1000) / 60);
  expect(asked).toBe(before);
});
