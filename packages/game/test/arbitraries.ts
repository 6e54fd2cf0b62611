// Random settings, commands and situations for fast-check.
import fc from "fast-check";
import {
  MAPS,
  type MatchSettings,
  type Move,
  POWER_UPS,
  type Rules,
  rulesOf,
  SETTINGS_BOUNDS,
  type World,
} from "../src/index.ts";
import { rally } from "./situations.ts";

export const u32 = fc.nat(0xffff_ffff);
export const move = fc.constantFrom<Move[]>(-1, 0, 1);

export const settings: fc.Arbitrary<MatchSettings> = fc.record({
  map: fc.constant("classic" as const),
  pointsToWin: fc.integer(SETTINGS_BOUNDS.pointsToWin),
  margin: fc.integer(SETTINGS_BOUNDS.margin),
  ballSpeed: fc.integer(SETTINGS_BOUNDS.ballSpeed),
  paddleSize: fc.integer(SETTINGS_BOUNDS.paddleSize),
  powerUps: fc.constant([]),
});

/** Any map with any power-ups. */
export const arcade: fc.Arbitrary<MatchSettings> = fc
  .record({ settings, map: fc.constantFrom(...MAPS), powerUps: fc.subarray([...POWER_UPS]) })
  .map(({ settings: classic, map, powerUps }) => ({ ...classic, map, powerUps }));

/** How a player in a test plays: follows the ball, aiming to meet it so far from the paddle's middle, in reaches. */
export interface Player {
  readonly aim: number;
  readonly slack: number; // in units: stands still when this close
}

export const player: fc.Arbitrary<Player> = fc.record({
  aim: fc.double({ min: -1.4, max: 1.4, noNaN: true }),
  slack: fc.integer({ min: 0, max: 12 }),
});

/** A ball at any allowed speed shortly before, beside or just above the right paddle, which moves in any way. */
export interface Encounter {
  readonly rules: Rules;
  readonly world: World;
  readonly moves: readonly Move[]; // of the right paddle, each for five ticks
}

export const encounter: fc.Arbitrary<Encounter> = fc
  .record({
    settings,
    distance: fc.double({ min: 0, max: 60, noNaN: true }), // before the face
    y: fc.double({ min: -1, max: 1, noNaN: true }), // of the whole height
    offset: fc.double({ min: -1.6, max: 1.6, noNaN: true }), // of the paddle to the ball, in reaches
    speed: fc.double({ min: 0, max: 1, noNaN: true }), // from serve to fastest
    slope: fc.double({ min: -0.55, max: 0.55, noNaN: true }),
    moves: fc.array(move, { minLength: 10, maxLength: 10 }),
  })
  .map(({ settings: chosen, distance, y, offset, speed, slope, moves }) => {
    const rules = rulesOf(chosen);
    const pace = Math.min(rules.ballSpeedMax, rules.serveSpeed + speed * (rules.ballSpeedMax - rules.serveSpeed));
    const square = slope * slope;
    const ballY = y * rules.ballLimit;
    const center = Math.max(-rules.paddleLimit, Math.min(rules.paddleLimit, ballY + offset * rules.reach));
    const world = rally(rules, {
      ball: {
        x: rules.openX - distance,
        y: ballY,
        vx: pace * ((1 - square) / (1 + square)),
        vy: pace * ((2 * slope) / (1 + square)),
      },
      centers: [0, center],
    });
    return { rules, world, moves };
  });
