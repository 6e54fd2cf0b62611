// Plays with the keyboard as a person does: sees where the ball will come, presses a key, and lets go of it in time.
import { setTimeout as pause } from "node:timers/promises";
import { PADDLE_SPEED, type Rules, type Seat, type World } from "@transcendence/game";
import type { BrowserUser } from "./browser-user.ts";

const LOOK_MS = 10;
const TICK_MS = 1000 / 60;
const FIRST_GUESS = 3; // ticks from a key's way to the page until it counts; learnt from each stroke
const UNHEARD_MS = 1500; // a key that nothing came of for so long was not for a running match
const BESIDE = -0.2; // of the paddle, so that the ball does not go to and fro on one line
const STEEPEST = 0.55; // see docs/rules.md: the bounce off a paddle
const KEYS = { [-1]: "KeyW", [1]: "KeyS" } as const;

export interface AutoPlayerOptions {
  readonly keys?: { readonly [-1]: string; readonly [1]: string };
  readonly returns?: (world: World) => boolean; // whether to play this ball; left out: every one
  readonly aims?: readonly number[]; // where on the paddle it may meet the ball, -1 to 1: takes what leaves the rival the longest way
}

/** However late its keys arrive: one stroke for each way, as long as the way is, and a shorter one for what is left of it. */
export class AutoPlayer {
  readonly #user: BrowserUser;
  readonly #options: AutoPlayerOptions;
  readonly #playing: Promise<void>;
  #lateTicks = FIRST_GUESS;
  #stopped = false;

  constructor(user: BrowserUser, options: AutoPlayerOptions = {}) {
    this.#user = user;
    this.#options = options;
    this.#playing = this.#play();
    this.#playing.catch(() => {}); // thrown by stop()
  }

  /** Lets go of the keys. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#playing;
  }

  async #play(): Promise<void> {
    while (!this.#stopped) {
      const way = this.#way();
      if (way !== 0) await this.#stroke(way);
      await pause(LOOK_MS);
    }
  }

  /** How far to go, and to which side; 0: nowhere. */
  #way(): number {
    const { line } = this.#user;
    const seat = line.room?.you ?? null;
    const world = line.world();
    if (seat === null || world === null || line.phase === "paused" || line.phase === "finished") return 0;
    const landing = landingOf(world, seat, line.rules);
    if (landing === null) return 0;
    const { paddleLimit, paddleLength, reach } = line.rules;
    const plays = this.#options.returns?.(world) ?? true;
    const aim = bestAim(this.#options.aims ?? [BESIDE], landing, world, seat, line.rules);
    const target = plays ? landing - aim * reach : landing > 0 ? -paddleLimit : paddleLimit;
    const way = Math.max(-paddleLimit, Math.min(paddleLimit, target)) - (world.paddles[seat]?.center ?? 0);
    return Math.abs(way) < paddleLength / 10 ? 0 : way;
  }

  async #stroke(way: number): Promise<void> {
    const { line, page } = this.#user;
    const key = (this.#options.keys ?? KEYS)[way < 0 ? -1 : 1];
    const ticks = Math.max(1, Math.abs(way) / PADDLE_SPEED);
    const { inputs } = line;
    const pressedTick = line.tick;
    const isDown = page.keyboard.down(key);
    isDown.catch(() => {}); // waited for below, when a failed test may have closed the page
    // Until the first key is known to count, the second is thought to be as late as it.
    for (;;) {
      const isKnown = line.inputs > inputs;
      const due = isKnown ? line.lastInputTick + ticks - this.#lateTicks : pressedTick + ticks;
      if (line.tick >= due || !this.#isLive()) break;
      await pause(Math.max(1, Math.min(LOOK_MS, (due - line.tick) * TICK_MS)));
    }
    const releasedTick = line.tick;
    await Promise.all([isDown, page.keyboard.up(key)]);
    if (await this.#isHeard(inputs + 2)) this.#learn(line.lastInputTick - releasedTick);
  }

  #isLive(): boolean {
    const { phase } = this.#user.line;
    return phase === "rally" || phase === "between" || phase === "countdown";
  }

  /** Nothing is decided before the last stroke is seen to have counted. */
  async #isHeard(inputs: number): Promise<boolean> {
    const { line } = this.#user;
    const deadline = performance.now() + UNHEARD_MS;
    while (line.inputs < inputs && this.#isLive() && performance.now() < deadline) await pause(LOOK_MS / 2);
    return line.inputs >= inputs;
  }

  #learn(late: number): void {
    this.#lateTicks += (Math.max(0, Math.min(20, late)) - this.#lateTicks) * 0.3;
  }
}

/** Where a ball that comes this way will reach the paddle's line; null when it goes the other way. */
function landingOf(world: World, seat: Seat, { ballLimit, goals }: Rules): number | null {
  const ball = world.balls[0];
  const line = goals[seat]!.sign * goals[seat]!.face;
  if (!world.inPlay || ball === undefined || ball.vx * line <= 0) return null;
  return fold(ball.y + (ball.vy * (line - ball.x)) / ball.vx, ballLimit);
}

/** The aim after which the rival has the longest way. */
function bestAim(aims: readonly number[], landing: number, world: World, seat: Seat, rules: Rules): number {
  const rival = world.paddles[seat === 0 ? 1 : 0]?.center ?? 0;
  const wayAfter = (aim: number): number => {
    const half = STEEPEST * aim;
    const slope = (2 * half) / (1 - half * half);
    return Math.abs(fold(landing + slope * 2 * rules.goals[seat]!.face, rules.ballLimit) - rival);
  };
  return aims.reduce((best, aim) => (wayAfter(aim) > wayAfter(best) ? aim : best));
}

/** A straight way, folded at the walls. */
function fold(y: number, ballLimit: number): number {
  const period = 4 * ballLimit;
  const unfolded = (((y + ballLimit) % period) + period) % period;
  return (unfolded > 2 * ballLimit ? period - unfolded : unfolded) - ballLimit;
}
