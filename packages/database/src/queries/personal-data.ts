// Telling somebody what is stored about them, and taking their name off it: loops over what the tables declare.
import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { getTableConfig, type PgColumn, type PgTable } from "drizzle-orm/pg-core";
import type { Database } from "../connection.ts";
import { accounts, mailLinks, sessions } from "../schema/index.ts";
import { type StoredTables, TABLES } from "../schema/personal-data-map.ts";
import { KEEP, NEW_NAME, type PersonalData } from "../schema/personal-data.ts";

export type { StoredTables } from "../schema/personal-data-map.ts";

/** Somebody, as rows know them: by their id, or by an address to which mails go. */
export interface DataSubject {
  readonly userId: string;
  readonly addresses: readonly string[];
}

type Declared = PersonalData & { readonly table: PgTable };

/** The column of this name; the declarations are typed by their tables, so it is there. */
export function columnOf(table: PgTable, name: string): PgColumn {
  const column = getTableColumns(table)[name];
  if (column === undefined) throw new Error(`No column ${name}`);
  return column;
}

/** Which rows are theirs; null: the table holds nobody's. */
export function ownedBy(database: Database, { table, whose }: Declared, subject: DataSubject): SQL | null {
  if (whose === "nobody") return null;
  if ("person" in whose) return or(...whose.person.map((name) => eq(columnOf(table, name), subject.userId))) ?? null;
  if ("address" in whose) return inArray(columnOf(table, whose.address), [...subject.addresses]);
  const other = TABLES.find(([, data]) => data.table === whose.through)?.[1];
  const theirs = other && ownedBy(database, other, subject);
  if (!theirs) throw new Error("A table that others lead through holds somebody's data");
  const from = columnOf(whose.through, whose.from);
  const reached = database
    .select({ from })
    .from(whose.through)
    .where(and(theirs, isNotNull(from)));
  return inArray(columnOf(table, whose.to), reached);
}

/** The addresses that mails to somebody may go to, as typed. */
export async function listAddressesOf(database: Database, userId: string): Promise<string[]> {
  const rows = await Promise.all([
    database.select({ email: accounts.email }).from(accounts).where(eq(accounts.userId, userId)),
    database.select({ email: mailLinks.email }).from(mailLinks).where(eq(mailLinks.userId, userId)),
  ]);
  return [...new Set(rows.flat().flatMap(({ email }) => (email === null ? [] : [email])))];
}

/** Everything that is stored about somebody and is not a secret, newest first in each table; null: there is no such person. */
export async function readPersonalData(database: Database, subject: DataSubject): Promise<StoredTables | null> {
  const read = TABLES.map(async ([name, data]) => {
    const columns = exportedColumns(data);
    const told = data.exportedTo ? { ...data, whose: { person: data.exportedTo } } : data;
    const theirs = ownedBy(database, told, subject);
    if (theirs === null || Object.keys(columns).length === 0) return [];
    const rows = await database
      .select(columns)
      .from(data.table)
      .where(theirs)
      .orderBy(...newestFirst(data.table));
    return [[name, rows] as const];
  });
  const tables = Object.fromEntries((await Promise.all(read)).flat()) as unknown as StoredTables; // typed by the same declarations
  return tables.users.length === 0 ? null : tables;
}

function exportedColumns({ table, columns, extras }: Declared): Record<string, PgColumn | SQL> {
  const rules: [string, string][] = Object.entries(columns);
  const own = rules.flatMap(([name, rule]): [string, PgColumn | SQL][] => {
    const column = columnOf(table, name);
    if (rule === "export") return [[name, column]];
    return rule === "presence" ? [[name, sql<boolean>`${column} is not null`]] : [];
  });
  return { ...Object.fromEntries(own), ...extras };
}

function newestFirst(table: PgTable): SQL[] {
  const { createdAt } = getTableColumns(table);
  return [...(createdAt ? [desc(createdAt)] : []), ...primaryKeyOf(table).map((column) => asc(column))];
}

/** The columns of a table's primary key. */
export function primaryKeyOf(table: PgTable): PgColumn[] {
  const { columns, primaryKeys } = getTableConfig(table);
  return [...columns.filter(({ primary }) => primary), ...primaryKeys.flatMap((key) => key.columns)];
}

/**
 * Makes a guest of a member: what the tables say goes, and so does every session but the kept one. The ids of the sessions that
 * ended; null: there is no such member any more. Within a transaction.
 */
export async function makeAnonymous(
  tx: Database,
  subject: DataSubject,
  { name, keptSession }: { readonly name: string; readonly keptSession: string },
): Promise<string[] | null> {
  const { userId } = subject;
  const [member] = await tx
    .select({ userId: accounts.userId })
    .from(accounts)
    .where(eq(accounts.userId, userId))
    .for("update");
  if (member === undefined) return null;
  const others = and(eq(sessions.userId, userId), ne(sessions.id, keptSession));
  const ended = await tx.delete(sessions).where(others).returning({ id: sessions.id });
  for (const [, data] of TABLES) {
    const theirs = ownedBy(tx, data, subject);
    if (theirs === null || data.onAnonymise === "keep") continue;
    if (data.onAnonymise === "delete") await tx.delete(data.table).where(theirs);
    else await tx.update(data.table).set(anonymisedValues(data.onAnonymise, name)).where(theirs);
  }
  return ended.map(({ id }) => id);
}

function anonymisedValues(columns: object, name: string): Record<string, unknown> {
  const changed = Object.entries(columns).filter(([, value]) => value !== KEEP);
  return Object.fromEntries(changed.map(([column, value]) => [column, value === NEW_NAME ? name : (value as unknown)]));
}

/** Rows whose time is over, some of each table at once: how many went. */
export async function removeExpired(tx: Database, now: Date, limit: number): Promise<number> {
  let removed = 0;
  for (const [, { table, expires }] of TABLES) {
    if (expires === null) continue;
    const [key] = primaryKeyOf(table);
    if (key === undefined) throw new Error("A table whose rows expire has a primary key of one column");
    const over = lte(columnOf(table, expires), now);
    const some = tx.select({ key }).from(table).where(over).limit(limit).for("update", { skipLocked: true });
    removed += (await tx.delete(table).where(inArray(key, some)).returning({ key })).length;
  }
  return removed;
}
