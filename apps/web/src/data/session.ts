// Who I am to the arena. A guest comes into being with the first match, or by choosing a name.
import { signal } from "@preact/signals";
import type { Me } from "@transcendence/protocol";
import { api, type ErrorCode, type Result } from "./api.ts";

export type Session =
  | { readonly state: "unknown" } // not asked yet, or asking
  | { readonly state: "known"; readonly me: Me | null } // null: nobody yet
  | { readonly state: "failed"; readonly error: ErrorCode };

export const session = signal<Session>({ state: "unknown" });

export async function loadSession(): Promise<void> {
  const answer = await api.me();
  if (answer.ok) session.value = { state: "known", me: answer.value.me };
  else if (session.value.state !== "known") session.value = { state: "failed", error: answer.error };
}

/** Takes a name; whoever is nobody yet becomes a guest first. */
export async function rename(name: string): Promise<Result<Me>> {
  if (session.value.state !== "known" || !session.value.me) {
    const guest = await api.becomeGuest();
    if (!guest.ok) return guest;
  }
  const answer = await api.rename(name);
  if (answer.ok) session.value = { state: "known", me: answer.value };
  return answer;
}

/** A session that was ended elsewhere is noticed with whatever is asked next; the page then offers to log in. */
export function noticeEnd(error: ErrorCode): void {
  if (error === "unauthenticated") void loadSession();
}
