// Text that comes from anybody.

/** What Postgres can keep: anything but NUL, and no half of a surrogate pair, which UTF-8 cannot write. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

/** Nothing in it that shows nothing: fillers, joiners, turns of direction. */
export const VISIBLE = /^\P{Default_Ignorable_Code_Point}*$/u;

/** The text without what cannot be kept, for what nobody is asked to correct: a browser's name, a provider's label. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}

/** Where a text that cannot be kept stands in a value, a key included; null: nowhere. However deep it is, nothing is called again. */
export function findUnstorable(value: unknown): readonly string[] | null {
  const open: { readonly value: unknown; readonly path: readonly string[] }[] = [{ value, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: part, path } = next;
    if (typeof part === "string" && !isStorable(part)) return path;
    if (typeof part !== "object" || part === null) continue;
    for (const [key, inner] of Object.entries(part)) {
      if (!isStorable(key)) return path;
      open.push({ value: inner, path: path.length < SHOWN ? [...path, key] : path });
    }
  }
  return null;
}

const SHOWN = 4; // keys of a path: for the message only

/** Whether the escapes in a path are UTF-8: `/u/%E0%A4%A` is the address of nothing, and `decodeURIComponent` throws. */
export function isDecodable(path: string): boolean {
  try {
    return path === "" || decodeURIComponent(path) !== ""; // used, or the bundler leaves the call out
  } catch {
    return false;
  }
}

/** Plain text with its line breaks; no more than one empty line in a row, and nothing that turns the direction of what follows. */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replaceAll("\t", " ")
    .replace(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu, "") // controls; the joiners belong to letters and emoji
    .split("\n")
    .map((line) => line.trimEnd()) // in one pass: a search for spaces before an end begins anew at each of them
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** A letter outside the BMP counts once, as the database counts it. */
export function lettersIn(text: string): number {
  return Array.from(text).length;
}

/** "July 2026" as it stands after "since": some languages decline a month, and do so only beside a day. */
export function sinceMonth(date: Date, locale: string, timeZone?: string): string {
  const style = { day: "numeric", month: "long", year: "numeric", ...(timeZone && { timeZone }) } as const;
  const parts = new Intl.DateTimeFormat(locale, style).formatToParts(date);
  return parts.flatMap(({ type, value }) => (type === "month" || type === "year" ? value : [])).join(" ");
}
