// What signing in answers, whichever way somebody came.
import type { Me } from "./api-bodies.ts";

export const SECOND_FACTORS = ["totp", "email", "recovery"] as const;
export type SecondFactor = (typeof SECOND_FACTORS)[number];

export type LoginAnswer =
  | { readonly state: "in"; readonly me: Me }
  | { readonly state: "second_factor"; readonly factors: readonly SecondFactor[] }; // the browser holds a cookie for it
