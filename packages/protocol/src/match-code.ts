// A short code that leads to a match: its shape, and what the routes say of it.
import * as v from "valibot";
import { CODE_ALPHABET, CODE_LENGTH } from "./code-shape.ts";

/** In whichever case, with spaces or hyphens, with O, I and L where 0 and 1 are meant. */
export const MatchCode = v.pipe(
  v.string(),
  v.maxLength(40),
  v.transform((text) => text.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1")),
  v.regex(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`)),
);
export const MatchCodeParams = v.object({ code: MatchCode });
/** To type on another device's home page. */
export interface MatchCodeAnswer {
  readonly code: string;
  readonly expiresAt: string; // ISO 8601
}
