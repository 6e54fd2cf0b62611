// Which shot to play: every one that the character is able to want is played through to the rival's line.
import type { Rules } from "../rules.ts";
import { copyWorld, createWorld, type Seat, type World } from "../world.ts";
import { type Dice, roll } from "./chance.ts";
import type { Character } from "./characters.ts";
import { flyToMeeting, hit, type Meeting } from "./foresee.ts";
import { branchOf, HORIZON_TICKS } from "./guard.ts";
import { type Habits, weakness, zoneOf } from "./habits.ts";
import type { Stand } from "./hands.ts";

export interface Shot {
  readonly aim: number; // where on the paddle to meet the ball
  readonly next: Meeting | null; // where it goes then
}

export interface Situation {
  readonly rules: Rules;
  readonly world: World; // at the meeting
  readonly meeting: Meeting;
  readonly along: number; // where the ball seems to come
  readonly doubt: number; // by how much that and the hands may be off, standard deviation
  readonly stand: Stand; // of the own paddle at `startTick`
  readonly startTick: number;
  readonly rivalAt: number; // where the rival's paddle will be, as far as one can say
}

let kept: World | undefined; // the best shot's world, at its next meeting

/** The best shot, and the world at the rival's meeting with it (valid until the next look). */
export function chooseShot(player: Dice, character: Character, habits: Habits, situation: Situation) {
  const { rules, world, meeting } = situation;
  let best: Shot = { aim: 0, next: null };
  let bestWorth = -Infinity;
  kept ??= createWorld(rules);
  for (const aim of character.aims) {
    const ahead = branchOf(world, rules);
    hit(ahead, rules, meeting, aim);
    const next = flyToMeeting(ahead, rules, meeting.tick + HORIZON_TICKS);
    const worth =
      character.attack * strain(situation, ahead, next) +
      character.learns * (next === null ? 0 : weakness(habits, zoneOf(rules, next.along))) +
      character.favourite * Math.abs(aim) -
      character.caution * risk(situation, aim) -
      2 * late(situation, aim) +
      character.whim * roll(player);
    if (worth > bestWorth) {
      bestWorth = worth;
      best = { aim, next };
      copyWorld(ahead, kept);
    }
  }
  return { shot: best, after: kept };
}

/** How much of its speed the rival needs to get there; above 1 it cannot. */
function strain({ rules, meeting, rivalAt }: Situation, ahead: World, next: Meeting | null): number {
  if (next === null)
    return ahead.score[meeting.seat]! > 0 && !ahead.inPlay && ahead.receiver !== meeting.seat ? 1.5 : 0;
  if (next.seat === meeting.seat) return 0;
  const way = Math.abs(next.along - rivalAt) - rules.reach;
  return Math.max(0, Math.min(1.2, way / (rules.paddleSpeed * (next.tick - meeting.tick))));
}

/** About the chance to miss the ball with the end of the paddle. */
function risk({ rules, doubt }: Situation, aim: number): number {
  const room = rules.reach * (1 - Math.abs(aim));
  return Math.max(0, Math.min(1, 0.5 - room / (4 * doubt)));
}

/** How far the paddle comes short of the place, in paddles. */
function late({ rules, meeting, along, stand, startTick }: Situation, aim: number): number {
  const way = Math.abs(along - aim * rules.reach - stand.center) - 4;
  return Math.max(0, way - rules.paddleSpeed * Math.max(0, meeting.tick - startTick)) / rules.reach;
}

/** Where a rival seen at `center` now is likely to be in so many ticks. */
export function expectRival(world: World, rules: Rules, rival: Seat, rest: number, ticks: number): number {
  const { center, move } = world.paddles[rival]!;
  const soon = Math.max(
    -rules.paddleLimit,
    Math.min(rules.paddleLimit, center + move * rules.paddleSpeed * Math.min(ticks, 10)),
  );
  const part = Math.min(1, ticks / 90);
  return soon + (rest - soon) * part;
}
