// A note of the system's own for whoever waits and looks at something else meanwhile. Only after a press: no page asks by itself.
import { signal } from "@preact/signals";

/** null: this browser, or a page of plain http, has no such notes. */
export const notePermission = signal<NotificationPermission | null>(
  typeof Notification === "undefined" || !isSecureContext ? null : Notification.permission,
);

export async function askForNotes(): Promise<void> {
  notePermission.value = await Notification.requestPermission();
}

/** Nothing while the page is looked at: it says so itself. */
export async function noteIfHidden(text: string): Promise<void> {
  if (!document.hidden) return;
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(200); // not in Safari
  if (notePermission.peek() !== "granted") return;
  try {
    const { showNote } = await import("./note.ts");
    await showNote(text);
  } catch {
    // Neither its file nor the system's note came: the page says it, too.
  }
}
