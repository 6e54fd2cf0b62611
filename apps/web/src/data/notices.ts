// How many notifications are unread, and what happens to them while a page is open: told by the live connection.
import { signal } from "@preact/signals";
import type { LiveMessage, NotificationSummary } from "@transcendence/protocol";
import { ask, routes } from "./api.ts";

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

/** Asked for whenever the live connection opens: what happened before was not told on it. */
export async function loadUnread(): Promise<void> {
  const answer = await ask(routes.me.notifications.unread.$get());
  if (answer.ok) unread.value = answer.value.unread;
}

type Subject = (notification: NotificationSummary) => boolean;
const onScreen = new Set<Subject>();

/** While the page shows what such notifications tell of, such as an open conversation: no note and no sound for them. */
export function keepOnScreen(subject: Subject): () => void {
  onScreen.add(subject);
  return () => void onScreen.delete(subject);
}

export function isOnScreen(notification: NotificationSummary): boolean {
  return !document.hidden && [...onScreen].some((subject) => subject(notification));
}
