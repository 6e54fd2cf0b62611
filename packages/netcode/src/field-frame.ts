// What is drawn on the field between two successive worlds. The match client draws each ball and each half at its own
// instant; play without a network draws everything at one.
import {
  type Block,
  blockY,
  type Effects,
  type Gate,
  isFlying,
  isGhost,
  itemAt,
  paddleLengthOf,
  POWER_UPS,
  type PowerUpKind,
  type Rules,
  type Seat,
  type World,
} from "@transcendence/game";
import { ballAt, type DrawnBall, isShown } from "./motion.ts";

export interface ViewBall extends DrawnBall {
  owner: Seat | -1; // for whom alone it scores; -1: the main ball
  ghost: boolean; // blocks and gates do not touch it
  curve: -1 | 0 | 1; // which way it bends: up, straight on, down
  slow: boolean; // in a slow field
}

export interface DrawnBlock {
  x: number; // its centre
  y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnItem {
  kind: PowerUpKind;
  x: number;
  y: number;
}

/** What is not there in classic Pong. */
export interface ArcadeView {
  readonly blocks: readonly DrawnBlock[];
  readonly gates: readonly Gate[];
  readonly items: DrawnItem[];
  readonly effects: readonly Effects[]; // by seat, in ticks left
}

/** Reused from frame to frame. */
export interface FieldFrame {
  inPlay: boolean;
  balls: ViewBall[]; // those in flight, the main ball first
  paddles: number[]; // centres, by seat
  paddleLengths: number[];
  arcade: ArcadeView | null;
}

export function createFieldFrame(rules: Rules): FieldFrame {
  return {
    inPlay: false,
    balls: [],
    paddles: rules.goals.map(() => 0),
    paddleLengths: rules.goals.map(() => rules.paddleLength),
    arcade: createArcade(rules),
  };
}

/** Everything at `part` (0 to 1) of the tick that leads from one world to the next. */
export function fieldFrameBetween(rules: Rules, from: World, to: World, part: number, into: FieldFrame): FieldFrame {
  let flying = 0;
  for (let index = 0; index < to.balls.length; index++) {
    if (!isShown(from, to, index)) continue;
    const ball = (into.balls[flying++] ??= createBall());
    ballAt(from, to, part, index, ball);
    markBall(from, to, index, ball);
  }
  into.balls.length = flying;
  into.inPlay = flying > 0;
  for (const { seat } of rules.goals) {
    const center = from.paddles[seat]!.center;
    into.paddles[seat] = center + (to.paddles[seat]!.center - center) * part;
    into.paddleLengths[seat] = lengthBetween(rules, from, to, part, seat);
    if (into.arcade !== null) showEffects(from, seat, into.arcade);
  }
  if (into.arcade !== null) showField(rules, from, from.tick + part, into.arcade);
  return into;
}

export function createBall(): ViewBall {
  return { x: 0, y: 0, owner: -1, ghost: false, curve: 0, slow: false };
}

/** What is to be seen of a ball beside its place. */
export function markBall(from: World, to: World, index: number, into: ViewBall): void {
  const { extras } = isFlying(to.balls[index]!) ? to : from;
  const flight = extras?.flights[index];
  if (flight === undefined) return;
  into.owner = flight.owner;
  into.ghost = isGhost(flight);
  into.curve = flight.bend > 0 ? 1 : flight.bend < 0 ? -1 : 0;
  into.slow = flight.slow;
}

export function lengthBetween(rules: Rules, from: World, to: World, part: number, seat: Seat): number {
  const before = paddleLengthOf(from, rules, seat);
  return before + (paddleLengthOf(to, rules, seat) - before) * part;
}

export function createArcade(rules: Rules): ArcadeView | null {
  if (rules.plain) return null;
  return {
    blocks: rules.blocks.map(({ x, y, width, height }) => ({ x, y, width, height })),
    gates: rules.gates,
    items: [],
    effects: rules.goals.map(() => ({ long: 0, slow: 0, curve: 0, shield: 0 })),
  };
}

export function showEffects({ extras }: World, seat: Seat, into: ArcadeView): void {
  if (extras !== null) Object.assign(into.effects[seat]!, extras.effects[seat]);
}

/** What lies on the field and what stands there, at a tick that need not be whole. */
export function showField(rules: Rules, { extras }: World, tick: number, into: ArcadeView): void {
  into.blocks.forEach((block, index) => (block.y = blockY(rules.blocks[index] as Block, tick))); // as many as in the rules
  into.items.length = 0;
  for (const item of extras?.items ?? []) {
    if (item.kind !== -1) into.items.push({ kind: POWER_UPS[item.kind]!, ...itemAt(rules, item) });
  }
}
