// What settings mean in units: derived once per match, read by every step.
import {
  BALL_SIZE,
  BALL_SPEED_MAX,
  FIELD_HEIGHT,
  FIELD_WIDTH,
  HIT_SPEED_UP,
  PADDLE_INSET,
  PADDLE_LENGTH,
  PADDLE_SPEED,
  PADDLE_THICKNESS,
  RULES_VERSION,
  SERVE_SPEED,
} from "./constants.ts";
import { type Block, clutterOf, type Gate, planOf } from "./maps.ts";
import { isMatchSettings, type MatchSettings, sortPowerUps } from "./settings.ts";
import type { Side } from "./side.ts";
import type { Seat } from "./world.ts";

export interface Wall extends Side {
  readonly at: number; // where the ball touches it
}

export interface Goal extends Side {
  readonly seat: Seat; // who defends it
  readonly scorer: Seat; // who scores here
  readonly face: number; // where the ball touches the front of the paddle
  readonly front: number; // the front of the paddle itself: a ball whose centre is further out is past it
  readonly back: number; // where the ball leaves the paddle behind
  readonly line: number; // where the ball is out
}

export interface Rules {
  readonly settings: MatchSettings; // power-ups in the order of POWER_UPS
  readonly plain: boolean; // the classic map without power-ups: worlds have no extras
  readonly walls: readonly Wall[];
  readonly goals: readonly Goal[]; // by seat
  readonly openX: number; // as long as it stays within ±openX and ±openY, a ball can touch nothing
  readonly openY: number;
  readonly paddleLength: number;
  readonly paddleSpeed: number;
  readonly paddleLimit: number; // the farthest a paddle's centre gets from the middle
  readonly reach: number; // half a paddle and half a ball: the distance of centres at which an end touches
  readonly ballLimit: number; // the farthest a ball's centre gets from the middle along a paddle's line
  readonly serveSpeed: number;
  readonly hitSpeedUp: number;
  readonly ballSpeedMax: number;
  readonly reboundSpeed: number; // the most that a ball has after a block sent it back
  readonly balls: number; // there is room for
  readonly blocks: readonly Block[];
  readonly gates: readonly Gate[];
  readonly clutter: number; // farther from the net than this, a ball touches no block or gate
  readonly spots: readonly number[]; // where on the net items may lie
}

/**
 * `version`: a RULES_VERSION that `canPlay` these settings; matches are played for ever as they were then.
 * Throws on settings that `isMatchSettings` refuses: check first what others wrote.
 */
export function rulesOf(settings: MatchSettings, version = RULES_VERSION): Rules {
  if (!isMatchSettings(settings)) throw new RangeError("match settings out of bounds");
  const { map, pointsToWin, margin, ballSpeed: pace, paddleSize } = settings;
  const powerUps = sortPowerUps(settings.powerUps);
  const plan = planOf(map, version);
  const { blocks, gates, spots } = plan;
  const paddleLength = (PADDLE_LENGTH * paddleSize) / 100;
  const ballLimit = FIELD_HEIGHT / 2 - BALL_SIZE / 2;
  const goals = [goal("x", -1, 0, 1), goal("x", 1, 1, 0)];
  return {
    settings: { map, pointsToWin, margin, ballSpeed: pace, paddleSize, powerUps },
    plain: map === "classic" && powerUps.length === 0,
    walls: [
      { axis: "y", sign: -1, at: ballLimit },
      { axis: "y", sign: 1, at: ballLimit },
    ],
    goals,
    openX: Math.min(...goals.map((side) => side.face)),
    openY: ballLimit,
    paddleLength,
    paddleSpeed: PADDLE_SPEED,
    paddleLimit: FIELD_HEIGHT / 2 - paddleLength / 2,
    reach: paddleLength / 2 + BALL_SIZE / 2,
    ballLimit,
    serveSpeed: (SERVE_SPEED * pace) / 100,
    hitSpeedUp: (HIT_SPEED_UP * pace) / 100,
    ballSpeedMax: (BALL_SPEED_MAX * pace) / 100,
    reboundSpeed: version < 3 ? Infinity : (SERVE_SPEED * pace) / 100,
    balls: powerUps.includes("twin") ? 2 : 1,
    blocks,
    gates,
    clutter: clutterOf(plan),
    spots,
  };
}

function goal(axis: "x" | "y", sign: -1 | 1, seat: Seat, scorer: Seat): Goal {
  const edge = (axis === "x" ? FIELD_WIDTH : FIELD_HEIGHT) / 2;
  const center = edge - PADDLE_INSET;
  const touch = (PADDLE_THICKNESS + BALL_SIZE) / 2;
  return {
    axis,
    sign,
    seat,
    scorer,
    face: center - touch,
    front: center - PADDLE_THICKNESS / 2,
    back: center + touch,
    line: edge + BALL_SIZE / 2,
  };
}

/** The speed of the ball after so many hits in a rally; 0 is the serve. */
export function ballSpeed(rules: Rules, hits: number): number {
  return Math.min(rules.ballSpeedMax, rules.serveSpeed + hits * rules.hitSpeedUp);
}
