// Password accounts: what the forms send, checked by the same schemas in the page and behind it, and what comes back.
import * as v from "valibot";
import { DisplayName } from "./identity.ts";
import { Language } from "./languages.ts";
import { VISIBLE } from "./text.ts";

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;
export const EMAIL_MAX = 254; // RFC 5321, as corrected

/** Any characters: a passphrase is a good password. The same letters typed on another keyboard are the same (NIST SP 800-63B). */
export const Password = v.pipe(v.string(), v.normalize("NFKC"), v.minLength(PASSWORD_MIN), v.maxLength(PASSWORD_MAX));

/** What somebody types as their password so far: any, since rules may have been others when it was chosen. */
const Typed = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));

const LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";
const ADDRESS = new RegExp(`^[\\w.!#$%&'*+/=?^\`{|}~-]{1,64}@(?:${LABEL}\\.)+${LABEL}$`, "u");

/** An address such as people have; the mail that is sent there is the real check. */
export const Email = v.pipe(
  v.string(),
  v.trim(),
  v.normalize("NFC"),
  v.maxLength(EMAIL_MAX),
  v.regex(VISIBLE),
  v.regex(ADDRESS),
);

export const SignUp = v.strictObject({
  name: DisplayName,
  password: Password,
  email: v.optional(Email),
  language: Language, // of the mails
});

export const LogIn = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(EMAIL_MAX)), // or a verified address
  password: Typed,
});

export const Forgot = v.strictObject({ email: Email });

/** What stands behind the # of a link in a mail. */
export const LinkToken = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
export const UseLink = v.strictObject({ token: LinkToken });
export const Reset = v.strictObject({ token: LinkToken, password: Password });

export const ChangePassword = v.strictObject({ password: Password });
export const ChangeEmail = v.strictObject({ email: Email });
export const UpdateAccount = v.strictObject({ language: Language });

/** An account, to its owner. */
export interface AccountAnswer {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly emailIsVerified: boolean;
  readonly pendingEmail: string | null; // takes its place when it is confirmed there
  readonly hasPassword: boolean;
  readonly language: Language; // of the mails
  readonly createdAt: string; // ISO 8601
}

/** The matches that the browser played as a guest, before somebody logged in to an account that was there already. */
export interface GuestMatches {
  readonly matches: number; // that can be taken over
}

/** What becomes of an email: it is sent, shown to whoever sits at the arena's machine, or nobody ever sees it. */
export type MailDelivery = "sent" | "mailbox" | "none";

/** A mail that nobody carries, in the development mailbox. */
export interface MailboxLetter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: string; // ISO 8601
}

/** What a password must not be made of, beside the commonest ones: who it belongs to, and the site. In small letters. */
export function containsOwn(password: string, { name, email, site }: OwnWords): boolean {
  const text = password.toLowerCase();
  const words = [name, name.replaceAll(/[ \-_.'·・]/g, ""), email, email?.split("@")[0], site, "transcendence"];
  return words.some((word) => typeof word === "string" && word.length >= OWN_MIN && text.includes(word.toLowerCase()));
}

export interface OwnWords {
  readonly name: string;
  readonly email?: string | null | undefined;
  readonly site: string; // its host
}

const OWN_MIN = 4; // three letters stand in many a good passphrase by chance
