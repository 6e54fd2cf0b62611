// The mails in English. A new one is a function here and its translation beside it; `queueMail` then knows it.
import type { MailContent, MailFrame } from "../content.ts";
import type { SecurityChange } from "../security-changes.ts";

export const frame: MailFrame = {
  from: (site) => `Transcendence, ${site}. You need not answer this mail; nobody reads the answers.`,
};

const CHANGES: Readonly<Record<SecurityChange, string>> = {
  totp_on: "from now on, logging in asks for a code of your authenticator.",
  totp_off: "logging in no longer asks for a code of your authenticator.",
  email_codes_on: "from now on, logging in asks for a code that is sent to this address.",
  email_codes_off: "logging in no longer asks for a code by mail.",
  recovery_codes_made: "new recovery codes were made. The old ones no longer count.",
  recovery_code_used: "one of your recovery codes was used. It does not count again.",
  second_factor_failed:
    "somebody got past your password or provider and then gave wrong codes. They were not let in with them.",
  api_token_made: "a key for programs was made. It may do in your name what you chose for it.",
  identity_linked: "an account elsewhere was linked: whoever signs in with it comes in here, too.",
  identity_unlinked: "an account elsewhere was unlinked: it no longer opens yours.",
};

export const templates = {
  /** After signing up, or when asked again. */
  verifyEmail: ({ name, link }: { name: string; link: string }): MailContent => ({
    subject: "Confirm your address",
    before: [
      `Hello ${name},`,
      "please confirm that this address is yours. Then it can bring you back in, should you forget your password.",
    ],
    action: { label: "Confirm the address", link },
    after: [
      "The link works once, for seven days. If you did not sign up, ignore this mail: nothing will be sent here again.",
    ],
  }),

  /** Somebody signed up with an address that is a member's already. */
  addressInUse: ({ name, link }: { name: string; link: string }): MailContent => ({
    subject: "You already have an account",
    before: [
      `Hello ${name},`,
      "somebody, probably you, just gave this address for a new account. It already belongs to yours, so the new one was left without it.",
    ],
    action: { label: "Log in", link },
    after: ["If it was not you, there is nothing to do: your account is as it was."],
  }),

  /** To the new address. */
  changeEmail: ({ name, link }: { name: string; link: string }): MailContent => ({
    subject: "Confirm your new address",
    before: [`Hello ${name},`, "please confirm that your account's mails shall come here from now on."],
    action: { label: "Use this address", link },
    after: ["The link works once, for one day. If you did not ask for it, ignore this mail: nothing changes."],
  }),

  /** To the old address, when the change is asked for. */
  emailChangeAsked: ({ name, email, link }: { name: string; email: string; link: string }): MailContent => ({
    subject: "Your address is about to change",
    before: [
      `Hello ${name},`,
      `somebody logged in to your account asked for its mails to go to ${email} from now on. It happens as soon as they confirm it there.`,
    ],
    action: { label: "Look at my account", link },
    after: ["If it was not you, change your password now: that ends every other session and stops the change."],
  }),

  /** To the old address, when it has happened. */
  emailChanged: ({ name, email }: { name: string; email: string }): MailContent => ({
    subject: "Your address was changed",
    before: [`Hello ${name},`, `your account's mails now go to ${email}. This is the last one that comes here.`],
    after: ["If it was not you, write to whoever runs this arena."],
  }),

  resetPassword: ({ name, link }: { name: string; link: string }): MailContent => ({
    subject: "Choose a new password",
    before: [`Hello ${name},`, "somebody, probably you, asked for a new password. Choose it here:"],
    action: { label: "Choose a password", link },
    after: [
      "The link works once, for one hour. If you did not ask for it, ignore this mail: your password stays as it is.",
    ],
  }),

  passwordChanged: ({ name, link }: { name: string; link: string }): MailContent => ({
    subject: "Your password was changed",
    before: [`Hello ${name},`, "your password was just changed, and every other session ended."],
    action: { label: "I did not do this", link },
    after: ["If it was you, there is nothing to do."],
  }),

  /** The second factor, or a proof before a change. */
  loginCode: ({ name, code }: { name: string; code: string }): MailContent => ({
    subject: "Your code",
    before: [`Hello ${name},`, "this is the code that you are asked for:"],
    code,
    after: [
      "It counts for ten minutes, and once. Nobody from the arena will ever ask you for it. If you are not logging in, somebody else knows your password: change it.",
    ],
  }),

  securityChanged: ({ name, change, link }: { name: string; change: SecurityChange; link: string }): MailContent => ({
    subject: "About the security of your account",
    before: [`Hello ${name},`, CHANGES[change]],
    action: { label: "Look at my account’s security", link },
    after: [
      "If it was you, there is nothing to do. If it was not, change your password now and end all other sessions.",
    ],
  }),

  /** To the proven address of a member who wants to be deleted. */
  deleteAccount: ({ name, link }: { name: string; link: string }): MailContent => ({
    subject: "Delete your account?",
    before: [
      `Hello ${name},`,
      "somebody signed in to your account, probably you, asked for it to be deleted. Confirm it here:",
    ],
    action: { label: "Delete the account", link },
    after: [
      "Afterwards you have seven days to change your mind. The link works once, for one day. If it was not you, do not press it, and change your password.",
    ],
  }),

  /** When it has been confirmed. */
  deletionBegun: ({ name, until, link }: { name: string; until: Date; link: string }): MailContent => ({
    subject: "Your account will be deleted",
    before: [
      `Hello ${name},`,
      `your account and all that belongs to it will be deleted on ${dayOf(until, "en")}. Until then you can log in and keep it.`,
    ],
    action: { label: "Keep my account", link },
    after: ["Every browser was signed out. If you want to go, there is nothing to do."],
  }),

  /** The last one to an address that is no longer known here. */
  anonymised: ({ name }: { name: string }): MailContent => ({
    subject: "Your account is gone",
    before: [
      `Hello ${name},`,
      "as was asked for, your account was made anonymous: its name, address, password, picture and all ways in are gone. Its matches stay, under a name that nobody knows.",
    ],
    after: ["This cannot be undone, and this is the last mail that comes here."],
  }),
};

/** A day and the time of it, by the clock of the world: mails are read anywhere. */
export function dayOf(date: Date, language: string): string {
  const style = { dateStyle: "long", timeStyle: "short", timeZone: "UTC" } as const;
  return `${new Intl.DateTimeFormat(language, style).format(date)} UTC`;
}

export type MailName = keyof typeof templates;
export type MailValues<Name extends MailName> = Parameters<(typeof templates)[Name]>[0];
export type MailTemplates = { readonly [Name in MailName]: (values: MailValues<Name>) => MailContent };
