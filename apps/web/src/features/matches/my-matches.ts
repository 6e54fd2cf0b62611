// The pages of my matches that were read so far. Kept while the tab lives, so that Back shows the list where it was left.
import { signal } from "@preact/signals";
import type { MatchSummary } from "@transcendence/protocol";
import { api, type ErrorCode } from "../../data/api.ts";
import { loadSession, session } from "../../data/session.ts";

export interface MyMatches {
  readonly rows: readonly MatchSummary[] | null; // null: not read yet
  readonly next: string | null; // the cursor of the next page
  readonly loading: boolean;
  readonly error: ErrorCode | null;
}

const NOTHING: MyMatches = { rows: [], next: null, loading: false, error: null };

export const myMatches = signal<MyMatches>({ ...NOTHING, rows: null });

async function read(before: string | null): Promise<void> {
  if (myMatches.value.loading) return;
  myMatches.value = { ...myMatches.value, loading: true, error: null };
  const answer = await api.myMatches(before ?? undefined);
  if (!answer.ok) {
    myMatches.value = { ...myMatches.value, loading: false, error: answer.error };
    return;
  }
  const { matches, next } = answer.value;
  const above = before === null ? [] : (myMatches.value.rows ?? []);
  myMatches.value = { rows: [...above, ...matches], next, loading: false, error: null };
}

/** Reads the list from its newest. Nobody yet has no matches, and there is no need to ask. */
export async function refreshMatches(): Promise<void> {
  await loadSession();
  const who = session.value;
  if (who.state === "known" && who.me) await read(null);
  if (who.state === "known" && !who.me) myMatches.value = NOTHING;
}

/** Reads the next page below what is shown. */
export async function readOlder(): Promise<void> {
  if (myMatches.value.next !== null) await read(myMatches.value.next);
}
