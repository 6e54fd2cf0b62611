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

/** An uploaded picture, by the SHA-256 of its bytes. */
export const AvatarHash = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{43}$/));

/** A person as a room and a page show them. Without an avatar they are drawn from their id, see avatar-drawing.ts. */
export const Player = v.object({
  id: Id,
  name: v.string(),
  kind: v.picklist(PLAYER_KINDS),
  avatar: v.optional(AvatarHash),
});
export type Player = v.InferOutput<typeof Player>;
