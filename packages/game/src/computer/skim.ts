// A shortcut of foresight: as long as no ball can touch anything, many ticks are one multiplication.
import { BALL_SIZE, ITEM_SIZE } from "../constants.ts";
import type { Extras } from "../extras.ts";
import type { Rules } from "../rules.ts";
import { type Ball, isFlying, type World } from "../world.ts";

const ITEM_REACH = (ITEM_SIZE + BALL_SIZE) / 2;
/** Fewer ticks are not worth a shortcut. */
const TICKS_MIN = 3;

/** Moves the world on by as many ticks as nothing can happen in, `most` at most; perhaps none. The paddles stand. */
export function skim(world: World, rules: Rules, most: number): void {
  const { balls, extras } = world;
  if (extras !== null && isBusy(extras)) return;
  // Nearer to the net than this there may be something; nowhere in classic Pong.
  const middle = extras === null ? -1 : Math.max(rules.clutter, extras.items.some(isThere) ? ITEM_REACH : -1);
  let ticks = most;
  for (let index = 0; index < balls.length; index++) {
    const ball = balls[index]!;
    if (isFlying(ball)) ticks = Math.min(ticks, freeTicks(ball, rules, middle));
  }
  if (ticks < TICKS_MIN) return;
  for (let index = 0; index < balls.length; index++) {
    balls[index]!.x += balls[index]!.vx * ticks;
    balls[index]!.y += balls[index]!.vy * ticks;
  }
  if (extras !== null) pass(extras, ticks);
  world.tick += ticks;
}

/** So long it touches neither wall nor paddle nor anything around the net. */
function freeTicks({ x, y, vx, vy }: Ball, { openX, openY }: Rules, middle: number): number {
  const away = vx > 0 ? x : -x; // from the net, on the side it goes to; below 0 on its way there
  if (Math.abs(away) <= middle || Math.abs(away) >= openX) return 0;
  const wayX = away < 0 && middle >= 0 ? -away - middle : openX - away;
  const wayY = openY - (vy > 0 ? y : -y);
  const ticksY = vy === 0 ? Infinity : wayY / Math.abs(vy);
  return Math.floor(Math.min(wayX / Math.abs(vx), ticksY)) - 1;
}

/** Something changes the flight of a ball from tick to tick. */
function isBusy({ effects, flights }: Extras): boolean {
  for (let index = 0; index < flights.length; index++) {
    if (flights[index]!.bend !== 0 || flights[index]!.slow) return true;
  }
  for (let seat = 0; seat < effects.length; seat++) if (effects[seat]!.slow > 0) return true;
  return false;
}

function pass({ effects }: Extras, ticks: number): void {
  for (let seat = 0; seat < effects.length; seat++) {
    const own = effects[seat]!;
    own.long = Math.max(0, own.long - ticks);
    own.curve = Math.max(0, own.curve - ticks);
    own.shield = Math.max(0, own.shield - ticks);
  }
}

const isThere = ({ kind }: { readonly kind: number }): boolean => kind !== -1;
