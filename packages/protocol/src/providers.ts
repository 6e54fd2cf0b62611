// Signing in with somebody else's account: 42, Google, GitHub, or the host's own OpenID Connect provider.
import * as v from "valibot";
import { DisplayName } from "./identity.ts";
import { Language } from "./languages.ts";
import { OwnPath } from "./own-path.ts";

export const PROVIDER_IDS = ["42", "google", "github", "oidc"] as const;
export type ProviderId = (typeof PROVIDER_IDS)[number];

/** What somebody goes to a provider for: to sign in (or up), to link it to their account, to prove that it is still them. */
export const PROVIDER_INTENTS = ["login", "link", "prove"] as const;
export type ProviderIntent = (typeof PROVIDER_INTENTS)[number];

/** Why somebody came back without what they went for: `?problem=` in the address of the page that they come back to. */
export const PROVIDER_PROBLEMS = [
  "access_denied", // they, or the provider, said no
  "provider_failed",
  "login_expired", // too slow, begun in another browser, or come back twice
  "identity_taken",
  "other_identity", // to prove who they are they came back as somebody else
  "linked_already", // another identity of this provider is linked to the account
  "proof_needed",
  "too_many_requests",
  "unavailable",
  "internal",
] as const;
export type ProviderProblem = (typeof PROVIDER_PROBLEMS)[number];

export interface ProviderSummary {
  readonly id: ProviderId;
  readonly name: string; // as people know it
}

export const ProviderParams = v.object({ provider: v.picklist(PROVIDER_IDS) });
export const StartProvider = v.strictObject({
  intent: v.picklist(PROVIDER_INTENTS),
  back: v.optional(OwnPath, "/"),
});
/** Where to go on, at the provider. The browser holds a cookie for the way back. */
export interface ProviderStart {
  readonly location: string;
}

/** Somebody a provider vouches for, who has no account yet. */
export interface PendingSignUp {
  readonly provider: ProviderSummary;
  readonly label: string; // what the provider calls them
  readonly name: string; // a free one like it
  readonly email: string | null;
  readonly emailIsTaken: boolean; // proven at the provider, and the proven one of an account here
}

export const SignUpWithProvider = v.strictObject({
  name: DisplayName,
  keepsEmail: v.boolean(), // whether the account takes the provider's address over
  language: Language, // of the mails
});

export interface LinkedIdentity {
  readonly provider: string; // a provider's id, or the issuer that an earlier configuration named
  readonly name: string;
  readonly label: string;
  readonly linkedAt: string; // ISO 8601
  readonly usedAt: string;
  readonly isConfigured: boolean; // opens the account as things stand
}

export const IdentityParams = v.object({ provider: v.pipe(v.string(), v.maxLength(300), v.regex(/^[\x21-\x7e]+$/)) });
