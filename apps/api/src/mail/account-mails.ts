// The mails of an account's address. Each stands in the outbox with what it tells of, in one transaction.
import {
  type AccountRecord,
  countAttempts,
  type Database,
  findAccountByEmailKey,
  findPendingLink,
} from "@transcendence/database";
import type { Deps } from "../deps.ts";
import { limitKey } from "../rate-limit.ts";
import { createMailLink } from "./links.ts";
import { queueMail } from "./queue.ts";

const HOUR_MS = 3_600_000;
const PER_HOUR = 5;

/** Who a mail is about: a member, with the address that it goes to. */
export interface Recipient {
  readonly userId: string;
  readonly name: string;
  readonly language: string;
  readonly email: string;
  readonly emailKey: string;
}

/**
 * Asks whoever reads the mails of an address to confirm it. Where it is another member's proven one they are told so instead, and
 * whoever typed it sees no difference.
 */
export async function askToConfirm(
  deps: Deps,
  database: Database,
  { userId, name, language, email, emailKey }: Recipient,
  purpose: "verify_email" | "change_email",
): Promise<void> {
  const isSent = await mayMail(deps, database, emailKey);
  const pending = { userId, purpose, now: new Date(deps.clock()) };
  if (!isSent && (await findPendingLink(database, pending)) === email) return; // that one may have been mailed
  const link = await createMailLink(deps, database, { page: "/verify", purpose, userId, email });
  if (!isSent) return;
  const owner = await findAccountByEmailKey(database, emailKey);
  const template = purpose === "verify_email" ? "verifyEmail" : "changeEmail";
  if (owner === null || owner.user.id === userId)
    return queueMail(deps, database, { to: email, language, template, values: { name, link } });
  const values = { name: owner.user.name, link: `${deps.publicUrl}/login` };
  const to = owner.email ?? email;
  return queueMail(deps, database, { to, language: owner.language, template: "addressInUse", values });
}

/** A link to a new password, for whoever reads the mails of a proven address. */
export async function sendReset(deps: Deps, database: Database, account: AccountRecord): Promise<void> {
  const { user, email, emailKey, language } = account;
  if (email === null || emailKey === null || !(await mayMail(deps, database, emailKey))) return;
  const link = await createMailLink(deps, database, {
    page: "/reset",
    purpose: "reset_password",
    userId: user.id,
    email,
  });
  const values = { name: user.name, link };
  await queueMail(deps, database, { to: email, language, template: "resetPassword", values });
}

/** To the proven address only: another one may be somebody else's. */
export async function tellOfNewPassword(deps: Deps, database: Database, account: AccountRecord): Promise<void> {
  const { user, email, emailVerifiedAt, language } = account;
  if (email === null || emailVerifiedAt === null) return;
  const values = { name: user.name, link: `${deps.publicUrl}/forgot` };
  await queueMail(deps, database, { to: email, language, template: "passwordChanged", values });
}

/**
 * Whoever types somebody's address again and again does not fill their mailbox: after some an hour nothing more is sent, silently. It
 * is asked before a link is made: one that nobody gets must not take the place of the one in the mailbox.
 */
async function mayMail(deps: Deps, database: Database, emailKey: string): Promise<boolean> {
  const key = limitKey(deps, "recipient", emailKey);
  const [counted] = await countAttempts(database, [{ key, windowMs: HOUR_MS }], new Date(deps.clock()));
  return (counted?.count ?? 0) <= PER_HOUR;
}
