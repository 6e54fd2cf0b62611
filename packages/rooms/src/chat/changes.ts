// What changed of late. A ticket from before says what was true then, and is good for minutes: whom it is about comes with a new one.
import { type ChatTicket, TICKET_SECONDS } from "@transcendence/protocol";
import { CHANGED_PEOPLE, CHANGES_MS } from "./limits.ts";
import type { ChatTurn } from "./turn.ts";

/** When the room was told, by its clock. Bounded: for those that no longer fit in, everybody comes with a new ticket. */
export interface ChatChanges {
  readonly allMs: number | null; // the channel itself
  readonly people: readonly (readonly [user: string, atMs: number])[]; // the newest last
}

export const NO_CHANGES: ChatChanges = { allMs: null, people: [] };

/** `user` null: what concerns everybody. Kept before anybody hears of it. */
export function noteChange({ state, nowMs, effects }: ChatTurn, user: string | null): void {
  if (state.kind === "match") return; // its tickets come from the match's room, which nobody is put out of
  const kept = state.changes.people.filter(([id, atMs]) => id !== user && isRecent(atMs, nowMs));
  const people = user === null ? kept : [...kept, [user, nowMs] as const];
  const forgotten = people.splice(0, Math.max(0, people.length - CHANGED_PEOPLE)).map(([, atMs]) => atMs);
  const before = state.changes.allMs !== null && isRecent(state.changes.allMs, nowMs) ? [state.changes.allMs] : [];
  const all = [...before, ...forgotten, ...(user === null ? [nowMs] : [])];
  state.changes = { allMs: all.length === 0 ? null : Math.max(...all), people };
  effects.push({ type: "store", stored: { type: "changes", changes: state.changes }, deliveries: [] });
}

/** Whether the ticket was written before something changed that it speaks of. */
export function isOutdated({ state, nowMs }: ChatTurn, { kind, player, expiresMs }: ChatTicket): boolean {
  if (kind === "match") return false;
  const issuedMs = expiresMs - TICKET_SECONDS * 1000;
  const { allMs, people } = state.changes;
  const own = people.find(([user]) => user === player?.id)?.[1] ?? null;
  return [allMs, own].some((atMs) => atMs !== null && isRecent(atMs, nowMs) && issuedMs <= atMs);
}

/** Later than now: the clock was set back, and what was far ahead would be remembered for too long. */
function isRecent(atMs: number, nowMs: number): boolean {
  return Math.abs(nowMs - atMs) < CHANGES_MS;
}
