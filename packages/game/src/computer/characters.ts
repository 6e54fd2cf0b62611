// The computer players. All have the same hands (see hands.ts) and look equally seldom; what differs is how well they
// foresee, what they plan, and their temper.

/** From the weakest to the strongest. */
export const CHARACTER_IDS = ["pebble", "skitter", "plumb", "flint", "ledger", "heron", "meridian", "zenith"] as const;
export type CharacterId = (typeof CHARACTER_IDS)[number];

export interface Character {
  // foresight
  readonly blurPerSecond: number; // units by which a foreseen place is off (standard deviation), for each second ahead
  readonly blurPerBounce: number; // and for each bounce on the way
  // planning
  readonly guard: "stay" | "home" | "cover"; // after a hit: stays, goes to the middle, or where most returns can be reached
  readonly patience: number; // how often it waits with a look until there is something to see, 0 to 1; else it looks by the clock
  readonly margin: number; // how much of its own doubt it waits out before it looks; 0: looks when the ball should be hit
  readonly security: number; // how much a shot is worth after which the answer can be reached; 0: does not think of it
  readonly aims: readonly number[]; // where on the paddle it is able to want to meet the ball, -1 to 1
  // temper
  readonly attack: number; // how much it wants the rival to run
  readonly greed: number; // how much it wants an item that lies on the way
  readonly distraction: number; // by how much worse it foresees while items lie there, as a part
  readonly caution: number; // how much it fears to miss with the end of the paddle
  readonly whim: number; // how much is mood
  readonly favourite: number; // how much it likes its most oblique (above 0) or its flattest (below 0) shots
  readonly learns: number; // how far it goes by what it has learnt of this rival; 0: not at all
}

export const CHARACTERS: Readonly<Record<CharacterId, Character>> = {
  pebble: {
    blurPerSecond: 13,
    blurPerBounce: 10.4,
    guard: "stay",
    patience: 0.6,
    margin: 1,
    security: 0,
    aims: [0],
    attack: 0,
    greed: 0,
    distraction: 0,
    caution: 0,
    whim: 0,
    favourite: 0,
    learns: 0,
  },
  skitter: {
    blurPerSecond: 7.7,
    blurPerBounce: 6.2,
    guard: "stay",
    patience: 0.75,
    margin: 1,
    security: 0,
    aims: [-0.5, -0.25, 0, 0.25, 0.5],
    attack: 0,
    greed: 1,
    distraction: 0.5,
    caution: 0.8,
    whim: 1,
    favourite: 0,
    learns: 0,
  },
  plumb: {
    blurPerSecond: 14.3,
    blurPerBounce: 11.4,
    guard: "home",
    patience: 0.85,
    margin: 1,
    security: 0,
    aims: [-0.2, 0, 0.2],
    attack: 0.2,
    greed: 0.3,
    distraction: 0,
    caution: 1,
    whim: 0.2,
    favourite: -0.5,
    learns: 0,
  },
  flint: {
    blurPerSecond: 5.9,
    blurPerBounce: 4.7,
    guard: "cover",
    patience: 0.9,
    margin: 1,
    security: 0,
    aims: [-0.75, -0.5, 0, 0.5, 0.75],
    attack: 1,
    greed: 0.3,
    distraction: 0,
    caution: 0.8,
    whim: 0.3,
    favourite: 0.15,
    learns: 0.3,
  },
  ledger: {
    blurPerSecond: 8.8,
    blurPerBounce: 7,
    guard: "cover",
    patience: 0.95,
    margin: 1,
    security: 1,
    aims: [-0.7, -0.45, -0.2, 0, 0.2, 0.45, 0.7],
    attack: 0.5,
    greed: 0.15,
    distraction: 0,
    caution: 1,
    whim: 0.2,
    favourite: 0,
    learns: 1.5,
  },
  heron: {
    blurPerSecond: 8.4,
    blurPerBounce: 6.7,
    guard: "cover",
    patience: 0.98,
    margin: 1,
    security: 1.5,
    aims: [-0.5, -0.25, 0, 0.25, 0.5],
    attack: 0.2,
    greed: 0.05,
    distraction: 0,
    caution: 1.5,
    whim: 0.15,
    favourite: -0.1,
    learns: 0.5,
  },
  meridian: {
    blurPerSecond: 5.2,
    blurPerBounce: 4.2,
    guard: "cover",
    patience: 1,
    margin: 1,
    security: 2,
    aims: [-0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75],
    attack: 0.2,
    greed: 0.1,
    distraction: 0,
    caution: 0.8,
    whim: 0.05,
    favourite: 0,
    learns: 1,
  },
  zenith: {
    blurPerSecond: 1,
    blurPerBounce: 0.8,
    guard: "cover",
    patience: 1,
    margin: 1.3,
    security: 2,
    aims: [-0.5, -0.25, 0, 0.25, 0.5],
    attack: 0,
    greed: 0.1,
    distraction: 0,
    caution: 0.8,
    whim: 0,
    favourite: 0,
    learns: 1.5,
  },
};

export function isCharacterId(value: unknown): value is CharacterId {
  return CHARACTER_IDS.some((id) => id === value);
}
