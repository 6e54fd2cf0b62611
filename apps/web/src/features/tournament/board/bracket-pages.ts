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

const TOGETHER = 2; // rounds in one part: who plays, and whom the winner meets

/** All of the bracket if it can be read; else what is still ahead; else that in parts. Of a part that nobody is known of nothing is shown. */
export function bracketPages(pairings: readonly Pairing[], isDouble: boolean, frame: Frame): readonly BracketLayout[] {
  const ahead = roundsAhead(pairings);
  for (const shown of [pairings, ahead]) {
    const layout = largest(shown, pairings, isDouble, frame);
    if (scaleIn(frame, layout) >= 1) return [layout];
  }
  const parts = partsOf(ahead, pairings, isDouble, frame);
  const known = parts.filter(({ rounds }) => rounds.some(({ boxes }) => boxes.some(({ pairing }) => isKnown(pairing))));
  return known.length > 0 ? known : parts;
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

/** The last rounds as one bracket, as many as can be read, and those before them by twos. */
function partsOf(shown: readonly Pairing[], all: readonly Pairing[], isDouble: boolean, frame: Frame): BracketLayout[] {
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
    ...byTwos(winners, winners.length - end.count, all, frame),
    ...byTwos(losers, losers.length - end.losersCount, all, frame),
    end.layout,
  ];
}

/** The first `count` of these rounds; where that is odd, the last of them together with the one after it. */
function byTwos(
  rounds: readonly (readonly Pairing[])[],
  count: number,
  all: readonly Pairing[],
  frame: Frame,
): BracketLayout[] {
  const parts: BracketLayout[] = [];
  for (let first = 0; first < count; first += TOGETHER) {
    const forest = forestOf(rounds.slice(first, first + TOGETHER));
    parts.push(...pagesOf(forest, frame).map((blocks) => layOutBlocks(blocks, all)));
  }
  return parts;
}

/** So many blocks a page as stand beside each other, about as many matches in each. */
function pagesOf(forest: readonly Node[], frame: Frame): (readonly Node[])[][] {
  const most = Math.max(1, Math.floor((frame.height - HEAD_HEIGHT) / ROW));
  const beside = Math.max(1, Math.floor(frame.width / (TOGETHER * COLUMN)));
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
  return Math.max(1, feeders.length);
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
