// Answers with a list: a page of it, and where the next one begins.
import type { Cursor } from "@transcendence/database";
import { Refusal } from "../errors.ts";

interface Wanted {
  readonly before?: string | undefined; // where the page begins, as the one before it said
  readonly limit: number;
}

/** How a place in a list stands in an address; `read` gives null for what is none. */
interface CursorText<At> {
  readonly write: (at: At) => string;
  readonly read: (text: string) => At | null;
}

type Read<At, Row> = (page: { readonly before: At | null; readonly limit: number }) => Promise<Row[]>;

interface RowsAndNext<Row> {
  readonly rows: Row[];
  readonly next: string | null; // where the page after this one begins; null: this is the last
}

/** Of a list that begins with the newest: `read` gives the rows of a page. */
export function readPage<Row extends Cursor>(wanted: Wanted, read: Read<Cursor, Row>): Promise<RowsAndNext<Row>> {
  return readPageBy(NEWEST_FIRST, wanted, read);
}

/** Of a list in any order. */
export async function readPageBy<At, Row extends At>(
  cursor: CursorText<At>,
  { before, limit }: Wanted,
  read: Read<At, Row>,
): Promise<RowsAndNext<Row>> {
  const from = before === undefined ? null : cursor.read(before);
  if (before !== undefined && from === null) throw new Refusal("bad_request", "before: not a place in this list");
  const found = await read({ before: from, limit: limit + 1 }); // one more tells whether there are more
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? cursor.write(last) : null };
}

/** An opaque text: the time in milliseconds, base 36, and the id. */
const NEWEST_FIRST: CursorText<Cursor> = {
  write: ({ createdAt, id }) => `${createdAt.getTime().toString(36)}-${id}`,
  read(text) {
    const [, time, id] = /^([0-9a-z]{1,9})-([0-9A-Za-z]{12,32})$/.exec(text) ?? [];
    const createdAt = new Date(Number.parseInt(time ?? "", 36));
    return id === undefined || Number.isNaN(createdAt.getTime()) ? null : { createdAt, id };
  },
};
