// Keys for programs: what they may do is named by their scopes.
import * as v from "valibot";
import { Id } from "./identity.ts";
import { VISIBLE } from "./text.ts";

export const API_SCOPES = [
  "profile:read", // who I am
  "matches:read", // my matches; any match's page and replay
  "matches:create",
  "matches:play", // tickets to the rooms
] as const;
export type ApiScope = (typeof API_SCOPES)[number];

export const API_TOKEN_DAYS_MAX = 365;
export const API_TOKENS_MAX = 20; // that one member may hold
export const API_TOKEN_NAME_MAX = 40;

export const CreateApiToken = v.strictObject({
  name: v.pipe(
    v.string(),
    v.normalize("NFC"),
    v.trim(),
    v.minLength(1),
    v.maxLength(API_TOKEN_NAME_MAX),
    v.regex(/^\P{Cc}*$/u),
    v.regex(VISIBLE),
  ),
  scopes: v.pipe(
    v.array(v.picklist(API_SCOPES)),
    v.minLength(1),
    v.maxLength(API_SCOPES.length),
    v.transform((scopes) => API_SCOPES.filter((scope) => scopes.includes(scope))), // each once, in one order
  ),
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(API_TOKEN_DAYS_MAX)), // until it expires
});
export type CreateApiToken = v.InferInput<typeof CreateApiToken>;

export const ApiTokenParams = v.object({ id: Id });

export interface ApiTokenSummary {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly createdAt: string; // ISO 8601
  readonly expiresAt: string;
  readonly usedAt: string | null; // to the minute
}

export interface NewApiToken {
  readonly token: string; // shown once
  readonly summary: ApiTokenSummary;
}
