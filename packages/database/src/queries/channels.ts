// Channels and who is in them.
import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  lt,
  ne,
  notExists,
  notInArray,
  or,
  type SQL,
  sql,
  TransactionRollbackError,
} from "drizzle-orm";
import type { Database } from "../connection.ts";
import { accounts, blocks, channelMembers, channels, messages, users } from "../schema/index.ts";
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

/** The chat of a tournament, moderated by its organiser. Within a transaction. */
export async function openTournamentChannel(
  tx: Database,
  { id, organiserId, now }: { readonly id: string; readonly organiserId: string; readonly now: Date },
): Promise<void> {
  await tx.insert(channels).values({ id, kind: "tournament", createdAt: now });
  await tx.insert(channelMembers).values({ channelId: id, userId: organiserId, role: "moderator", createdAt: now });
}

/**
 * Makes somebody a member from here on, or invites them. `too_many`: they are in as many channels as one may be. `known`: they are in
 * this one already, perhaps since a moment ago, by another page; what they are there stays.
 */
export async function setRole(
  database: Database,
  { channelId, userId, role, now }: Pick<MemberRecordOf, "channelId" | "userId" | "role"> & { readonly now: Date },
  most: number,
): Promise<"set" | "known" | "too_many" | "gone"> {
  try {
    return await database.transaction(async (tx) => {
      await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("no key update");
      const others = and(eq(channelMembers.userId, userId), ne(channelMembers.channelId, channelId));
      const counted = and(others, inArray(channelMembers.role, [...IN, "invited"]));
      const [joined] = await tx
        .select({ channels: count() })
        .from(channelMembers)
        .innerJoin(channels, eq(channels.id, channelMembers.channelId))
        .where(and(counted, notInArray(channels.kind, ["direct", "tournament"])));
      if (role !== "outside" && (joined?.channels ?? 0) >= most) return "too_many";
      const readSeq = sql`(select last_seq from channels where id = ${channelId})`; // what was said before they came is no news
      const set = await tx
        .insert(channelMembers)
        .values({ channelId, userId, role, readSeq, createdAt: now })
        .onConflictDoUpdate({
          target: [channelMembers.channelId, channelMembers.userId],
          set: { role, readSeq }, // whoever comes back begins anew, too
          setWhere: notInArray(channelMembers.role, [...IN]),
        })
        .returning({ role: channelMembers.role });
      return set.length > 0 ? "set" : "known";
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
    .where(and(own, notInArray(channelMembers.role, ["outside", "owner"]))) // perhaps the owner since a moment ago
    .returning({ role: channelMembers.role });
  return left.length > 0;
}

/** How far somebody has read, now; never less far than before, and never beyond what was written. Null: nothing new. */
export async function setRead(
  database: Database,
  channelId: string,
  userId: string,
  seq: number,
): Promise<number | null> {
  const own = and(eq(channelMembers.channelId, channelId), eq(channelMembers.userId, userId));
  const reached = sql`least(${seq}::bigint, (select last_seq from channels where id = ${channelId}))`;
  const changed = await database
    .update(channelMembers)
    .set({ readSeq: reached })
    .where(and(own, sql`${channelMembers.readSeq} < ${reached}`))
    .returning({ readSeq: channelMembers.readSeq });
  return changed[0]?.readSeq ?? null;
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
      and ${messages.authorId} <> ${userId} and ${messages.kind} = 'text' and ${messages.text} is not null
      and not exists (select 1 from ${blocks} where ${blocks.blockerId} = ${userId} and ${blocks.blockedId} = ${messages.authorId})
    limit 100
  ) as news)`;
  const rows = await database
    .select({ channel: channels, me: channelMembers, members: membersOf(channels.id), unread })
    .from(channelMembers)
    .innerJoin(channels, eq(channels.id, channelMembers.channelId))
    .where(
      and(
        eq(channelMembers.userId, userId),
        ne(channelMembers.role, "outside"),
        ne(channels.kind, "tournament"), // it is on the tournament's page
      ),
    )
    .orderBy(desc(sql`coalesce(${channels.spokenAt}, ${channelMembers.createdAt})`), asc(channels.id))
    .limit(limit);
  const direct = rows.filter(({ channel }) => channel.kind === "direct").map(({ channel }) => channel.id);
  const others = await findOthers(database, direct, userId);
  return rows
    .filter(({ channel }) => !others.get(channel.id)?.isBlocked)
    .map((row) => {
      const other = others.get(row.channel.id);
      return { ...row, other: other?.user ?? null, otherReadSeq: other?.readSeq ?? null };
    });
}

async function findOthers(database: Database, ids: readonly string[], userId: string) {
  if (ids.length === 0) return new Map<string, { user: UserRecord; readSeq: number; isBlocked: boolean }>();
  const isBlocked = sql<boolean>`exists (select 1 from ${blocks} where ${blocks.blockerId} = ${userId} and ${blocks.blockedId} = ${users.id})`;
  const rows = await database
    .select({ id: channelMembers.channelId, user: USER_COLUMNS, readSeq: channelMembers.readSeq, isBlocked })
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

interface Said {
  readonly seq: number;
  readonly authorId: string;
}

/** Who should hear that there is something new: in a group not of each message, or a busy channel would keep everybody busy. */
export async function listMembersToTell(
  database: Database,
  { channelId, said, isDirect }: { channelId: string; said: readonly Said[]; isDirect: boolean },
): Promise<string[]> {
  const unread = sql`(said.seq - ${channelMembers.readSeq})`;
  const isNews = isDirect ? sql`true` : sql`(${unread} between 1 and 5 or ${unread} in (10, 20, 50, 100))`;
  const isFree = sql`not exists (select 1 from ${blocks} where ${blocks.blockerId} = ${channelMembers.userId} and ${blocks.blockedId} = said.author)`;
  const rows = await database
    .select({ userId: channelMembers.userId })
    .from(channelMembers)
    .where(
      and(
        eq(channelMembers.channelId, channelId),
        inArray(channelMembers.role, [...IN]),
        sql`exists (select 1 from (values ${sql.join(
          said.map(({ seq, authorId }) => sql`(${seq}::bigint, ${authorId}::text)`),
          sql`, `,
        )}) as said (seq, author) where said.author <> ${channelMembers.userId} and ${isNews} and ${isFree})`,
      ),
    )
    .limit(TOLD);
  return rows.map(({ userId }) => userId);
}

/** The other one of a direct conversation; null: they are gone. */
export async function findOther(database: Database, channelId: string, userId: string): Promise<string | null> {
  const others = and(eq(channelMembers.channelId, channelId), ne(channelMembers.userId, userId));
  const [other] = await database.select({ id: channelMembers.userId }).from(channelMembers).where(others).limit(1);
  return other?.id ?? null;
}

export interface ChannelPerson {
  readonly user: UserRecord;
  readonly me: MemberRecordOf;
}

/** Those who are in a channel, invited, muted or banned: those in charge first. */
export async function listPeopleOf(database: Database, channelId: string, limit: number): Promise<ChannelPerson[]> {
  const rank = sql`array_position(array['owner', 'moderator', 'member', 'invited', 'outside'], ${channelMembers.role})`;
  return database
    .select({ user: USER_COLUMNS, me: channelMembers })
    .from(channelMembers)
    .innerJoin(users, eq(users.id, channelMembers.userId))
    .where(eq(channelMembers.channelId, channelId))
    .orderBy(rank, asc(users.name), asc(users.id))
    .limit(limit);
}

export type ChannelChanges = Partial<Pick<ChannelRecord, "kind" | "name" | "nameKey" | "passwordHash" | "slowSeconds">>;

/**
 * The channel's settings. `decide` reads what they are, and whose, in the transaction: nobody else changes them until its end.
 * `taken`: another channel has that name.
 */
export async function updateChannel(
  database: Database,
  id: string,
  decide: (tx: Database) => Promise<ChannelChanges>,
): Promise<ChannelRecord | "taken" | null> {
  const one = eq(channels.id, id);
  try {
    return await database.transaction(async (tx) => {
      await tx.select({ id: channels.id }).from(channels).where(one).for("update");
      const [changed] = await tx
        .update(channels)
        .set(await decide(tx))
        .where(one)
        .returning();
      return changed ?? null;
    });
  } catch (error) {
    if (violatedUniqueness(error) === "channels_name_key") return "taken";
    throw error;
  }
}

export async function removeChannel(database: Database, id: string): Promise<void> {
  await database.delete(channels).where(eq(channels.id, id));
}

export type MemberChanges = Partial<Pick<MemberRecordOf, "role" | "mutedUntil" | "bannedUntil">>;

/** What somebody is in a channel; whoever was unknown there is outside. Null: there is no such person. */
export async function changeMember(
  database: Database,
  { channelId, userId, now }: { readonly channelId: string; readonly userId: string; readonly now: Date },
  changes: MemberChanges,
): Promise<MemberRecordOf | null> {
  try {
    const [changed] = await database
      .insert(channelMembers)
      .values({ channelId, userId, role: "outside", createdAt: now, ...changes })
      .onConflictDoUpdate({
        target: [channelMembers.channelId, channelMembers.userId],
        set: changes,
        setWhere: ne(channelMembers.role, "owner"), // to whom it may have been handed over a moment ago
      })
      .returning();
    return changed ?? null;
  } catch (error) {
    if (isForeignKeyViolation(error)) return null;
    throw error;
  }
}

/** The channel has another owner; the one before is a moderator. False: one of the two is not what they were. */
export async function handOver(database: Database, channelId: string, from: string, to: string): Promise<boolean> {
  return database
    .transaction(async (tx) => {
      const at = (userId: string, role: MemberRecordOf["role"]) =>
        and(eq(channelMembers.channelId, channelId), eq(channelMembers.userId, userId), eq(channelMembers.role, role));
      const left = await tx
        .update(channelMembers)
        .set({ role: "moderator" })
        .where(at(from, "owner"))
        .returning({ role: channelMembers.role });
      const taken = await tx
        .update(channelMembers)
        .set({ role: "owner" })
        .where(or(at(to, "moderator"), at(to, "member")))
        .returning({ role: channelMembers.role });
      if (left.length === 1 && taken.length === 1) return true;
      return tx.rollback();
    })
    .catch((error: unknown) => {
      if (error instanceof TransactionRollbackError) return false;
      throw error;
    });
}

interface Mention {
  readonly keys: readonly string[]; // of names
  readonly aliased: readonly string[]; // users whom the message names by what they are called there
  readonly channelId: string;
  readonly isOpen: boolean; // everybody may read the channel who is not banned from it; else only those who are in it
  readonly authorId: string;
  readonly now: Date;
}

/** Which members bear these names, or are called so there, may read the channel and has not blocked the author. */
export async function findMentioned(
  database: Database,
  { keys, aliased, channelId, isOpen, authorId, now }: Mention,
): Promise<string[]> {
  if (keys.length === 0) return [];
  const isBanned = database
    .select({ one: sql`1` })
    .from(channelMembers)
    .where(
      and(
        eq(channelMembers.channelId, channelId),
        eq(channelMembers.userId, accounts.userId),
        gt(channelMembers.bannedUntil, now),
      ),
    );
  const isThere = sql`exists (select 1 from ${channelMembers} where ${channelMembers.channelId} = ${channelId}
    and ${channelMembers.userId} = ${accounts.userId} and ${channelMembers.role} in ('owner', 'moderator', 'member'))`;
  const isFree = sql`not exists (select 1 from ${blocks} where ${blocks.blockerId} = ${accounts.userId} and ${blocks.blockedId} = ${authorId})`;
  const byName = inArray(accounts.nameKey, [...keys]);
  const isNamed = aliased.length === 0 ? byName : or(byName, inArray(accounts.userId, [...aliased]));
  const rows = await database
    .select({ userId: accounts.userId })
    .from(accounts)
    .where(and(isNamed, ne(accounts.userId, authorId), isFree, notExists(isBanned), isOpen ? undefined : isThere))
    .limit(5);
  return rows.map(({ userId }) => userId);
}
