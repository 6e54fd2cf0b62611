import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ErrorCode, Result } from "./api.ts";
import { loadSession } from "./session.ts";

/** What the arena answered when the page opened, or since then; null until it does. */
export function useAnswer<T>(ask: () => Promise<Result<T>>): {
  readonly answer: Signal<Result<T> | null>;
  readonly load: () => Promise<void>;
} {
  const answer = useSignal<Result<T> | null>(null);
  const load = async () => {
    const next = await ask();
    answer.value = next;
    if (!next.ok) noticeEnd(next.error);
  };
  useEffect(() => void load(), []);
  return { answer, load };
}

/** A session that was ended elsewhere is noticed with whatever is asked next: the page then shows its door. */
export function noticeEnd(error: ErrorCode): void {
  if (error === "unauthenticated") void loadSession();
}
