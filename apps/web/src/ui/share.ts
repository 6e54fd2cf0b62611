// Handing a link to somebody: by the system's own sheet where there is one, else by the clipboard.

export type Shared = "shared" | "copied" | "failed";

export const canShare = (): boolean => typeof navigator.share === "function";

export async function copy(text: string): Promise<Shared> {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    return "failed"; // no permission, or no HTTPS: the link can still be selected
  }
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
