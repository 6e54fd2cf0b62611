// What was written in channels. Every write may come twice: the first does it.
import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { channelMembers, channels, messages, users } from "../schema/index.ts";
import { findKnownUsers } from "./leaving.ts";
import { USER_COLUMNS, type UserRecord } from "./users.ts";

export interface MessageRecord {
  readonly id: string;
  readonly seq: number;
  readonly author: UserRecord;
  readonly kind: (typeof messages.$inferSelect)["kind"];
  readonly text: string | null; // null: deleted
  readonly createdAt: Date;
  readonly editedAt: Date | null;
}

export interface NewMessage {
  readonly channelId: string;
  readonly id: string;
  readonly seq: number;
  readonly authorId: string;
  readonly kind: MessageRecord["kind"];
  readonly text: string;
  readonly createdAt: Date;
}

/** `gone`: there is no such channel or no such person any more, and nothing to write. */
export type StoringMessage = "stored" | "known" | "gone";

/** Within a transaction. A place that another message has already (a room that lost its storage) is not given twice: it gets the next. */
export async function storeMessage(tx: Database, message: NewMessage): Promise<StoringMessage> {
  const { channelId, id, authorId, createdAt } = message;
  const [channel] = await tx
    .select({ lastSeq: channels.lastSeq })
    .from(channels)
    .where(eq(channels.id, channelId))
    .for("update");
  if (channel === undefined || !(await findKnownUsers(tx, [authorId])).has(authorId)) return "gone";
  const same = and(eq(messages.channelId, channelId), eq(messages.id, id));
  if ((await tx.select({ seq: messages.seq }).from(messages).where(same)).length > 0) return "known";
  const at = and(eq(messages.channelId, channelId), eq(messages.seq, message.seq));
  const isTaken = (await tx.select({ id: messages.id }).from(messages).where(at)).length > 0;
  const seq = isTaken ? channel.lastSeq + 1 : message.seq;
  await tx.insert(messages).values({ ...message, seq });
  const newest = sql`greatest(${channels.lastSeq}, ${seq})`;
  await tx.update(channels).set({ lastSeq: newest, spokenAt: createdAt }).where(eq(channels.id, channelId));
  const own = and(eq(channelMembers.channelId, channelId), eq(channelMembers.userId, authorId));
  const caughtUp = and(own, eq(channelMembers.readSeq, seq - 1)); // one's own message is read
  await tx.update(channelMembers).set({ readSeq: seq }).where(caughtUp);
  return "stored";
}

/** A later change than the one that stands. `text` null: deleted. */
export async function changeMessage(
  database: Database,
  { channelId, id, text, at }: { channelId: string; id: string; text: string | null; at: Date },
): Promise<void> {
  const standing = sql`(${messages.editedAt} is null or ${messages.editedAt} <= ${at.toISOString()}::timestamptz)`;
  await database
    .update(messages)
    .set({ text, editedAt: at })
    .where(and(eq(messages.channelId, channelId), eq(messages.id, id), eq(messages.kind, "text"), standing));
}

/** Those before a place, the oldest first; the newest of all without one. */
export async function listMessages(
  database: Database,
  channelId: string,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<MessageRecord[]> {
  const older = before === null ? undefined : lt(messages.seq, before);
  const rows = await database
    .select({
      id: messages.id,
      seq: messages.seq,
      author: USER_COLUMNS,
      kind: messages.kind,
      text: messages.text,
      createdAt: messages.createdAt,
      editedAt: messages.editedAt,
    })
    .from(messages)
    .innerJoin(users, eq(users.id, messages.authorId))
    .where(and(eq(messages.channelId, channelId), older))
    .orderBy(desc(messages.seq))
    .limit(limit);
  return rows.toReversed();
}
