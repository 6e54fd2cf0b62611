// Channels and who is in them.
import { and, asc, count, desc, eq, inArray, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { channelMembers, channels, messages, users } from "../schema/index.ts";
import { isForeignKeyViolation, violatedUniqueness } from "../violations.ts";
import type { Cursor } from "./matches.ts";
import { USER_COLUMNS, type UserRecord } from "./users.ts";

export type ChannelRecord = typeof channels.$inferSelect;
export type MemberRecordOf = typeof channelMembers.$inferSelect;

export interface ChannelAndMe {
  readonly channel: ChannelRecord;
  readonly me: MemberRecordOf | null;
}

const IN = ["owner", "moderator", "member"] as const;

/** Those of a channel who are in it, neither invited nor outside. */
export function isIn(role: MemberRecordOf["role"]): boolean {
  return role === "owner" || role === "moderator" || role === "member";
}

export async function findChannel(database: Database, id: string, userId: string | null): Promise<ChannelAndMe | null> {
  const own = and(eq(channelMembers.channelId, channels.id), eq(channelMembers.userId, userId ?? ""));
  const [found] = await database
    .select({ channel: channels, me: channelMembers })
    .from(channels)
    .leftJoin(channelMembers, own)
    .where(eq(channels.id, id));
  return found ?? null;
}

export interface NewChannel {
  readonly id: string;
  readonly kind: ChannelRecord["kind"];
  readonly name: string | null;
  readonly nameKey: string | null;
  readonly passwordHash: string | null;
  readonly ownerId: string;
  readonly now: Date;
}

/** `taken`: another channel has that name, or one like it. */
export async function createChannel(
  database: Database,
  { ownerId, now, ...row }: NewChannel,
  mostOwned: number,
): Promise<"created" | "taken" | "too_many"> {
  try {
    return await database.transaction(async (tx) => {
      await tx.select({ id: users.id }).from(users).where(eq(users.id, ownerId)).for("no key update"); // one at a time for each person
      const own = and(eq(channelMembers.userId, ownerId), eq(channelMembers.role, "owner"));
      const [owned] = await tx.select({ channels: count() }).from(channelMembers).where(own);
      if ((owned?.channels ?? 0) >= mostOwned) return "too_many";
      await tx.insert(channels).values({ ...row, createdAt: now });
      await tx
        .insert(channelMembers)
        .values({ channelId: row.id, userId: ownerId, role: "owner", readSeq: 0, createdAt: now });
      return "created";
    });
  } catch (error) {
    if (violatedUniqueness(error) === "channels_name_key") return "taken";
    throw error;
  }
}

/** The conversation of two people, made when it is first opened. False: one of them is gone. */
export async function openDirect(
  database: Database,
  { id, between, now }: { readonly id: string; readonly between: readonly [string, string]; readonly now: Date },
): Promise<boolean> {
  try {
    await database.transaction(async (tx) => {
      await tx.insert(channels).values({ id, kind: "direct", createdAt: now }).onConflictDoNothing();
      const both = between.map((userId) => ({ channelId: id, userId, role: "member" as const, createdAt: now }));
      await tx.insert(channelMembers).values(both).onConflictDoNothing();
    });
    return true;
  } catch (error) {
    if (isForeignKeyViolation(error)) return false;
    throw error;
  }
}

/** Makes somebody a member from here on, or changes what they are. `too_many`: they are in as many channels as one may be. */
export async function setRole(
  database: Database,
  { channelId, userId, role, now }: Pick<MemberRecordOf, "channelId" | "userId" | "role"> & { readonly now: Date },
  most: number,
): Promise<"set" | "too_many" | "gone"> {
  try {
    return await database.transaction(async (tx) => {
      await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("no key update");
      const others = and(eq(channelMembers.userId, userId), ne(channelMembers.channelId, channelId));
      const counted = and(others, inArray(channelMembers.role, [...IN, "invited"]));
      const [joined] = await tx
        .select({ channels: count() })
        .from(channelMembers)
        .innerJoin(channels, eq(channels.id, channelMembers.channelId))
        .where(and(counted, ne(channels.kind, "direct")));
      if (role !== "outside" && (joined?.channels ?? 0) >= most) return "too_many";
      const readSeq = sql`(select last_seq from channels where id = ${channelId})`; // what was said before they came is no news
      await tx
        .insert(channelMembers)
        .values({ channelId, userId, role, readSeq, createdAt: now })
        .onConflictDoUpdate({ target: [channelMembers.channelId, channelMembers.userId], set: { role } });
      return "set";
    });
  } catch (error) {
    if (isForeignKeyViolation(error)) return "gone";
    throw error;
  }
}

/** They are in the channel no more. Whoever is muted or banned there stays known. False: they were not in it. */
export async function leaveChannel(database: Database, channelId: string, userId: string): Promise<boolean> {
  const own = and(eq(channelMembers.channelId, channelId), eq(channelMembers.userId, userId));
  const left = await database
    .update(channelMembers)
    .set({ role: "outside" })
    .where(and(own, ne(channelMembers.role, "outside")))
    .returning({ role: channelMembers.role });
  return left.length > 0;
}

/** How far somebody has read; never less far than before. False: nothing new. */
export async function setRead(database: Database, channelId: string, userId: string, seq: number): Promise<boolean> {
  const own = and(eq(channelMembers.channelId, channelId), eq(channelMembers.userId, userId));
  const reached = sql`least(${seq}::bigint, (select last_seq from channels where id = ${channelId}))`;
  const changed = await database
    .update(channelMembers)
    .set({ readSeq: reached })
    .where(and(own, sql`${channelMembers.readSeq} < ${reached}`))
    .returning({ readSeq: channelMembers.readSeq });
  return changed.length > 0;
}

export interface MyChannelRecord {
  readonly channel: ChannelRecord;
  readonly me: MemberRecordOf;
  readonly members: number;
  readonly unread: number; // up to 100
  readonly other: UserRecord | null;
  readonly otherReadSeq: number | null;
}

/** The channels that somebody is in or invited to, where there was something last first. */
export async function listMyChannels(database: Database, userId: string, limit: number): Promise<MyChannelRecord[]> {
  const unread = sql<number>`(select count(*)::int from (
    select 1 from ${messages} where ${messages.channelId} = ${channels.id} and ${messages.seq} > ${channelMembers.readSeq}
      and ${messages.authorId} <> ${userId} and ${messages.kind} = 'text' and ${messages.text} is not null limit 100
  ) as news)`;
  const rows = await database
    .select({ channel: channels, me: channelMembers, members: membersOf(channels.id), unread })
    .from(channelMembers)
    .innerJoin(channels, eq(channels.id, channelMembers.channelId))
    .where(and(eq(channelMembers.userId, userId), ne(channelMembers.role, "outside")))
    .orderBy(desc(sql`coalesce(${channels.spokenAt}, ${channelMembers.createdAt})`), asc(channels.id))
    .limit(limit);
  const direct = rows.filter(({ channel }) => channel.kind === "direct").map(({ channel }) => channel.id);
  const others = await findOthers(database, direct, userId);
  return rows.map((row) => {
    const other = others.get(row.channel.id);
    return { ...row, other: other?.user ?? null, otherReadSeq: other?.readSeq ?? null };
  });
}

async function findOthers(database: Database, ids: readonly string[], userId: string) {
  if (ids.length === 0) return new Map<string, { user: UserRecord; readSeq: number }>();
  const rows = await database
    .select({ id: channelMembers.channelId, user: USER_COLUMNS, readSeq: channelMembers.readSeq })
    .from(channelMembers)
    .innerJoin(users, eq(users.id, channelMembers.userId))
    .where(and(inArray(channelMembers.channelId, [...ids]), ne(channelMembers.userId, userId)));
  return new Map(rows.map(({ id, ...other }) => [id, other]));
}

function membersOf(id: typeof channels.id): SQL<number> {
  return sql<number>`(select count(*)::int from channel_members as m where m.channel_id = ${id}
    and m.role in ('owner', 'moderator', 'member'))`;
}

export interface ListedChannel extends Cursor {
  readonly kind: ChannelRecord["kind"];
  readonly name: string | null;
  readonly members: number;
}

/** The channels that everybody may see, newest first. */
export async function listOpenChannels(
  database: Database,
  { before, limit }: { readonly before: Cursor | null; readonly limit: number },
): Promise<ListedChannel[]> {
  const older =
    before &&
    or(
      lt(channels.createdAt, before.createdAt),
      and(eq(channels.createdAt, before.createdAt), lt(channels.id, before.id)),
    );
  return database
    .select({
      id: channels.id,
      kind: channels.kind,
      name: channels.name,
      createdAt: channels.createdAt,
      members: membersOf(channels.id),
    })
    .from(channels)
    .where(and(inArray(channels.kind, ["public", "password"]), older ?? undefined))
    .orderBy(desc(channels.createdAt), desc(channels.id))
    .limit(limit);
}

const TOLD = 1000; // members of a crowd who hear of one message

/** Who should hear that there is something new: in a group not of each message, or a busy channel would keep everybody busy. */
export async function listMembersToTell(
  database: Database,
  { channelId, seq, authorId, isDirect }: { channelId: string; seq: number; authorId: string; isDirect: boolean },
): Promise<string[]> {
  const unread = sql`${seq}::bigint - ${channelMembers.readSeq}`;
  const now = isDirect ? undefined : sql`(${unread} between 1 and 5 or ${unread} in (10, 20, 50, 100))`;
  const rows = await database
    .select({ userId: channelMembers.userId })
    .from(channelMembers)
    .where(
      and(
        eq(channelMembers.channelId, channelId),
        inArray(channelMembers.role, [...IN]),
        ne(channelMembers.userId, authorId),
        now,
      ),
    )
    .limit(TOLD);
  return rows.map(({ userId }) => userId);
}
