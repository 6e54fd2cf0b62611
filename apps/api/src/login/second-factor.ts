// The second factor: which a member has, whether a code of it is right, and codes by mail.
import {
  type AccountRecord,
  countRecoveryCodes,
  type Database,
  findAccount,
  findTotp,
  openChallenge,
  putMailCode,
  takeMailCode,
  takeRecoveryCode,
  takeTotpStep,
} from "@transcendence/database";
import type { GiveFactor, SecondFactor } from "@transcendence/protocol";
import type { Context } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { announce } from "../mail/announce.ts";
import { queueMail } from "../mail/queue.ts";
import { limit } from "../rate-limit.ts";
import { decryptSecret } from "../secret-box.ts";
import { hashMailCode, hashRecoveryCode, newMailCode, normalDigits } from "./codes.ts";
import { AHEAD, stepOfCode } from "./totp.ts";

export const CODE_MINUTES = 10; // a mail's code counts, and a login waits
const MAILS_PER_CHALLENGE = 3;

export interface Factors {
  readonly account: AccountRecord;
  readonly totp: boolean;
  readonly email: boolean; // codes by mail are asked at each login
  readonly recoveryLeft: number;
  readonly offered: readonly SecondFactor[]; // at a login; empty: there is no second factor
}

export async function readFactors(database: Database, userId: string): Promise<Factors> {
  const [account, totp, recoveryLeft] = await Promise.all([
    findAccount(database, userId),
    findTotp(database, userId),
    countRecoveryCodes(database, userId),
  ]);
  if (account === null) throw new Refusal("members_only", "This needs an account.");
  const email = account.emailFactorAt !== null && account.emailVerifiedAt !== null;
  const offered: SecondFactor[] = [];
  if (totp !== null) offered.push("totp");
  if (email) offered.push("email");
  if (offered.length > 0 && recoveryLeft > 0) offered.push("recovery");
  return { account, totp: totp !== null, email, recoveryLeft, offered };
}

/** Whether a code by mail would arrive: to a proven address, in an arena whose mails are carried. */
export function canMail({ mail }: Pick<Deps, "mail">, { email, emailVerifiedAt }: AccountRecord): boolean {
  return mail.carries && email !== null && emailVerifiedAt !== null;
}

/** Whether the code is right; a right one is used up. `challenge`: for which a code would have been sent. */
export async function takeFactor(
  deps: Deps,
  { account }: Pick<Factors, "account">,
  { factor, code }: GiveFactor,
  challenge: Uint8Array,
): Promise<boolean> {
  const userId = account.user.id;
  const now = new Date(deps.clock());
  switch (factor) {
    case "totp":
      return takeTotp(deps, userId, normalDigits(code));
    case "email":
      return takeMailCode(deps.database, challenge, { codeHash: hashMailCode(deps, userId, code), now });
    case "recovery":
      return deps.database.transaction(async (tx) => {
        const hash = hashRecoveryCode(deps, userId, code);
        const taken = await takeRecoveryCode(tx, userId, { hash, now });
        if (taken) await announce(deps, tx, account, "recovery_code_used");
        return taken;
      });
  }
}

/** An authenticator's secret is encrypted for its owner: copied to another row, it opens nothing. */
export function totpBoxContext(userId: string): string {
  return `totp ${userId}`;
}

async function takeTotp(deps: Deps, userId: string, code: string): Promise<boolean> {
  const totp = await findTotp(deps.database, userId);
  if (totp === null) return false;
  const secret = await decryptSecret(deps, totp.sealed, totpBoxContext(userId));
  if (secret === null) {
    deps.log.error("second_factor.secret_unreadable", { userId });
    return false;
  }
  const step = stepOfCode(secret, code, { nowMs: deps.clock(), lastStep: totp.lastStep });
  return step !== null && takeTotpStep(deps.database, userId, step, AHEAD);
}

/** Sends a code for a challenge that runs. Its address, mostly hidden. */
export async function sendMailCode(
  deps: Deps,
  { user, email, emailVerifiedAt, language }: AccountRecord,
  challenge: Uint8Array,
): Promise<string> {
  if (email === null || emailVerifiedAt === null) throw new Refusal("forbidden", "There is no proven address.");
  const now = new Date(deps.clock());
  const code = newMailCode();
  const codeHash = hashMailCode(deps, user.id, code);
  const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000);
  await deps.database.transaction(async (tx) => {
    const put = await putMailCode(tx, challenge, { codeHash, expiresAt, now, allowed: MAILS_PER_CHALLENGE });
    if (!put) throw new Refusal("too_many_requests", "Enough mails were sent. Look among the unwanted ones, too.", 600);
    await queueMail(deps, tx, { to: email, language, template: "loginCode", values: { name: user.name, code } });
  });
  return hideAddress(email);
}

/** A challenge of its own for a session whose member shall prove who they are. */
export async function openReauthenticationChallenge(deps: Deps, userId: string, challenge: Uint8Array): Promise<void> {
  const now = new Date(deps.clock());
  const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000);
  await openChallenge(deps.database, { tokenHash: challenge, userId, method: "proof", expiresAt }, now);
}

/** To recognise one's own address, and to tell nobody else. */
export function hideAddress(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}…${email.slice(at)}`;
}

/**
 * Six digits can be guessed with patience: an account takes so many a day, wherever they come from. Recovery codes cannot, and are
 * not counted: whoever knows a password and guesses on cannot lock the owner out.
 */
export async function limitGuesses(c: Context, deps: Deps, userId: string, { factor }: GiveFactor): Promise<void> {
  await limit(c, deps, "secondFactors", factor === "recovery" ? null : userId);
}
