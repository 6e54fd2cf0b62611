// What members tell of themselves, and what everybody sees of them.
import type { RatedKind } from "@transcendence/game";
import * as v from "valibot";
import type { Ratings } from "./ratings.ts";
import { lettersIn, plainText } from "./text.ts";
import type { Trophy } from "./tournaments.ts";

/** In letters, see `lettersIn`. */
export const BIOGRAPHY_MAX = 500;

/** The longest picture the API takes, in bytes. Our own pages send far less: a square of 512 px. */
export const PICTURE_BYTES = 2_097_152;

/** The sizes in which a picture is kept, in pixels. */
export const AVATAR_SIZES = [64, 256] as const;
export type AvatarSize = (typeof AVATAR_SIZES)[number];

/** Where a picture is served from. */
export function avatarPath(hash: string, size: AvatarSize): string {
  return `/api/avatars/${hash}/${size}`;
}

export const Biography = v.pipe(
  v.string(),
  v.maxLength(4 * BIOGRAPHY_MAX),
  v.normalize("NFC"),
  v.transform(plainText),
  v.check((text) => lettersIn(text) <= BIOGRAPHY_MAX, `at most ${BIOGRAPHY_MAX} characters`),
);

/** ISO 3166-1 alpha-2. Which of them exist is in countries.ts. */
export const CountryCode = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));

export const UpdateProfile = v.object({
  biography: v.exactOptional(Biography),
  country: v.exactOptional(v.nullable(CountryCode)),
});
export type UpdateProfile = v.InferOutput<typeof UpdateProfile>;

/** What a member tells of themselves, as their own page edits it. */
export interface Profile {
  readonly name: string;
  readonly biography: string;
  readonly country: string | null;
  readonly avatar: string | null; // an uploaded picture's hash
}

export interface Figures {
  readonly won: number;
  readonly lost: number;
}

/** What everybody sees of a member. */
export interface PublicProfile extends Profile {
  readonly id: string;
  readonly memberSince: string; // ISO 8601
  readonly people: Figures; // finished matches against people, rated or not
  readonly rated: Readonly<Record<RatedKind, Figures>>; // the rated ones among them
  readonly computers: Figures;
  readonly ratings: Ratings;
  readonly trophies: readonly Trophy[]; // the latest
}

export const NameParams = v.object({ name: v.pipe(v.string(), v.maxLength(80)) });
