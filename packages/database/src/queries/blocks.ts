// Who wants nothing of whom. Whoever shows or brings somebody something from somebody asks here first.
import { and, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Database } from "../connection.ts";
import { blocks, friendships, users } from "../schema/index.ts";
import type { Cursor } from "./matches.ts";
import { USER_COLUMNS, type UserRecord } from "./users.ts";

/** How many people somebody may have blocked. */
export const BLOCKS_MAX = 1000;

/** Whoever has been blocked by more people than this has other troubles than a list that ends. */
const EITHER_WAY_MAX = 10_000;

/** Whether one of the two has blocked the other. */
export async function areBlocked(database: Database, one: string, other: string): Promise<boolean> {
  const [found] = await database
    .select({ blockerId: blocks.blockerId })
    .from(blocks)
    .where(between(one, other))
    .limit(1);
  return found !== undefined;
}

/** The ids of everybody whom somebody has blocked, or who has blocked them. */
export async function listBlockedEitherWay(database: Database, userId: string): Promise<string[]> {
  const blocked = database.select({ id: blocks.blockedId }).from(blocks).where(eq(blocks.blockerId, userId));
  const blockers = database.select({ id: blocks.blockerId }).from(blocks).where(eq(blocks.blockedId, userId));
  const rows = await unionAll(blocked, blockers).limit(EITHER_WAY_MAX);
  return [...new Set(rows.map(({ id }) => id))];
}

/** The ids of those whom somebody has blocked. */
export async function listBlockedBy(database: Database, blockerId: string): Promise<string[]> {
  const made = database.select({ id: blocks.blockedId }).from(blocks).where(eq(blocks.blockerId, blockerId));
  return (await made.limit(BLOCKS_MAX)).map(({ id }) => id);
}

/** Of these people, those between whom and this one there is a block, whoever made it. */
export async function findBlockedAmong(
  database: Database,
  userId: string,
  others: readonly string[],
): Promise<ReadonlySet<string>> {
  if (others.length === 0) return new Set();
  const blocked = database
    .select({ id: blocks.blockedId })
    .from(blocks)
    .where(and(eq(blocks.blockerId, userId), inArray(blocks.blockedId, [...others])));
  const blockers = database
    .select({ id: blocks.blockerId })
    .from(blocks)
    .where(and(eq(blocks.blockedId, userId), inArray(blocks.blockerId, [...others])));
  return new Set((await unionAll(blocked, blockers)).map(({ id }) => id));
}

/** Whether this one has blocked that one. */
export async function hasBlocked(database: Database, blockerId: string, blockedId: string): Promise<boolean> {
  const made = and(eq(blocks.blockerId, blockerId), eq(blocks.blockedId, blockedId));
  return (await database.$count(blocks, made)) > 0;
}

export interface BlockRecord extends Cursor {
  readonly user: UserRecord;
}

/** Whom somebody has blocked, the newest first. */
export async function listBlocks(
  database: Database,
  blockerId: string,
  { before, limit }: { readonly before: Cursor | null; readonly limit: number },
): Promise<BlockRecord[]> {
  return database
    .select({ id: blocks.blockedId, createdAt: blocks.createdAt, user: USER_COLUMNS })
    .from(blocks)
    .innerJoin(users, eq(users.id, blocks.blockedId))
    .where(and(eq(blocks.blockerId, blockerId), before ? isBefore(before) : undefined))
    .orderBy(desc(blocks.createdAt), desc(blocks.blockedId))
    .limit(limit);
}

/** `ended`: they were friends, or one had asked, and are not any more. */
export interface Blocking {
  readonly state: "blocked" | "unknown" | "too_many";
  readonly ended: boolean;
}

/** Blocking twice changes nothing. */
export async function block(
  database: Database,
  { blockerId, blockedId, now }: { readonly blockerId: string; readonly blockedId: string; readonly now: Date },
): Promise<Blocking> {
  return database.transaction(async (tx) => {
    const kinds = await lockPair(tx, blockerId, blockedId);
    if (!kinds.has(blockerId) || !kinds.has(blockedId) || kinds.get(blockedId) === "computer")
      return { state: "unknown", ended: false };
    if ((await tx.$count(blocks, eq(blocks.blockerId, blockerId))) >= BLOCKS_MAX) {
      if (!(await hasBlocked(tx, blockerId, blockedId))) return { state: "too_many", ended: false };
    }
    await tx.insert(blocks).values({ blockerId, blockedId, createdAt: now }).onConflictDoNothing();
    const ended = await tx
      .delete(friendships)
      .where(
        or(
          and(eq(friendships.fromId, blockerId), eq(friendships.toId, blockedId)),
          and(eq(friendships.fromId, blockedId), eq(friendships.toId, blockerId)),
        ),
      )
      .returning({ fromId: friendships.fromId });
    return { state: "blocked", ended: ended.length > 0 };
  });
}

/** False: there was no block. */
export async function unblock(database: Database, blockerId: string, blockedId: string): Promise<boolean> {
  const made = and(eq(blocks.blockerId, blockerId), eq(blocks.blockedId, blockedId));
  return (await database.delete(blocks).where(made).returning({ blockedId: blocks.blockedId })).length > 0;
}

/**
 * Within a transaction: whoever else decides something between one of the two and anybody waits for its end, so that no request
 * slips in beside a block, and limits count everything. Which of them there are, and of which kind.
 */
export async function lockPair(
  tx: Database,
  one: string,
  other: string,
): Promise<ReadonlyMap<string, UserRecord["kind"]>> {
  const rows = await tx
    .select({ id: users.id, kind: users.kind })
    .from(users)
    .where(inArray(users.id, [one, other]))
    .orderBy(users.id) // as everybody locks them
    .for("no key update");
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

function between(one: string, other: string): SQL | undefined {
  return or(
    and(eq(blocks.blockerId, one), eq(blocks.blockedId, other)),
    and(eq(blocks.blockerId, other), eq(blocks.blockedId, one)),
  );
}

function isBefore({ createdAt, id }: Cursor): SQL | undefined {
  return or(lt(blocks.createdAt, createdAt), and(eq(blocks.createdAt, createdAt), sql`${blocks.blockedId} < ${id}`));
}
