// Export, anonymising, deletion and expiry, for every table there is. A new table is tried here without a line of its own,
// unless the database checks its values: then SAMPLES has one that passes.
import { DEFAULT_SETTINGS } from "@transcendence/game";
import { eq, getTableColumns, getTableName, is, sql } from "drizzle-orm";
import { getTableConfig, type PgColumn, PgTable, pgTable, text } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeAnonymous, ownedBy, primaryKeyOf, readPersonalData, removeExpired } from "../src/queries/personal-data.ts";
import * as schema from "../src/schema/index.ts";
import { TABLES } from "../src/schema/personal-data-map.ts";
import { KEEP, NEW_NAME, type PersonalData, personalData } from "../src/schema/personal-data.ts";
import { createTestDatabase } from "../src/testing.ts";

type Declared = PersonalData & { readonly table: PgTable };
type Row = Record<string, unknown>;

const { users } = schema;
const storage = await createTestDatabase();
const { database } = storage;
afterAll(() => storage.close());

const THEN = new Date("2026-07-01T12:00:00.000Z");
const LATER = new Date(THEN.getTime() + 1);
const tables = TABLES.toSorted(([, one], [, other]) => depth(one.table) - depth(other.table)); // what is referred to comes first
const real = Object.values<unknown>(schema).filter((value) => is(value, PgTable));

/** What of a table is not declared, or not as the database has it. */
function gaps(all: readonly PgTable[], declared: readonly Declared[]): string[] {
  return all.flatMap((table) => {
    const name = getTableName(table);
    const data = declared.find((each) => each.table === table);
    if (data === undefined) return [`${name}: whose data it holds`];
    const columns = Object.entries(getTableColumns(table));
    const words = Object.entries(data.columns);
    const isOwner = (key: string) =>
      data.whose !== "nobody" && "person" in data.whose && (data.whose.person as string[]).includes(key);
    const onAnonymise = typeof data.onAnonymise === "object" ? Object.keys(data.onAnonymise) : null;
    return [
      ...columns
        .filter(([key]) => !words.some(([word]) => word === key))
        .map(([, { name: at }]) => `${name}.${at}: export`),
      ...columns
        .filter(([key]) => onAnonymise && !onAnonymise.includes(key))
        .map(([, { name: at }]) => `${name}.${at}: anonymising`),
      ...words
        .filter(([word]) => !columns.some(([key]) => word === key))
        .map(([word]) => `${name}.${word}: no such column`),
      ...columns.flatMap(([key, column]) => {
        const end = endOf(table, column);
        if (end === null) return isOwner(key) && table !== users ? [`${name}.${column.name}: refers to nobody`] : [];
        if (!isOwner(key)) return [`${name}.${column.name}: is somebody's id`];
        const expected = { delete: "cascade", unlink: "set null", keep: null }[data.onDelete];
        return end === expected ? [] : [`${name}.${column.name}: ${end}, but ${data.onDelete} is said`];
      }),
    ];
  });
}

/** What becomes of a row when the person whom this column names is deleted; null: it names nobody. */
function endOf(table: PgTable, column: PgColumn): string | null {
  for (const key of getTableConfig(table).foreignKeys) {
    const { columns, foreignTable } = key.reference();
    if (foreignTable === users && columns.includes(column)) return key.onDelete ?? "no action";
  }
  return null;
}

function depth(table: PgTable): number {
  const others = getTableConfig(table).foreignKeys.map((key) => key.reference().foreignTable);
  return Math.max(0, ...others.filter((other) => other !== table).map((other) => 1 + depth(other)));
}

