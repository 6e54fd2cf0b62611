// What somebody leaves behind in chats when their account goes: rooms that remember what they wrote, and channels without an owner.
import { and, asc, desc, eq, gt, inArray, ne, notInArray, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { channelMembers, channels, matchSeats, messages } from "../schema/index.ts";

const ROOMS_MAX = 1000; // of one person, those that were spoken in last; the others have been put away long ago

/** The channels that somebody wrote in or is a member of. */
export async function listTracesInChat(database: Database, userId: string): Promise<string[]> {
  const wrote = database.select({ id: messages.channelId }).from(messages).where(eq(messages.authorId, userId));
  const joined = database
    .select({ id: channelMembers.channelId })
    .from(channelMembers)
    .where(eq(channelMembers.userId, userId));
  const rows = await database
    .select({ id: channels.id })
    .from(channels)
    .where(sql`(${inArray(channels.id, wrote)} or ${inArray(channels.id, joined)})`)
    .orderBy(sql`${channels.spokenAt} desc nulls last`, asc(channels.id))
    .limit(ROOMS_MAX);
  return rows.map(({ id }) => id);
}

/** The matches that somebody has a seat in, made since then. */
export async function listMatchesSince(database: Database, userId: string, since: Date): Promise<string[]> {
  const rows = await database
    .selectDistinct({ id: matchSeats.matchId })
    .from(matchSeats)
    .where(and(eq(matchSeats.userId, userId), gt(matchSeats.createdAt, since)))
    .limit(ROOMS_MAX);
  return rows.map(({ id }) => id);
}

/** The direct conversations that somebody has, with the other one. */
export async function listConversations(
  database: Database,
  userId: string,
): Promise<{ readonly channelId: string; readonly otherId: string }[]> {
  const own = database
    .select({ id: channelMembers.channelId })
    .from(channelMembers)
    .innerJoin(channels, eq(channels.id, channelMembers.channelId))
    .where(and(eq(channelMembers.userId, userId), eq(channels.kind, "direct")));
  return database
    .select({ channelId: channelMembers.channelId, otherId: channelMembers.userId })
    .from(channelMembers)
    .where(and(inArray(channelMembers.channelId, own), ne(channelMembers.userId, userId)))
    .limit(ROOMS_MAX);
}

/** What became of a channel whose owner has left it. */
export type Succession = { readonly channelId: string } & (
  | { readonly fate: "handed_over"; readonly heirId: string; readonly mutedUntil: Date | null }
  | { readonly fate: "archived" } // it can be read as before
  | { readonly fate: "removed" } // nobody could ever read it again
);

/**
 * Within a transaction: these owners leave their channels. Whoever has been in one for longest takes it over, a moderator before
 * anybody else. Without anybody a public channel is archived, and any other one removed.
 */
export async function passOwnership(
  tx: Database,
  owners: readonly string[],
  channelId: string | null = null,
): Promise<Succession[]> {
  const owned = and(
    inArray(channelMembers.userId, [...owners]),
    eq(channelMembers.role, "owner"),
    channelId === null ? undefined : eq(channelMembers.channelId, channelId),
  );
  const rows = await tx
    .select({ id: channels.id, kind: channels.kind })
    .from(channels)
    .where(inArray(channels.id, tx.select({ id: channelMembers.channelId }).from(channelMembers).where(owned)))
    .orderBy(asc(channels.id))
    .for("update");
  await tx.update(channelMembers).set({ role: "outside" }).where(owned);
  const outcomes: Succession[] = [];
  for (const { id, kind } of rows) outcomes.push(await succeed(tx, id, kind, owners));
  return outcomes;
}

async function succeed(
  tx: Database,
  channelId: string,
  kind: (typeof channels.$inferSelect)["kind"],
  leaving: readonly string[],
): Promise<Succession> {
  const candidates = and(
    eq(channelMembers.channelId, channelId),
    inArray(channelMembers.role, ["moderator", "member"]),
    notInArray(channelMembers.userId, [...leaving]),
  );
  const [heir] = await tx
    .select({ id: channelMembers.userId, mutedUntil: channelMembers.mutedUntil })
    .from(channelMembers)
    .where(candidates)
    .orderBy(desc(eq(channelMembers.role, "moderator")), asc(channelMembers.createdAt), asc(channelMembers.userId))
    .limit(1)
    .for("update");
  if (heir !== undefined) {
    const row = and(eq(channelMembers.channelId, channelId), eq(channelMembers.userId, heir.id));
    await tx.update(channelMembers).set({ role: "owner" }).where(row);
    return { channelId, fate: "handed_over", heirId: heir.id, mutedUntil: heir.mutedUntil };
  }
  if (kind === "public") {
    await tx.update(channels).set({ kind: "archived" }).where(eq(channels.id, channelId));
    return { channelId, fate: "archived" };
  }
  await tx.delete(channels).where(eq(channels.id, channelId));
  return { channelId, fate: "removed" };
}
