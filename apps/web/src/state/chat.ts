// What the whole site knows of the chat: whether it stands beside the page, with which channel, and how much is unread.
import { signal } from "@preact/signals";

const STORAGE_KEY = "chat-panel";

function readPanel(): boolean {
  try {
    return sessionStorage.getItem(STORAGE_KEY) === "open";
  } catch {
    return false;
  }
}

export const panelOpen = signal(readPanel());
/** The channel that is shown; null: the list of channels. */
export const openChannel = signal<string | null>(null);
/** Messages, invitations included, in all my channels. */
export const unreadMessages = signal(0);

export function showPanel(isOpen: boolean): void {
  panelOpen.value = isOpen;
  try {
    sessionStorage.setItem(STORAGE_KEY, isOpen ? "open" : "closed");
  } catch {
    // without storage it is closed after a reload
  }
}

export function chatPath(channel: string | null): string {
  return channel === null ? "/chat" : `/chat/${channel}`;
}
