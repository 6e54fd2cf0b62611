import * as v from "valibot";
import { NAME_MAX, NAME_MIN } from "./limits.ts";

/** Ids of users and matches: 12 to 32 letters and digits, made from a cryptographic source. */
export const Id = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{12,32}$/));

/** A name as it is shown: letters and digits of any script, single spaces, `-`, `_`, `.` and `'` between them. */
export const DisplayName = v.pipe(
  v.string(),
  v.normalize("NFC"),
  v.trim(),
  v.minLength(NAME_MIN),
  v.maxLength(NAME_MAX),
  v.regex(/^[\p{L}\p{N}]+(?:[ \-_.'][\p{L}\p{N}]+)*$/u),
);

export const PLAYER_KINDS = ["guest", "member", "computer"] as const;

/** A person as a room and a page show them. */
export const Player = v.object({ id: Id, name: v.string(), kind: v.picklist(PLAYER_KINDS) });
export type Player = v.InferOutput<typeof Player>;
