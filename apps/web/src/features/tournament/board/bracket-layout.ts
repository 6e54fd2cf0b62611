// Where each match of a bracket is drawn. Pure: the drawing only scales it. All lengths are in em of the drawing's own text size.
import type { Pairing, Stage } from "@transcendence/tournament";
import { isBye, playedRound } from "./view.ts";

export const BOX_WIDTH = 12;
export const BOX_HEIGHT = 3.6;
export const HEAD_HEIGHT = 2.6; // a round's name over its column
export const COLUMN = BOX_WIDTH + 2.5;
export const ROW = BOX_HEIGHT + 0.9;
const PART_GAP = 1.4; // between the winners' bracket and the losers' bracket
const END = 0.5; // below the last box

export interface Box {
  readonly pairing: Pairing;
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly from: string; // pairing
  readonly to: string;
  readonly points: readonly (readonly [number, number])[]; // only level and upright parts
}

/** A round with its matches, in the order in which they are read. */
export interface BracketRound {
  readonly stage: Stage;
  readonly round: number; // from 1, among those that are played
  readonly rounds: number; // how many of these its stage has
  readonly heads: readonly { readonly x: number; readonly y: number }[]; // two where the bracket has two sides
  readonly boxes: readonly Box[];
}

export interface BracketLayout {
  readonly width: number;
  readonly height: number;
  readonly rounds: readonly BracketRound[];
  readonly lines: readonly Line[];
}

/** A match of one bracket (upper or lower), with those before it that are drawn: byes are not. */
export interface Node {
  readonly pairing: Pairing;
  readonly slot: 0 | 1; // of the match that it leads to
  readonly feeders: readonly Node[];
}

interface Place {
  readonly x: number;
  readonly y: number; // of the middle
  readonly isMirrored: boolean; // its lines come in from the right
}

/** `sides` 2: the halves of a single elimination face each other, with the final between them. `all`: where only a part is drawn. */
export function layOutBracket(
  pairings: readonly Pairing[],
  sides: 1 | 2 = 1,
  all: readonly Pairing[] = pairings,
): BracketLayout {
  const main = roundsOf(pairings, ["winners", "play-off"]);
  const losers = roundsOf(pairings, ["losers"]);
  const finals = roundsOf(pairings, ["final"]).flat();
  const third = pairings.filter(({ stage }) => stage === "third");
  const root = treeOf(main);
  const places = new Map<string, Place>();
  if (losers.length > 0 || finals.length > 0) placeDouble(root, treeOf(losers), finals, places);
  else if (sides === 2 && main.length > 1) placeFacing(root, places);
  else placeTree(root, (depth) => (main.length - 1 - depth) * COLUMN, HEAD_HEIGHT, places);
  const final = root && places.get(root.pairing.id);
  const [bronze] = third.filter((pairing) => !isBye(pairing));
  if (bronze && final) places.set(bronze.id, { ...final, y: final.y + HEAD_HEIGHT + ROW });
  moveToEdge(places);
  const groups = [...main, ...losers, ...finals.map((each) => [each]), ...(bronze ? [[bronze]] : [])];
  return drawnAt(places, groups, linesOf([root, treeOf(losers)], finals, places), all);
}

/** Matches of some rounds in blocks beside each other, each block a list of the last round's matches with those before them. */
export function layOutBlocks(blocks: readonly (readonly Node[])[], all: readonly Pairing[]): BracketLayout {
  const places = new Map<string, Place>();
  const nodes = blocks.flat().flatMap(nodesOf);
  let column = 0; // of the block's first round: one in which nothing is drawn takes no room
  for (const block of blocks) {
    const rounds = block.flatMap(nodesOf).map(({ pairing }) => pairing.round);
    const first = Math.min(...rounds);
    let top = HEAD_HEIGHT;
    for (const root of block) {
      const last = column + root.pairing.round - first;
      top = placeTree(root, (depth) => (last - depth) * COLUMN, top, places);
    }
    column += Math.max(...rounds) - first + 1;
  }
  const groups = [...Map.groupBy(nodes, ({ pairing }) => pairing.round)]
    .toSorted(([one], [other]) => one - other)
    .map(([, round]) => round.map(({ pairing }) => pairing));
  return drawnAt(places, groups, linesOf(blocks.flat(), [], places), all);
}

function nodesOf(root: Node): Node[] {
  return [...root.feeders.flatMap(nodesOf), root];
}

