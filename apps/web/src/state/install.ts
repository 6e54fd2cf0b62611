// The browser's offer to install the site, kept for the one place that shows it. Most browsers make none.
import { signal } from "@preact/signals";

/** TypeScript's library does not know it: only Chromium has it. */
interface InstallEvent extends Event {
  prompt(): Promise<{ readonly outcome: "accepted" | "dismissed" }>;
}

export const installEvent = signal<InstallEvent | null>(null);

/** Call as early as can be: the event comes once, soon after the page has loaded. */
export function keepInstallEvent(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault(); // no bar of the browser's own over the page
    installEvent.value = event as InstallEvent; // that is its name
  });
  addEventListener("appinstalled", () => (installEvent.value = null));
}

/** Safari on iPhones and iPads, which installs by its own menu alone. Only there `standalone` exists; true: it is installed. */
export function installsByMenu(): boolean {
  return "standalone" in navigator && navigator.standalone === false;
}
