import { DEFAULT_SETTINGS, FIELD_HEIGHT, FIELD_WIDTH, MAPS, PADDLE_INSET, rulesOf } from "@transcendence/game";
import { createFieldFrame } from "@transcendence/netcode";
import { describe, expect, test } from "vitest";
import { SCORE_CELL, SCORE_TOP, scoreAway } from "../../src/features/match/canvas/score-place.ts";
import { DIGIT_HEIGHT, numberWidth } from "../../src/ui/digits.ts";

const [WIDE, HIGH] = [numberWidth(10) * SCORE_CELL, DIGIT_HEIGHT * SCORE_CELL];
const HARDLY = 5; // units

describe.each([false, true])("[PLAY-7] the score on an upright field (%s)", (upright) => {
  test.each(MAPS)("stands on nothing of the map %s, and before the paddles", (map) => {
    const { arcade } = createFieldFrame(rulesOf({ ...DEFAULT_SETTINGS, map }));
    const blocks = arcade?.blocks ?? [];
    const away = scoreAway(blocks, upright);
    const [long, deep] = upright ? [HIGH, WIDE] : [WIDE, HIGH];
    const top = FIELD_HEIGHT / 2 - SCORE_TOP;
    for (const { x, y, width, height } of blocks) {
      const over = Math.min(away + long, x + width / 2) - Math.max(away, x - width / 2);
      const into = Math.min(top, y + height / 2) - Math.max(top - deep, y - height / 2);
      expect(Math.min(over, into)).toBeLessThan(HARDLY);
    }
    expect(away + long).toBeLessThan(FIELD_WIDTH / 2 - PADDLE_INSET - 20);
  });
});

test("where nothing stands in its way it is beside the net", () => {
  expect(scoreAway([], false)).toBe(62);
});
