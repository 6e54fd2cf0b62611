// The power-ups: how they come onto the field, who takes them and what they do.
import { BALL_SIZE, CURVE_BEND, EFFECT_TICKS, ITEM_SIZE, ITEM_TICKS, SLOW_FACTOR } from "./constants.ts";
import {
  clearFlight,
  COUNT_MAX,
  countContact,
  type Effects,
  type Extras,
  type Flight,
  grown,
  isGhost,
  type Item,
} from "./extras.ts";
import type { Goal, Rules } from "./rules.ts";
import { choose, turnOf } from "./seed.ts";
import { POWER_UPS } from "./settings.ts";
import { outwards, outwardSpeed } from "./side.ts";
import { type Ball, isFlying, type Seat, type World } from "./world.ts";

const TAKE_DISTANCE = (ITEM_SIZE + BALL_SIZE) / 2;

/** Where an item lies: on the net. */
export function itemAt(rules: Rules, { spot }: Item): { readonly x: number; readonly y: number } {
  return { x: 0, y: rules.spots[spot]! };
}

export function ageEffects({ effects }: Extras): void {
  for (let seat = 0; seat < effects.length; seat++) {
    const own = effects[seat]!;
    if (own.long > 0) own.long--;
    if (own.slow > 0) own.slow--;
    if (own.curve > 0) own.curve--;
    if (own.shield > 0) own.shield--;
  }
}

/** A ball that comes at somebody with a slow field flies slower in that half, up to the paddle. */
export function slowDown(rules: Rules, { effects }: Extras, flight: Flight, ball: Ball): void {
  let slow = false;
  for (let index = 0; index < rules.goals.length; index++) {
    const goal = rules.goals[index]!;
    const out = outwards(goal, ball);
    if (out >= goal.face) return; // what is past the paddle keeps its speed
    if (out > 0 && outwardSpeed(goal, ball) > 0 && effects[goal.seat]!.slow > 0) slow = true;
  }
  if (slow === flight.slow) return;
  const factor = slow ? SLOW_FACTOR : 1 / SLOW_FACTOR;
  flight.slow = slow;
  flight.bend *= factor * factor; // the same curve in more time
  ball.vx *= factor;
  ball.vy *= factor;
}

/** The ball has just been hit, by the owner of these effects, at this slope and speed. */
export function startFlight(flight: Flight, own: Effects, { seat }: Goal, slope: number, speed: number): void {
  flight.hitter = seat;
  flight.bounces = 0;
  flight.slow = false;
  flight.bend = own.curve > 0 ? -Math.sign(slope) * CURVE_BEND * speed * speed : 0;
  own.curve = 0;
  countContact(flight);
}

/** After each tick of a curve shot. Its way is too short for the limit, whatever its angle. */
export function bend({ ballSpeedMax }: Rules, flight: Flight, ball: Ball): void {
  if (flight.bend === 0) return;
  ball.vy = Math.max(-ballSpeedMax, Math.min(ballSpeedMax, ball.vy + flight.bend));
}

/** Whether this ball takes an item that lies there: it has been hit, is no ghost, and touches it. */
export function canTake(rules: Rules, ball: Ball, flight: Flight, { spot }: Item): boolean {
  const near = Math.abs(ball.x) < TAKE_DISTANCE && Math.abs(ball.y - rules.spots[spot]!) < TAKE_DISTANCE;
  return near && isFlying(ball) && flight.hitter !== -1 && !isGhost(flight);
}

/** Whoever hit a ball last takes what it passes over. True if something was taken in this tick. */
export function takeItems({ balls }: World, rules: Rules, extras: Extras): boolean {
  let taken = false;
  for (let index = 0; index < balls.length; index++) {
    const ball = balls[index]!;
    if (Math.abs(ball.x) >= TAKE_DISTANCE) continue; // nearly every tick
    const flight = extras.flights[index]!;
    for (let slot = 0; slot < extras.items.length; slot++) {
      const item = extras.items[slot]!;
      if (item.kind === -1 || flight.hitter === -1 || !canTake(rules, ball, flight, item)) continue;
      countContact(flight);
      give(balls, rules, extras, item, flight.hitter, ball);
      item.kind = -1;
      item.spot = 0;
      taken = true;
    }
  }
  return taken;
}

function give(balls: readonly Ball[], rules: Rules, extras: Extras, { kind, spot }: Item, seat: Seat, by: Ball): void {
  const own = extras.effects[seat]!;
  switch (POWER_UPS[kind]!) {
    case "long":
      own.long = EFFECT_TICKS.long - (own.long === 0 ? 0 : grown(own.long)); // as long as it is now, and growing
      return;
    case "slow":
      own.slow = EFFECT_TICKS.slow;
      return;
    case "curve":
      own.curve = EFFECT_TICKS.curve;
      return;
    case "twin":
      launchTwin(balls[1]!, extras.flights[1]!, rules, rules.spots[spot]!, seat, Math.sign(by.vy));
      return;
    case "shield":
      own.shield = EFFECT_TICKS.shield;
  }
}

/** At the speed of a serve towards its owner, who must play it to profit; rising when the ball that fetched it falls. */
function launchTwin(ball: Ball, flight: Flight, rules: Rules, y: number, seat: Seat, way: number): void {
  ball.x = 0;
  ball.y = y;
  ball.vx = rules.goals[seat]!.sign * 0.8 * rules.serveSpeed; // 3, 4, 5: a right-angled triangle
  ball.vy = -way * 0.6 * rules.serveSpeed;
  clearFlight(flight); // if it was flying already
  flight.hitter = seat;
  flight.owner = seat;
}

/** From time to time the rally's seed gives another item, as long as there is room. */
export function placeItems(rules: Rules, extras: Extras): void {
  const { powerUps } = rules.settings;
  if (powerUps.length === 0 || --extras.wait > 0) return;
  extras.wait = ITEM_TICKS;
  const slot = emptySlot(extras.items);
  if (slot === -1) return;
  const { seed, draws, items } = extras;
  const item = items[slot]!;
  item.spot = freeSpot(rules, items, seed, choose(seed, 2 * draws + 3, rules.spots.length));
  item.kind = POWER_UPS.indexOf(powerUps[choose(seed, 2 * draws + 4, powerUps.length)]!);
  if (extras.draws < COUNT_MAX) extras.draws++;
}

/** The chosen place or the next one that is free; counted from below in a rally that is upside down. */
function freeSpot({ spots }: Rules, items: readonly Item[], seed: number, choice: number): number {
  const last = spots.length - 1;
  for (let tried = 0; ; tried++) {
    const place = (choice + tried) % spots.length;
    const spot = turnOf(seed) === 1 ? place : last - place;
    if (tried === last || isFree(items, spot)) return spot;
  }
}

function isFree(items: readonly Item[], spot: number): boolean {
  for (let slot = 0; slot < items.length; slot++) {
    if (items[slot]!.kind !== -1 && items[slot]!.spot === spot) return false;
  }
  return true;
}

function emptySlot(items: readonly Item[]): number {
  for (let slot = 0; slot < items.length; slot++) if (items[slot]!.kind === -1) return slot;
  return -1;
}
