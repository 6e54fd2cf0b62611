// Who stands where. The order is total: ties are broken to the last by the seed; only brackets share ranks.
import { arenaScore } from "./arena.ts";
import { pairingsByPlayer, pairingsOf } from "./pairings.ts";
import type { Pairing, Standing, Tournament } from "./types.ts";

interface Tally {
  readonly id: string;
  points: number;
  wins: number;
  losses: number;
  readonly beaten: string[];
  readonly met: string[];
  margin: number; // points scored less points lost
}

export function standings(tournament: Tournament): Standing[] {
  const pairings = pairingsOf(tournament);
  switch (tournament.plan.format) {
    case "single":
    case "double":
      return bracketStandings(tournament, pairings);
    case "round-robin":
      return tournament.finalists === null
        ? tableStandings(tournament, pairings, headToHead)
        : playOffStandings(tournament, pairings);
    case "swiss":
      return tableStandings(tournament, pairings, buchholz);
    case "arena":
      return arenaStandings(tournament, pairings);
  }
}

type TieBreaks = (tally: Tally, all: ReadonlyMap<string, Tally>) => number[];

/** Round robin: points against those with as many, Sonneborn-Berger, difference of points. */
const headToHead: TieBreaks = ({ points, beaten, margin }, all) => [
  beaten.filter((id) => all.get(id)?.points === points).length,
  sum(beaten.map((id) => all.get(id)?.points ?? 0)),
  margin,
];

/** Swiss: the points of all opponents (Buchholz), of those beaten (Sonneborn-Berger), difference of points. */
const buchholz: TieBreaks = ({ met, beaten, margin }, all) => [
  sum(met.map((id) => all.get(id)?.points ?? 0)),
  sum(beaten.map((id) => all.get(id)?.points ?? 0)),
  margin,
];

/** Best two of each group who are still there, the winners first; the strongest of each rank first. */
export function groupFinalists(tournament: Tournament): string[] {
  const pairings = pairingsOf(tournament);
  const table = tableStandings(tournament, pairings, headToHead);
  const groups = new Map<number, string[]>();
  for (const { id, isOut } of table) {
    if (isOut) continue;
    const group =
      pairings.find(({ slots }) => slots.some((slot) => slot.kind === "player" && slot.id === id))?.group ?? 0;
    groups.set(group, [...(groups.get(group) ?? []), id]);
  }
  const rank = (id: string) => table.findIndex((standing) => standing.id === id);
  return [0, 1].flatMap((place) =>
    [...groups.values()].flatMap((ids) => ids[place] ?? []).toSorted((a, b) => rank(a) - rank(b)),
  );
}

function talliesOf({ entrants }: Tournament, pairings: readonly Pairing[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { id } of entrants) tallies.set(id, { id, points: 0, wins: 0, losses: 0, beaten: [], met: [], margin: 0 });
  for (const { slots, outcome } of pairings) {
    const ids = slots.map((slot) => (slot.kind === "player" ? slot.id : null));
    ids.forEach((id, side) => {
      const tally = id === null ? undefined : tallies.get(id);
      if (tally === undefined) return;
      const rival = ids[1 - side] ?? null;
      if (slots[1 - side]!.kind === "bye") {
        tally.points++;
        return;
      }
      if (outcome === null || rival === null) return;
      if (outcome.how === "played") tally.met.push(rival);
      if (outcome.winner === id) {
        tally.points++;
        tally.wins++;
        if (outcome.how !== "walkover") tally.beaten.push(rival);
      } else tally.losses++;
      if (outcome.score !== null) tally.margin += outcome.score[side]! - outcome.score[1 - side]!;
    });
  }
  return tallies;
}

function tableStandings(tournament: Tournament, pairings: readonly Pairing[], tieBreaksOf: TieBreaks): Standing[] {
  const tallies = talliesOf(
    tournament,
    pairings.filter(({ stage }) => stage !== "play-off" && stage !== "third"),
  );
  const rows = [...tallies.values()].map((tally) => ({ ...tally, tieBreaks: tieBreaksOf(tally, tallies) }));
  return ranked(tournament, rows);
}

