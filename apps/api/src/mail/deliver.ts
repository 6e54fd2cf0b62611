// Carries mails from the outbox on. Several instances may do so at once: each mail is taken by one, for a while.
import { type MailRecord, postponeMail, removeMail, takeDueMails } from "@transcendence/database";
import type { Deps } from "../deps.ts";

const AT_ONCE = 10;
const LEASE_MS = 120_000; // longer than any attempt takes
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 3_600_000;
const GIVE_UP_MS = 4 * 86_400_000;

/** Hands a mail to whoever brings it. Rejects when that failed; with `MailRefused` when it would fail every time. */
export type SendMail = (mail: Pick<MailRecord, "id" | "recipient" | "subject" | "text" | "html">) => Promise<void>;

/** There is no such mailbox, or it wants nothing from us. */
export class MailRefused extends Error {}

/** Sends what is due: how many were tried. Their addresses stay out of the log. */
export async function deliverMails(deps: Pick<Deps, "database" | "clock" | "log">, send: SendMail): Promise<number> {
  const now = new Date(deps.clock());
  const mails = await takeDueMails(deps.database, {
    now,
    leaseMs: LEASE_MS,
    limit: AT_ONCE,
    latest: new Date(now.getTime() + LONGEST_WAIT_MS),
  });
  await Promise.all(mails.map((mail) => deliver(deps, send, mail)));
  return mails.length;
}

async function deliver(
  deps: Pick<Deps, "database" | "clock" | "log">,
  send: SendMail,
  mail: MailRecord,
): Promise<void> {
  const { database, log } = deps;
  try {
    await send(mail);
    await removeMail(database, mail.id);
  } catch (error) {
    const nowMs = deps.clock();
    const problem = (error instanceof Error ? error.message : String(error))
      .replaceAll(mail.recipient, "…")
      .slice(0, 500);
    const ageMs = nowMs - mail.createdAt.getTime();
    if (error instanceof MailRefused || ageMs > GIVE_UP_MS) {
      log.warn("mail.given_up", { id: mail.id, attempts: mail.attempts, problem });
      await removeMail(database, mail.id);
      return;
    }
    const level = mail.attempts === 1 ? "warn" : "debug";
    log[level]("mail.send_failed", { id: mail.id, attempts: mail.attempts, problem });
    await postponeMail(database, mail.id, { dueAt: new Date(nowMs + waitMs(mail.attempts)), problem });
  }
}

/** After so many attempts: 15 s, 30 s, a minute, and so on, up to an hour. */
export function waitMs(attempts: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20));
}