function drawnAt(
  places: ReadonlyMap<string, Place>,
  groups: readonly (readonly Pairing[])[],
  lines: readonly Line[],
  all: readonly Pairing[],
): BracketLayout {
  const drawn = groups.map((group) => group.filter(({ id }) => places.has(id))).filter(({ length }) => length > 0);
  const bottom = Math.max(HEAD_HEIGHT, ...[...places.values()].map(({ y }) => y + BOX_HEIGHT / 2));
  return {
    width: Math.max(BOX_WIDTH, ...[...places.values()].map(({ x }) => x + BOX_WIDTH)),
    height: bottom + END,
    rounds: drawn.map((group) => roundOf(group, groups, places, all)),
    lines,
  };
}

/** Of each bracket the rounds from the first in which a match is still to be played, and its last one. */
export function roundsAhead(pairings: readonly Pairing[]): Pairing[] {
  const firsts = new Map<Stage, number>();
  for (const { stage, round } of pairings) firsts.set(stage, Math.max(firsts.get(stage) ?? 0, round));
  for (const pairing of pairings) {
    const isOpen = pairing.outcome === null && !isBye(pairing);
    if (isOpen) firsts.set(pairing.stage, Math.min(firsts.get(pairing.stage) ?? Infinity, pairing.round));
  }
  const stays = (stage: Stage) => stage === "final" || stage === "third";
  return pairings.filter(({ stage, round }) => stays(stage) || round >= (firsts.get(stage) ?? 1));
}

export function roundsOf(pairings: readonly Pairing[], stages: readonly Stage[]): Pairing[][] {
  const rounds: Pairing[][] = [];
  for (const pairing of pairings) if (stages.includes(pairing.stage)) (rounds[pairing.round - 1] ??= []).push(pairing);
  return rounds.filter((round) => round !== undefined);
}

/** From the last match to the first ones. */
function treeOf(rounds: readonly (readonly Pairing[])[]): Node | null {
  const last = rounds.length - 1;
  return last < 0 ? null : nodeIn(rounds, last, 0, 0);
}

/** From each match of the last of these rounds to those before it. */
export function forestOf(rounds: readonly (readonly Pairing[])[]): Node[] {
  const last = rounds.length - 1;
  return (rounds[last] ?? []).flatMap((_, place) => drawnFrom(nodeIn(rounds, last, place, 0)));
}

/** Where a round has as many matches as the one before it, each has one of them before it. */
function nodeIn(rounds: readonly (readonly Pairing[])[], round: number, place: number, slot: 0 | 1): Node | null {
  const pairing = rounds[round]?.[place];
  if (pairing === undefined) return null;
  const isHalved = (rounds[round - 1]?.length ?? 0) > rounds[round]!.length;
  const before = isHalved ? [2 * place, 2 * place + 1] : [place];
  const feeders = before.flatMap((at, side) => drawnFrom(nodeIn(rounds, round - 1, at, side === 1 ? 1 : 0)));
  return { pairing, slot, feeders };
}

/** A bye is passed through to what is before it. */
function drawnFrom(node: Node | null): readonly Node[] {
  if (node === null) return [];
  return isBye(node.pairing) ? node.feeders.map((feeder) => ({ ...feeder, slot: node.slot })) : [node];
}

/** Each match in the middle of those before it; whoever has none takes the next row. Returns where the next row begins. */
function placeTree(
  root: Node | null,
  xOf: (depth: number) => number,
  top: number,
  places: Map<string, Place>,
  isMirrored = false,
): number {
  let next = top;
  const last = root?.pairing.round ?? 1;
  const place = (node: Node): number => {
    const rows = node.feeders.map(place);
    let y = rows.length > 0 ? (rows[0]! + rows.at(-1)!) / 2 : next + BOX_HEIGHT / 2;
    if (rows.length === 0) next += ROW;
    if (isBye(node.pairing)) return y;
    if (node.feeders.length === 1) y = rows[0]!;
    places.set(node.pairing.id, { x: xOf(last - node.pairing.round), y, isMirrored });
    return y;
  };
  if (root) place(root);
  return next;
}

function placeFacing(root: Node | null, places: Map<string, Place>): void {
  if (!root) return;
  const middle = root.pairing.round - 1;
  const halves = ([0, 1] as const).map((side) => root.feeders.find(({ slot }) => slot === side) ?? null);
  halves.forEach((half, side) => {
    const column = (depth: number) => (half?.pairing.round ?? 1) - 1 - depth;
    const xOf = (depth: number) => (side === 0 ? column(depth) : 2 * middle - column(depth)) * COLUMN;
    placeTree(half, xOf, HEAD_HEIGHT, places, side === 1);
  });
  const rowOf = (half: Node | null) => (half && places.get(half.pairing.id)?.y) ?? HEAD_HEIGHT + BOX_HEIGHT / 2;
  const y = Math.max(...halves.map(rowOf)); // both semi-finals are level with the final
  for (const half of halves) shift(half, y - rowOf(half), places);
  places.set(root.pairing.id, { x: middle * COLUMN, y, isMirrored: false });
}

