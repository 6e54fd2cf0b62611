// Which shot to play: every one that the character is able to want is played through to the rival's line.
import type { Rules } from "../rules.ts";
import { copyWorld, createWorld, type Seat, type World } from "../world.ts";
import { type Dice, roll } from "./chance.ts";
import type { Character } from "./characters.ts";
import { LOOK_TICKS } from "./computer.ts";
import { flyToMeeting, limitOf, meetAt, type Meeting, reachOf } from "./foresee.ts";
import { branchOf, HORIZON_TICKS } from "./guard.ts";
import { type Habits, weakness, zoneOf } from "./habits.ts";
import type { Stand } from "./hands.ts";
import { lookAfter, lookFor, type Timing } from "./timing.ts";

export interface Shot {
  readonly aim: number; // where on the paddle to meet the ball
  readonly next: Meeting | null; // where it goes then
  readonly after: World; // at that meeting; valid until the next look
  readonly late: number; // by how many paddles it comes too late
  readonly timing: Timing | null; // of the looks after it; null when the rival does not get the ball
  readonly worth: number;
}

export interface Situation {
  readonly rules: Rules;
  readonly tick: number; // of the look
  readonly world: World; // at the meeting
  readonly meeting: Meeting;
  readonly along: number; // where the ball seems to come
  readonly reach: number; // of the own paddle
  readonly doubt: number; // by how much that and the hands may be off, standard deviation
  readonly stand: Stand; // of the own paddle at `startTick`
  readonly startTick: number;
  readonly patient: boolean; // waits with the next look for the rival's hit
  readonly rivalAt: number; // where the rival's paddle will be, as far as one can say
}

/** A meeting is certain if it stays within so many ticks when the own hit is off by the usual. */
const CERTAIN_TICKS = 15;
/** A ball that comes back off a block to oneself is as bad as an answer seen so late. */
const COMES_BACK = 0.6;

const kept: World[] = []; // the worlds after each shot; reused

/** Of all that the character thinks of. */
export function bestShot(player: Dice, character: Character, habits: Habits, situation: Situation): Shot {
  const { rules, world, meeting } = situation;
  const shots = character.aims.map((aim, index): Shot => {
    const after = copyWorld(world, (kept[index] ??= createWorld(rules)));
    meetAt(after, rules, meeting, aim);
    const next = flyToMeeting(after, rules, meeting.tick + HORIZON_TICKS);
    const tooLate = late(situation, aim);
    const timing =
      next === null || next.seat === meeting.seat ? null : timingOf(situation, character.margin, aim, next);
    const worth =
      character.attack * strain(situation, after, next) +
      character.learns * (next === null ? 0 : weakness(habits, zoneOf(rules, next.along))) +
      character.greed * itemsTaken(world, after) +
      character.favourite * Math.abs(aim) -
      character.caution * risk(situation, aim) -
      character.security * exposure(situation, { next, timing }) -
      2 * tooLate +
      character.whim * roll(player);
    return { aim, next, after, late: tooLate, timing, worth };
  });
  return shots.reduce((best, shot) => (shot.worth > best.worth ? shot : best));
}

/** A patient player reckons with its own hit being off by the usual, so that the rival gets the ball later than meant. */
function timingOf(situation: Situation, margin: number, aim: number, next: Meeting): Timing {
  const { rules, tick, world, meeting, doubt, patient } = situation;
  const planned = lookFor({ ownTick: meeting.tick, hitTick: next.tick, lastTick: next.tick }, tick, patient);
  if (planned.waitsFor !== next.tick) return planned;
  let lastTick = next.tick;
  for (const error of [-margin * doubt, margin * doubt]) {
    const ahead = branchOf(world, rules);
    meetAt(ahead, rules, meeting, Math.max(-1, Math.min(1, aim + error / situation.reach)));
    const other = flyToMeeting(ahead, rules, meeting.tick + HORIZON_TICKS);
    // Among blocks a little may change everything.
    if (!rules.plain && (other?.seat !== next.seat || Math.abs(other.tick - next.tick) > CERTAIN_TICKS))
      return lookAfter(meeting.tick, next.tick, tick);
    lastTick = Math.max(lastTick, other?.tick ?? -1);
  }
  return lookFor({ ownTick: meeting.tick, hitTick: next.tick, lastTick }, tick, patient);
}

/** How late the answer will be seen, in looks. */
function exposure({ patient }: Situation, { next, timing }: Pick<Shot, "next" | "timing">): number {
  if (next === null) return 0;
  if (timing === null) return patient ? COMES_BACK : 0; // off a block, to oneself
  return (timing.seenTick - next.tick) / LOOK_TICKS;
}

/** How much of its speed the rival needs to get there; above 1 it cannot. */
function strain({ rules, world, meeting, rivalAt }: Situation, ahead: World, next: Meeting | null): number {
  if (next === null) return ahead.score[meeting.seat]! > world.score[meeting.seat]! ? 1.5 : 0;
  if (next.seat === meeting.seat) return 0;
  const way = Math.abs(next.along - rivalAt) - reachOf(world, rules, next.seat);
  return Math.max(0, Math.min(1.2, way / (rules.paddleSpeed * (next.tick - meeting.tick))));
}

/** About the chance to miss the ball with the end of the paddle. */
function risk({ reach, doubt }: Situation, aim: number): number {
  const room = reach * (1 - Math.abs(aim));
  return Math.max(0, Math.min(1, 0.5 - room / (4 * doubt)));
}

/** How far the paddle comes short of the place, in paddles. */
function late({ rules, meeting, along, reach, stand, startTick }: Situation, aim: number): number {
  const way = Math.abs(along - aim * reach - stand.center) - 4;
  return Math.max(0, way - rules.paddleSpeed * Math.max(0, meeting.tick - startTick)) / reach;
}

/** How many of the items on the field the ball takes on its way. */
function itemsTaken(before: World, after: World): number {
  if (before.extras === null || after.extras === null) return 0;
  let taken = 0;
  for (let slot = 0; slot < before.extras.items.length; slot++) {
    if (before.extras.items[slot]!.kind !== -1 && after.extras.items[slot]!.kind === -1) taken++;
  }
  return taken;
}

/** Where a rival seen at `center` now is likely to be in so many ticks. */
export function expectRival(world: World, rules: Rules, rival: Seat, rest: number, ticks: number): number {
  const { center, move } = world.paddles[rival]!;
  const limit = limitOf(world, rules, rival);
  const soon = Math.max(-limit, Math.min(limit, center + move * rules.paddleSpeed * Math.min(ticks, 10)));
  return soon + (rest - soon) * Math.min(1, ticks / 90);
}
