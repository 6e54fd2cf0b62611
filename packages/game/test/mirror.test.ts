// Left and right, up and down have the same rules, to the last bit.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  applyCommand,
  type Command,
  createWorld,
  type Extras,
  type MatchSettings,
  type Move,
  type Rules,
  rulesOf,
  type Seat,
  step,
  type World,
} from "../src/index.ts";
import { arcade, move, settings, u32 } from "./arbitraries.ts";

const TICKS = 2000;

interface Script {
  readonly settings: MatchSettings;
  readonly seeds: readonly number[]; // one for each serve, in turn
  readonly moves: readonly (readonly [Move, Move])[]; // each for twenty ticks, over and over
}

const script: fc.Arbitrary<Script> = fc.record({
  settings: fc.oneof(settings, { arbitrary: arcade, weight: 2 }),
  seeds: fc.array(u32, { minLength: 5, maxLength: 5 }),
  moves: fc.array(fc.tuple(move, move), { minLength: 1, maxLength: 40 }),
});

test("a match with its commands turned upside down is the same match upside down", () => {
  expectBothWays(turned, (world, rules) => ({
    ...world,
    balls: world.balls.map(({ x, y, vx, vy }) => ({ x, y: -y, vx, vy: -vy })),
    paddles: world.paddles.map(({ center, move: held }) => ({ center: -center, move: -held as Move })),
    extras: world.extras && turnedExtras(world.extras, world.inPlay, rules),
  }));
});

test("a match with its seats exchanged is the same match seen from behind", () => {
  expectBothWays(exchanged, (world) => ({
    ...world,
    balls: world.balls.map(({ x, y, vx, vy }) => ({ x: -x, y, vx: -vx, vy })),
    paddles: world.paddles.toReversed(),
    score: world.score.toReversed(),
    receiver: (1 - world.receiver) as Seat,
    lastHitter: otherOf(world.lastHitter),
    winner: otherOf(world.winner),
    extras: world.extras && exchangedExtras(world.extras),
  }));
});

function turnedExtras(extras: Extras, inPlay: boolean, { spots }: Rules): Extras {
  return {
    ...extras,
    seed: inPlay ? (extras.seed ^ 0x4000_0000) >>> 0 : 0,
    flights: extras.flights.map((flight) => ({ ...flight, bend: -flight.bend })),
    items: extras.items.map(({ kind, spot }) => ({ kind, spot: kind === -1 ? 0 : spots.length - 1 - spot })),
  };
}

function exchangedExtras(extras: Extras): Extras {
  return {
    ...extras,
    flights: extras.flights.map((flight) => ({
      ...flight,
      hitter: otherOf(flight.hitter),
      owner: otherOf(flight.owner),
    })),
    effects: extras.effects.toReversed(),
  };
}

function turned(command: Command): Command {
  if (command.kind === "serve") return { ...command, seed: (command.seed ^ 0x4000_0000) >>> 0 };
  return { ...command, move: -command.move as Move };
}

function exchanged(command: Command): Command {
  if (command.kind === "serve") return { ...command, seed: (command.seed ^ 0x8000_0000) >>> 0 };
  return { ...command, seat: (1 - command.seat) as Seat };
}

type Mirror = (world: World, rules: Rules) => World;

/** Plays a script straight and mirrored, and compares all along. */
function expectBothWays(mirrorCommand: (command: Command) => Command, mirrorWorld: Mirror): void {
  fc.assert(
    fc.property(script, (played) => {
      const rules = rulesOf(played.settings);
      const straight = createWorld(rules);
      const mirrored = createWorld(rules);
      mirrored.receiver = mirrorWorld(straight, rules).receiver; // the first serve overrides it
      while (straight.tick < TICKS && straight.winner === -1) {
        for (const command of commandsNow(straight, played)) {
          applyCommand(straight, rules, command);
          applyCommand(mirrored, rules, mirrorCommand(command));
        }
        step(straight, rules);
        step(mirrored, rules);
        if (straight.tick % 40 === 0) expectSame(mirrorWorld(straight, rules), mirrored, rules);
      }
      expectSame(mirrorWorld(straight, rules), mirrored, rules);
    }),
    { numRuns: 100 },
  );
}

function commandsNow(world: World, { seeds, moves }: Script): Command[] {
  const { tick } = world;
  const seed = seeds[(world.score[0]! + world.score[1]!) % seeds.length]!;
  const commands: Command[] = world.inPlay ? [] : [{ kind: "serve", tick, seed }];
  const held = moves[Math.floor(tick / 20) % moves.length]!;
  if (tick % 20 === 0) commands.push(...held.map((way, seat) => moveOf(tick, seat as Seat, way)));
  return commands;
}

function moveOf(tick: number, seat: Seat, way: Move): Command {
  return { kind: "move", tick, seat, move: way };
}

/** Equal to the bit, but for the sign of a zero. */
function expectSame(expected: World, actual: World, rules: Rules): void {
  expect(withoutNegativeZero(actual), `at ${rules.settings.ballSpeed} %`).toEqual(withoutNegativeZero(expected));
}

function withoutNegativeZero(world: World): unknown {
  return JSON.parse(JSON.stringify(world)); // writes -0 as 0, and every other double so that it reads back the same
}

function otherOf(seat: Seat | -1): Seat | -1 {
  return seat === -1 ? -1 : ((1 - seat) as Seat);
}