test("each column of each table has a word, and the database has no other tables and columns", async () => {
  expect(
    gaps(
      real,
      TABLES.map(([, data]) => data),
    ),
  ).toEqual([]);
  const rows = await database.execute<{ name: string }>(
    sql`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`,
  );
  const known = real.flatMap((table) =>
    Object.values(getTableColumns(table)).map((column) => `${getTableName(table)}.${column.name}`),
  );
  expect(known.toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
});

test("a table without a declaration is found, and a column of somebody's id by whatever name", () => {
  const notes = pgTable("notes", {
    id: text().primaryKey(),
    fromId: text("from_id").references(() => users.id, { onDelete: "cascade" }),
    toId: text("to_id").references(() => users.id),
    body: text(),
  });
  expect(gaps([notes], [])).toEqual(["notes: whose data it holds"]);
  const data = personalData(notes, {
    whose: { person: ["toId"] },
    columns: { id: "export", fromId: "internal", toId: "internal", body: "export" },
    onAnonymise: "delete",
    onDelete: "delete",
    expires: null,
  });
  expect(gaps([notes], [data])).toEqual([
    "notes.from_id: is somebody's id",
    "notes.to_id: no action, but delete is said",
  ]);
  const { body: _, ...columns } = data.columns;
  expect(gaps([notes], [{ ...data, columns, whose: { person: ["fromId", "toId"] } }])).toContain("notes.body: export");
});

/** Values that the database's checks let pass, where a made-up one would not. */
const SAMPLES: Readonly<Record<string, (person: string) => Row>> = {
  users: (person) => ({ id: person, kind: "member", name: `Name ${person}`.slice(0, 20) }),
  accounts: (person) => ({ email: addressOf(person), passwordHash: `$hash of ${person}`, country: "FR" }),
  avatars: (person) => ({ hash: person.padEnd(43, "x") }),
  tournamentSeries: (person) => ({ id: `series${person}` }),
  tournaments: (person) => ({ id: `cup${person}`, phase: "finished", seriesId: `series${person}` }),
  tournamentInvitations: (person) => ({ tournamentId: `cup${person}` }),
  tournamentEntries: (person) => ({ tournamentId: `cup${person}` }),
  matches: (person) => ({
    id: `match${person}`,
    tournamentId: `cup${person}`,
    settings: DEFAULT_SETTINGS,
    rematchOf: null,
    status: "finished",
    outcome: "won",
    winner: 1,
  }),
  matchSeats: () => ({ seat: 1, score: 3 }),
  ratings: () => ({ kind: "quick" }),
  ratingChanges: () => ({ kind: "quick" }),
  challenges: () => ({ status: "open" }),
  replays: () => ({ hash: 7 }),
  channels: (person) => ({ id: `channel${person}`, kind: "private", passwordHash: null }),
  channelMembers: () => ({ role: "member" }),
  messages: (person) => ({ id: `message${person}`, kind: "text" }),
  reports: () => ({ reason: "other", state: "open" }),
  mails: (person) => ({ recipient: addressOf(person) }),
  mailLinks: (person) => ({ purpose: "verify_email", email: addressOf(person) }),
};

function addressOf(person: string): string {
  return `${person}@example.org`;
}

/** A value for any column: texts and bytes name their column and person, so that they can be looked for. */
function made(table: PgTable, name: string, column: PgColumn, person: string): unknown {
  const words = `${getTableName(table)} ${name} of ${person}`;
  if (column.dataType === "date") return THEN;
  if (column.dataType === "number") return 5;
  if (column.dataType === "json") return {};
  if (column.dataType === "boolean") return true;
  if (column.getSQLType() !== "bytea") return words;
  return column.name === "token_hash" ? Buffer.from(words.padEnd(32).slice(0, 32)) : Buffer.from(words);
}

/** One row of each table for somebody; by table's name. */
async function fill(person: string): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  for (const [name, { table, whose }] of tables) {
    const row: Row = {};
    for (const [key, column] of Object.entries(getTableColumns(table))) row[key] = made(table, key, column, person);
    for (const key of getTableConfig(table).foreignKeys) {
      const { columns, foreignColumns, foreignTable } = key.reference();
      columns.forEach(
        (column, place) => (row[keyOf(table, column)] = valueAt(rows, foreignTable, foreignColumns[place])),
      );
    }
    Object.assign(row, SAMPLES[name]?.(person));
    if (whose !== "nobody" && "person" in whose) for (const key of whose.person) row[key] = person;
    await database.insert(table).values(row);
    rows.set(name, row);
  }
  return rows;
}

function keyOf(table: PgTable, column: PgColumn | undefined): string {
  return Object.entries(getTableColumns(table)).find(([, each]) => each === column)?.[0] ?? "";
}

function valueAt(rows: Map<string, Row>, table: PgTable, column: PgColumn | undefined): unknown {
  const name = tables.find(([, data]) => data.table === table)?.[0] ?? "";
  return rows.get(name)?.[keyOf(table, column)];
}

const subject = (person: string) => ({ userId: person, addresses: [addressOf(person)] });
const theirs = async (data: Declared, person: string): Promise<Row[]> => {
  const which = ownedBy(database, data, subject(person));
  return which === null ? [] : database.select().from(data.table).where(which);
};

