// What happens to a ball, or on the field, in the tick between two worlds: for sound and effects.
import {
  type Ball,
  type Gate,
  isFlying,
  canTake,
  itemAt,
  POWER_UPS,
  type Rules,
  type Seat,
  type World,
} from "@transcendence/game";
import { ballAt, type DrawnBall, jumpTime, turnOf } from "./motion.ts";
import type { ViewEvent } from "./view.ts";

const NEAR_WALL = 0.01;
const spot: DrawnBall = { x: 0, y: 0 };

/** Everything that happened in this tick, for play without a network. */
export function eventsBetween(rules: Rules, from: World, to: World, into: ViewEvent[]): void {
  for (let index = 0; index < from.balls.length; index++) {
    if (happened(from, to, index)) ballEvents(rules, from, to, index, into);
  }
  itemEvents(rules, from, to, into);
  for (const { scorer, sign, line } of rules.goals) {
    if (to.score[scorer]! > from.score[scorer]!) {
      into.push({ kind: "point", x: sign * line, y: ballAt(from, to, 1, 0, spot).y, seat: scorer });
    }
  }
}

function happened(from: World, to: World, index: number): boolean {
  const [before, after] = [from.balls[index]!, to.balls[index]!];
  if (!to.inPlay) return false;
  if (from.extras !== null && to.extras !== null) {
    return from.extras.flights[index]!.contacts !== to.extras.flights[index]!.contacts || !from.inPlay;
  }
  return before.vx !== after.vx || before.vy !== after.vy;
}

/** When in the tick it happens, 0 to 1. */
export function eventTime(from: World, to: World, index: number): number {
  const [before, after] = [from.balls[index]!, to.balls[index]!];
  if (!isFlying(before)) return 0;
  return jumpTime(before, after) ?? turnOf(before, after);
}

/** What this ball met. Only for a tick in which it met something. */
export function ballEvents(rules: Rules, from: World, to: World, index: number, into: ViewEvent[]): void {
  const [before, after] = [from.balls[index]!, to.balls[index]!];
  if (!from.inPlay) {
    if (index === 0) into.push({ kind: "serve", ...placeOf(from, to, 0, index) });
    return;
  }
  takeEvents(rules, from, to, index, into);
  if (!isFlying(before)) return;
  if (index === 1 && twinTaken(from, to)) {
    relaunchEvents(rules, from, to, into);
    return;
  }
  const place = placeOf(from, to, eventTime(from, to, index), index);
  if (!isFlying(after)) {
    into.push({ kind: "vanish", ...place });
    return;
  }
  const gate = gateBetween(rules, before, after);
  if (gate !== undefined) {
    // Placed at its way out, where it is drawn from then on.
    into.push({ kind: "portal", x: gate.x, y: place.y - gate.shift, toX: gate.x, toY: place.y });
    return;
  }
  if (before.vx > 0 !== after.vx > 0) turnEvent(rules, from, to, index, place, into);
  else if (isAside(from, to, index)) into.push({ kind: isAtWall(rules, place) ? "wall" : "block", ...place });
}

function twinTaken({ extras: before }: World, { extras: after }: World): boolean {
  return before!.items.some(({ kind }, slot) => POWER_UPS[kind] === "twin" && after!.items[slot]!.kind === -1);
}

/** The second ball flew and is served anew: what is left to tell is that it met a paddle earlier in the same tick. */
function relaunchEvents(rules: Rules, from: World, to: World, into: ViewEvent[]): void {
  const { x, y, vx } = from.balls[1]!;
  const { seat, sign, face } = rules.goals.find((goal) => goal.sign * vx > 0)!;
  const byOther = into.filter(({ kind }) => kind === "paddle").length;
  if (sign * (x + 2 * vx) > face - 1 && to.hits - from.hits > byOther) into.push({ kind: "paddle", x, y, seat });
}

const GATE_NEAR = 100;

function gateBetween({ gates }: Rules, before: Ball, after: Ball): Gate | undefined {
  return gates.find(({ shift }) => Math.abs(after.y - before.y - shift) < GATE_NEAR);
}

/** The ball goes back: off a paddle, a shield or a block. */
function turnEvent(
  rules: Rules,
  from: World,
  to: World,
  index: number,
  place: Readonly<DrawnBall>,
  into: ViewEvent[],
): void {
  const { x, vx } = from.balls[index]!;
  const { seat, sign, face } = rules.goals.find((goal) => goal.sign * vx > 0)!;
  const near = sign * (x + 2 * vx) > face - 1; // it came to the front of the paddle
  if (near && to.hits > from.hits && !isSaved(from, to, index, seat)) into.push({ kind: "paddle", ...place, seat });
  else if (near && from.extras !== null) into.push({ kind: "shield", ...place, seat });
  else if (relaunched(from, to, index)) return;
  else into.push({ kind: "block", ...place });
}

/** Two balls may come back in one tick, one off a paddle and one off a shield. */
function isSaved({ extras: before }: World, { extras: after }: World, index: number, seat: Seat): boolean {
  if (before === null || after === null) return false;
  const used = before.effects[seat]!.shield > 1 && after.effects[seat]!.shield === 0;
  return used && after.flights[index]!.bounces > before.flights[index]!.bounces; // a paddle's hit begins the count anew
}

function relaunched({ extras: before }: World, { extras: after }: World, index: number): boolean {
  return after?.flights[index]?.owner !== before?.flights[index]?.owner;
}

/** Turned up or down by something, not by its curve. */
function isAside(from: World, to: World, index: number): boolean {
  const bend = from.extras?.flights[index]?.bend ?? 0;
  const [before, after] = [from.balls[index]!, to.balls[index]!];
  const slowed = from.extras?.flights[index]?.slow !== to.extras?.flights[index]?.slow;
  return slowed ? before.vy * after.vy < 0 : Math.abs(after.vy - before.vy - bend) > 1e-9;
}

function isAtWall({ blocks, ballLimit }: Rules, { y }: Readonly<DrawnBall>): boolean {
  return blocks.length === 0 || Math.abs(y) > ballLimit - NEAR_WALL;
}

/** Items that this ball passed over; of two balls the first takes it. */
function takeEvents(rules: Rules, from: World, to: World, index: number, into: ViewEvent[]): void {
  const [before, after] = [from.extras, to.extras];
  if (before === null || after === null) return;
  for (let slot = 0; slot < before.items.length; slot++) {
    const item = before.items[slot]!;
    if (item.kind === -1 || after.items[slot]!.kind !== -1) continue;
    const taker = to.balls.findIndex((ball, place) => canTake(rules, ball, after.flights[place]!, item));
    const seat = after.flights[index]!.hitter;
    if (taker === index && seat !== -1) {
      into.push({ kind: "take", ...itemAt(rules, item), seat, powerUp: POWER_UPS[item.kind]! });
    }
  }
}

/** Items that came onto the field. */
export function itemEvents(rules: Rules, from: World, to: World, into: ViewEvent[]): void {
  if (from.extras === null || to.extras === null || to.extras.draws <= from.extras.draws) return;
  to.extras.items.forEach((item, slot) => {
    if (item.kind === -1 || from.extras?.items[slot]?.kind === item.kind) return;
    into.push({ kind: "item", ...itemAt(rules, item), powerUp: POWER_UPS[item.kind]! });
  });
}

function placeOf(from: World, to: World, part: number, index: number): DrawnBall {
  const { x, y } = ballAt(from, to, part, index, spot);
  return { x, y };
}
