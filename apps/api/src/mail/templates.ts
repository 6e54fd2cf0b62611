// The mails: what each is made of, whatever the language. A new one is a line here and its words in `strings`.
import type { Language } from "@transcendence/protocol";
import type { MailContent } from "./content.ts";
import type { SecurityChange } from "./security-changes.ts";
import { type Strings, strings as en } from "./strings/en.gen.ts";
import { strings as fr } from "./strings/fr.gen.ts";
import { strings as ru } from "./strings/ru.gen.ts";

const STRINGS: Readonly<Record<Language, Strings>> = { en, fr, ru };

interface Words {
  readonly subject: string;
  readonly before: string;
  readonly after: string;
}
interface Named {
  readonly name: string;
}
interface Linked extends Named {
  readonly link: string;
}

function templatesIn(language: Language) {
  const { hello, changes, mails } = STRINGS[language];
  const plain = ({ subject, before, after }: Words, { name }: Named): MailContent => ({
    subject,
    before: [hello({ name }), before],
    after: [after],
  });
  const linked = (words: Words & { readonly action: string }, values: Linked): MailContent => ({
    ...plain(words, values),
    action: { label: words.action, link: values.link },
  });
  return {
    /** After signing up, or when asked again. */
    verifyEmail: (values: Linked) => linked(mails.verifyEmail, values),

    /** Somebody signed up with an address that is a member's already. */
    addressInUse: (values: Linked) => linked(mails.addressInUse, values),

    /** To the new address. */
    changeEmail: (values: Linked) => linked(mails.changeEmail, values),

    /** To the old address, when the change is asked for. */
    emailChangeAsked: ({ email, ...values }: Linked & { readonly email: string }) =>
      linked({ ...mails.emailChangeAsked, before: mails.emailChangeAsked.before({ email }) }, values),

    /** To the old address, when it has happened. */
    emailChanged: ({ email, ...values }: Named & { readonly email: string }) =>
      plain({ ...mails.emailChanged, before: mails.emailChanged.before({ email }) }, values),

    resetPassword: (values: Linked) => linked(mails.resetPassword, values),
    passwordChanged: (values: Linked) => linked(mails.passwordChanged, values),

    /** The second factor, or re-authentication before a change. */
    loginCode: ({ code, ...values }: Named & { readonly code: string }): MailContent => ({
      ...plain(mails.loginCode, values),
      code,
    }),

    securityChanged: ({ change, ...values }: Linked & { readonly change: SecurityChange }) =>
      linked({ ...mails.securityChanged, before: changes[change] }, values),

    /** To the proven address of a member who wants to be deleted. */
    deleteAccount: (values: Linked) => linked(mails.deleteAccount, values),

    /** For what can wait, to whoever asked for it. `news` is one sentence. */
    notification: ({ news, site, ...values }: Linked & { readonly news: string; readonly site: string }) => {
      const { subject, ...words } = mails.notification;
      return linked({ ...words, subject: subject({ site }), before: news }, values);
    },

    /** When it has been confirmed. */
    deletionBegun: ({ until, ...values }: Linked & { readonly until: Date }) =>
      linked({ ...mails.deletionBegun, before: mails.deletionBegun.before({ until: dayOf(until, language) }) }, values),

    /** The last one to an address that is no longer known here. */
    anonymised: (values: Named) => plain(mails.anonymised, values),
  };
}

/** A day and the time of it, in UTC: mails are read anywhere. */
function dayOf(date: Date, language: Language): string {
  const style = { dateStyle: "long", timeStyle: "short", timeZone: "UTC" } as const;
  return `${new Intl.DateTimeFormat(language, style).format(date)} UTC`;
}

export const TEMPLATES = { en: templatesIn("en"), fr: templatesIn("fr"), ru: templatesIn("ru") };

/** Below every mail: who it is from. */
export function footOf(language: Language, site: string): string {
  return STRINGS[language].from({ site });
}

type Templates = (typeof TEMPLATES)["en"];
export type MailName = keyof Templates;
export type MailValues<Name extends MailName> = Parameters<Templates[Name]>[0];
