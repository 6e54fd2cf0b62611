// What the pages of security ask of the API.
import type { CreateApiToken, GiveFactor, Reauthenticate } from "@transcendence/protocol";
import { ask, routes } from "./api.ts";

const { reauthentication, "second-factor": login } = routes.auth;
const { "second-factor": factor, sessions, tokens } = routes.me;

/** Which login, or sign-up with a provider, a page is about: other tabs may have theirs. */
export interface Pending {
  readonly pending?: string;
}

export const securityApi = {
  factorsAsked: (query: Pending) => ask(login.$get({ query })),
  giveFactor: (query: Pending, given: GiveFactor) => ask(login.$post({ query, json: given })),
  mailLoginCode: (query: Pending) => ask(login.email.$post({ query })),

  reauthenticationAsked: () => ask(reauthentication.$get()),
  reauthenticate: (given: Reauthenticate) => ask(reauthentication.$post({ json: given })),
  mailReauthenticationCode: () => ask(reauthentication.email.$post()),

  factors: () => ask(factor.$get()),
  setUpTotp: () => ask(factor.totp["set-up"].$post()),
  confirmTotp: (sealed: string, code: string) => ask(factor.totp.$post({ json: { sealed, code } })),
  switchOffTotp: () => ask(factor.totp.$delete()),
  switchEmail: (on: boolean) => ask(factor.email.$put({ json: { on } })),
  renewRecoveryCodes: () => ask(factor["recovery-codes"].$post()),

  sessions: () => ask(sessions.$get()),
  endSession: (id: string) => ask(sessions[":id"].$delete({ param: { id } })),
  endOtherSessions: () => ask(sessions.$delete()),

  tokens: () => ask(tokens.$get()),
  createToken: (wish: CreateApiToken) => ask(tokens.$post({ json: wish })),
  revokeToken: (id: string) => ask(tokens[":id"].$delete({ param: { id } })),
};
