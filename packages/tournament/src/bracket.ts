// Elimination as a graph: each match knows where its two players come from. Who they are follows from the outcomes alone, so results
// may arrive in any order.
import type { Outcome, Pairing, Slot, Stage } from "./types.ts";

type Source =
  | { readonly from: "seed"; readonly seed: number } // from 0
  | { readonly from: "winner" | "loser"; readonly of: string };

interface Node {
  readonly id: string;
  readonly stage: Stage;
  readonly round: number;
  readonly sources: readonly [Source, Source];
  /** The second final of a double elimination: only when whoever came from the losers' bracket won the first. */
  readonly afterUpset: string | null;
}

export interface BracketOptions {
  readonly thirdPlace: boolean;
  readonly double: boolean;
  readonly prefix: string; // of the pairings' ids
  readonly stage: "winners" | "play-off"; // what the main bracket is called
}

const OPEN: Slot = { kind: "open" };
const BYE: Slot = { kind: "bye" };

/** All pairings of the bracket of these players, by seed, as far as they are known. */
export function bracketPairings(
  seeds: readonly string[],
  options: BracketOptions,
  outcomes: Readonly<Record<string, Outcome>>,
): Pairing[] {
  if (seeds.length < 2) return [];
  const pairings = new Map<string, Pairing>();
  for (const node of nodesOf(seeds.length, options)) {
    const upset = node.afterUpset === null ? null : pairings.get(node.afterUpset)!;
    if (upset !== null && !isUpset(upset)) continue;
    const slots = node.sources.map((source) => slotOf(source, seeds, pairings)) as unknown as readonly [Slot, Slot]; // two of two
    const { id, stage, round } = node;
    pairings.set(id, { id, stage, round, group: 0, slots, outcome: outcomes[id] ?? null });
  }
  return [...pairings.values()];
}

/** Whoever goes on from here: a player, nobody yet, or nobody ever. */
export function winnerSlot({ slots, outcome }: Pairing): Slot {
  const [one, other] = slots;
  if (one.kind === "bye") return other;
  if (other.kind === "bye") return one;
  if (outcome === null) return OPEN;
  return outcome.winner === null ? BYE : { kind: "player", id: outcome.winner };
}

function loserSlot({ slots, outcome }: Pairing): Slot {
  if (slots.some(({ kind }) => kind === "bye")) return BYE;
  if (outcome === null) return OPEN;
  const loser = slots.find((slot) => slot.kind === "player" && slot.id !== outcome.winner);
  return outcome.winner === null || loser === undefined ? BYE : loser;
}

function slotOf(source: Source, seeds: readonly string[], pairings: ReadonlyMap<string, Pairing>): Slot {
  if (source.from === "seed") {
    const id = seeds[source.seed];
    return id === undefined ? BYE : { kind: "player", id };
  }
  const pairing = pairings.get(source.of);
  if (pairing === undefined) return BYE;
  return source.from === "winner" ? winnerSlot(pairing) : loserSlot(pairing);
}

function isUpset({ slots: [, lower], outcome }: Pairing): boolean {
  return outcome !== null && lower.kind === "player" && outcome.winner === lower.id;
}

/** In an order in which every source stands before what follows from it. */
function nodesOf(players: number, { thirdPlace, double, prefix, stage }: BracketOptions): Node[] {
  const size = 2 ** Math.ceil(Math.log2(players));
  const winners: Node[][] = [];
  let sources: Source[] = seedOrder(size).map((seed) => ({ from: "seed", seed }));
  for (let round = 1; sources.length > 1; round++) {
    const nodes = pairUp(sources, (place) => `${prefix}w${round}.${place + 1}`, stage, round);
    winners.push(nodes);
    sources = nodes.map(({ id }) => ({ from: "winner", of: id }));
  }
  const nodes = winners.flat();
  const last = winners.at(-1)![0]!;
  if (!double) {
    const semis = winners.at(-2);
    if (thirdPlace && semis !== undefined) {
      const [one, other] = semis.map(({ id }): Source => ({ from: "loser", of: id }));
      nodes.push({ id: `${prefix}t1`, stage: "third", round: 1, sources: [one!, other!], afterUpset: null });
    }
    return nodes;
  }
  const losers = losersBracket(winners, prefix);
  const champion: Source =
    losers.length === 0 ? { from: "loser", of: last.id } : { from: "winner", of: losers.at(-1)!.id };
  const first = `${prefix}f1`;
  return [
    ...nodes,
    ...losers,
    {
      id: first,
      stage: "final",
      round: 1,
      sources: [{ from: "winner", of: last.id }, champion],
      afterUpset: null,
    },
    {
      id: `${prefix}f2`,
      stage: "final",
      round: 2,
      sources: [
        { from: "loser", of: first },
        { from: "winner", of: first },
      ],
      afterUpset: first,
    },
  ];
}

/**
 * Two rounds for each of the winners' rounds after the first: those who are left play each other, then whoever comes down. Those who
 * come down are met in the opposite order every other time, so that two who have played meet again as late as possible.
 */
function losersBracket(winners: readonly (readonly Node[])[], prefix: string): Node[] {
  const nodes: Node[] = [];
  let round = 1;
  const losersOf = (stage: readonly Node[]): Source[] => stage.map(({ id }) => ({ from: "loser", of: id }));
  const idAt = (place: number) => `${prefix}l${round}.${place + 1}`;
  const add = (sources: readonly Source[]): Source[] => {
    const added = pairUp(sources, idAt, "losers", round);
    nodes.push(...added);
    round++;
    return added.map(({ id }) => ({ from: "winner", of: id }));
  };
  if (winners.length < 2) return nodes;
  let left = add(losersOf(winners[0]!));
  winners.slice(1).forEach((stage, index) => {
    const down = losersOf(stage);
    const ordered = index % 2 === 0 ? down.toReversed() : down;
    left = add(left.flatMap((source, place) => [source, ordered[place]!]));
    if (left.length > 1) left = add(left);
  });
  return nodes;
}

function pairUp(sources: readonly Source[], idAt: (place: number) => string, stage: Stage, round: number): Node[] {
  const nodes: Node[] = [];
  for (let place = 0; 2 * place + 1 < sources.length; place++) {
    const pair = [sources[2 * place]!, sources[2 * place + 1]!] as const;
    nodes.push({ id: idAt(place), stage, round, sources: pair, afterUpset: null });
  }
  return nodes;
}

/** Seeds in the order of the first round's places, so that the best two can only meet in the final, the best four in the semi-finals. */
function seedOrder(size: number): number[] {
  let order = [0];
  while (order.length < size) {
    const { length } = order;
    order = order.flatMap((seed) => [seed, 2 * length - 1 - seed]);
  }
  return order;
}
