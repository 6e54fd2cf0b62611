// Each program plays twice: as it is, and with the same wish to cut but never cutting. What it would have got anyway is no gain.
import { randomOf } from "../random.ts";
import { Match, type Player } from "./match.ts";
import * as programs from "./programs.ts";

const CUTS = 10; // of a match: the price of a pause allows no more
const NUDGE_MS = 40; // from the press to the cut, by the one that presses before

export interface Way {
  readonly name: string;
  readonly player: (seed: number) => Player;
  readonly wish: programs.Wish;
  readonly awayMs: number;
  readonly nudges?: boolean;
  readonly stalls?: boolean; // the line is not cut, but lets nothing through for as long
}

export interface Found {
  cuts: number;
  saves: number; // the next ball was saved, or the rally won before
  rallies: number; // won
}

interface Rally {
  readonly score: string;
  readonly hits: number;
  saved: boolean;
  cutMs: number;
}

const sleeper = () => new programs.Sleeper(0);
const person = (seed: number) => new programs.Person(0, randomOf(seed + 7), 30);

export const WAYS = {
  lastMoment: { name: "cuts at the last moment", player: sleeper, wish: programs.atTheLastMoment, awayMs: 20 },
  beforeReturn: { name: "just before the return", player: sleeper, wish: programs.beforeTheReturn, awayMs: 20 },
  onceKnown: { name: "once the return is known", player: sleeper, wish: programs.onceTheReturnIsKnown, awayMs: 20 },
  rivalMoves: { name: "while the rival moves", player: sleeper, wish: programs.whileTheRivalMoves, awayMs: 20 },
  presses: {
    name: "presses, then cuts at the last moment",
    player: sleeper,
    wish: programs.atTheLastMoment,
    awayMs: 20,
    nudges: true,
  },
  badLine: { name: "a person whose line fails at random", player: person, wish: programs.atRandom, awayMs: 800 },
  stalledLine: {
    name: "the same, but it stalls for 0.8 s and nothing pauses",
    player: person,
    wish: programs.atRandom,
    awayMs: 800,
    stalls: true,
  },
  badMoment: { name: "a person, cut as the first", player: person, wish: programs.atTheLastMoment, awayMs: 800 },
} as const satisfies Record<string, Way>;

export function play(way: Way, cuts: boolean, matches: number): Found {
  const found: Found = { cuts: 0, saves: 0, rallies: 0 };
  for (let seed = 1; seed <= matches; seed++) playOne(way, cuts, seed, found);
  return found;
}

function playOne(way: Way, cuts: boolean, seed: number, found: Found): void {
  const player = way.player(seed);
  const match = new Match([player, new programs.Person(1, randomOf(seed + 99), 40)], seed);
  let rally: Rally | null = null;
  for (let left = CUTS; left > 0 && !match.over;) {
    match.advance();
    const world = match.world();
    if (rally === null) {
      if (match.inPlay && way.wish(match, world)) rally = begin(way, player, match);
      continue;
    }
    if (cuts && match.nowMs >= rally.cutMs) {
      if (way.stalls) match.stall(0, way.awayMs);
      else match.cut(0, way.awayMs);
      rally.cutMs = Infinity;
    }
    rally.saved ||= world.hits > rally.hits && world.lastHitter === 0;
    if (match.score.join() === rally.score) continue;
    const isWon = match.score[0]! > Number.parseInt(rally.score);
    left--;
    found.cuts++;
    if (isWon) found.rallies++;
    if (isWon || rally.saved) found.saves++;
    rally = null;
  }
}

function begin({ nudges = false }: Way, player: Player, match: Match): Rally {
  const { hits, balls, paddles } = match.world();
  if (nudges && player instanceof programs.Sleeper) player.nudge = balls[0]!.y > paddles[0]!.center ? 1 : -1;
  return { score: match.score.join(), hits, saved: false, cutMs: match.nowMs + (nudges ? NUDGE_MS : 0) };
}

/** A cut when the rival's save is under way, and the same without the cut: how many became points. */
export function steal(cuts: boolean, matches: number): { readonly cuts: number; readonly points: number } {
  const found = { cuts: 0, points: 0 };
  for (let seed = 1; seed <= matches; seed++) {
    const match = new Match([new programs.Person(0, randomOf(seed), 10), new programs.LastMoment(1, 140)], seed);
    for (let left = CUTS; left > 0 && !match.over;) {
      match.advance();
      if (!match.inPlay || !programs.againstASave(match, match.world())) continue;
      const before = match.score[0]!;
      const untilMs = match.nowMs + 400;
      if (cuts) match.cut(0, 20);
      while (cuts ? match.inPlay : match.nowMs < untilMs) match.advance();
      left--;
      found.cuts++;
      if (match.score[0]! > before) found.points++;
    }
  }
  return found;
}
