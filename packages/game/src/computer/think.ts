// One look becomes one plan: what will happen, what to do about it, and when to look again.
import { SERVE_DELAY_TICKS } from "../constants.ts";
import type { Rules } from "../rules.ts";
import { copyWorld, createWorld, type Seat, type World } from "../world.ts";
import { roll, wobble } from "./chance.ts";
import { type Character, CHARACTERS } from "./characters.ts";
import { type Computer, LOOK_TICKS, type Place, type Thought } from "./computer.ts";
import { flyToMeeting, limitOf, type Meeting, reachOf } from "./foresee.ts";
import { bestGuard, foreseeReturns, HORIZON_TICKS } from "./guard.ts";
import { noteReturn, returnWeights, zoneOf } from "./habits.ts";
import { type Errand, REACTION_TICKS, type Stand } from "./hands.ts";
import { bestShot, expectRival } from "./shot.ts";
import { lookFor, lookForServe, nextServe } from "./timing.ts";

/** By which the hands alone put the paddle beside the place it should be at. */
const HANDS_DOUBT = 12;
const NOTHING = { aim: 0, along: 0, doubt: 0, waitsFor: -1, rival: null, returns: [] } as const;

export interface Plan {
  readonly thought: Thought;
  readonly errands: readonly Errand[];
  readonly nextLook: number;
}

let ahead: World | undefined; // reused: a look allocates no worlds

/** Decided anew for each look. */
function isPatient(computer: Computer): boolean {
  return roll(computer) < CHARACTERS[computer.character].patience;
}

export function think(computer: Computer, rules: Rules, world: World, stand: Stand): Plan {
  ahead = copyWorld(world, ahead ?? createWorld(rules));
  const meeting = flyToMeeting(ahead, rules, world.tick + HORIZON_TICKS);
  if (meeting === null) return awaitServe(computer, world, ahead);
  if (meeting.seat !== computer.seat) return planGuard(computer, rules, world, ahead, meeting);
  noteWhatCameBack(computer, rules, world, meeting);
  return planShot(computer, rules, world, ahead, meeting, stand);
}

/** The ball comes: meet it with a shot in mind, and then stand where the answer can be reached. */
function planShot(computer: Computer, rules: Rules, world: World, at: World, meeting: Meeting, stand: Stand): Plan {
  const character = CHARACTERS[computer.character];
  const { tick } = world;
  const blur = blurOf(character, meeting, tick) * (anyItem(world) ? 1 + character.distraction : 1);
  const along = within(rules.ballLimit, meeting.along + wobble(computer) * blur);
  const rivalAt = expectRival(world, rules, otherSeat(computer.seat), computer.habits.rest, meeting.tick - tick);
  const startTick = tick + REACTION_TICKS;
  const patient = isPatient(computer);
  const doubt = blur + HANDS_DOUBT;
  const reach = reachOf(at, rules, computer.seat);
  const situation = { rules, tick, patient, world: at, meeting, along, reach, doubt, stand, startTick, rivalAt };
  const shot = bestShot(computer, character, computer.habits, situation);
  const { aim, next, timing } = shot;
  const center = within(limitOf(at, rules, computer.seat), along - aim * reach);
  const meet = { ...NOTHING, kind: "meet", tick: meeting.tick, center, aim, along, doubt: blur } as const;
  const errands: Errand[] = [{ fromTick: startTick, byTick: meeting.tick, center }];
  const outTicks = outTicksOf(meeting, next);
  const fromTick = meeting.tick + 1;
  if (patient && shot.late > 1) {
    const { waitsFor, nextLook } = lookForServe(meeting.outTick + SERVE_DELAY_TICKS, tick); // beaten
    return { thought: { ...meet, waitsFor, outTicks }, errands, nextLook };
  }
  if (next === null || timing === null) {
    if (next !== null) errands.push({ fromTick, byTick: next.tick, center: next.along }); // a second ball
    return { thought: { ...meet, outTicks }, errands, nextLook: tick + LOOK_TICKS };
  }
  const { waitsFor, nextLook, seenTick } = timing;
  const { place, returns } = guard(computer, rules, shot.after, next, seenTick);
  if (place !== null) errands.push({ fromTick, byTick: tick + HORIZON_TICKS, center: place });
  return { thought: { ...meet, waitsFor, rival: next, returns, outTicks }, errands, nextLook };
}

