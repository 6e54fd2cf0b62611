import { setTimeout as pause } from "node:timers/promises";
// Plays with the keyboard as a person does: sees where the ball will come, holds a key until the paddle is there.
import { FIELD_WIDTH, type Move, PADDLE_INSET, type Seat, type World } from "@transcendence/game";
import type { Visitor } from "./visitor.ts";

const LOOK_MS = 15;
const AHEAD_TICKS = 3; // what it takes until a key that is pressed now counts
const KEYS = { [-1]: "KeyW", [1]: "KeyS" } as const;

export interface PilotOptions {
  readonly keys?: { readonly [-1]: string; readonly [1]: string };
  readonly returns?: (world: World) => boolean; // whether to play this ball; left out: every one
}

export class Pilot {
  readonly #visitor: Visitor;
  readonly #options: PilotOptions;
  readonly #flown: Promise<void>;
  #held: Move = 0;
  #landed = false;

  constructor(visitor: Visitor, options: PilotOptions = {}) {
    this.#visitor = visitor;
    this.#options = options;
    this.#flown = this.#fly();
    this.#flown.catch(() => {}); // told by land()
  }

  /** Lets go of the keys. */
  async land(): Promise<void> {
    this.#landed = true;
    await this.#flown;
    await this.#hold(0);
  }

  async #fly(): Promise<void> {
    while (!this.#landed) {
      await this.#hold(this.#choose());
      await pause(LOOK_MS);
    }
  }

  #choose(): Move {
    const { line } = this.#visitor;
    const seat = line.room?.you ?? null;
    const world = line.world(AHEAD_TICKS);
    if (seat === null || world === null || (line.phase !== "rally" && line.phase !== "between")) return 0;
    const { paddleLimit, paddleLength, ballLimit } = line.rules;
    const landing = landingOf(world, seat, ballLimit);
    if (landing === null) return 0;
    const plays = this.#options.returns?.(world) ?? true;
    // Off the middle of the paddle, so that the ball does not go to and fro on one line.
    const target = plays ? landing + paddleLength / 8 : landing > 0 ? -paddleLimit : paddleLimit;
    const distance = Math.max(-paddleLimit, Math.min(paddleLimit, target)) - (world.paddles[seat]?.center ?? 0);
    if (Math.abs(distance) <= (this.#held === 0 ? paddleLength / 6 : 7)) return 0;
    return distance < 0 ? -1 : 1;
  }

  async #hold(move: Move): Promise<void> {
    if (move === this.#held) return;
    const { keyboard } = this.#visitor.page;
    const keys = this.#options.keys ?? KEYS;
    const before = this.#held;
    this.#held = move;
    if (before !== 0) await keyboard.up(keys[before]);
    if (move !== 0) await keyboard.down(keys[move]);
  }
}

/** Where a ball that comes this way will reach the paddle's line; null when it goes the other way. */
function landingOf(world: World, seat: Seat, ballLimit: number): number | null {
  const ball = world.balls[0];
  const line = (seat === 0 ? -1 : 1) * (FIELD_WIDTH / 2 - PADDLE_INSET);
  if (!world.inPlay || ball === undefined || ball.vx * line <= 0) return null;
  const period = 4 * ballLimit;
  const straight = ball.y + (ball.vy * (line - ball.x)) / ball.vx;
  const unfolded = (((straight + ballLimit) % period) + period) % period;
  return (unfolded > 2 * ballLimit ? period - unfolded : unfolded) - ballLimit;
}
