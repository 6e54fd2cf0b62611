// A Swiss round: everybody plays somebody with about as many points, nobody twice; with an odd number one has a bye, nobody two.
// A maximum-weight matching finds the best draw as a whole (Edmonds' algorithm, from a library).
import blossom from "edmonds-blossom-fixed";
import type { Drawn } from "./types.ts";

export interface SwissPlayer {
  readonly id: string;
  readonly points: number;
  readonly seed: number; // from 0
  readonly opponents: ReadonlySet<string>;
  readonly hadBye: boolean;
}

/** As many rounds as it takes for at most one to be unbeaten. */
export function swissRounds(players: number): number {
  return Math.max(1, Math.ceil(Math.log2(Math.max(2, players))));
}

const BYE = -1;
/** Weights: two who have not met are worth more than anything that follows, then few points apart, then seeds far apart. */
const FRESH = 1_000_000;
const POINT = 1000;

/** `players`: those who play this round. Pairs in the order of their points. */
export function drawSwissRound(players: readonly SwissPlayer[], round: number): Drawn[] {
  const sorted = players.toSorted((a, b) => b.points - a.points || a.seed - b.seed);
  const resting = sorted.length % 2 === 0 ? BYE : byeFor(sorted);
  const playing = sorted.filter((_, place) => place !== resting);
  const half = playing.length / 2;
  const edges: [number, number, number][] = [];
  for (let one = 0; one < playing.length; one++) {
    for (let other = one + 1; other < playing.length; other++) {
      const [a, b] = [playing[one]!, playing[other]!];
      const fresh = a.opponents.has(b.id) ? 0 : FRESH;
      const gap = (a.points - b.points) ** 2;
      // Within a group of equal points the upper half plays the lower half, as seeded.
      const spread = half - Math.abs(other - one - half);
      edges.push([one, other, 2 * FRESH + fresh - POINT * gap + Math.max(0, spread)]);
    }
  }
  const mates = blossom(edges, true);
  const drawn: Drawn[] = [];
  for (let one = 0; one < playing.length; one++) {
    const other = mates[one]!;
    if (other <= one) continue;
    const pair = [playing[one]!.id, playing[other]!.id] as const;
    // Who stands on the left alternates with the round.
    drawn.push({ id: `s${round}.${drawn.length + 1}`, round, players: round % 2 === 1 ? pair : [pair[1], pair[0]] });
  }
  const rests = sorted[resting];
  if (rests !== undefined) drawn.push({ id: `s${round}.${drawn.length + 1}`, round, players: [rests.id, null] });
  return drawn;
}

/** The last of those who have not had one; if all have, the last. */
function byeFor(sorted: readonly SwissPlayer[]): number {
  const without = sorted.findLastIndex(({ hadBye }) => !hadBye);
  return without === -1 ? sorted.length - 1 : without;
}
