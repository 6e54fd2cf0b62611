// What each provider does, whichever protocol it speaks: give the address to send somebody to, and say who came back.
import type { ProviderId } from "@transcendence/protocol";

export interface Provider {
  readonly id: ProviderId;
  readonly name: string; // as people know it
  readonly authority: string; // whose subjects these are: an identity is stored under it
  readonly authorizationUrl: (authorization: Authorization, call: ProviderCall) => Promise<URL>;
  readonly fetchProfile: (callback: AuthorizationCode, call: ProviderCall) => Promise<ProviderProfile>;
}

/** One authorization request: each value is random and used once. */
export interface Authorization {
  readonly redirectUri: string;
  readonly state: string; // proves that the same browser came back
  readonly verifier: string; // PKCE: the code is worth nothing without it
  readonly nonce: string; // the ID token was made for this authorization
  readonly again: boolean; // ask them to sign in again, where the provider can
}

export interface AuthorizationCode extends Authorization {
  readonly code: string;
  readonly issuer: string | null; // who says that it answers (RFC 9207)
  readonly leftMs: number; // when the request began
}

/** How long the provider may take, and the time. */
export interface ProviderCall {
  readonly signal: AbortSignal;
  readonly nowMs: number;
}

/** What a provider told about somebody. Its tokens were used for that and are forgotten. */
export interface ProviderProfile {
  readonly subject: string; // never changes, and is never given to somebody else
  readonly label: string;
  readonly names: readonly string[]; // what they might like to be called here, best first
  readonly email: { readonly address: string; readonly isVerified: boolean } | null;
}

/** The provider did not answer, or answered wrongly. The reason is for the log. */
export class ProviderFailure extends Error {}
