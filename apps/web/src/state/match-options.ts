// The settings chosen for the next match, and how they stand in an address: only what differs from classic is written.
import { signal } from "@preact/signals";
import { DEFAULT_SETTINGS, isClassic, type MatchSettings, SETTINGS_BOUNDS } from "@transcendence/game";
import { useLocation } from "preact-iso";
import { useEffect, useMemo } from "preact/hooks";

export type NumericSetting = keyof typeof SETTINGS_BOUNDS;

const NAMES: Readonly<Record<NumericSetting, string>> = {
  pointsToWin: "points",
  margin: "margin",
  ballSpeed: "speed",
  paddleSize: "size",
};
const SETTINGS = Object.keys(NAMES) as NumericSetting[]; // Object.keys widens to string[]

export const matchOptions = signal<MatchSettings>(DEFAULT_SETTINGS);

export function setOption(setting: NumericSetting, value: number): void {
  matchOptions.value = { ...matchOptions.value, [setting]: value };
}

/** `?points=5&speed=150`, or nothing for a classic match. */
export function writeSettings(settings: MatchSettings): string {
  const query = new URLSearchParams();
  for (const setting of SETTINGS) {
    if (settings[setting] !== DEFAULT_SETTINGS[setting]) query.set(NAMES[setting], String(settings[setting]));
  }
  return query.size > 0 ? `?${query}` : "";
}

/** Settings from an address; what is missing, not whole or out of bounds is classic. */
export function readSettings(query: Readonly<Record<string, string>>): MatchSettings {
  const read = (setting: NumericSetting): number => {
    const text = query[NAMES[setting]] ?? "";
    const { min, max } = SETTINGS_BOUNDS[setting];
    const value = Number(text);
    return /^\d+$/.test(text) && value >= min && value <= max ? value : DEFAULT_SETTINGS[setting];
  };
  return {
    map: DEFAULT_SETTINGS.map,
    pointsToWin: read("pointsToWin"),
    margin: read("margin"),
    ballSpeed: read("ballSpeed"),
    paddleSize: read("paddleSize"),
    powerUps: DEFAULT_SETTINGS.powerUps,
  };
}

/** The settings that this page's address asks for; another match is played with them too. */
export function useAskedSettings(): MatchSettings {
  const { query } = useLocation();
  const asked = useMemo(() => readSettings(query), []);
  useEffect(() => {
    if (!isClassic(asked)) matchOptions.value = asked;
  }, []);
  return asked;
}
