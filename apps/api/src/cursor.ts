// Where the next page begins, as an opaque text: the time in milliseconds, base 36, and the id.
import type { Cursor } from "@transcendence/database";
import { Refusal } from "./errors.ts";

export function writeCursor({ createdAt, id }: Cursor): string {
  return `${createdAt.getTime().toString(36)}-${id}`;
}

export function readCursor(text: string): Cursor {
  const [, time, id] = /^([0-9a-z]{1,9})-([0-9A-Za-z]{12,32})$/.exec(text) ?? [];
  const createdAt = new Date(Number.parseInt(time ?? "", 36));
  if (id === undefined || Number.isNaN(createdAt.getTime()))
    throw new Refusal("bad_request", "before: not a place in this list");
  return { createdAt, id };
}
