// A match on this machine outlives a reload, and a phone that threw the page away during a call.
import {
  decodeWorld,
  encodeWorld,
  isMatchSettings,
  type MatchSettings,
  rulesOf,
  type World,
} from "@transcendence/game";

export interface KeptMatch {
  readonly settings: MatchSettings;
  readonly world: World;
}

export interface MatchKeeper {
  readonly keep: (match: KeptMatch) => void;
  readonly forget: () => void;
  /** Null when nothing was kept, when it was kept by an older version, and when the match is over. */
  readonly read: () => KeptMatch | null;
}

/** `storage` is asked for each time: where it is forbidden, asking throws, and the match lasts as long as the page. */
export function createKeeper(storage: () => Storage, key: string): MatchKeeper {
  return {
    keep({ settings, world }) {
      const bytes = String.fromCharCode(...encodeWorld(world));
      try {
        storage().setItem(key, JSON.stringify({ settings, world: btoa(bytes) }));
      } catch {
        // no room, or forbidden
      }
    },
    forget() {
      try {
        storage().removeItem(key);
      } catch {
        // forbidden: nothing was kept
      }
    },
    read() {
      try {
        return parseKept(storage().getItem(key));
      } catch {
        return null;
      }
    },
  };
}

function parseKept(text: string | null): KeptMatch | null {
  const kept = Object(JSON.parse(text ?? "null")) as Partial<Record<keyof KeptMatch, unknown>>; // Object(): null has no fields
  const { settings, world } = kept;
  if (!isMatchSettings(settings) || typeof world !== "string") return null;
  const bytes = Uint8Array.from(atob(world), (character) => character.charCodeAt(0));
  const read = decodeWorld(bytes, rulesOf(settings));
  return read === null || read.winner !== -1 ? null : { settings, world: read };
}

/** Of two at one keyboard: in the tab's own storage, until they leave by the way out. A thumb's swipe back is not one. */
export const TAB_KEEPER = createKeeper(() => sessionStorage, "local match");
