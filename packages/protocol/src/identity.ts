import * as v from "valibot";
import { NAME_LENGTH } from "./limits.ts";
import { nameSchema } from "./names.ts";

/** Ids of users and matches: 12 to 32 letters and digits, made from a cryptographic source. */
export const Id = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{12,32}$/));

/** A person's name as it is shown: letters and digits of any script, and single spaces, `-`, `_`, `.`, `'` and `·` between them. */
export const DisplayName = nameSchema(NAME_LENGTH);

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

/** A rating beside a name, in whole points; `provisional`: with a question mark, see ratings.ts. */
export const ShownRating = v.object({ rating: v.pipe(v.number(), v.integer()), provisional: v.boolean() });
export type ShownRating = v.InferOutput<typeof ShownRating>;
