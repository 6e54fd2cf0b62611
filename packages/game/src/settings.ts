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

type NumericSetting = "pointsToWin" | "margin" | "ballSpeed" | "paddleSize";

/** Inclusive; every setting is an integer. */
export const SETTINGS_BOUNDS: Record<NumericSetting, { readonly min: number; readonly max: number }> = {
  pointsToWin: { min: 1, max: 21 },
  margin: { min: 1, max: 2 },
  ballSpeed: { min: 50, max: 200 },
  paddleSize: { min: 50, max: 200 },
};

const NUMERIC_SETTINGS = Object.keys(SETTINGS_BOUNDS) as NumericSetting[]; // keys widens to string[]

/** True for exactly the settings a match can be played with. */
export function isMatchSettings(value: unknown): value is MatchSettings {
  if (typeof value !== "object" || value === null) return false;
  const settings = value as Record<string, unknown>; // every field is checked below
  return (
    MAPS.some((map) => map === settings["map"]) &&
    NUMERIC_SETTINGS.every((name) => isWithin(settings[name], name)) &&
    isSetOfPowerUps(settings["powerUps"])
  );
}

/** The match that needs no choice, and the only one that is rated. */
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
  const { min, max } = SETTINGS_BOUNDS[name];
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
}

function isSetOfPowerUps(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > POWER_UPS.length || new Set(value).size < value.length) return false;
  return value.every((kind) => POWER_UPS.some((known) => known === kind));
}
