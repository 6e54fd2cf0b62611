// A notification by email, for what can wait and whoever asked for it: at most one an hour of each kind.
import { type AccountRecord, claimNotificationMail, type Database, findAccount } from "@transcendence/database";
import { EMAIL_KINDS, type NotificationSummary } from "@transcendence/protocol";
import type { Deps } from "../deps.ts";
import { queueMail } from "../mail/queue.ts";
import { describe } from "./words.ts";

const PAUSE_MS = 3_600_000;

export type EmailDeps = Pick<Deps, "clock" | "publicUrl" | "mail">;

/** Whether emails about notifications can reach them: the address is proven, and this arena sends any. */
export function isReachedByEmail(
  { mail }: Pick<Deps, "mail">,
  account: Pick<AccountRecord, "email" | "emailVerifiedAt"> | null,
): boolean {
  return mail.carries && account !== null && account.email !== null && account.emailVerifiedAt !== null;
}

/** In the transaction of what it tells of. */
export async function sendEmail(
  deps: EmailDeps,
  tx: Database,
  userId: string,
  notification: NotificationSummary,
): Promise<void> {
  const { kind } = notification;
  if (!EMAIL_KINDS.includes(kind)) return;
  const account = await findAccount(tx, userId);
  if (account === null || account.email === null || !isReachedByEmail(deps, account)) return;
  const nowMs = deps.clock();
  const when = { since: new Date(nowMs - PAUSE_MS), now: new Date(nowMs) };
  if (!(await claimNotificationMail(tx, { userId, kind, ...when }))) return;
  const { text: news, path } = describe(notification, account.language);
  const site = new URL(deps.publicUrl).host;
  const values = { name: account.user.name, news, site, link: deps.publicUrl + path };
  await queueMail(deps, tx, { to: account.email, language: account.language, template: "notification", values });
}
