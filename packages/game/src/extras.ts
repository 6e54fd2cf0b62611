// What a world holds beyond classic Pong: how its balls fly, who has which power-up, and what lies on the field.
import { EFFECT_TICKS, FIRST_ITEM_TICKS, GHOST_BOUNCES, GROW_TICKS, ITEMS_MAX, LONG_GROWTH } from "./constants.ts";
import type { Rules } from "./rules.ts";
import type { Seat, World } from "./world.ts";

/** Of a ball, beside its place and speed. */
export interface Flight {
  hitter: Seat | -1; // who hit it last
  owner: Seat | -1; // for whom alone a second ball scores; -1: the main ball
  contacts: number; // everything that it has met in this rally, items too; stops at COUNT_MAX
  bounces: number; // off anything but a paddle's face since its last hit; stops at GHOST_BOUNCES
  bend: number; // a curve shot's: added to vy after each tick
  slow: boolean; // flies slower in a slow field
}

/** Ticks left, by power-up; 0: none. */
export interface Effects {
  long: number;
  slow: number;
  curve: number; // until the next hit
  shield: number; // until it saves
}

export interface Item {
  kind: number; // place in POWER_UPS, -1: nothing lies here
  spot: number; // place in rules.spots
}

export interface Extras {
  flights: Flight[]; // by ball
  effects: Effects[]; // by seat
  items: Item[]; // ITEMS_MAX of them
  seed: number; // of this rally
  draws: number; // items that its seed has given so far
  wait: number; // ticks to the next one
}

export const COUNT_MAX = 0xffff;

export function createExtras(rules: Rules): Extras {
  return {
    flights: Array.from({ length: rules.balls }, createFlight),
    effects: rules.goals.map(createEffects),
    items: Array.from({ length: ITEMS_MAX }, createItem),
    seed: 0,
    draws: 0,
    wait: 0,
  };
}

/** A served ball is a ghost: whatever stands on the field, the serve comes as in classic Pong. */
export function beginRally(extras: Extras, seed: number): void {
  extras.seed = (seed & 0x7fff_ffff) >>> 0; // the highest bit has done its work
  extras.wait = FIRST_ITEM_TICKS;
  extras.flights[0]!.bounces = GHOST_BOUNCES;
}

/** Nothing outlasts a point. */
export function endRally(extras: Extras): void {
  extras.seed = 0;
  extras.draws = 0;
  extras.wait = 0;
  for (let index = 0; index < extras.flights.length; index++) copyFlight(NO_FLIGHT, extras.flights[index]!);
  for (let seat = 0; seat < extras.effects.length; seat++) copyEffects(NO_EFFECTS, extras.effects[seat]!);
  for (let index = 0; index < extras.items.length; index++) copyItem(NO_ITEM, extras.items[index]!);
}

/** Blocks and gates do not touch it, and it takes no items. */
export function isGhost(flight: Flight): boolean {
  return flight.bounces >= GHOST_BOUNCES;
}

/** A contact with anything but the face of a paddle. */
export function countBounce(flight: Flight): void {
  if (flight.bounces < GHOST_BOUNCES) flight.bounces++;
  countContact(flight);
}

export function countContact(flight: Flight): void {
  if (flight.contacts < COUNT_MAX) flight.contacts++;
}

/** The ball came or went in mid-rally: nothing is kept but the count. */
export function clearFlight(flight: Flight): void {
  const { contacts } = flight;
  copyFlight(NO_FLIGHT, flight);
  flight.contacts = contacts;
  countContact(flight);
}

/** How much of its growth a long paddle has at the moment, in ticks. */
export function grown(left: number): number {
  return Math.min(GROW_TICKS, left, EFFECT_TICKS.long - left);
}

/** A paddle's length at the moment. */
export function paddleLengthOf({ extras }: World, rules: Rules, seat: Seat): number {
  return rules.paddleLength + (extras === null ? 0 : longerBy(rules, extras.effects[seat]!));
}

/** By how much a paddle is longer than usual. */
export function longerBy(rules: Rules, { long }: Effects): number {
  return long === 0 ? 0 : (rules.paddleLength * LONG_GROWTH * grown(long)) / GROW_TICKS;
}

const createFlight = (): Flight => ({ hitter: -1, owner: -1, contacts: 0, bounces: 0, bend: 0, slow: false });
const createEffects = (): Effects => ({ long: 0, slow: 0, curve: 0, shield: 0 });
const createItem = (): Item => ({ kind: -1, spot: 0 });
const NO_FLIGHT: Flight = createFlight();
const NO_EFFECTS: Effects = createEffects();
const NO_ITEM: Item = createItem();

export function cloneExtras(extras: Extras): Extras {
  return {
    ...extras,
    flights: extras.flights.map((flight) => ({ ...flight })),
    effects: extras.effects.map((effects) => ({ ...effects })),
    items: extras.items.map((item) => ({ ...item })),
  };
}

/** Copies into what is there if it has the same shape; returns what now holds the copy. */
export function copyExtras(from: Extras | null, into: Extras | null): Extras | null {
  if (from === null) return null;
  if (into === null || into.flights.length !== from.flights.length) return cloneExtras(from);
  into.seed = from.seed;
  into.draws = from.draws;
  into.wait = from.wait;
  for (let index = 0; index < from.flights.length; index++) copyFlight(from.flights[index]!, into.flights[index]!);
  for (let seat = 0; seat < from.effects.length; seat++) copyEffects(from.effects[seat]!, into.effects[seat]!);
  for (let index = 0; index < from.items.length; index++) copyItem(from.items[index]!, into.items[index]!);
  return into;
}

function copyFlight(from: Flight, into: Flight): void {
  into.hitter = from.hitter;
  into.owner = from.owner;
  into.contacts = from.contacts;
  into.bounces = from.bounces;
  into.bend = from.bend;
  into.slow = from.slow;
}

function copyEffects(from: Effects, into: Effects): void {
  into.long = from.long;
  into.slow = from.slow;
  into.curve = from.curve;
  into.shield = from.shield;
}

function copyItem(from: Item, into: Item): void {
  into.kind = from.kind;
  into.spot = from.spot;
}