function arenaStandings(tournament: Tournament, pairings: readonly Pairing[]): Standing[] {
  const byPlayer = pairingsByPlayer(pairings);
  const rows = tournament.entrants.map(({ id }) => {
    const own = byPlayer.get(id) ?? [];
    const { points, wins, losses } = arenaScore(id, own);
    return { id, points, wins, losses, tieBreaks: [wins, -losses] };
  });
  return ranked(tournament, rows);
}

type Row = Omit<Standing, "rank" | "isOut">;

function ranked({ entrants, out }: Tournament, rows: readonly Row[]): Standing[] {
  const seed = new Map(entrants.map(({ id }, place) => [id, place]));
  return rows
    .toSorted(
      (a, b) => b.points - a.points || compareAll(a.tieBreaks, b.tieBreaks) || seed.get(a.id)! - seed.get(b.id)!,
    )
    .map(({ id, points, wins, losses, tieBreaks }, place) => {
      return { id, rank: place + 1, points, wins, losses, tieBreaks, isOut: out.includes(id) };
    });
}

function compareAll(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((value, index) => value !== other[index]);
  return place === -1 ? 0 : other[place]! - one[place]!;
}

/** The farther somebody came, the better; those who fell in the same round of the same bracket share a rank. */
function bracketStandings(tournament: Tournament, pairings: readonly Pairing[]): Standing[] {
  const { entrants, out } = tournament;
  const tallies = talliesOf(tournament, pairings);
  const reached = new Map(entrants.map(({ id }) => [id, progress(id, pairings)]));
  const sorted = entrants.toSorted((a, b) => reached.get(b.id)! - reached.get(a.id)!); // stable: by seed
  return sorted.map(({ id }) => {
    const better = sorted.filter((other) => reached.get(other.id)! > reached.get(id)!).length;
    const { wins, losses } = tallies.get(id)!;
    return { id, rank: better + 1, points: wins, wins, losses, tieBreaks: [], isOut: out.includes(id) };
  });
}

/** Who plays on stands before who does not, in the order of the play-off; the others as in the groups. */
function playOffStandings(tournament: Tournament, pairings: readonly Pairing[]): Standing[] {
  const finalists = tournament.finalists ?? [];
  const table = tableStandings(tournament, pairings, headToHead);
  const playOff = pairings.filter(({ stage }) => stage === "play-off" || stage === "third");
  const entrants = finalists.map((id) => ({ id, rating: null }));
  const best = bracketStandings({ ...tournament, entrants }, playOff);
  const row = (id: string) => table.find((standing) => standing.id === id)!;
  const others = table.filter(({ id }) => !finalists.includes(id));
  return [
    ...best.map(({ id, rank }) => ({ ...row(id), rank })),
    ...others.map((standing, place) => ({ ...standing, rank: finalists.length + place + 1 })),
  ];
}

/** How far somebody came: a number that grows with each match they won or were let through, in the order of the bracket. */
function progress(id: string, pairings: readonly Pairing[]): number {
  const depth = depthOf(pairings);
  let best = 0;
  for (const pairing of pairings) {
    if (!pairing.slots.some((slot) => slot.kind === "player" && slot.id === id)) continue;
    const isWon = pairing.outcome?.winner === id || pairing.slots.some(({ kind }) => kind === "bye");
    best = Math.max(best, depth(pairing) + (isWon ? 0.5 : 0));
  }
  return best;
}

/** In a double elimination one is out by losing in the losers' bracket: that counts, and before it nothing is lost. */
function depthOf(pairings: readonly Pairing[]): (pairing: Pairing) => number {
  const rounds = (stages: readonly string[]) =>
    Math.max(0, ...pairings.filter(({ stage }) => stages.includes(stage)).map(({ round }) => round));
  const losers = rounds(["losers"]);
  const main = rounds(["winners", "play-off"]);
  return ({ stage, round }) => {
    switch (stage) {
      case "losers":
        return round;
      case "final":
        return losers + round;
      case "third":
        return main - 1 + 0.25; // above the other semi-final's loser only by winning it
      case "winners":
      case "play-off":
        return losers > 0 ? 0.25 : round;
      case "group":
      case "swiss":
      case "arena":
        return 0; // no bracket
    }
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
