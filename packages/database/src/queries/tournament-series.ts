// Tournaments that come again and again.
import { and, asc, count, desc, eq, inArray, lte, notExists, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { tournaments, tournamentSeries, users } from "../schema/index.ts";

export type SeriesRecord = typeof tournamentSeries.$inferSelect;
export type NewSeries = Omit<SeriesRecord, "paused">;

/** Within a transaction. False: the organiser has so many already. */
export async function createSeries(tx: Database, row: NewSeries, most: number): Promise<boolean> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, row.organiserId)).for("no key update");
  const [own] = await tx
    .select({ count: count() })
    .from(tournamentSeries)
    .where(eq(tournamentSeries.organiserId, row.organiserId));
  if ((own?.count ?? 0) >= most) return false;
  await tx.insert(tournamentSeries).values(row);
  return true;
}

export async function listSeries(database: Database, organiserId: string): Promise<SeriesRecord[]> {
  return database
    .select()
    .from(tournamentSeries)
    .where(eq(tournamentSeries.organiserId, organiserId))
    .orderBy(asc(tournamentSeries.createdAt), asc(tournamentSeries.id));
}

const mine = (id: string, organiserId: string) =>
  and(eq(tournamentSeries.id, id), eq(tournamentSeries.organiserId, organiserId));

/** Null: there is no such series of theirs. */
export async function findSeriesOf(database: Database, id: string, organiserId: string): Promise<SeriesRecord | null> {
  const [found] = await database.select().from(tournamentSeries).where(mine(id, organiserId));
  return found ?? null;
}

export async function changeSeries(
  database: Database,
  id: string,
  changes: Partial<Pick<SeriesRecord, "paused" | "nextAt">>,
): Promise<void> {
  await database.update(tournamentSeries).set(changes).where(eq(tournamentSeries.id, id));
}

/** The tournaments that there are stay. */
export async function endSeries(database: Database, id: string, organiserId: string): Promise<boolean> {
  const ended = await database
    .delete(tournamentSeries)
    .where(mine(id, organiserId))
    .returning({ id: tournamentSeries.id });
  return ended.length > 0;
}

/** Those whose next tournament starts by then and is to be created, held until the transaction ends; none with one that is open. */
export async function lockDueSeries(tx: Database, by: Date, limit: number): Promise<SeriesRecord[]> {
  const open = tx
    .select({ one: sql`1` })
    .from(tournaments)
    .where(and(eq(tournaments.seriesId, tournamentSeries.id), eq(tournaments.phase, "registration")));
  return tx
    .select()
    .from(tournamentSeries)
    .where(and(lte(tournamentSeries.nextAt, by), eq(tournamentSeries.paused, false), notExists(open)))
    .orderBy(tournamentSeries.nextAt)
    .limit(limit)
    .for("update", { skipLocked: true });
}

/** The one before, for those who were invited to it. */
export async function findLastOfSeries(database: Database, seriesId: string): Promise<string | null> {
  const [last] = await database
    .select({ id: tournaments.id })
    .from(tournaments)
    .where(eq(tournaments.seriesId, seriesId))
    .orderBy(desc(tournaments.createdAt), desc(tournaments.id))
    .limit(1);
  return last?.id ?? null;
}

/** How each of these series repeats, by its id. */
export async function findRepeats(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  if (ids.length === 0) return new Map();
  const rows = await database
    .select({ id: tournamentSeries.id, repeats: tournamentSeries.repeats })
    .from(tournamentSeries)
    .where(inArray(tournamentSeries.id, [...ids]));
  return new Map(rows.map(({ id, repeats }) => [id, repeats]));
}
