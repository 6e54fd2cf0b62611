// The settings of the next match, and how they stand in an address.
import { computed, signal } from "@preact/signals";
import {
  DEFAULT_SETTINGS,
  LONG_SETTINGS,
  MAPS,
  type MatchSettings,
  POWER_UPS,
  QUICK_SETTINGS,
  ratedKindOf,
  sameSettings,
  SETTINGS_BOUNDS,
  sortPowerUps,
} from "@transcendence/game";
import { useLocation } from "preact-iso";
import { useEffect, useMemo } from "preact/hooks";
import { session } from "../../data/session.ts";
import { preferences, setPreference } from "../../state/preferences.ts";

export const KINDS = ["quick", "classic", "long"] as const;
export type Kind = (typeof KINDS)[number];

/** The presets that are always there; `presets` of the preferences are the player's own. */
export const SETTINGS_OF: Readonly<Record<Kind, MatchSettings>> = {
  quick: QUICK_SETTINGS,
  classic: DEFAULT_SETTINGS,
  long: LONG_SETTINGS,
};

/** Null for everything else. */
export function kindOf(settings: MatchSettings): Kind | null {
  return KINDS.find((kind) => sameSettings(settings, SETTINGS_OF[kind])) ?? null;
}

export type NumericSetting = keyof typeof SETTINGS_BOUNDS;

const NAMES: Readonly<Record<NumericSetting, string>> = {
  pointsToWin: "points",
  margin: "margin",
  ballSpeed: "speed",
  paddleSize: "size",
};
const SETTINGS = Object.keys(NAMES) as NumericSetting[]; // Object.keys widens to string[]

/** What the address of the open page asks for; it is not remembered. */
const asked = signal<MatchSettings | null>(null);

export const matchOptions = computed<MatchSettings>(() => asked.value ?? preferences.value.options);

/** Remembered on this device. */
export function chooseOptions(settings: MatchSettings): void {
  asked.value = null;
  setPreference("options", settings);
}

export function changeOptions(changed: Partial<MatchSettings>): void {
  chooseOptions({ ...matchOptions.value, ...changed });
}

/** `?kind=quick` for a preset; else what differs from classic: `?points=5&map=island&powers=long-twin`. */
export function writeSettings(settings: MatchSettings): string {
  const kind = kindOf(settings);
  if (kind !== null) return `?kind=${kind}`;
  const query = new URLSearchParams();
  for (const setting of SETTINGS) {
    if (settings[setting] !== DEFAULT_SETTINGS[setting]) query.set(NAMES[setting], String(settings[setting]));
  }
  if (settings.map !== DEFAULT_SETTINGS.map) query.set("map", settings.map);
  if (settings.powerUps.length > 0) query.set("powers", sortPowerUps(settings.powerUps).join("-"));
  return `?${query}`;
}

type Query = Readonly<Record<string, string>>;

/** Settings from an address; what is missing or out of bounds is classic. Null for an address that asks for nothing. */
export function readSettings(query: Query): MatchSettings | null {
  const kind = KINDS.find((known) => known === query["kind"]);
  if (kind !== undefined) return SETTINGS_OF[kind];
  if (!["map", "powers", ...Object.values(NAMES)].some((name) => Object.hasOwn(query, name))) return null;
  return {
    map: MAPS.find((map) => map === query["map"]) ?? DEFAULT_SETTINGS.map,
    pointsToWin: readNumber(query, "pointsToWin"),
    margin: readNumber(query, "margin"),
    ballSpeed: readNumber(query, "ballSpeed"),
    paddleSize: readNumber(query, "paddleSize"),
    powerUps: POWER_UPS.filter((power) => query["powers"]?.split("-").includes(power)),
  };
}

function readNumber(query: Query, setting: NumericSetting): number {
  const text = query[NAMES[setting]] ?? "";
  const { min, max } = SETTINGS_BOUNDS[setting];
  const value = Number(text);
  return /^\d+$/.test(text) && value >= min && value <= max ? value : DEFAULT_SETTINGS[setting];
}

/** What this page's address asks for, else what was chosen last. While the page is open, another match is played with it too. */
export function useAskedSettings(): MatchSettings {
  const { query } = useLocation();
  const settings = useMemo(() => readSettings(query), []);
  useEffect(() => {
    asked.value = settings;
    return () => void (asked.value = null);
  }, []);
  return settings ?? matchOptions.peek();
}

/** A friend's match counts for the ratings if members want it and it is of a kind that is rated. */
export const canBeRated = computed(() => {
  const who = session.value;
  return who.state === "known" && who.me?.kind === "member" && ratedKindOf(matchOptions.value) !== null;
});

/** As it will be created. */
export const isToBeRated = computed(() => canBeRated.value && preferences.value.rated);
