// What signing in answers, whichever way somebody came.
import * as v from "valibot";
import type { Me } from "./api-bodies.ts";

/** A login, or a sign-up with a provider, that is under way in one tab; other tabs may have theirs. */
export const PENDING_ID = /^[0-9a-z]{9}[0-9A-Za-z]{7}$/;

/** Which one a page speaks of. Without it, the newest of this browser. */
export const PendingQuery = v.object({ pending: v.optional(v.pipe(v.string(), v.regex(PENDING_ID))) });

export const SECOND_FACTORS = ["totp", "email", "recovery"] as const;
export type SecondFactor = (typeof SECOND_FACTORS)[number];

export type LoginAnswer =
  | { readonly state: "in"; readonly me: Me }
  | { readonly state: "second_factor"; readonly factors: readonly SecondFactor[]; readonly pending: string }; // the browser holds a cookie for it
