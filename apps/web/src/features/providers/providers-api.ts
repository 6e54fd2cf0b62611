// What the pages about providers ask of the API.
import type { Language, ProviderId, ProviderIntent } from "@transcendence/protocol";
import { ask, routes } from "../../data/api.ts";
import type { Pending } from "../../data/security-api.ts";

const { providers, "pending-sign-up": pendingSignUp } = routes.auth;
const { identities } = routes.me;

export interface SignUpChoice {
  readonly name: string;
  readonly keepsEmail: boolean;
  readonly language: Language;
}

export const providersApi = {
  providers: () => ask(providers.$get()),
  start: (provider: ProviderId, intent: ProviderIntent, back: string) =>
    ask(providers[":provider"].$post({ param: { provider }, json: { intent, back } })),

  pendingSignUp: (query: Pending) => ask(pendingSignUp.$get({ query })),
  signUp: (query: Pending, choice: SignUpChoice) => ask(pendingSignUp.$post({ query, json: choice })),
  linkPending: (query: Pending) => ask(pendingSignUp.link.$post({ query })),
  forget: (query: Pending) => ask(pendingSignUp.$delete({ query })),

  identities: () => ask(identities.$get()),
  unlink: (provider: string) => ask(identities[":provider"].$delete({ param: { provider } })),
};
