// What members tell of themselves, and what their matches tell.
import type { RatedKind } from "@transcendence/game";
import { and, eq, gte, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../connection.ts";
import { accounts, matches, matchSeats, ratingChanges, users } from "../schema/index.ts";

export interface ProfileRecord {
  readonly name: string;
  readonly biography: string;
  readonly country: string | null;
  readonly avatar: string | null;
}

export interface MemberRecord extends ProfileRecord {
  readonly id: string;
  readonly memberSince: Date;
}

const PROFILE_COLUMNS = {
  name: users.name,
  biography: accounts.biography,
  country: accounts.country,
  avatar: accounts.avatar,
};

export async function findProfile(database: Database, userId: string): Promise<ProfileRecord | null> {
  const [profile] = await database
    .select(PROFILE_COLUMNS)
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(eq(accounts.userId, userId));
  return profile ?? null;
}

/** What is left out stays as it is. */
export async function updateProfile(
  database: Database,
  userId: string,
  changes: { readonly biography?: string; readonly country?: string | null },
): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  await database.update(accounts).set(changes).where(eq(accounts.userId, userId));
}

/** The member of that name. Whoever has asked to be deleted is not shown any more. */
export async function findMemberByName(database: Database, nameKey: string): Promise<MemberRecord | null> {
  const [member] = await database
    .select({ ...PROFILE_COLUMNS, id: users.id, memberSince: accounts.createdAt })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(and(eq(accounts.nameKey, nameKey), isNull(accounts.deletionDueAt)));
  return member ?? null;
}

interface Counted {
  readonly won: number;
  readonly lost: number;
}

export interface FiguresRecord {
  readonly people: Counted; // rated or not
  readonly rated: Readonly<Record<RatedKind, Counted>>; // of those against people
  readonly computers: Counted;
}

/** A match that was over sooner was none: somebody opened it and gave up. */
const COUNTED_FROM_MS = 10_000; // of play

/**
 * Finished matches, won and lost, in one statement over the index of the person's seats. A guest costs nothing and can be anybody,
 * oneself too: what was played against guests, against those who are gone, or for a few seconds counts for neither.
 */
export async function countResultsOf(database: Database, userId: string): Promise<FiguresRecord> {
  const mine = alias(matchSeats, "mine");
  const theirs = alias(matchSeats, "theirs");
  const rival = alias(users, "rival");
  const won = sql`${matches.winner} = ${mine.seat}`;
  const lost = sql`${matches.winner} = ${theirs.seat}`;
  const person = eq(rival.kind, "member");
  const computer = eq(rival.kind, "computer");
  const quick = sql`${person} and ${ratingChanges.kind} = 'quick'`;
  const classic = sql`${person} and ${ratingChanges.kind} = 'classic'`;
  const count = (...conditions: SQL[]) =>
    sql<number>`count(*) filter (where ${sql.join(conditions, sql` and `)})`.mapWith(Number);
  const [counted] = await database
    .select({
      wonPeople: count(won, person),
      lostPeople: count(lost, person),
      wonQuick: count(won, quick),
      lostQuick: count(lost, quick),
      wonClassic: count(won, classic),
      lostClassic: count(lost, classic),
      wonComputers: count(won, computer),
      lostComputers: count(lost, computer),
    })
    .from(mine)
    .innerJoin(
      matches,
      and(eq(matches.id, mine.matchId), eq(matches.status, "finished"), gte(matches.durationMs, COUNTED_FROM_MS)),
    )
    .innerJoin(
      theirs,
      and(
        eq(theirs.matchId, mine.matchId),
        sql`${theirs.seat} <> ${mine.seat}`,
        sql`${theirs.userId} is distinct from ${mine.userId}`,
      ),
    )
    .innerJoin(rival, eq(rival.id, theirs.userId))
    .leftJoin(ratingChanges, and(eq(ratingChanges.matchId, mine.matchId), eq(ratingChanges.userId, mine.userId)))
    .where(eq(mine.userId, userId));
  const of = (wins: number | undefined, losses: number | undefined): Counted => ({ won: wins ?? 0, lost: losses ?? 0 });
  return {
    people: of(counted?.wonPeople, counted?.lostPeople),
    rated: {
      quick: of(counted?.wonQuick, counted?.lostQuick),
      classic: of(counted?.wonClassic, counted?.lostClassic),
    },
    computers: of(counted?.wonComputers, counted?.lostComputers),
  };
}
