// Two players who never tire, for the background. They look at the ball a few times a second, guess where it will come, and miss at times.
import {
  FIELD_HEIGHT,
  FIELD_WIDTH,
  type MatchSettings,
  PADDLE_INSET,
  type Seat,
  type World,
} from "@transcendence/game";
import type { CanvasFrame } from "../canvas/canvas-frame.ts";
import { follow } from "../input/touch.ts";
import { LocalMatch } from "../local/local-match.ts";

const LOOK_TICKS = 22; // between two looks at the ball
const WILD = 95; // units by which a guess may miss from the far side; half a paddle is 40

/** Where a ball that flies on freely meets the line x, bouncing between the walls. */
export function landingOf(world: World, x: number): number {
  const ball = world.balls[0];
  if (!ball || ball.vx === 0) return 0;
  const straight = ball.y + (ball.vy * (x - ball.x)) / ball.vx;
  const period = 2 * FIELD_HEIGHT;
  const unfolded = (((straight + FIELD_HEIGHT / 2) % period) + period) % period;
  return (unfolded > FIELD_HEIGHT ? period - unfolded : unfolded) - FIELD_HEIGHT / 2;
}

export class DemoMatch {
  readonly #settings: MatchSettings;
  readonly #random: () => number;
  #match: LocalMatch;
  readonly #targets: [number, number] = [0, 0];
  #lookTick = 0;

  /** `random` gives numbers from 0 to 1. */
  constructor(settings: MatchSettings, random: () => number) {
    this.#settings = settings;
    this.#random = random;
    this.#match = this.#begin();
  }

  advance(nowMs: number): void {
    if (this.#match.world.winner !== -1) {
      this.#match = this.#begin();
      this.#lookTick = 0;
    }
    this.#match.advance(nowMs);
    const { world } = this.#match;
    if (world.tick >= this.#lookTick) {
      this.#lookTick = world.tick + LOOK_TICKS;
      this.#look(0);
      this.#look(1);
    }
    for (const seat of [0, 1] as const) {
      const paddle = world.paddles[seat];
      if (!paddle) continue;
      const move = follow(this.#targets[seat], paddle.center, paddle.move);
      if (move !== paddle.move) this.#match.press(seat, move);
    }
  }

  show(frame: CanvasFrame): void {
    this.#match.show(frame);
  }

  #begin(): LocalMatch {
    const match = new LocalMatch(this.#settings, () => Math.floor(this.#random() * 2 ** 32));
    match.skipCountdown();
    return match;
  }

  #look(seat: Seat): void {
    const { world } = this.#match;
    const line = (seat === 0 ? -1 : 1) * (FIELD_WIDTH / 2 - PADDLE_INSET);
    const ball = world.balls[0];
    const coming = world.inPlay && ball && ball.vx * line > 0;
    if (!coming) {
      this.#targets[seat] *= 0.6; // drift back to the middle
      return;
    }
    const far = Math.abs(line - ball.x) / FIELD_WIDTH;
    this.#targets[seat] = landingOf(world, line) + (this.#random() - 0.5) * 2 * (30 + WILD * far);
  }
}
