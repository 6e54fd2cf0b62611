// A bracket in parts, where all of it at once could not be read across a hall. Pure; lengths are in em of the smallest text that can be.
import type { Pairing } from "@transcendence/tournament";
import {
  type BracketLayout,
  COLUMN,
  forestOf,
  HEAD_HEIGHT,
  layOutBlocks,
  layOutBracket,
  type Node,
  roundsAhead,
  roundsOf,
  ROW,
} from "./bracket-layout.ts";
import { playerAt } from "./view.ts";

export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** Rounds in one part. Across a hall: who plays, and whom the winner meets. */
const TOGETHER = { hall: 2, paper: 3 } as const;

/** All of the bracket if it can be read; else what is still ahead; else that in parts. Of a part that nobody is known of nothing is shown. */
export function bracketPages(pairings: readonly Pairing[], isDouble: boolean, frame: Frame): readonly BracketLayout[] {
  const ahead = roundsAhead(pairings);
  for (const shown of [pairings, ahead]) {
    const layout = largest(shown, pairings, isDouble, frame);
    if (scaleIn(frame, layout) >= 1) return [layout];
  }
  const parts = partsOf(ahead, pairings, { isDouble, frame, together: TOGETHER.hall });
  const known = parts.filter(({ rounds }) => rounds.some(({ boxes }) => boxes.some(({ pairing }) => isKnown(pairing))));
  return known.length > 0 ? known : parts;
}

/** On paper: all of the bracket, also what is still to be played, to be filled in by hand. */
export function bracketSheets(pairings: readonly Pairing[], isDouble: boolean, frame: Frame): readonly BracketLayout[] {
  const layout = largest(pairings, pairings, isDouble, frame);
  if (scaleIn(frame, layout) >= 1) return [layout];
  return partsOf(pairings, pairings, { isDouble, frame, together: TOGETHER.paper });
}

/** How many times larger than the smallest text the layout can be. */
export function scaleIn({ width, height }: Frame, layout: BracketLayout): number {
  return Math.min(width / layout.width, height / layout.height);
}

function isKnown(pairing: Pairing): boolean {
  return playerAt(pairing, 0) !== null || playerAt(pairing, 1) !== null;
}

function largest(shown: readonly Pairing[], all: readonly Pairing[], isDouble: boolean, frame: Frame): BracketLayout {
  const plain = layOutBracket(shown, 1, all);
  const facing = isDouble ? plain : layOutBracket(shown, 2, all);
  return scaleIn(frame, facing) > scaleIn(frame, plain) ? facing : plain;
}

interface PartsOptions {
  readonly isDouble: boolean;
  readonly frame: Frame;
  readonly together: number; // rounds in one part
}

/** The last rounds as one bracket, as many as can be read, and those before them by twos or threes. */
function partsOf(
  shown: readonly Pairing[],
  all: readonly Pairing[],
  { isDouble, frame, together }: PartsOptions,
): BracketLayout[] {
  const winners = roundsOf(shown, ["winners", "play-off"]);
  const losers = roundsOf(shown, ["losers"]);
  const ends = shown.filter(({ stage }) => stage === "final" || stage === "third");
  const lastOf = (count: number) => {
    const losersCount = Math.min(losers.length, Math.max(1, 2 * count - 2)); // as a smaller bracket would have
    const part = [...winners.slice(-count).flat(), ...losers.slice(-losersCount).flat(), ...ends];
    return { count, losersCount, layout: largest(part, all, isDouble, frame) };
  };
  let end = lastOf(1);
  for (let count = 2; count <= winners.length; count++) {
    const longer = lastOf(count);
    if (scaleIn(frame, longer.layout) < 1) break;
    end = longer;
  }
  return [
    ...inParts(winners, winners.length - end.count),
    ...inParts(losers, losers.length - end.losersCount),
    end.layout,
  ];

  /** The first `count` of these rounds, about as many in each part; a single one together with the one after it. */
  function inParts(rounds: readonly (readonly Pairing[])[], count: number): BracketLayout[] {
    const parts: BracketLayout[] = [];
    let first = 0;
    while (first < count) {
      const left = count - first;
      const next = Math.max(2, Math.ceil(left / Math.ceil(left / together)));
      const forest = forestOf(rounds.slice(first, first + next));
      parts.push(...pagesOf(forest, frame, next).map((blocks) => layOutBlocks(blocks, all)));
      first += next;
    }
    return parts;
  }
}

/** So many blocks a page as stand beside each other, about as many matches in each. */
function pagesOf(forest: readonly Node[], frame: Frame, together: number): (readonly Node[])[][] {
  const most = Math.max(1, Math.floor((frame.height - HEAD_HEIGHT) / ROW));
  const beside = Math.max(1, Math.floor(frame.width / (together * COLUMN)));
  const rows = forest.reduce((sum, root) => sum + rowsOf(root), 0);
  const pages = Math.ceil(rows / (most * beside));
  const even = Math.ceil(rows / (pages * beside));
  for (let height = even; height < most; height++) {
    const packed = pack(forest, height);
    if (packed.length <= pages * beside) return inPages(packed, beside);
  }
  return inPages(pack(forest, most), beside);
}

function rowsOf({ feeders }: Node): number {
  return feeders.length === 0 ? 1 : feeders.reduce((sum, feeder) => sum + rowsOf(feeder), 0);
}

function pack(forest: readonly Node[], height: number): Node[][] {
  const blocks: Node[][] = [];
  let left = 0;
  for (const root of forest) {
    if (blocks.length === 0 || rowsOf(root) > left) {
      blocks.push([]);
      left = height;
    }
    blocks.at(-1)!.push(root);
    left -= rowsOf(root);
  }
  return blocks;
}

function inPages<Block>(blocks: readonly Block[], beside: number): Block[][] {
  const pages: Block[][] = [];
  for (let first = 0; first < blocks.length; first += beside) pages.push(blocks.slice(first, first + beside));
  return pages;
}
