// What people may choose before a match.

export const MAPS = ["classic"] as const;
export type MapId = (typeof MAPS)[number];

export interface MatchSettings {
  readonly map: MapId;
  readonly pointsToWin: number;
  readonly margin: number; // points by which the winner must lead
  readonly ballSpeed: number; // percent of classic
  readonly paddleSize: number; // percent of classic
}

export const DEFAULT_SETTINGS: MatchSettings = {
  map: "classic",
  pointsToWin: 11,
  margin: 2,
  ballSpeed: 100,
  paddleSize: 100,
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
    MAPS.some((map) => map === settings["map"]) && NUMERIC_SETTINGS.every((name) => isWithin(settings[name], name))
  );
}

function isWithin(value: unknown, name: NumericSetting): boolean {
  const { min, max } = SETTINGS_BOUNDS[name];
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
}
