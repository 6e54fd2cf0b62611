// What this person chose on this device, kept in localStorage. The match reads keys, volume and colours from here.
import { effect, signal } from "@preact/signals";
import {
  CHARACTER_IDS,
  type CharacterId,
  isMatchSettings,
  type MatchSettings,
  QUICK_SETTINGS,
  SETTINGS_BOUNDS,
} from "@transcendence/game";
import { LANGUAGES, type Language } from "../i18n/languages.ts";

export const THEMES = ["system", "night", "day"] as const;
export type Theme = (typeof THEMES)[number];

/** The accents are the surfaces a ball can bounce on; phosphor is the screen of 1972. */
export const ACCENTS = ["clay", "grass", "hard", "carpet", "phosphor"] as const;
export type Accent = (typeof ACCENTS)[number];

/** Drag: the paddle follows the finger. Halves: it moves as long as one half of the screen is held. */
export const TOUCH_MODES = ["drag", "halves"] as const;
export type TouchMode = (typeof TOUCH_MODES)[number];

/** Where one's own paddle is drawn on a field that lies: where the match gives it, or always on one side. */
export const SIDES = ["given", "left", "right"] as const;
export type Side = (typeof SIDES)[number];

/** Physical keys, as KeyboardEvent.code: the same place on every layout. */
export interface KeySet {
  readonly up: string;
  readonly down: string;
}

/** Settings of a match under a name; classic needs none. */
export interface Preset {
  readonly name: string;
  readonly settings: MatchSettings;
}
/** So many first matches show how to move. */
export const TAUGHT_MAX = 3;
export const PRESETS_MAX = 6;
export const PRESET_NAME_MAX = 24;

export interface Preferences {
  readonly theme: Theme;
  readonly accent: Accent;
  readonly highContrast: boolean | null; // null: as the system has it
  readonly side: Side;
  readonly language: Language | null; // null: follow the browser
  readonly volume: number; // 0 to 100
  readonly muted: boolean;
  readonly keys: readonly [KeySet, KeySet]; // two at one keyboard: left, right; alone, either set moves the paddle
  readonly touch: TouchMode;
  readonly computer: CharacterId; // the computer player chosen last
  readonly taught: number; // matches in which the keys were shown, up to TAUGHT_MAX
  readonly options: MatchSettings; // of the next match
  readonly rated: boolean; // whether it counts for the ratings, where it can
  readonly presets: readonly Preset[];
  readonly installDeclined: boolean; // never offered again
}

export const DEFAULT_PREFERENCES: Preferences = {
  theme: "system",
  accent: "clay",
  highContrast: null,
  side: "given",
  language: null,
  volume: 60,
  muted: false,
  keys: [
    { up: "KeyW", down: "KeyS" },
    { up: "ArrowUp", down: "ArrowDown" },
  ],
  touch: "drag",
  computer: "pebble",
  taught: 0,
  options: QUICK_SETTINGS,
  rated: false,
  presets: [],
  installDeclined: false,
};

const TAUGHT = Array.from({ length: TAUGHT_MAX + 1 }, (_, count) => count);

const STORAGE_KEY = "preferences";

function pick<T extends string, D>(options: readonly T[], value: unknown, fallback: D): T | D {
  return options.find((option) => option === value) ?? fallback;
}

function isKeySet(value: unknown): value is KeySet {
  if (typeof value !== "object" || value === null) return false;
  const { up, down } = value as Partial<Record<keyof KeySet, unknown>>; // checked on the next line
  return [up, down].every((code) => typeof code === "string" && /^[A-Za-z0-9]{1,24}$/.test(code));
}

function readKeys(value: unknown): Preferences["keys"] {
  if (!Array.isArray(value) || value.length !== 2) return DEFAULT_PREFERENCES.keys;
  const [left, right]: unknown[] = value;
  if (!isKeySet(left) || !isKeySet(right)) return DEFAULT_PREFERENCES.keys;
  const distinct = new Set([left.up, left.down, right.up, right.down]).size === 4;
  return distinct ? [left, right] : DEFAULT_PREFERENCES.keys;
}

function isPreset(value: unknown): value is Preset {
  if (typeof value !== "object" || value === null) return false;
  const { name, settings } = value as Partial<Record<keyof Preset, unknown>>; // checked on the next line
  return typeof name === "string" && name.length > 0 && name.length <= PRESET_NAME_MAX && isMatchSettings(settings);
}

/** A faster ball could be chosen once. */
function choosable(settings: MatchSettings): MatchSettings {
  return { ...settings, ballSpeed: Math.min(settings.ballSpeed, SETTINGS_BOUNDS.ballSpeed.max) };
}

function readPresets(value: unknown): readonly Preset[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [];
  const named = new Map(all.filter(isPreset).map(({ name, settings }) => [name, choosable(settings)]));
  return [...named].slice(0, PRESETS_MAX).map(([name, settings]) => ({ name, settings }));
}

/** What was stored, field by field: a field that makes no sense any more is the default, and the others stay. */
export function parsePreferences(text: string | null): Preferences {
  const fallback = DEFAULT_PREFERENCES;
  let stored: Partial<Record<keyof Preferences, unknown>>;
  try {
    stored = Object(JSON.parse(text ?? "{}")) as typeof stored; // Object(): a number or null has no fields
  } catch {
    return fallback;
  }
  const { volume, muted, taught } = stored;
  return {
    theme: pick(THEMES, stored.theme, fallback.theme),
    accent: pick(ACCENTS, stored.accent, fallback.accent),
    highContrast: typeof stored.highContrast === "boolean" ? stored.highContrast : null,
    side: pick(SIDES, stored.side, fallback.side),
    language: pick(LANGUAGES, stored.language, null),
    volume: typeof volume === "number" && volume >= 0 && volume <= 100 ? Math.round(volume) : fallback.volume,
    muted: typeof muted === "boolean" ? muted : fallback.muted,
    keys: readKeys(stored.keys),
    touch: pick(TOUCH_MODES, stored.touch, fallback.touch),
    computer: pick(CHARACTER_IDS, stored.computer, fallback.computer),
    taught: TAUGHT.find((count) => count === taught) ?? fallback.taught,
    rated: typeof stored.rated === "boolean" ? stored.rated : fallback.rated,
    options: isMatchSettings(stored.options) ? choosable(stored.options) : fallback.options,
    presets: readPresets(stored.presets),
    installDeclined: stored.installDeclined === true,
  };
}

export const preferences = signal<Preferences>(DEFAULT_PREFERENCES);

export function setPreference<K extends keyof Preferences>(key: K, value: Preferences[K]): void {
  preferences.value = { ...preferences.value, [key]: value };
}

/** Reads what was stored, keeps every change, and follows changes made in another tab. */
export function keepPreferences(): void {
  try {
    preferences.value = parsePreferences(localStorage.getItem(STORAGE_KEY));
  } catch {
    return; // storage is forbidden here: the preferences last as long as the page
  }
  effect(() => {
    const text = JSON.stringify(preferences.value);
    try {
      if (text !== localStorage.getItem(STORAGE_KEY)) localStorage.setItem(STORAGE_KEY, text);
    } catch {
      // full: the choice holds for this page only
    }
  });
  addEventListener("storage", (event) => {
    if (event.key === STORAGE_KEY) preferences.value = parsePreferences(event.newValue);
  });
}
