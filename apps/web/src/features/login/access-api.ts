// What the pages of signing in and of the account ask of the API.
import type { Language, LoginAnswer } from "@transcendence/protocol";
import { ask, keepingCookies, routes } from "../../data/api.ts";

const { auth, me } = routes;

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
  forgot: (email: string) => ask(auth.forgot.$post({ json: { email } })),
  reset: (token: string, password: string) => ask(auth.reset.$post({ json: { token, password } })),
  verify: (token: string) => ask(auth.verify.$post({ json: { token } })),

  account: () => ask(me.account.$get()),
  setLanguage: (language: Language) => ask(me.account.$patch({ json: { language } })),
  changeEmail: (email: string) => ask(me.email.$post({ json: { email } })),
  mailAgain: () => ask(me.email.verification.$post()),
  changePassword: (password: string) => ask(me.password.$post({ json: { password } })),
  guestMatches: () => ask(me.guest.$get()),
  takeGuestMatches: () => ask(me.guest.$post()),
  leaveGuestMatches: () => ask(me.guest.$delete()),
  mailDelivery: () => ask(routes.mailbox.delivery.$get()),
  mailbox: () => ask(routes.mailbox.$get()),
};
