// A match on this machine outlives a reload, and a phone that threw the page away during a call. In the tab's own storage.
import {
  decodeWorld,
  encodeWorld,
  isMatchSettings,
  type MatchSettings,
  rulesOf,
  type World,
} from "@transcendence/game";

const KEY = "local match";

export interface KeptMatch {
  readonly settings: MatchSettings;
  readonly world: World;
}

export function keepMatch({ settings, world }: KeptMatch): void {
  const bytes = String.fromCharCode(...encodeWorld(world));
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ settings, world: btoa(bytes) }));
  } catch {
    // no room, or forbidden: the match lasts as long as the page
  }
}

export function forgetMatch(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // forbidden: nothing was kept
  }
}

/** Null when nothing was kept, when it was kept by an older version, and when the match is over. */
export function keptMatch(): KeptMatch | null {
  try {
    const kept = Object(JSON.parse(sessionStorage.getItem(KEY) ?? "null")) as Partial<Record<keyof KeptMatch, unknown>>; // Object(): null has no fields
    const { settings, world } = kept;
    if (!isMatchSettings(settings) || typeof world !== "string") return null;
    const bytes = Uint8Array.from(atob(world), (character) => character.charCodeAt(0));
    const read = decodeWorld(bytes, rulesOf(settings));
    return read === null || read.winner !== -1 ? null : { settings, world: read };
  } catch {
    return null;
  }
}
