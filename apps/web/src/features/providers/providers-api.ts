// What the pages about providers ask of the API.
import type { Language, ProviderId, ProviderIntent } from "@transcendence/protocol";
import { ask, routes } from "../../data/api.ts";

const { providers, introduction } = routes.auth;
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

  introduction: () => ask(introduction.$get()),
  signUp: (choice: SignUpChoice) => ask(introduction.$post({ json: choice })),
  linkIntroduced: () => ask(introduction.link.$post()),
  forget: () => ask(introduction.$delete()),

  identities: () => ask(identities.$get()),
  unlink: (provider: string) => ask(identities[":provider"].$delete({ param: { provider } })),
};
