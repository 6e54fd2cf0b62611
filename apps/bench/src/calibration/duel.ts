// Matches of 11 points between any two players, each from seeds of its own, so that the same count gives the same results.
import {
  type CharacterId,
  createComputer,
  DEFAULT_SETTINGS,
  moveNow,
  playFriendly,
  type Player,
} from "@transcendence/game";
import { rulesOf, type Seat, TICKS_PER_SECOND } from "@transcendence/game";

export type Entrant = (seat: Seat, seed: number) => Player;

export interface Tally {
  readonly matches: number;
  readonly won: number; // by the first
  readonly points: number; // of the first, as a part of all
  readonly secondsPerMatch: number;
}

const classic = rulesOf(DEFAULT_SETTINGS);

export function computerEntrant(character: CharacterId): Entrant {
  return (seat, seed) => {
    const computer = createComputer(character, seat, seed);
    return (own, world) => moveNow(computer, own, world);
  };
}

/** They change sides after each match. */
export function duel(one: Entrant, other: Entrant, matches: number, seed: number, rules = classic): Tally {
  let won = 0;
  let points = 0;
  let all = 0;
  let ticks = 0;
  for (let match = 0; match < matches; match++) {
    const seat: Seat = match % 2 === 0 ? 0 : 1;
    const dice = (seed + Math.imul(match, 0x9e37_79b9)) >>> 0;
    const first = one(seat, dice ^ 0x1234_5678);
    const second = other(seat === 0 ? 1 : 0, dice ^ 0x2345_6789);
    const { world } = playFriendly(rules, seat === 0 ? { 0: first, 1: second } : { 0: second, 1: first }, dice);
    if (world.winner === seat) won++;
    points += world.score[seat]!;
    all += world.score[0]! + world.score[1]!;
    ticks += world.tick;
  }
  return { matches, won, points: points / all, secondsPerMatch: ticks / TICKS_PER_SECOND / matches };
}
