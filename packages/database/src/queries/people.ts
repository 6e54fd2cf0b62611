// Friends: who asked whom, who accepted, and who can be found by name.
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, like, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { accounts, blocks, friendships, users } from "../schema/index.ts";
import { areBlocked, lockPair } from "./blocks.ts";
import type { Cursor } from "./matches.ts";
import { USER_COLUMNS, type UserRecord } from "./users.ts";

/** How many friends somebody may have, and how many unanswered requests of theirs there may be. */
export const FRIENDS_MAX = 1000;
export const REQUESTS_MAX = 100;

/** What there is between me and somebody: I asked them, they ask me, we are friends. */
export const FRIENDSHIPS = ["none", "outgoing", "incoming", "friends"] as const;
export type Friendship = (typeof FRIENDSHIPS)[number];

/** `unknown`: no such member. `changed`: whether this request did something. */
export type Asking =
  | { readonly state: "outgoing" | "friends"; readonly changed: boolean }
  | { readonly state: "blocked" | "too_many" | "unknown" };

/** Asks to be friends; if the other one has asked already, they are. Asking twice changes nothing. */
export async function askFriend(
  database: Database,
  { fromId, toId, now }: { readonly fromId: string; readonly toId: string; readonly now: Date },
): Promise<Asking> {
  return database.transaction(async (tx) => {
    const kinds = await lockPair(tx, fromId, toId);
    if (kinds.get(fromId) !== "member" || kinds.get(toId) !== "member" || (await isLeaving(tx, toId)))
      return { state: "unknown" };
    if (await areBlocked(tx, fromId, toId)) return { state: "blocked" };
    const state = await findFriendship(tx, fromId, toId);
    if (state === "friends" || state === "outgoing") return { state, changed: false };
    if ((await countFriends(tx, fromId)) >= FRIENDS_MAX) return { state: "too_many" };
    if (state === "incoming") {
      if ((await countFriends(tx, toId)) >= FRIENDS_MAX) return { state: "too_many" };
      await tx
        .update(friendships)
        .set({ acceptedAt: now })
        .where(and(eq(friendships.fromId, toId), eq(friendships.toId, fromId)));
      return { state: "friends", changed: true };
    }
    const unanswered = and(eq(friendships.fromId, fromId), isNull(friendships.acceptedAt));
    if ((await tx.$count(friendships, unanswered)) >= REQUESTS_MAX) return { state: "too_many" };
    await tx.insert(friendships).values({ fromId, toId, createdAt: now });
    return { state: "outgoing", changed: true };
  });
}

/** Takes a request back, declines one, or ends a friendship: what there was. */
export async function endFriendship(database: Database, userId: string, otherId: string): Promise<Friendship> {
  const [ended] = await database.delete(friendships).where(between(userId, otherId)).returning();
  return stateOf(userId, ended);
}

export async function findFriendship(database: Database, userId: string, otherId: string): Promise<Friendship> {
  const [found] = await database.select().from(friendships).where(between(userId, otherId));
  return stateOf(userId, found);
}

function stateOf(userId: string, row: typeof friendships.$inferSelect | undefined): Friendship {
  if (row === undefined) return "none";
  if (row.acceptedAt !== null) return "friends";
  return row.fromId === userId ? "outgoing" : "incoming";
}

/** `createdAt`: of requests, when it was asked; of friends, when they were here last, or became friends. */
export interface FriendRecord extends Cursor {
  readonly user: UserRecord;
  readonly seenAt: Date | null;
}

/** Friends, those here last first; or requests, the newest first. */
export async function listFriends(
  database: Database,
  userId: string,
  {
    state,
    before,
    limit,
  }: { readonly state: Exclude<Friendship, "none">; readonly before: Cursor | null; readonly limit: number },
): Promise<FriendRecord[]> {
  const at =
    state === "friends" ? sql`coalesce(${accounts.seenAt}, ${friendships.acceptedAt})` : sql`${friendships.createdAt}`;
  const moment = at.mapWith(friendships.createdAt);
  const from = before?.createdAt.toISOString();
  const isBefore = before ? sql`(${at}, ${users.id}) < (${from}::timestamptz, ${before.id})` : undefined;
  return database
    .select({ id: users.id, createdAt: moment.as("at"), user: USER_COLUMNS, seenAt: accounts.seenAt })
    .from(friendships)
    .innerJoin(users, eq(users.id, otherOf(userId)))
    .innerJoin(accounts, eq(accounts.userId, users.id))
    .where(and(whichAre(userId, state), isNull(accounts.deletionDueAt), isBefore))
    .orderBy(desc(at), desc(users.id))
    .limit(limit);
}