/** Where the first rounds are not drawn, what is drawn begins where they would. */
function moveToEdge(places: Map<string, Place>): void {
  const left = [...places.values()].reduce((least, { x }) => Math.min(least, x), Infinity);
  for (const [id, place] of places) places.set(id, { ...place, x: place.x - left });
}

function shift(node: Node | null, by: number, places: Map<string, Place>): void {
  if (!node) return;
  const place = places.get(node.pairing.id);
  if (place) places.set(node.pairing.id, { ...place, y: place.y + by });
  for (const feeder of node.feeders) shift(feeder, by, places);
}

/** Who loses in the upper bracket's round comes down into the lower one's column: both stand over each other. */
function placeDouble(
  upper: Node | null,
  lower: Node | null,
  finals: readonly Pairing[],
  places: Map<string, Place>,
): void {
  const upperLast = upper?.pairing.round ?? 1;
  const lowerLast = lower?.pairing.round ?? 1;
  const columnOf = (round: number) => (round === 1 ? 0 : Math.max(1, 2 * round - 3));
  const upperEnd = placeTree(upper, (depth) => columnOf(upperLast - depth) * COLUMN, HEAD_HEIGHT, places);
  const lowerTop = upper ? upperEnd + PART_GAP + HEAD_HEIGHT : HEAD_HEIGHT;
  placeTree(lower, (depth) => (lowerLast - depth - 1) * COLUMN, lowerTop, places);
  const last = [...places.values()].reduce((most, { x }) => Math.max(most, x), 0);
  const rows = [upper, lower].flatMap((node) => (node ? (places.get(node.pairing.id)?.y ?? []) : []));
  const y = rows.length === 0 ? HEAD_HEIGHT + BOX_HEIGHT / 2 : rows.reduce((sum, row) => sum + row, 0) / rows.length;
  finals.forEach(({ id }, index) => places.set(id, { x: last + (index + 1) * COLUMN, y, isMirrored: false }));
}

function roundOf(
  group: readonly Pairing[],
  all: readonly (readonly Pairing[])[],
  places: ReadonlyMap<string, Place>,
  whole: readonly Pairing[],
): BracketRound {
  const { stage } = group[0]!;
  const boxes = group.map((pairing) => {
    const { x, y } = places.get(pairing.id)!;
    return { pairing, x, y: y - BOX_HEIGHT / 2 };
  });
  const own = stage === "winners" || stage === "play-off" || stage === "losers";
  const top = own ? topOf(stage, places, all) : Math.min(...boxes.map(({ y }) => y));
  const heads = [...new Set(boxes.map(({ x }) => x))].map((x) => ({ x, y: top - HEAD_HEIGHT }));
  return { ...playedRound(whole, group[0]!), heads, boxes };
}

/** The heads of one bracket stand in one row. */
function topOf(stage: Stage, places: ReadonlyMap<string, Place>, all: readonly (readonly Pairing[])[]): number {
  const rows = all
    .flat()
    .filter((pairing) => pairing.stage === stage)
    .flatMap(({ id }) => places.get(id)?.y ?? []);
  return Math.min(...rows) - BOX_HEIGHT / 2;
}

function linesOf(
  roots: readonly (Node | null)[],
  finals: readonly Pairing[],
  places: ReadonlyMap<string, Place>,
): Line[] {
  const lines: Line[] = [];
  const follow = (node: Node): void => {
    for (const feeder of node.feeders) {
      lines.push(...lineBetween(feeder.pairing.id, node.pairing.id, places));
      follow(feeder);
    }
  };
  for (const root of roots) {
    if (!root) continue;
    follow(root);
    if (finals[0]) lines.push(...lineBetween(root.pairing.id, finals[0].id, places));
  }
  if (finals[1]) lines.push(...lineBetween(finals[0]!.id, finals[1].id, places));
  return lines;
}

function lineBetween(from: string, to: string, places: ReadonlyMap<string, Place>): Line[] {
  const [start, end] = [places.get(from), places.get(to)];
  if (!start || !end) return [];
  const [x1, x2] = start.isMirrored ? [start.x, end.x + BOX_WIDTH] : [start.x + BOX_WIDTH, end.x];
  const bend = x2 + (start.isMirrored ? 1 : -1) * ((COLUMN - BOX_WIDTH) / 2);
  const bends = [
    [bend, start.y],
    [bend, end.y],
  ] as const;
  const points = [[x1, start.y] as const, ...(start.y === end.y ? [] : bends), [x2, end.y] as const];
  return [{ from, to, points }];
}
