// What a computer player saw, expects and wants: worked out from its own memory when somebody asks, for the picture.
import type { Rules } from "../rules.ts";
import { cloneWorld, copyWorld, type World } from "../world.ts";
import { CHARACTERS } from "./characters.ts";
import type { Computer, Thought } from "./computer.ts";
import { flyToMeeting, meetAt, type Meeting } from "./foresee.ts";
import { HORIZON_TICKS } from "./guard.ts";
import { RETURNS, returnWeights, zoneOf } from "./habits.ts";
import type { KeyPress } from "./hands.ts";

export interface Waypoint {
  readonly tick: number;
  readonly x: number;
  readonly y: number;
}

/** A way the ball may go: straight from point to point. */
export interface Path {
  readonly weight: number; // how likely
  readonly points: readonly Waypoint[];
}

export type Want = Pick<Thought, "kind" | "tick" | "center" | "aim" | "along" | "doubt" | "waitsFor">;

export interface Explanation {
  readonly tick: number; // of the look
  readonly saw: World;
  readonly expects: readonly Path[]; // the likeliest first; weights sum to 1
  readonly wants: Want;
  readonly presses: readonly KeyPress[];
  readonly nextLook: number;
}

/** Null before the first look. */
export function explain(computer: Computer, rules: Rules): Explanation | null {
  const { seen, thought, presses, nextLook } = computer;
  if (seen === null || thought === null) return null;
  const { kind, tick, center, aim, along, doubt, waitsFor } = thought;
  return {
    tick: seen.tick,
    saw: cloneWorld(seen),
    expects: seen.inPlay ? expectations(computer, rules, seen, thought) : [],
    wants: { kind, tick, center, aim, along, doubt, waitsFor },
    presses: [...presses],
    nextLook,
  };
}

/** As far as the rival's hit the ball has one way, and from there one for each return; the unlikely ones are left out. */
function expectations(computer: Computer, rules: Rules, seen: World, { aim, along }: Thought): Path[] {
  const world = cloneWorld(seen);
  const first = flyToMeeting(cloneWorld(seen), rules, seen.tick + HORIZON_TICKS);
  const ball = first?.ball ?? 0; // the one that is thought of
  const points: Waypoint[] = [waypoint(world, ball)];
  let meeting = trace(world, rules, points, ball);
  if (meeting?.seat === computer.seat) {
    believe(points, rules, meeting, along);
    meetAt(world, rules, meeting, aim);
    points.push(waypoint(world, ball));
    meeting = trace(world, rules, points, ball);
  }
  if (meeting === null || meeting.seat === computer.seat) return [{ weight: 1, points }];
  const rivals = meeting;
  const trust = CHARACTERS[computer.character].learns;
  const weights = returnWeights(computer.habits, zoneOf(rules, rivals.along), trust);
  const branch = cloneWorld(world);
  const paths = RETURNS.map((offset, choice) => {
    copyWorld(world, branch);
    meetAt(branch, rules, rivals, offset);
    const way = [...points, waypoint(branch, ball)];
    trace(branch, rules, way, ball);
    return { weight: weights[choice]!, points: way };
  });
  return paths.toSorted((one, other) => other.weight - one.weight);
}

/** Flies to the next meeting and notes where the ball turned, and where it jumped. */
function trace(world: World, rules: Rules, points: Waypoint[], index: number): Meeting | null {
  const until = world.tick + HORIZON_TICKS;
  let meeting: Meeting | null = null;
  while (world.inPlay && world.tick < until && meeting === null) {
    const { x, y, vx, vy } = world.balls[index]!;
    const before = waypoint(world, index);
    meeting = flyToMeeting(world, rules, world.tick + 1);
    const ball = world.balls[index]!;
    const straight = Math.abs(ball.x - x - vx) + Math.abs(ball.y - y - vy) < 1e-6;
    if (meeting !== null || !world.inPlay) points.push(before);
    else if (!straight) points.push(before, waypoint(world, index));
  }
  return meeting;
}

/** The way ends where the player thinks that the ball comes, not where it will. */
function believe(points: Waypoint[], rules: Rules, { seat, tick }: Meeting, along: number): void {
  const { axis, sign, face } = rules.goals[seat]!;
  points.push(axis === "x" ? { tick, x: sign * face, y: along } : { tick, x: along, y: sign * face });
}

function waypoint({ tick, balls }: World, index: number): Waypoint {
  const { x, y } = balls[index]!;
  return { tick, x, y };
}