describe("[ACC-9] somebody of whom there is a row in each table", () => {
  const [ada, bob] = ["adaadaadaada", "bobbobbobbob"] as const;
  const samples = new Map<string, Map<string, Row>>();
  beforeAll(async () => {
    for (const person of [ada, bob]) samples.set(person, await fill(person));
  });

  test.each(tables.filter(([, { whose }]) => whose !== "nobody"))(
    "is found in %s, and nobody else",
    async (_, data) => {
      expect(await theirs(data, ada)).toHaveLength(1);
      expect(await theirs(data, "nobodynobody")).toEqual([]);
    },
  );

  test("is told every value that is exported, and no secret, and nothing of anybody else", async () => {
    const told = await readPersonalData(database, subject(ada));
    const asText = JSON.stringify(told);
    expect(asText).not.toContain(bob);
    const byTable = (told ?? {}) as unknown as Record<string, Row[] | undefined>; // rows of any table, for this loop
    for (const [name, { columns }] of tables) {
      const row = samples.get(ada)?.get(name);
      for (const [key, rule] of Object.entries(columns) as [string, string][]) {
        const shown = byTable[name]?.[0]?.[key];
        if (rule === "export") expect([name, key, shown]).toEqual([name, key, row?.[key]]);
        else if (rule === "presence") expect([name, key, shown]).toEqual([name, key, true]);
        else expect([name, key, shown]).toEqual([name, key, undefined]);
        if (rule === "presence" || rule === "secret")
          for (const form of formsOf(row?.[key])) expect(asText).not.toContain(form);
      }
    }
    expect(await readPersonalData(database, subject("nobodynobody"))).toBe(null);
  });

  test("becomes anonymous in every table", async () => {
    const session = samples.get(ada)?.get("sessions") ?? {};
    await database.insert(schema.sessions).values({
      ...(session as typeof schema.sessions.$inferInsert), // the sample itself
      id: "elsewhere",
      tokenHash: new Uint8Array(32),
    });
    const anonymous = { name: "Quiet Fox", keptSession: String(session["id"]) };
    expect(await database.transaction((tx) => makeAnonymous(tx, subject(ada), anonymous))).toEqual(["elsewhere"]);
    for (const [name, data] of tables) {
      const sample = samples.get(ada)?.get(name);
      const rows = await theirs(data, ada);
      if (data.whose === "nobody" || name === "avatars") continue; // the picture is nobody's now
      if (data.onAnonymise === "delete") expect([name, rows]).toEqual([name, []]);
      else if (data.onAnonymise === "keep") expect([name, rows]).toEqual([name, [sample]]);
      else {
        const expected = Object.entries(data.onAnonymise).map(([key, value]): [string, unknown] => {
          if (value === KEEP) return [key, sample?.[key]];
          return [key, value === NEW_NAME ? "Quiet Fox" : value];
        });
        expect([name, rows]).toEqual([name, [Object.fromEntries(expected)]]);
      }
      expect([name, await theirs(data, bob)]).toEqual([name, [samples.get(bob)?.get(name)]]);
    }
    expect(await database.transaction((tx) => makeAnonymous(tx, subject(ada), anonymous))).toBe(null); // not twice
  });

  test("is deleted: no table holds their id, and others' rows are as they were", async () => {
    const before = await Promise.all(tables.map(([, data]) => theirs(data, bob)));
    await database.delete(users).where(eq(users.id, ada));
    for (const table of real) {
      const found = await database.execute(
        sql`select t from ${table} as t, jsonb_each_text(to_jsonb(t)) as v where v.value = ${ada}`,
      );
      expect([getTableName(table), [...found]]).toEqual([getTableName(table), []]);
    }
    for (const [name, { table, onDelete }] of tables)
      if (onDelete === "unlink") expect([name, await database.$count(table)]).toEqual([name, 2]);
    expect(await Promise.all(tables.map(([, data]) => theirs(data, bob)))).toEqual(before);
  });

  test("what has had its time is removed from each table that says so, at that moment and not before", async () => {
    const dated = tables.filter(([, { expires }]) => expires !== null);
    const counts = () => Promise.all(dated.map(([, { table }]) => database.$count(table)));
    const before = await counts();
    expect(Math.min(...before)).toBeGreaterThan(0);
    await removeExpired(database, new Date(THEN.getTime() - 1), 100);
    expect(await counts()).toEqual(before);
    await removeExpired(database, LATER, 100);
    expect(await counts()).toEqual(before.map(() => 0));
  });
});

test("rows that expire are taken by a primary key of one column", () => {
  const expiring = tables.filter(([, { expires }]) => expires !== null);
  expect(expiring.filter(([, { table }]) => primaryKeyOf(table).length !== 1)).toEqual([]);
});

/** As a value may stand in JSON. */
function formsOf(value: unknown): string[] {
  if (value instanceof Uint8Array) return [Buffer.from(value).toString("base64"), Buffer.from(value).toString("hex")];
  return typeof value === "string" ? [value] : [];
}
