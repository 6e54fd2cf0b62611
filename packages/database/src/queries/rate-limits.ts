import { inArray, lte, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { rateLimits } from "../schema/index.ts";

const SWEEP_ROWS = 50;

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
  const over = sql`${rateLimits.endsAt} <= ${now.toISOString()}::timestamptz`;
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

/** Each new window takes some ended ones away, so that the table stays as small as the arena is busy. */
async function sweep(database: Database, now: Date): Promise<void> {
  const ended = database.select({ key: rateLimits.key }).from(rateLimits).where(lte(rateLimits.endsAt, now));
  await database
    .delete(rateLimits)
    .where(inArray(rateLimits.key, ended.limit(SWEEP_ROWS).for("update", { skipLocked: true })));
}
