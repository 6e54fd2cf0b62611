// What people may choose before a match.

export const MAPS = ["classic", "pillars", "hourglass", "island", "portals", "sluice"] as const;
export type MapId = (typeof MAPS)[number];

export const POWER_UPS = ["long", "slow", "curve", "twin", "shield"] as const;
export type PowerUpKind = (typeof POWER_UPS)[number];

export interface MatchSettings {
  readonly map: MapId;
  readonly pointsToWin: number;
  readonly margin: number; // points by which the winner must lead
  readonly ballSpeed: number; // percent of classic
  readonly paddleSize: number; // percent of classic
  readonly powerUps: readonly PowerUpKind[]; // that may turn up, in any order, none twice
}

export const DEFAULT_SETTINGS: MatchSettings = {
  map: "classic",
  pointsToWin: 11,
  margin: 2,
  ballSpeed: 100,
  paddleSize: 100,
  powerUps: [],
};

/** A match of one to two and a half minutes. */
export const QUICK_SETTINGS: MatchSettings = { ...DEFAULT_SETTINGS, pointsToWin: 7, margin: 1, ballSpeed: 130 };
export const LONG_SETTINGS: MatchSettings = { ...DEFAULT_SETTINGS, pointsToWin: 21 };

/** The two kinds of match that people are rated in, each apart. */
export const RATED_KINDS = ["quick", "classic"] as const;
export type RatedKind = (typeof RATED_KINDS)[number];

export const KIND_SETTINGS: Readonly<Record<RatedKind, MatchSettings>> = {
  quick: QUICK_SETTINGS,
  classic: DEFAULT_SETTINGS,
};

type NumericSetting = "pointsToWin" | "margin" | "ballSpeed" | "paddleSize";

type Bounds = Readonly<Record<NumericSetting, { readonly min: number; readonly max: number }>>;

/** What may be chosen; inclusive, every setting is an integer. Above 160 % it is luck who wins, whoever plays. */
export const SETTINGS_BOUNDS: Bounds = {
  pointsToWin: { min: 1, max: 21 },
  margin: { min: 1, max: 2 },
  ballSpeed: { min: 50, max: 160 },
  paddleSize: { min: 50, max: 200 },
};

/** What can be played: until rules version 3 a ball could be chosen twice as fast as classic. */
export const PLAYABLE_BOUNDS: Bounds = { ...SETTINGS_BOUNDS, ballSpeed: { min: 50, max: 200 } };

const NUMERIC_SETTINGS = Object.keys(SETTINGS_BOUNDS) as NumericSetting[]; // keys widens to string[]

/** True for exactly the settings that a match can be played with, today or under earlier rules. */
export function isMatchSettings(value: unknown): value is MatchSettings {
  if (typeof value !== "object" || value === null) return false;
  const settings = value as Record<string, unknown>; // every field is checked below
  return (
    MAPS.some((map) => map === settings["map"]) &&
    NUMERIC_SETTINGS.every((name) => isWithin(settings[name], name)) &&
    isSetOfPowerUps(settings["powerUps"])
  );
}

/** Null for what is not rated. */
export function ratedKindOf(settings: MatchSettings): RatedKind | null {
  return RATED_KINDS.find((kind) => sameSettings(settings, KIND_SETTINGS[kind])) ?? null;
}

/** The match of 1972. */
export function isClassic(settings: MatchSettings): boolean {
  return sameSettings(settings, DEFAULT_SETTINGS);
}

export function sameSettings(one: MatchSettings, other: MatchSettings): boolean {
  return (
    one.map === other.map &&
    NUMERIC_SETTINGS.every((name) => one[name] === other[name]) &&
    one.powerUps.length === other.powerUps.length &&
    one.powerUps.every((kind) => other.powerUps.includes(kind))
  );
}

/** In the order of POWER_UPS. */
export function sortPowerUps(powerUps: readonly PowerUpKind[]): PowerUpKind[] {
  return POWER_UPS.filter((kind) => powerUps.includes(kind));
}

function isWithin(value: unknown, name: NumericSetting): boolean {
  const { min, max } = PLAYABLE_BOUNDS[name];
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
}

function isSetOfPowerUps(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > POWER_UPS.length || new Set(value).size < value.length) return false;
  return value.every((kind) => POWER_UPS.some((known) => known === kind));
}