/** Everybody who is somebody's friend: as many as one may have. */
export async function listFriendIds(database: Database, userId: string): Promise<string[]> {
  const rows = await database
    .select({ id: sql<string>`${otherOf(userId)}` })
    .from(friendships)
    .where(whichAre(userId, "friends"))
    .limit(FRIENDS_MAX);
  return rows.map(({ id }) => id);
}

/** How many requests wait for an answer. */
export async function countIncoming(database: Database, userId: string): Promise<number> {
  return database.$count(friendships, whichAre(userId, "incoming"));
}

export interface FoundMember {
  readonly user: UserRecord;
  readonly friendship: Friendship;
  readonly isBlocked: boolean; // by whoever searches
}

/** Members whose name begins so, in the order of their names, without whoever searches. */
export async function searchMembers(
  database: Database,
  userId: string,
  { nameKey, limit }: { readonly nameKey: string; readonly limit: number },
): Promise<FoundMember[]> {
  const prefix = `${nameKey.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const found = await database
    .select({ user: USER_COLUMNS })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(and(like(accounts.nameKey, prefix), isNull(accounts.deletionDueAt), ne(accounts.userId, userId)))
    .orderBy(asc(accounts.nameKey))
    .limit(limit);
  const ids = found.map(({ user }) => user.id);
  if (ids.length === 0) return [];
  const [pairs, blocked] = await Promise.all([
    database
      .select()
      .from(friendships)
      .where(and(ofPerson(userId), inArray(otherOf(userId), ids))),
    database
      .select({ id: blocks.blockedId })
      .from(blocks)
      .where(and(eq(blocks.blockerId, userId), inArray(blocks.blockedId, ids))),
  ]);
  return found.map(({ user }) => ({
    user,
    friendship: stateOf(
      userId,
      pairs.find(({ fromId, toId }) => fromId === user.id || toId === user.id),
    ),
    isBlocked: blocked.some(({ id }) => id === user.id),
  }));
}

/** When their last page closed. An older moment than the one that is known changes nothing. */
export async function noteSeen(database: Database, userId: string, at: Date): Promise<void> {
  const isOlder = or(isNull(accounts.seenAt), lt(accounts.seenAt, at));
  await database
    .update(accounts)
    .set({ seenAt: at })
    .where(and(eq(accounts.userId, userId), isOlder));
}

async function isLeaving(tx: Database, userId: string): Promise<boolean> {
  return (await tx.$count(accounts, and(eq(accounts.userId, userId), isNotNull(accounts.deletionDueAt)))) > 0;
}

async function countFriends(tx: Database, userId: string): Promise<number> {
  const [counted] = await tx.select({ friends: count() }).from(friendships).where(whichAre(userId, "friends"));
  return counted?.friends ?? 0;
}

function otherOf(userId: string): SQL<string> {
  return sql<string>`case when ${friendships.fromId} = ${userId} then ${friendships.toId} else ${friendships.fromId} end`;
}

function ofPerson(userId: string): SQL | undefined {
  return or(eq(friendships.fromId, userId), eq(friendships.toId, userId));
}

function whichAre(userId: string, state: Exclude<Friendship, "none">): SQL | undefined {
  switch (state) {
    case "friends":
      return and(ofPerson(userId), isNotNull(friendships.acceptedAt));
    case "outgoing":
      return and(eq(friendships.fromId, userId), isNull(friendships.acceptedAt));
    case "incoming":
      return and(eq(friendships.toId, userId), isNull(friendships.acceptedAt));
  }
}

function between(one: string, other: string): SQL | undefined {
  return or(
    and(eq(friendships.fromId, one), eq(friendships.toId, other)),
    and(eq(friendships.fromId, other), eq(friendships.toId, one)),
  );
}
