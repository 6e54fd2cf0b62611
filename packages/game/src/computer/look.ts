// The eye of a computer player: one frozen picture at a time, a second or more apart, and the keys that follow from it.
import type { Rules } from "../rules.ts";
import { createWorld, type Move, type World } from "../world.ts";
import { type Computer, forget } from "./computer.ts";
import { glance } from "./foresee.ts";
import { noteRally, noteRest, zoneOf } from "./habits.ts";
import { type KeyPress, pressKeys, REACTION_TICKS, standAt } from "./hands.ts";
import { think } from "./think.ts";

export interface Look {
  readonly presses: readonly KeyPress[]; // in order, each at least a reaction ahead
  readonly nextLook: number; // tick
}

/** Looks, thinks and decides. Too early it sees nothing: nobody can give it more than one look a second. */
export function look(computer: Computer, rules: Rules, world: World): Look {
  const { tick } = world;
  if (computer.seen !== null && tick < computer.seen.tick) forget(computer);
  if (computer.seen !== null && tick < computer.nextLook) return { presses: [], nextLook: computer.nextLook };
  learn(computer, rules, world);
  const own = world.paddles[computer.seat]!;
  const start = tick + REACTION_TICKS;
  const waiting = computer.presses.filter((press) => press.tick >= tick);
  const pressedTick = Math.min(computer.pressedTick, tick);
  const stand = standAt(start, tick, { center: own.center, move: own.move, pressedTick }, waiting, rules);
  computer.seenHits = computer.seen?.hits ?? 0;
  computer.seen = glance(world, computer.seen ?? createWorld(rules));
  const { thought, errands, nextLook } = think(computer, rules, computer.seen, stand);
  const presses = pressKeys(computer, rules, stand, errands, start, nextLook + REACTION_TICKS);
  computer.thought = thought;
  computer.presses = [...waiting, ...presses];
  computer.pressedTick = computer.presses.at(-1)?.tick ?? computer.pressedTick;
  computer.nextLook = nextLook;
  return { presses, nextLook };
}

/** For a loop that runs every tick: looks when it is time, and says what is held now. */
export function moveNow(computer: Computer, rules: Rules, world: World): Move {
  const { seen, nextLook } = computer;
  if (seen === null || world.tick >= nextLook || world.tick < seen.tick) look(computer, rules, world);
  let { move } = world.paddles[computer.seat]!;
  for (const press of computer.presses) if (press.tick <= world.tick) ({ move } = press);
  return move;
}

/** From two pictures: did the rival meet the ball where it was expected to, and where does it stand? */
function learn({ seen, thought, habits, seat }: Computer, rules: Rules, world: World): void {
  if (seen === null || !thought?.rival || world.tick <= thought.rival.tick) return;
  const { seat: rival, along } = thought.rival;
  const zone = zoneOf(rules, along);
  if (world.score[seat]! > seen.score[seat]!) noteRally(habits, zone, false);
  else if (world.lastHitter === rival && world.hits > seen.hits) noteRally(habits, zone, true);
  if (world.inPlay && world.lastHitter === rival) noteRest(habits, world.paddles[rival]!.center);
}
