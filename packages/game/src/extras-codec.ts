// Extras as bytes, after the rest of the world, little-endian: u32 seed, u16 draws, u16 wait; each flight as i8 hitter,
// i8 owner, u8 bounces, u8 slow, u16 contacts and a double for the bend; each seat's effects as four u16 (long, slow,
// curve, shield); each item as i8 kind and u8 spot.
import { CURVE_BEND, EFFECT_TICKS, GHOST_BOUNCES, ITEM_TICKS, SLOW_FACTOR } from "./constants.ts";
import type { Effects, Extras, Flight, Item } from "./extras.ts";
import type { Rules } from "./rules.ts";
import { POWER_UPS } from "./settings.ts";
import { type Ball, isFlying, type Seat, type World } from "./world.ts";

const HEAD_BYTES = 8;
const FLIGHT_BYTES = 14;
const EFFECTS_BYTES = 8;
const ITEM_BYTES = 2;

export function sizeOfExtras({ flights, effects, items }: Extras): number {
  return HEAD_BYTES + flights.length * FLIGHT_BYTES + effects.length * EFFECTS_BYTES + items.length * ITEM_BYTES;
}

export function writeExtras(
  { seed, draws, wait, flights, effects, items }: Extras,
  view: DataView,
  start: number,
): void {
  view.setUint32(start, seed, true);
  view.setUint16(start + 4, draws, true);
  view.setUint16(start + 6, wait, true);
  let at = start + HEAD_BYTES;
  for (const flight of flights) {
    view.setInt8(at, flight.hitter);
    view.setInt8(at + 1, flight.owner);
    view.setUint8(at + 2, flight.bounces);
    view.setUint8(at + 3, flight.slow ? 1 : 0);
    view.setUint16(at + 4, flight.contacts, true);
    view.setFloat64(at + 6, flight.bend, true);
    at += FLIGHT_BYTES;
  }
  for (const own of effects) {
    view.setUint16(at, own.long, true);
    view.setUint16(at + 2, own.slow, true);
    view.setUint16(at + 4, own.curve, true);
    view.setUint16(at + 6, own.shield, true);
    at += EFFECTS_BYTES;
  }
  for (const item of items) {
    view.setInt8(at, item.kind);
    view.setUint8(at + 1, item.spot);
    at += ITEM_BYTES;
  }
}

/** Reads over fresh extras; false when no rally under these rules has any like them. */
export function readExtras(into: Extras, view: DataView, start: number, rules: Rules): boolean {
  into.seed = view.getUint32(start, true);
  into.draws = view.getUint16(start + 4, true);
  into.wait = view.getUint16(start + 6, true);
  if (into.seed > 0x7fff_ffff || into.wait > ITEM_TICKS) return false;
  let at = start + HEAD_BYTES;
  for (const flight of into.flights) {
    if (!readFlight(flight, view, at, rules)) return false;
    at += FLIGHT_BYTES;
  }
  for (const own of into.effects) {
    if (!readEffects(own, view, at)) return false;
    at += EFFECTS_BYTES;
  }
  for (const item of into.items) {
    if (!readItem(item, view, at, rules)) return false;
    at += ITEM_BYTES;
  }
  return true;
}

function readFlight(flight: Flight, view: DataView, at: number, rules: Rules): boolean {
  const hitter = seatOrNone(view.getInt8(at));
  const owner = seatOrNone(view.getInt8(at + 1));
  const slow = view.getUint8(at + 3);
  if (hitter === null || owner === null || slow > 1) return false;
  flight.hitter = hitter;
  flight.owner = owner;
  flight.bounces = view.getUint8(at + 2);
  flight.slow = slow === 1;
  flight.contacts = view.getUint16(at + 4, true);
  flight.bend = view.getFloat64(at + 6, true);
  return (
    flight.bounces <= GHOST_BOUNCES && Math.abs(flight.bend) <= CURVE_BEND * rules.ballSpeedMax * rules.ballSpeedMax
  );
}

function readEffects(own: Effects, view: DataView, at: number): boolean {
  own.long = view.getUint16(at, true);
  own.slow = view.getUint16(at + 2, true);
  own.curve = view.getUint16(at + 4, true);
  own.shield = view.getUint16(at + 6, true);
  const { long, slow, curve, shield } = EFFECT_TICKS;
  return own.long <= long && own.slow <= slow && own.curve <= curve && own.shield <= shield;
}

function readItem(item: Item, view: DataView, at: number, { settings, spots }: Rules): boolean {
  item.kind = view.getInt8(at);
  item.spot = view.getUint8(at + 1);
  if (item.kind === -1) return item.spot === 0;
  return settings.powerUps.some((kind) => POWER_UPS[item.kind] === kind) && item.spot < spots.length;
}

function seatOrNone(value: number): Seat | -1 | null {
  return value === -1 || value === 0 || value === 1 ? value : null;
}

/** Whether the extras go with the rest of the world. */
export function isInOrder({ balls, inPlay }: World, extras: Extras, rules: Rules): boolean {
  const { seed, draws, wait, flights, effects, items } = extras;
  if (!inPlay) return seed === 0 && draws === 0 && wait === 0 && flights.every(isFresh) && areUnused(effects, items);
  return flights.every((flight, index) => {
    const ball = balls[index]!;
    if (!isFlying(ball)) return isFresh({ ...flight, contacts: 0 });
    const bends = flight.bend === 0 || flight.hitter !== -1;
    return (flight.owner === -1) === (index === 0) && bends && (!flight.slow || canBeSlow(ball, rules));
  });
}

/** It will have its whole speed again. */
function canBeSlow({ vx, vy }: Ball, { ballSpeedMax, paddleSpeed }: Rules): boolean {
  const aside = Math.max(ballSpeedMax, paddleSpeed);
  return Math.abs(vx) <= SLOW_FACTOR * ballSpeedMax && Math.abs(vy) <= SLOW_FACTOR * aside;
}

function isFresh({ hitter, owner, bounces, contacts, bend, slow }: Flight): boolean {
  return hitter === -1 && owner === -1 && bounces === 0 && contacts === 0 && bend === 0 && !slow;
}

function areUnused(effects: readonly Effects[], items: readonly Item[]): boolean {
  return (
    effects.every(({ long, slow, curve, shield }) => long + slow + curve + shield === 0) &&
    items.every(({ kind }) => kind === -1)
  );
}
