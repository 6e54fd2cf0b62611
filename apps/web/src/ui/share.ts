// Handing a link to somebody: by the system's own sheet where there is one, else by the clipboard.

export type Shared = "shared" | "copied" | "failed";

export const canShare = (): boolean => typeof navigator.share === "function";

export async function copy(text: string): Promise<Shared> {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    return copyByCommand(text) ? "copied" : "failed"; // no HTTPS, as on a school's network, or no permission
  }
}

/** The old way, which plain http may go, too. Within an open dialog: what lies outside cannot be selected. */
function copyByCommand(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "hidden";
  field.setAttribute("aria-hidden", "true");
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}

/** The keys that copy what is selected, where there are keys. */
export function copyKeys(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘C" : "Ctrl+C";
}

export async function share(text: string, url: string): Promise<Shared> {
  if (!canShare()) return copy(url);
  try {
    await navigator.share({ text, url });
    return "shared";
  } catch (thrown) {
    const cancelled = thrown instanceof DOMException && thrown.name === "AbortError";
    return cancelled ? "shared" : copy(url);
  }
}

export function matchLink(id: string): string {
  return `${location.origin}/match/${id}`;
}
