// Which match the large board shows: the strongest, until it is over and everybody has seen how it ended; then the next.
import type { LiveMatch } from "@transcendence/protocol";

/** So long the end of a match stays on the board. */
export const ENDING_MS = 4000;

export interface Programme {
  readonly shown: LiveMatch | null;
  readonly chosen: boolean; // by whoever watches: not the top match
  readonly overSinceMs: number | null; // when the one that is shown was gone from the list; null: it is on
}

export const NOTHING: Programme = { shown: null, chosen: false, overSinceMs: null };

/** What to show now that these matches are on. One that is on is never taken away, whatever begins meanwhile. */
export function follow(programme: Programme, live: readonly LiveMatch[], nowMs: number): Programme {
  const { shown, overSinceMs } = programme;
  const same = shown && live.find(({ id }) => id === shown.id);
  if (same) return { ...programme, shown: same, overSinceMs: null };
  if (shown !== null && nowMs - (overSinceMs ?? nowMs) < ENDING_MS)
    return { ...programme, overSinceMs: overSinceMs ?? nowMs };
  return { ...NOTHING, shown: topMatch(live) };
}

/** The strongest two; of equals the most watched, then the one that is listed first. */
export function topMatch(live: readonly LiveMatch[]): LiveMatch | null {
  const strength = ({ players }: LiveMatch) => players.reduce((sum, { rating }) => sum + (rating?.rating ?? 0), 0);
  const [top] = live.toSorted((a, b) => strength(b) - strength(a) || b.spectators - a.spectators);
  return top ?? null;
}

/** Whether this person is one of the two: their own match is played on its page, and nowhere else. */
export function isMine({ players }: LiveMatch, me: string | undefined): boolean {
  return players.some(({ player }) => player.id === me);
}
