// The computer players. All have the same hands (see hands.ts) and look equally seldom; what differs is how well they
// foresee, what they plan, and their temper.

/** From the weakest to the strongest. */
export const CHARACTER_IDS = ["pebble", "skitter", "plumb", "flint", "ledger", "meridian"] as const;
export type CharacterId = (typeof CHARACTER_IDS)[number];

export interface Character {
  // foresight
  readonly blurPerSecond: number; // units by which a foreseen place is off (standard deviation), for each second ahead
  readonly blurPerBounce: number; // and for each bounce on the way
  // planning
  readonly guard: "stay" | "home" | "cover"; // after a hit: stays, goes to the middle, or where most returns can be reached
  readonly holdsLook: boolean; // waits with a look until the rival has hit
  readonly aims: readonly number[]; // where on the paddle it is able to want to meet the ball, -1 to 1
  // temper
  readonly attack: number; // how much it wants the rival to run
  readonly caution: number; // how much it fears to miss with the end of the paddle
  readonly whim: number; // how much is mood
  readonly favourite: number; // how much it likes its most oblique (above 0) or its flattest (below 0) shots
  readonly learns: number; // how far it trusts what it has learnt of this rival, 0 to 1
}

export const CHARACTERS: Readonly<Record<CharacterId, Character>> = {
  pebble: {
    blurPerSecond: 45,
    blurPerBounce: 60,
    guard: "stay",
    holdsLook: false,
    aims: [0],
    attack: 0,
    caution: 0,
    whim: 0,
    favourite: 0,
    learns: 0,
  },
  skitter: {
    blurPerSecond: 30,
    blurPerBounce: 40,
    guard: "stay",
    holdsLook: false,
    aims: [-0.6, -0.3, 0, 0.3, 0.6],
    attack: 0,
    caution: 0,
    whim: 1,
    favourite: 0.2,
    learns: 0,
  },
  plumb: {
    blurPerSecond: 18,
    blurPerBounce: 20,
    guard: "home",
    holdsLook: false,
    aims: [-0.2, 0, 0.2],
    attack: 0.2,
    caution: 1,
    whim: 0.2,
    favourite: -0.5,
    learns: 0,
  },
  flint: {
    blurPerSecond: 14,
    blurPerBounce: 14,
    guard: "home",
    holdsLook: false,
    aims: [-0.8, -0.5, 0, 0.5, 0.8],
    attack: 1,
    caution: 0.2,
    whim: 0.3,
    favourite: 0.4,
    learns: 0.3,
  },
  ledger: {
    blurPerSecond: 10,
    blurPerBounce: 8,
    guard: "cover",
    holdsLook: false,
    aims: [-0.7, -0.45, -0.2, 0, 0.2, 0.45, 0.7],
    attack: 0.8,
    caution: 1,
    whim: 0.2,
    favourite: 0,
    learns: 1,
  },
  meridian: {
    blurPerSecond: 6,
    blurPerBounce: 4,
    guard: "cover",
    holdsLook: true,
    aims: [-0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75],
    attack: 1,
    caution: 0.8,
    whim: 0.15,
    favourite: 0,
    learns: 0.8,
  },
};

export function isCharacterId(value: unknown): value is CharacterId {
  return CHARACTER_IDS.some((id) => id === value);
}
