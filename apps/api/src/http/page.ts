// Answers with a list: a page of it, and where the next one begins.
import type { Cursor } from "@transcendence/database";
import { Refusal } from "../errors.ts";

interface Wanted {
  readonly before?: string | undefined; // where the page begins, as the one before it said
  readonly limit: number;
}

/** `read` gives the rows of a page, newest first. `next`: where the page after this one begins; null: this is the last. */
export async function readPage<Row extends Cursor>(
  { before, limit }: Wanted,
  read: (page: { readonly before: Cursor | null; readonly limit: number }) => Promise<Row[]>,
): Promise<{ readonly rows: Row[]; readonly next: string | null }> {
  const found = await read({ before: before === undefined ? null : readCursor(before), limit: limit + 1 }); // one more tells whether there are more
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? writeCursor(last) : null };
}

/** An opaque text: the time in milliseconds, base 36, and the id. */
function writeCursor({ createdAt, id }: Cursor): string {
  return `${createdAt.getTime().toString(36)}-${id}`;
}

function readCursor(text: string): Cursor {
  const [, time, id] = /^([0-9a-z]{1,9})-([0-9A-Za-z]{12,32})$/.exec(text) ?? [];
  const createdAt = new Date(Number.parseInt(time ?? "", 36));
  if (id === undefined || Number.isNaN(createdAt.getTime()))
    throw new Refusal("bad_request", "before: not a place in this list");
  return { createdAt, id };
}
