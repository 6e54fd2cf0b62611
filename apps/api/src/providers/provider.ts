// What every provider does for us, whichever protocol it speaks: say where to send somebody, and who came back.
import type { ProviderId } from "@transcendence/protocol";

export interface Provider {
  readonly id: ProviderId;
  readonly name: string; // as people know it
  readonly authority: string; // whose subjects these are: an identity is stored under it
  readonly locate: (journey: Journey, call: Call) => Promise<URL>;
  readonly meet: (arrival: Arrival, call: Call) => Promise<ProviderPerson>;
}

/** One way there and back: each value is random, and good for this once. */
export interface Journey {
  readonly redirectUri: string;
  readonly state: string; // came back in the same browser that went
  readonly verifier: string; // PKCE: the code is worth nothing without it
  readonly nonce: string; // the ID token was made for this journey
  readonly again: boolean; // they are to sign in there anew, where the provider can ask for that
}

export interface Arrival extends Journey {
  readonly code: string;
  readonly issuer: string | null; // who says that it answers (RFC 9207)
  readonly leftMs: number; // when they set out
}

/** How long the provider may take, and the time. */
export interface Call {
  readonly signal: AbortSignal;
  readonly nowMs: number;
}

/** What a provider told about somebody. Its tokens were used for that and are forgotten. */
export interface ProviderPerson {
  readonly subject: string; // never changes, and is never given to somebody else
  readonly label: string;
  readonly names: readonly string[]; // what they might like to be called here, best first
  readonly email: { readonly address: string; readonly isVerified: boolean } | null;
}

/** It did not answer, or not as it should. The reason is for the log. */
export class ProviderFailure extends Error {}
