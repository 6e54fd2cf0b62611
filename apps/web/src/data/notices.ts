// How many notifications are unread, and what happens to them while a page is open: told by the live connection.
import { signal } from "@preact/signals";
import type { LiveMessage } from "@transcendence/protocol";

export type NoticeEvent = Extract<LiveMessage, { type: "notified" | "notices_read" | "notices_removed" }>;

/** null: not known yet, or nobody is signed in. */
export const unread = signal<number | null>(null);

const listeners = new Set<(event: NoticeEvent) => void>();

export function hearNotice(event: NoticeEvent): void {
  unread.value = event.unread;
  for (const listener of listeners) listener(event);
}

/** Returns the way to stop listening. */
export function onNotice(listener: (event: NoticeEvent) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
