// What the pages of signing in and of the account ask of the API.
import type { Language } from "@transcendence/protocol";
import { ask, routes } from "../../data/api.ts";

const { auth, account } = routes;

export interface SignUpChoice {
  readonly name: string;
  readonly password: string;
  readonly email?: string;
  readonly language: Language;
}

export const accessApi = {
  signUp: (choice: SignUpChoice) => ask(auth["sign-up"].$post({ json: choice })),
  logIn: (name: string, password: string) => ask(auth.login.$post({ json: { name, password } })),
  logOut: () => ask(auth.logout.$post()),
  forgot: (email: string) => ask(auth.forgot.$post({ json: { email } })),
  reset: (token: string, password: string) => ask(auth.reset.$post({ json: { token, password } })),
  verify: (token: string) => ask(auth.verify.$post({ json: { token } })),

  account: () => ask(account.$get()),
  setLanguage: (language: Language) => ask(account.$patch({ json: { language } })),
  changeEmail: (email: string) => ask(account.email.$post({ json: { email } })),
  mailAgain: () => ask(account.email.verification.$post()),
  changePassword: (password: string) => ask(account.password.$post({ json: { password } })),
  guestMatches: () => ask(account.guest.$get()),
  takeGuestMatches: () => ask(account.guest.$post()),
  leaveGuestMatches: () => ask(account.guest.$delete()),
  mailbox: () => ask(routes.mailbox.$get()),
};
