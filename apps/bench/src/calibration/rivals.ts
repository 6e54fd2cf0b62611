// Who is not among the computer players but plays them in the calibration: all at the same keys, all seeing every tick.
import {
  copyWorld,
  createWorld,
  flyToMeeting,
  meetAt,
  type Move,
  type Player,
  type Rules,
  type Seat,
  SEATS,
  type World,
} from "@transcendence/game";
import { type Random, randomOf } from "../random.ts";

const HORIZON = 400;

/** Knows where the ball comes the moment it is hit, is there in time, and plays where the rival is not. */
export function perfectPlayer(seat: Seat): Player {
  let rally = ""; // for which the place was worked out
  let center = 0;
  return (rules, world) => {
    const now = `${world.inPlay} ${world.hits} ${world.score.join(":")}`;
    if (now !== rally) {
      rally = now;
      center = perfectPlace(rules, world, seat);
    }
    return towards(center, world, rules, seat);
  };
}

function perfectPlace(rules: Rules, world: World, seat: Seat): number {
  const at = copyWorld(world, createWorld(rules));
  const meeting = flyToMeeting(at, rules, world.tick + HORIZON);
  if (meeting?.seat !== seat) return 0;
  const rival = world.paddles[SEATS.find((other) => other !== seat)!]!.center;
  let best = { center: meeting.along, gap: -1 };
  for (const aim of [-0.85, -0.6, -0.3, 0, 0.3, 0.6, 0.85]) {
    const center = Math.max(-rules.paddleLimit, Math.min(rules.paddleLimit, meeting.along - aim * rules.reach));
    const ticks = Math.abs(center - world.paddles[seat]!.center) / rules.paddleSpeed;
    if (ticks > meeting.tick - world.tick - 2) continue;
    const ahead = copyWorld(at, createWorld(rules));
    meetAt(ahead, rules, meeting, aim);
    const next = flyToMeeting(ahead, rules, meeting.tick + HORIZON);
    const gap = next === null ? 0 : Math.abs(next.along - rival) / (next.tick - meeting.tick);
    if (gap > best.gap) best = { center, gap };
  }
  return best.center;
}

/** Holds the key towards the ball, at every tick: the first bot that anybody writes. */
export function followingPlayer(seat: Seat): Player {
  return (rules, world) => towards(world.inPlay ? world.balls[0]!.y : 0, world, rules, seat);
}

export interface Skill {
  readonly reactionTicks: number;
  readonly misjudged: number; // of the way the ball still has to go
  readonly releaseTicks: number; // standard deviation
  readonly aim: number; // at most so far from the middle of the paddle, on purpose
}

export const SKILLS: Readonly<Record<"novice" | "regular" | "expert", Skill>> = {
  novice: { reactionTicks: 17, misjudged: 0.16, releaseTicks: 2.5, aim: 0.2 },
  regular: { reactionTicks: 14, misjudged: 0.08, releaseTicks: 1.6, aim: 0.5 },
  expert: { reactionTicks: 12, misjudged: 0.03, releaseTicks: 1, aim: 0.8 },
};

const DECIDE_TICKS = 7;

/** A model of a person: sees everything, a reaction late; judges anew every tenth of a second; lets go of keys roughly in time. */
export function personPlayer(seat: Seat, seed: number, skill: Skill): Player {
  const random = randomOf(seed);
  const past: World[] = [];
  let held: Move = 0;
  let decideTick = 0;
  let releaseTick = Infinity;
  let ball = ""; // the flight that was judged last
  let misjudged = 0;
  let aim = 0;
  const ahead: { world?: World } = {};
  return (rules, world) => {
    past.push(copyWorld(world, past.length > skill.reactionTicks ? past.shift()! : createWorld(rules)));
    if (world.tick >= releaseTick) [held, releaseTick] = [0, Infinity];
    if (world.tick < decideTick) return held;
    decideTick = world.tick + DECIDE_TICKS - 2 + Math.floor(random() * 5);
    const seen = past[0]!;
    const flight = `${seen.inPlay} ${seen.hits}`;
    if (flight !== ball) {
      ball = flight;
      misjudged = bell(random) * skill.misjudged;
      aim = (random() * 2 - 1) * skill.aim;
    }
    const at = copyWorld(seen, (ahead.world ??= createWorld(rules)));
    const meeting = flyToMeeting(at, rules, seen.tick + HORIZON);
    const [{ x, y }] = [seen.balls[0]!];
    const way = Math.abs(x - at.balls[0]!.x);
    const target = meeting?.seat === seat ? meeting.along + misjudged * way - aim * rules.reach : y * 0.3;
    const distance = target - world.paddles[seat]!.center;
    const ticks = Math.abs(distance) / rules.paddleSpeed;
    held = ticks < 1.7 ? 0 : distance > 0 ? 1 : -1;
    releaseTick =
      held === 0 ? Infinity : world.tick + Math.max(2, Math.round(ticks + bell(random) * skill.releaseTicks));
    return held;
  };
}

function towards(center: number, world: World, rules: Rules, seat: Seat): Move {
  const distance = center - world.paddles[seat]!.center;
  if (Math.abs(distance) <= rules.paddleSpeed / 2) return 0;
  return distance > 0 ? 1 : -1;
}

/** Roughly normal, variance 1. */
function bell(random: Random): number {
  return (random() + random() + random() - 1.5) * 2;
}
