// Members for tests, and what they hold in their hands: an authenticator, a mailbox.
import { decodeBase32IgnorePadding } from "@oslojs/encoding";
import { generateHOTP } from "@oslojs/otp";
import { createAccount, type PersonRecord } from "@transcendence/database";
import type { LoginAnswer, NewRecoveryCodes, TotpSetUp } from "@transcendence/protocol";
import { nameKey } from "@transcendence/protocol/name-key";
import { sql } from "drizzle-orm";
import { emailKey } from "../src/email.ts";
import { createPasswords } from "../src/index.ts";
import { newId } from "../src/random.ts";
import { deriveHere } from "../src/scrypt.ts";
import type { ApiHarness, Browser } from "./api-harness.ts";

export const PASSWORD = "four words are enough";
const passwords = createPasswords(deriveHere, { ln: 4, r: 8, p: 1 });
let count = 0;

export interface Member {
  readonly user: PersonRecord;
  readonly email: string;
  readonly browser: Browser; // signed in
}

interface Wish {
  readonly password?: string | null; // null: comes in through a provider only
  readonly verified?: boolean;
}

export async function makeAccount(arena: ApiHarness, { password = PASSWORD, verified = true }: Wish = {}) {
  const name = `Member ${++count}`;
  const address = `member${count}@example.org`;
  const now = new Date(arena.nowMs);
  const made = await createAccount(arena.storage.database, {
    user: { id: newId(), name },
    nameKey: nameKey(name),
    email: { address, key: emailKey(address), verifiedAt: verified ? now : null },
    passwordHash: password === null ? null : await passwords.hash(password),
    language: "en",
    now,
  });
  if (typeof made === "string") throw new Error(made);
  return { user: made, email: address };
}

export async function makeMember(arena: ApiHarness, wish: Wish = {}): Promise<Member> {
  const account = await makeAccount(arena, wish);
  const browser = arena.browser();
  await giveFirstFactor(browser, account);
  return { ...account, browser };
}

export function giveFirstFactor<T>(browser: Browser, { user }: Pick<Member, "user">): Promise<T> {
  return browser.read<T>(200, "POST", "/api/auth/login", { name: user.name, password: PASSWORD });
}

export const FACTOR = "/api/auth/second-factor";
export const MINE = "/api/me/second-factor";

/** A browser that gave the password, and what it was answered. */
export async function atTheDoor(arena: ApiHarness, member: Member): Promise<{ browser: Browser; answer: LoginAnswer }> {
  const browser = arena.browser();
  return { browser, answer: await giveFirstFactor(browser, member) };
}

/** Gives a code: the status, and the error if there is one. */
export async function give(browser: Browser, factor: string, code: string): Promise<[number, string | undefined]> {
  const response = await browser.ask("POST", FACTOR, { factor, code });
  const body = (await response.json()) as { error?: string }; // an error's body, or another
  return [response.status, body.error];
}

export async function prove({ browser }: Member): Promise<void> {
  await browser.read(200, "POST", "/api/auth/reauthentication", { password: PASSWORD, second: null });
}

export interface Authenticator {
  readonly codeAt: (ms: number) => string;
  readonly recoveryCodes: readonly string[];
}

/** Switches TOTP on. The code that confirmed it is used up: the next one is of the next half minute. */
export async function addAuthenticator(arena: ApiHarness, browser: Browser): Promise<Authenticator> {
  const { secret, sealed } = await browser.read<TotpSetUp>(200, "POST", "/api/me/second-factor/totp/set-up");
  const codeAt = (ms: number) => codeOf(secret, ms);
  const body = { sealed, code: codeAt(arena.nowMs) };
  const { recoveryCodes } = await browser.read<NewRecoveryCodes>(200, "POST", "/api/me/second-factor/totp", body);
  arena.nowMs += 30_000;
  return { codeAt, recoveryCodes: recoveryCodes ?? [] };
}

export function codeOf(secret: string, ms: number): string {
  return generateHOTP(decodeBase32IgnorePadding(secret), BigInt(Math.floor(ms / 30_000)), 6);
}

export async function mailsTo(arena: ApiHarness, email: string): Promise<{ subject: string; text: string }[]> {
  const rows = await arena.storage.database.execute<{ subject: string; text: string }>(
    sql`select subject, text from mails where recipient = ${email} order by created_at, id`,
  );
  return [...rows];
}

/** The code in the mail that came last, whichever came within the same instant. */
export async function mailedCodes(arena: ApiHarness, email: string): Promise<string[]> {
  const mails = await mailsTo(arena, email);
  return mails.flatMap(({ text }) => /^ {4}(\d{8})$/m.exec(text)?.[1] ?? []);
}

export async function forgetMails(arena: ApiHarness): Promise<void> {
  await arena.storage.database.execute(sql`delete from mails`);
}
