// What was written in channels. Every write may come twice: the first does it.
import { and, desc, eq, inArray, lt, or } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { channelMembers, channels, messages, users } from "../schema/index.ts";
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

/** `gone`: there is no such channel or no such person any more, or they are anonymous now: nothing to write. */
export type StoringMessage = "stored" | "known" | "gone";

/**
 * Several of one channel, in their order: what became of each. Within a transaction. A place that another message has already (a room
 * that lost its storage) is not given twice: it gets the next.
 */
export async function storeMessages(
  tx: Database,
  channelId: string,
  wanted: readonly NewMessage[],
): Promise<StoringMessage[]> {
  const [channel] = await tx
    .select({ kind: channels.kind, lastSeq: channels.lastSeq })
    .from(channels)
    .where(eq(channels.id, channelId))
    .for("update");
  if (channel === undefined) return wanted.map(() => "gone");
  const authors = await lockAuthors(tx, wanted, channel.kind === "tournament");
  const ids = await findTaken(tx, channelId, wanted);
  const places = new Set([...ids.values()].flat());
  let { lastSeq } = channel;
  const rows: NewMessage[] = [];
  const outcomes = wanted.map((message): StoringMessage => {
    if (ids.has(message.id)) return "known";
    if (!authors.has(message.authorId)) return "gone";
    const seq = places.has(message.seq) ? lastSeq + 1 : message.seq;
    rows.push({ ...message, seq });
    lastSeq = Math.max(lastSeq, seq);
    places.add(seq);
    ids.set(message.id, [seq]);
    return "stored";
  });
  const newest = rows.at(-1);
  if (newest === undefined) return outcomes;
  await tx.insert(messages).values(rows);
  await tx.update(channels).set({ lastSeq, spokenAt: newest.createdAt }).where(eq(channels.id, channelId));
  await readOwn(tx, channelId, rows);
  return outcomes;
}

/** Those who may still be written of: guests, as somebody who has become anonymous is one, only in a tournament's chat. */
async function lockAuthors(
  tx: Database,
  wanted: readonly NewMessage[],
  withGuests: boolean,
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ id: users.id, kind: users.kind })
    .from(users)
    .where(inArray(users.id, [...new Set(wanted.map(({ authorId }) => authorId))]))
    .orderBy(users.id) // as everybody locks them
    .for("key share");
  return new Set(rows.filter(({ kind }) => withGuests || kind === "member").map(({ id }) => id));
}

/** By id, the places of messages that are there already; those that have a place that is wanted, too. */
async function findTaken(tx: Database, channelId: string, wanted: readonly NewMessage[]) {
  const same = or(
    inArray(
      messages.id,
      wanted.map(({ id }) => id),
    ),
    inArray(
      messages.seq,
      wanted.map(({ seq }) => seq),
    ),
  );
  const rows = await tx
    .select({ id: messages.id, seq: messages.seq })
    .from(messages)
    .where(and(eq(messages.channelId, channelId), same));
  return new Map(rows.map(({ id, seq }) => [id, [seq]]));
}

/** One's own message is read, if everything before it was. */
async function readOwn(tx: Database, channelId: string, rows: readonly NewMessage[]): Promise<void> {
  const authors = [...new Set(rows.map(({ authorId }) => authorId))].toSorted();
  const own = and(eq(channelMembers.channelId, channelId), inArray(channelMembers.userId, authors));
  const known = await tx
    .select({ userId: channelMembers.userId, readSeq: channelMembers.readSeq })
    .from(channelMembers)
    .where(own);
  const before = new Map(known.map(({ userId, readSeq }) => [userId, readSeq]));
  for (const author of authors) {
    const from = before.get(author);
    if (from === undefined) continue;
    let readSeq = from;
    for (const { authorId, seq } of rows) if (authorId === author && seq === readSeq + 1) readSeq = seq;
    if (readSeq === from) continue;
    const mine = and(eq(channelMembers.channelId, channelId), eq(channelMembers.userId, author));
    await tx
      .update(channelMembers)
      .set({ readSeq })
      .where(and(mine, eq(channelMembers.readSeq, from)));
  }
}

/** A later change than the one that stands. `text` null: deleted. Within a transaction. What stood before; null: nothing is changed. */
export async function changeMessage(
  tx: Database,
  { channelId, id, text, at }: { channelId: string; id: string; text: string | null; at: Date },
): Promise<(Pick<MessageRecord, "text"> & { readonly authorId: string }) | null> {
  const which = and(eq(messages.channelId, channelId), eq(messages.id, id), eq(messages.kind, "text"));
  const [before] = await tx
    .select({ text: messages.text, authorId: messages.authorId, editedAt: messages.editedAt })
    .from(messages)
    .where(which)
    .for("update");
  if (before === undefined || (before.editedAt !== null && before.editedAt > at)) return null;
  await tx.update(messages).set({ text, editedAt: at }).where(which);
  return before;
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
