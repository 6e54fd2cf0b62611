// Who I am to the arena. A guest comes into being with the first match, or by choosing a name.
import { effect, signal, untracked } from "@preact/signals";
import type { Me } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { api, type ErrorCode, type Result } from "./api.ts";

export type Session =
  | { readonly state: "unknown" } // not asked yet, or asking
  | { readonly state: "known"; readonly me: Me | null } // null: nobody yet
  | { readonly state: "failed"; readonly error: ErrorCode };

export const session = signal<Session>({ state: "unknown" });

const LATELY_MS = 1000;

let asking = 0;
let answeredMs = -Infinity;
let heard: Pick<Me, "id" | "name"> | null = null; // while it is asked: the answer may be from before

export async function loadSession(): Promise<void> {
  if (asking === 0) heard = null;
  asking++;
  const answer = await api.me();
  asking--;
  answeredMs = performance.now();
  if (answer.ok) {
    const { me } = answer.value;
    session.value = { state: "known", me: me && heard?.id === me.id ? { ...me, name: heard.name } : me };
  } else if (session.value.state !== "known") session.value = { state: "failed", error: answer.error };
}

/** Puts back what a page knows of one person, when another signs in in the same tab, or nobody is signed in any more. */
export function onPersonChange(putBack: () => void): void {
  let before: string | null = null;
  effect(() => {
    const who = session.value;
    if (who.state !== "known") return;
    const id = who.me?.id ?? null;
    if (before !== null && id !== before) untracked(putBack);
    before = id;
  });
}

/** For a page that opens, since who one is may have changed on the one before. What stands on the same page asks once for all of it. */
export function refreshSession(): void {
  if (asking === 0 && performance.now() - answeredMs > LATELY_MS) void loadSession();
}

export function useFreshSession(): void {
  useEffect(refreshSession, []);
}

/** The live connection tells of a new name. */
export function hearName(name: string): void {
  const known = session.peek();
  if (known.state !== "known" || known.me === null) return;
  heard = { id: known.me.id, name };
  session.value = { state: "known", me: { ...known.me, name } };
}

/** Takes a name; whoever is nobody yet becomes a guest first. */
export async function rename(name: string): Promise<Result<Me>> {
  if (session.value.state !== "known" || !session.value.me) {
    const guest = await api.becomeGuest();
    if (!guest.ok) return guest;
  }
  const answer = await api.rename(name);
  if (answer.ok) {
    heard = answer.value;
    session.value = { state: "known", me: answer.value };
  }
  return answer;
}

/** A session that was ended elsewhere is noticed with whatever is asked next; the page then offers to log in. */
export function noticeEnd(error: ErrorCode): void {
  if (error === "unauthenticated") void loadSession();
}
