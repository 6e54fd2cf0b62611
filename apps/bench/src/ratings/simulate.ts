// Players whose strength is known play each other and are rated as members are; how far is each rating from the truth?
import { expectedScore, type PlayerRating, rateMatch, settledUntil, UNRATED } from "@transcendence/rating";
import { normal, shuffle } from "../random-people.ts";
import { type Random, randomOf } from "../random.ts";
import { Samples, type Summary } from "../samples.ts";

export interface Field {
  readonly players: number;
  readonly matches: number; // of each
  readonly opponents: "near" | "anybody"; // by rating, as the queue finds them, or at random
  readonly seed: number;
}

/** How it stands after so many matches. */
export interface Standing {
  readonly matches: number;
  readonly error: Summary; // points between a rating and the truth
  readonly elo: Summary; // the same by Elo, K = 32
  readonly within: number; // of all, how many lie within two deviations of their rating: 95 % would be exact
  readonly settled: number; // how many are listed on the leaderboards by then
}

interface Player {
  readonly strength: number;
  rating: PlayerRating;
  elo: number;
}

const MEAN = 1500;
const SPREAD = 300;
const NEAR = 150; // points of noise in whom one meets
const BETWEEN_MS = 3_600_000; // two matches of a player
const ELO_K = 32;

export function simulate({ players: count, matches, opponents, seed }: Field, looks: readonly number[]): Standing[] {
  const random = randomOf(seed);
  const players = Array.from({ length: count }, (): Player => ({
    strength: normal(random, MEAN, SPREAD),
    rating: UNRATED,
    elo: MEAN,
  }));
  const standings: Standing[] = [];
  for (let round = 1; round <= matches; round++) {
    const order = opponents === "near" ? byRating(players, random) : shuffle([...players], random);
    for (let index = 0; index + 1 < order.length; index += 2)
      playOne(order[index]!, order[index + 1]!, round * BETWEEN_MS, random); // both are in the list
    if (looks.includes(round)) standings.push(standingOf(players, round));
  }
  return standings;
}

/** Neighbours in this order meet. */
function byRating(players: readonly Player[], random: Random): Player[] {
  const places = new Map(players.map((player) => [player, player.rating.rating + NEAR * (random() - 0.5)]));
  return players.toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
}

function playOne(one: Player, other: Player, nowMs: number, random: Random): void {
  const isWon = random() < chance(one.strength - other.strength);
  const [winner, loser] = isWon ? [one, other] : [other, one];
  const points = ELO_K * (1 - chance(winner.elo - loser.elo));
  const rated = rateMatch(winner.rating, loser.rating, nowMs);
  Object.assign(winner, { rating: rated.winner, elo: winner.elo + points });
  Object.assign(loser, { rating: rated.loser, elo: loser.elo - points });
}

/** Of winning, for whoever is better by so many points, and both strengths are certain. */
function chance(points: number): number {
  const certain = { deviation: 0, volatility: 0.06 };
  return expectedScore({ ...certain, rating: points }, { ...certain, rating: 0 });
}

function standingOf(players: readonly Player[], matches: number): Standing {
  const error = new Samples(players.length);
  const elo = new Samples(players.length);
  let within = 0;
  let settled = 0;
  for (const { strength, rating, elo: simple } of players) {
    const off = Math.abs(rating.rating - strength);
    error.add(off);
    elo.add(Math.abs(simple - strength));
    if (off <= 2 * rating.deviation) within++;
    if (settledUntil(rating) !== null) settled++;
  }
  const part = (number: number) => number / players.length;
  return { matches, error: error.summary(), elo: elo.summary(), within: part(within), settled: part(settled) };
}
