// The maps, as data. Each is the same from left and right and from top and bottom, to the last bit.
import { BALL_SIZE } from "./constants.ts";
import type { MapId } from "./settings.ts";

/** A solid rectangle: the ball bounces off it. `x` and `y` are its centre. */
export interface Block {
  readonly x: number;
  readonly y: number; // in the middle of its way, if it moves
  readonly width: number;
  readonly height: number;
  readonly travel: number; // how far it glides up and down from there; negative: the other way round; 0: stands
}

/** A vertical line on the net. A ball that crosses the net here goes on `shift` further down, as it came. */
export interface Gate {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly shift: number;
}

export interface MapPlan {
  readonly blocks: readonly Block[];
  readonly gates: readonly Gate[];
  readonly spots: readonly number[]; // on the net, from top to bottom: where items may lie
}

/** A moving block is back where it was after so many ticks. */
const TRAVEL_TICKS = 240;

const LOW_STEPS = [
  { width: 300, height: 40 },
  { width: 180, height: 80 },
  { width: 60, height: 120 },
];
const HIGH_STEPS = [
  { width: 340, height: 50 },
  { width: 220, height: 100 },
  { width: 100, height: 150 },
];

const MAP_PLANS: Readonly<Record<MapId, MapPlan>> = {
  classic: { blocks: [], gates: [], spots: [-200, -100, 0, 100, 200] },
  pillars: {
    blocks: [pillar(-50, -150, 60), pillar(50, -150, 60), pillar(-50, 150, 60), pillar(50, 150, 60)],
    gates: [],
    spots: [-200, -100, 0, 100, 200],
  },
  hourglass: {
    blocks: [...steps(-1, LOW_STEPS), ...steps(1, LOW_STEPS)],
    gates: [],
    spots: [-135, -45, 45, 135],
  },
  island: {
    blocks: [{ x: 0, y: 0, width: 60, height: 180, travel: 0 }],
    gates: [],
    spots: [-265, -210, -155, 155, 210, 265],
  },
  portals: {
    blocks: [],
    gates: [
      { x: 0, y: -170, length: 110, shift: 340 },
      { x: 0, y: 170, length: 110, shift: -340 },
    ],
    spots: [-265, -70, 0, 70, 265],
  },
  sluice: {
    blocks: [
      { x: 0, y: -140, width: 30, height: 70, travel: 55 },
      { x: 0, y: 140, width: 30, height: 70, travel: -55 },
    ],
    gates: [],
    spots: [-270, 0, 270],
  },
};

/** Where half of the points were lost to a ball that came back to whoever hit it. Stored matches are played on them for ever. */
const PLANS_BEFORE_3: Readonly<Partial<Record<MapId, MapPlan>>> = {
  pillars: {
    blocks: [pillar(-130, -150, 90), pillar(130, -150, 90), pillar(-130, 150, 90), pillar(130, 150, 90)],
    gates: [],
    spots: [-200, -100, 0, 100, 200],
  },
  hourglass: {
    blocks: [...steps(-1, HIGH_STEPS), ...steps(1, HIGH_STEPS)],
    gates: [],
    spots: [-105, -35, 35, 105],
  },
  island: {
    blocks: [{ x: 0, y: 0, width: 70, height: 220, travel: 0 }],
    gates: [],
    spots: [-265, -210, -155, 155, 210, 265],
  },
  sluice: {
    blocks: [
      { x: 0, y: -140, width: 30, height: 90, travel: 55 },
      { x: 0, y: 140, width: 30, height: 90, travel: -55 },
    ],
    gates: [],
    spots: [-270, 0, 270],
  },
};

/** As the map was under these rules. */
export function planOf(map: MapId, version: number): MapPlan {
  return (version < 3 ? PLANS_BEFORE_3[map] : undefined) ?? MAP_PLANS[map];
}

function pillar(x: number, y: number, height: number): Block {
  return { x, y, width: 30, height, travel: 0 };
}

/** Three steps from a wall towards the middle. */
function steps(side: -1 | 1, sizes: typeof LOW_STEPS): Block[] {
  return sizes.map(({ width, height }) => ({ x: 0, y: side * (300 - height / 2), width, height, travel: 0 }));
}

/** Where the centre of a block is at a tick, whole or not. */
export function blockY({ y, travel }: Block, tick: number): number {
  if (travel === 0) return y;
  const part = ((tick % TRAVEL_TICKS) * 4) / TRAVEL_TICKS; // of a quarter of the way
  return y + travel * (part < 2 ? part - 1 : 3 - part);
}

/** As long as it is farther than this from the net, a ball can touch neither block nor gate. */
export function clutterOf({ blocks, gates }: MapPlan): number {
  const edges = blocks.map(({ x, width }) => Math.abs(x) + (width + BALL_SIZE) / 2);
  return Math.max(gates.length > 0 ? 0 : -1, ...edges);
}
