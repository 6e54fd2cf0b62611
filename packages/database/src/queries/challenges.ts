import { and, asc, eq, gt, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../connection.ts";
import { accounts, blocks, challenges, users } from "../schema/index.ts";
import { areBlocked, lockPair } from "./blocks.ts";
import type { UserRecord } from "./users.ts";

type Row = typeof challenges.$inferSelect;

const challenger = alias(users, "challenger");
const challenged = alias(users, "challenged");
const avatarOf = (id: typeof challenger.id | typeof challenged.id) =>
  sql<string | null>`(select ${accounts.avatar} from ${accounts} where ${accounts.userId} = ${id})`;
const CHALLENGER = {
  id: challenger.id,
  kind: challenger.kind,
  name: challenger.name,
  avatar: avatarOf(challenger.id),
};
const CHALLENGED = {
  id: challenged.id,
  kind: challenged.kind,
  name: challenged.name,
  avatar: avatarOf(challenged.id),
};

export interface MatchChallengeRecord extends Omit<Row, "challengerId" | "challengedId"> {
  readonly challenger: UserRecord;
  readonly challenged: UserRecord;
}

export type NewMatchChallenge = Omit<Row, "status" | "reason">;

/** `unknown`: one of the two is no member. `replaced`: an open one to the same person, which is cancelled by this. */
export type Challenging =
  | {
      readonly state: "created";
      readonly challenge: MatchChallengeRecord;
      readonly replaced: MatchChallengeRecord | null;
    }
  | { readonly state: "known"; readonly challenge: MatchChallengeRecord } // the same is open already
  | { readonly state: "unknown" | "blocked" | "too_many_sent" | "too_many_received" };

interface Bounds {
  readonly sent: number;
  readonly received: number;
}

/** Within a transaction. */
export async function createMatchChallenge(
  tx: Database,
  challenge: NewMatchChallenge,
  most: Bounds,
): Promise<Challenging> {
  const { challengerId, challengedId, createdAt } = challenge;
  const kinds = await lockPair(tx, challengerId, challengedId);
  if (kinds.get(challengerId) !== "member" || kinds.get(challengedId) !== "member") return { state: "unknown" };
  if (await areBlocked(tx, challengerId, challengedId)) return { state: "blocked" };
  const open = and(eq(challenges.status, "open"), gt(challenges.expiresAt, createdAt));
  const [earlier = null] = await readChallenges(
    tx,
    and(open, eq(challenges.challengerId, challengerId), eq(challenges.challengedId, challengedId)),
  );
  if (earlier !== null && isSame(earlier, challenge)) return { state: "known", challenge: earlier };
  const others = and(open, ne(challenges.id, earlier?.id ?? ""));
  if ((await tx.$count(challenges, and(others, eq(challenges.challengerId, challengerId)))) >= most.sent)
    return { state: "too_many_sent" };
  if ((await tx.$count(challenges, and(others, eq(challenges.challengedId, challengedId)))) >= most.received)
    return { state: "too_many_received" };
  const replaced = earlier && (await closeChallenge(tx, earlier.id, { status: "cancelled" }));
  await tx.insert(challenges).values(challenge);
  const [created] = await readChallenges(tx, eq(challenges.id, challenge.id));
  if (created === undefined) throw new Error("A challenge went away while it was made");
  return { state: "created", challenge: created, replaced };
}

function isSame(
  one: Pick<Row, "rated" | "side" | "settings">,
  other: Pick<Row, "rated" | "side" | "settings">,
): boolean {
  const text = ({ rated, side, settings }: Pick<Row, "rated" | "side" | "settings">) =>
    JSON.stringify([rated, side, Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
  return text(one) === text(other);
}

/** Holds it until the transaction ends. Null: there is none, or it has been removed. */
export async function lockMatchChallenge(tx: Database, id: string): Promise<MatchChallengeRecord | null> {
  const which = eq(challenges.id, id);
  const [locked] = await tx.select({ id: challenges.id }).from(challenges).where(which).for("update");
  if (locked === undefined) return null;
  const [found] = await readChallenges(tx, which);
  return found ?? null;
}

/** Within a transaction that has locked it. */
export async function closeChallenge(
  tx: Database,
  id: string,
  { status, reason = null }: { readonly status: Exclude<Row["status"], "open">; readonly reason?: Row["reason"] },
): Promise<MatchChallengeRecord | null> {
  await tx.update(challenges).set({ status, reason }).where(eq(challenges.id, id));
  const [ended] = await readChallenges(tx, eq(challenges.id, id));
  return ended ?? null;
}

/** Open ones by somebody and to them, the oldest first; none between people who are blocked. */
export async function listOpenChallenges(
  database: Database,
  userId: string,
  now: Date,
): Promise<MatchChallengeRecord[]> {
  const theirs = or(eq(challenges.challengerId, userId), eq(challenges.challengedId, userId));
  const blocked = sql`exists (select 1 from ${blocks} where
    (${blocks.blockerId}, ${blocks.blockedId}) in (
      (${challenges.challengerId}, ${challenges.challengedId}), (${challenges.challengedId}, ${challenges.challengerId})))`;
  const open = and(eq(challenges.status, "open"), gt(challenges.expiresAt, now));
  return readChallenges(database, and(theirs, open, sql`not ${blocked}`));
}

async function readChallenges(database: Database, which: SQL | undefined): Promise<MatchChallengeRecord[]> {
  const rows = await database
    .select({ challenge: challenges, challenger: CHALLENGER, challenged: CHALLENGED })
    .from(challenges)
    .innerJoin(challenger, eq(challenger.id, challenges.challengerId))
    .innerJoin(challenged, eq(challenged.id, challenges.challengedId))
    .where(which)
    .orderBy(asc(challenges.createdAt), asc(challenges.id))
    .limit(100);
  return rows.map(({ challenge, ...people }) => ({ ...challenge, ...people }));
}
