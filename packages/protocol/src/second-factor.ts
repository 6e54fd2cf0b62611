// The second factor: giving it, setting it up; and proving again who one is before what protects an account is changed.
import * as v from "valibot";
import { SECOND_FACTORS, type SecondFactor } from "./login.ts";

/** A code as it is typed: digits of an authenticator or a mail, or a recovery code; spaces and hyphens do not count. */
const Code = v.pipe(v.string(), v.trim(), v.minLength(6), v.maxLength(32));

export const GiveFactor = v.strictObject({ factor: v.picklist(SECOND_FACTORS), code: Code });
export type GiveFactor = v.InferOutput<typeof GiveFactor>;

/** What the login waits for. */
export interface FactorsAsked {
  readonly factors: readonly SecondFactor[];
  readonly email: string | null; // where a code would go, mostly hidden; null: mails are not among the factors
}

export interface CodeSent {
  readonly email: string; // where it went, mostly hidden
}

/** Re-authentication takes what a login takes: the password where there is one, and the second factor where there is one. */
export interface ReauthenticationAsked extends FactorsAsked {
  readonly password: boolean;
}

export const Reauthenticate = v.strictObject({
  password: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(1024))),
  second: v.nullable(GiveFactor),
});
export type Reauthenticate = v.InferOutput<typeof Reauthenticate>;

/** The member's second factor, as its page shows it. */
export interface FactorState {
  readonly totp: boolean;
  readonly email: boolean; // a code by mail is asked at each login
  readonly canMail: boolean; // there is a verified address, and somebody to carry mails
  readonly sendsMail: boolean; // false: this arena has nobody to carry them
  readonly recoveryLeft: number;
}

/** An authenticator to be set up. It protects nothing until a code of it was given. */
export interface TotpSetUp {
  readonly uri: string; // otpauth://, to be drawn as a QR code
  readonly secret: string; // the same to type, base32
  readonly sealed: string; // the same for us, to be given back with the code: until then we keep nothing
}

export const ConfirmTotp = v.strictObject({ sealed: v.pipe(v.string(), v.maxLength(400)), code: Code });
export const SwitchEmailFactor = v.strictObject({ on: v.boolean() });

/** Shown once: only their hashes are kept. Null: there are some already. */
export interface NewRecoveryCodes {
  readonly recoveryCodes: readonly string[] | null;
}
