// What people report about people. The page of those who look at it comes with the staff.
import { and, asc, count, desc, eq, gt, lt } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { messages, reportMessages, reports } from "../schema/index.ts";
import { lockPair } from "./blocks.ts";
import { findKnownUsers } from "./leaving.ts";

export type NewReport = Omit<typeof reports.$inferInsert, "state" | "reporterId" | "reportedId"> & {
  readonly reporterId: string;
  readonly reportedId: string;
};

/** How many reports somebody may have made since. */
export interface ReportLimit {
  readonly since: Date;
  readonly most: number;
}

/** A message that is reported, and how many before and after it are kept with it. */
export interface ReportedMessage {
  readonly channelId: string;
  readonly id: string;
  readonly before: number;
  readonly after: number;
}

/** A message as a report keeps it. */
export interface KeptMessage {
  readonly seq: number;
  readonly messageId: string;
  readonly authorId: string | null;
  readonly text: string | null;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly isReported: boolean;
}

/**
 * `about`: a message of a channel, or messages that are kept elsewhere. Reporting twice with one id makes one report. `unknown`: one of the two is gone. `no_message`: the reported person wrote no such
 * message, or it has been deleted.
 */
export async function createReport(
  database: Database,
  report: NewReport,
  { since, most }: ReportLimit,
  about: ReportedMessage | readonly KeptMessage[] | null = null,
): Promise<"stored" | "unknown" | "no_message" | "too_many"> {
  return database.transaction(async (tx) => {
    const kinds = await lockPair(tx, report.reporterId, report.reportedId);
    if (!kinds.has(report.reporterId) || !kinds.has(report.reportedId)) return "unknown";
    const [made] = await tx
      .select({ reports: count() })
      .from(reports)
      .where(and(eq(reports.reporterId, report.reporterId), gt(reports.createdAt, since)));
    if ((made?.reports ?? 0) >= most) return "too_many";
    const kept = await keptFor(tx, about, report.reportedId);
    if (kept === null) return "no_message";
    const [stored] = await tx.insert(reports).values(report).onConflictDoNothing().returning({ id: reports.id });
    if (stored !== undefined && kept.length > 0)
      await tx.insert(reportMessages).values(kept.map((each) => ({ ...each, reportId: report.id })));
    return "stored";
  });
}

async function keptFor(
  tx: Database,
  about: ReportedMessage | readonly KeptMessage[] | null,
  authorId: string,
): Promise<readonly KeptMessage[] | null> {
  if (about === null) return [];
  if ("channelId" in about) return readAround(tx, about, authorId);
  const reported = about.find(({ isReported }) => isReported);
  if (reported === undefined || reported.authorId !== authorId || reported.text === null) return null;
  const authors = about.flatMap((each) => each.authorId ?? []);
  const known = await findKnownUsers(tx, authors); // one of them may be gone since
  return about.map((each) => ({ ...each, authorId: each.authorId && known.has(each.authorId) ? each.authorId : null }));
}

/** The message and those around it, in order. null: this author has no such message. */
async function readAround(
  tx: Database,
  { channelId, id, before, after }: ReportedMessage,
  authorId: string,
): Promise<KeptMessage[] | null> {
  const texts = and(eq(messages.channelId, channelId), eq(messages.kind, "text"));
  const [reported] = await tx
    .select()
    .from(messages)
    .where(and(texts, eq(messages.id, id), eq(messages.authorId, authorId)));
  if (reported === undefined || reported.text === null) return null;
  const { seq } = reported;
  const earlier = await tx
    .select()
    .from(messages)
    .where(and(texts, lt(messages.seq, seq)))
    .orderBy(desc(messages.seq))
    .limit(before);
  const later = await tx
    .select()
    .from(messages)
    .where(and(texts, gt(messages.seq, seq)))
    .orderBy(asc(messages.seq))
    .limit(after);
  return [...earlier.toReversed(), reported, ...later].map((each) => ({
    seq: each.seq,
    messageId: each.id,
    authorId: each.authorId,
    text: each.text,
    createdAt: each.createdAt,
    editedAt: each.editedAt,
    isReported: each.seq === seq,
  }));
}
