import { eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { rateLimits } from "../schema/index.ts";

const SWEEP_ROWS = 50;
/** A window that ends later than it could was begun before the clock was set back: nobody waits until it has caught up. */
const CLOCKS_APART_MS = 300_000;

function isOver(now: Date, windowMs: number | SQL) {
  const nowAt = sql`${now.toISOString()}::timestamptz`;
  const furthest = sql`${nowAt} + (${windowMs}::double precision + ${CLOCKS_APART_MS}::double precision) * interval '1 millisecond'`;
  return sql`(${rateLimits.endsAt} <= ${nowAt} or ${rateLimits.endsAt} > ${furthest})`;
}

export interface Counted {
  readonly key: string;
  readonly count: number; // within the running window, this one included
  readonly endsAt: Date;
}

/** Counts one more for each key, in fixed windows that begin with the first. */
export async function countAttempts(
  database: Database,
  attempts: readonly { readonly key: string; readonly windowMs: number }[],
  now: Date,
): Promise<Counted[]> {
  const rows = attempts
    .map(({ key, windowMs }) => ({ key, count: 1, endsAt: new Date(now.getTime() + windowMs) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1)); // one order of locking for all
  const windowMs = sql`extract(epoch from excluded.ends_at - ${now.toISOString()}::timestamptz) * 1000`;
  const over = isOver(now, windowMs);
  const counted = await database
    .insert(rateLimits)
    .values(rows)
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${over} then 1 else ${rateLimits.count} + 1 end`,
        endsAt: sql`case when ${over} then excluded.ends_at else ${rateLimits.endsAt} end`,
      },
    })
    .returning();
  if (counted.some(({ count }) => count === 1)) await sweep(database, now);
  return counted;
}

export interface Patience {
  readonly free: number; // attempts without a wait
  readonly capMs: number; // the longest wait
  readonly windowMs: number; // after so long without an attempt everything is forgotten
}

/**
 * Counts an attempt for each key, before it is known how it goes, unless one of them still has to wait: after its free ones a key
 * waits a second, then two, four and so on. Everything in one statement for each key, in one order: of many attempts at once no more
 * go through than one after the other. Returns when to try again, or null when this one may go on.
 */
export async function startAttempt(
  database: Database,
  keys: readonly (Patience & { readonly key: string })[],
  now: Date,
): Promise<Date | null> {
  const ordered = keys.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  try {
    await database.transaction(async (tx) => {
      for (const { key, free, capMs, windowMs } of ordered) {
        const lastAt = sql`${rateLimits.endsAt} - ${windowMs} * interval '1 millisecond'`;
        const waitMs = sql`least(${capMs}, 1000 * power(2, least(${rateLimits.count} - ${free}, 30)))`;
        const freeAt = sql`case when ${rateLimits.count} < ${free} then ${lastAt} else ${lastAt} + ${waitMs} * interval '1 millisecond' end`;
        const nowAt = sql`${now.toISOString()}::timestamptz`;
        const [counted] = await tx
          .insert(rateLimits)
          .values({ key, count: 1, endsAt: new Date(now.getTime() + windowMs) })
          .onConflictDoUpdate({
            target: rateLimits.key,
            set: {
              count: sql`case when ${isOver(now, windowMs)} then 1 else ${rateLimits.count} + 1 end`,
              endsAt: sql`excluded.ends_at`,
            },
            setWhere: sql`${isOver(now, windowMs)} or ${freeAt} <= ${nowAt}`,
          })
          .returning({ count: rateLimits.count });
        if (counted !== undefined) continue;
        const [wait] = await tx
          .select({ ms: sql<string>`extract(epoch from ${freeAt} - ${nowAt}) * 1000` })
          .from(rateLimits)
          .where(eq(rateLimits.key, key));
        throw new TooSoon(new Date(now.getTime() + Number(wait?.ms ?? 0)));
      }
    });
    await sweep(database, now);
    return null;
  } catch (error) {
    if (error instanceof TooSoon) return error.until;
    throw error;
  }
}

/** Rolls the attempt's other keys back. */
class TooSoon extends Error {
  readonly until: Date;

  constructor(until: Date) {
    super("too soon");
    this.until = until;
  }
}

/** It went well: those keys begin anew, and the others have one attempt less. */
export async function forgiveAttempt(
  database: Database,
  { begin, less }: { readonly begin: readonly string[]; readonly less: readonly string[] },
): Promise<void> {
  const count = sql`greatest(${rateLimits.count} - 1, 0)`;
  // A statement for each: one that held several would meet an attempt that locks them in another order.
  for (const key of begin) await database.delete(rateLimits).where(eq(rateLimits.key, key));
  for (const key of less) await database.update(rateLimits).set({ count }).where(eq(rateLimits.key, key));
}

/** Each new window takes some ended ones away, so that the table stays as small as the arena is busy. */
async function sweep(database: Database, now: Date): Promise<void> {
  const ended = database.select({ key: rateLimits.key }).from(rateLimits).where(lte(rateLimits.endsAt, now));
  await database
    .delete(rateLimits)
    .where(inArray(rateLimits.key, ended.limit(SWEEP_ROWS).for("update", { skipLocked: true })));
}
