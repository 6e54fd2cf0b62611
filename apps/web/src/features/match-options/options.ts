// The settings chosen for the next match, and how they stand in an address: only what differs from classic is written.
import { signal } from "@preact/signals";
import {
  DEFAULT_SETTINGS,
  isClassic,
  MAPS,
  type MatchSettings,
  POWER_UPS,
  SETTINGS_BOUNDS,
  sortPowerUps,
} from "@transcendence/game";
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

export function changeOptions(changed: Partial<MatchSettings>): void {
  matchOptions.value = { ...matchOptions.value, ...changed };
}

/** `?points=5&map=island&powers=long-twin`, or nothing for a classic match. */
export function writeSettings(settings: MatchSettings): string {
  const query = new URLSearchParams();
  for (const setting of SETTINGS) {
    if (settings[setting] !== DEFAULT_SETTINGS[setting]) query.set(NAMES[setting], String(settings[setting]));
  }
  if (settings.map !== DEFAULT_SETTINGS.map) query.set("map", settings.map);
  if (settings.powerUps.length > 0) query.set("powers", sortPowerUps(settings.powerUps).join("-"));
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
    map: MAPS.find((map) => map === query["map"]) ?? DEFAULT_SETTINGS.map,
    pointsToWin: read("pointsToWin"),
    margin: read("margin"),
    ballSpeed: read("ballSpeed"),
    paddleSize: read("paddleSize"),
    powerUps: POWER_UPS.filter((kind) => query["powers"]?.split("-").includes(kind)),
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
