// What the pages of signing in and of the account ask of the API.
import type { Language, LoginAnswer } from "@transcendence/protocol";
import { ask, keepingCookies, routes } from "../../data/api.ts";

const { auth, account } = routes;

export interface SignUpChoice {
  readonly name: string;
  readonly password: string;
  readonly email?: string;
  readonly language: Language;
}

const isDone = ({ state }: LoginAnswer) => state === "in"; // a second factor may be asked for first

export const accessApi = {
  signUp: (choice: SignUpChoice) => keepingCookies(() => ask(auth["sign-up"].$post({ json: choice })), { isDone }),
  logIn: (name: string, password: string) =>
    keepingCookies(() => ask(auth.login.$post({ json: { name, password } })), { isDone }),
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
