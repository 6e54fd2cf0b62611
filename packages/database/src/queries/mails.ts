// The outbox of mails, and the links in them.
import { and, asc, desc, eq, gt, inArray, lte, or, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { type LINK_PURPOSES, mailLinks, mails } from "../schema/index.ts";

const SWEEP_ROWS = 20;

export type MailRecord = typeof mails.$inferSelect;
export type NewMail = Pick<MailRecord, "id" | "recipient" | "language" | "subject" | "text" | "html">;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** Written in the transaction of what it tells of: both happen, or neither. */
export async function insertMail(database: Database, mail: NewMail, now: Date): Promise<void> {
  await database.insert(mails).values({ ...mail, createdAt: now, dueAt: now });
}

interface TakingMails {
  readonly now: Date;
  readonly leaseMs: number;
  readonly limit: number;
  readonly latest: Date; // what is due even later was put off before the clock was set back
}

/**
 * Takes mails whose time has come, for as long as `leaseMs`: another instance leaves them alone, and has them again should this one
 * die before it tells how it went. Each carries its attempts, this one included.
 */
export async function takeDueMails(
  database: Database,
  { now, leaseMs, limit, latest }: TakingMails,
): Promise<MailRecord[]> {
  const isDue = or(lte(mails.dueAt, now), gt(mails.dueAt, latest));
  const due = database.select({ id: mails.id }).from(mails).where(isDue).orderBy(asc(mails.dueAt));
  const taken = due.limit(limit).for("update", { skipLocked: true });
  return database
    .update(mails)
    .set({ attempts: sql`${mails.attempts} + 1`, dueAt: new Date(now.getTime() + leaseMs) })
    .where(inArray(mails.id, taken))
    .returning();
}

export async function removeMail(database: Database, id: string): Promise<void> {
  await database.delete(mails).where(eq(mails.id, id));
}

export async function postponeMail(
  database: Database,
  id: string,
  { dueAt, problem }: { readonly dueAt: Date; readonly problem: string },
): Promise<void> {
  await database.update(mails).set({ dueAt, problem }).where(eq(mails.id, id));
}

/** For the development mailbox, newest first. */
export async function listMails(database: Database, limit: number): Promise<MailRecord[]> {
  return database.select().from(mails).orderBy(desc(mails.createdAt), desc(mails.id)).limit(limit);
}

export async function removeMailsBefore(database: Database, createdBefore: Date): Promise<void> {
  await database.delete(mails).where(lte(mails.createdAt, createdBefore));
}

export interface NewLink {
  readonly tokenHash: Uint8Array;
  readonly userId: string;
  readonly purpose: LinkPurpose;
  readonly email: string;
  readonly expiresAt: Date;
}

/** A newer link takes the place of an older one of the same person and purpose. */
export async function insertLink(database: Database, link: NewLink, now: Date): Promise<void> {
  const older = and(eq(mailLinks.userId, link.userId), eq(mailLinks.purpose, link.purpose));
  const expired = database
    .select({ tokenHash: mailLinks.tokenHash })
    .from(mailLinks)
    .where(lte(mailLinks.expiresAt, now));
  const some = expired.limit(SWEEP_ROWS).for("update", { skipLocked: true });
  await database.transaction(async (tx) => {
    await tx.delete(mailLinks).where(older);
    await tx.delete(mailLinks).where(inArray(mailLinks.tokenHash, some));
    await tx.insert(mailLinks).values({ ...link, createdAt: now });
  });
}

/** Whose link it is and where it was sent; it is gone by this. null: used, replaced, too old, or never there. */
export async function takeLink(
  database: Database,
  { tokenHash, purpose, now }: Pick<NewLink, "tokenHash" | "purpose"> & { readonly now: Date },
): Promise<{ readonly userId: string; readonly email: string } | null> {
  const which = and(eq(mailLinks.tokenHash, tokenHash), eq(mailLinks.purpose, purpose), gt(mailLinks.expiresAt, now));
  const [link] = await database
    .delete(mailLinks)
    .where(which)
    .returning({ userId: mailLinks.userId, email: mailLinks.email });
  return link ?? null;
}

/** The same, and the link stays: to look before it is used. */
export async function findLink(
  database: Database,
  { tokenHash, purpose, now }: Pick<NewLink, "tokenHash" | "purpose"> & { readonly now: Date },
): Promise<{ readonly userId: string; readonly email: string } | null> {
  const which = and(eq(mailLinks.tokenHash, tokenHash), eq(mailLinks.purpose, purpose), gt(mailLinks.expiresAt, now));
  const [link] = await database
    .select({ userId: mailLinks.userId, email: mailLinks.email })
    .from(mailLinks)
    .where(which);
  return link ?? null;
}

/** After a change of what protects the account, links that were sent before are worth nothing. */
export async function removeLinks(database: Database, userId: string, purposes: readonly LinkPurpose[]): Promise<void> {
  await database.delete(mailLinks).where(and(eq(mailLinks.userId, userId), inArray(mailLinks.purpose, [...purposes])));
}

/** To which address a link of this purpose was sent that still counts. */
export async function findPendingLink(
  database: Database,
  { userId, purpose, now }: Pick<NewLink, "userId" | "purpose"> & { readonly now: Date },
): Promise<string | null> {
  const which = and(eq(mailLinks.userId, userId), eq(mailLinks.purpose, purpose), gt(mailLinks.expiresAt, now));
  const [link] = await database.select({ email: mailLinks.email }).from(mailLinks).where(which);
  return link?.email ?? null;
}