/** The ball goes to the rival. */
function planGuard(computer: Computer, rules: Rules, world: World, at: World, meeting: Meeting): Plan {
  const { tick } = world;
  const { seenTick, waitsFor, nextLook } = lookFor(
    { ownTick: -1, hitTick: meeting.tick, lastTick: meeting.tick },
    tick,
    isPatient(computer),
  );
  const { place, returns } = guard(computer, rules, at, meeting, seenTick);
  const errands: Errand[] = [];
  const byTick = tick + HORIZON_TICKS;
  if (place !== null) errands.push({ fromTick: tick + REACTION_TICKS, byTick, center: place });
  const center = place ?? world.paddles[computer.seat]!.center;
  const outTicks = outTicksOf(meeting, null);
  const guarding = { ...NOTHING, kind: "guard", tick: meeting.tick, center, waitsFor, rival: meeting } as const;
  return { thought: { ...guarding, returns, outTicks }, errands, nextLook };
}

/** Nobody has a ball: back to the middle, and the next look when the next serve is made. */
function awaitServe(computer: Computer, world: World, later: World): Plan {
  const { tick } = world;
  const serveTick = world.inPlay ? later.tick + SERVE_DELAY_TICKS : nextServe(computer, world);
  const { waitsFor, nextLook } = lookForServe(serveTick, tick);
  const errands: Errand[] = [{ fromTick: tick + REACTION_TICKS, byTick: tick + HORIZON_TICKS, center: 0 }];
  const thought = { ...NOTHING, kind: "serve", tick: serveTick, center: 0, waitsFor, outTicks: [] } as const;
  return { thought, errands, nextLook };
}

function guard(computer: Computer, rules: Rules, at: World, meeting: Meeting, seenTick: number) {
  const character = CHARACTERS[computer.character];
  if (character.guard === "stay") return { place: null, returns: [] };
  if (character.guard === "home") return { place: 0, returns: [] };
  const returns: Place[] = foreseeReturns(at, rules, meeting, computer.seat);
  const weights = returnWeights(computer.habits, zoneOf(rules, meeting.along), character.learns);
  return { place: bestGuard(rules, reachOf(at, rules, computer.seat), returns, weights, seenTick), returns };
}

/** Of the returns it had thought of, the one that came true. */
function noteWhatCameBack({ thought, habits, seenHits }: Computer, rules: Rules, world: World, meeting: Meeting): void {
  if (!thought?.rival || thought.returns.length === 0 || world.lastHitter !== thought.rival.seat) return;
  if (world.hits <= seenHits || world.tick < thought.rival.tick) return;
  let nearest = -1;
  let nearestGap = Infinity;
  for (let choice = 0; choice < thought.returns.length; choice++) {
    const place = thought.returns[choice]!;
    const gap = Math.abs(place.along - meeting.along) + 4 * Math.abs(place.tick - meeting.tick);
    if (place.tick !== -1 && gap < nearestGap) {
      nearestGap = gap;
      nearest = choice;
    }
  }
  if (nearest !== -1) noteReturn(habits, zoneOf(rules, thought.rival.along), nearest);
}

function outTicksOf(first: Meeting, next: Meeting | null): number[] {
  const ticks = [-1, -1];
  ticks[first.seat] = first.outTick;
  if (next !== null && next.seat !== first.seat) ticks[next.seat] = next.outTick;
  return ticks;
}

function anyItem({ extras }: World): boolean {
  return extras !== null && extras.items.some(({ kind }) => kind !== -1);
}

function blurOf(character: Character, { tick, bounces }: Meeting, now: number): number {
  return (character.blurPerSecond * (tick - now)) / 60 + character.blurPerBounce * bounces;
}

function within(limit: number, value: number): number {
  return Math.max(-limit, Math.min(limit, value));
}

function otherSeat(seat: Seat): Seat {
  return seat === 0 ? 1 : 0;
}
