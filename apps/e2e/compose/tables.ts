// What the tables hold, in a form to compare.
import type { Stack } from "./stack.ts";

/** The columns of each table. */
export type Columns = Readonly<Record<string, string>>;

/**
 * Without counters that a crash may forget, and without what looking at something changes: a session that is used is renewed, at once
 * when its cookie has another name from now on.
 */
const KEPT = `select table_name || '|' || string_agg(quote_ident(column_name), ', ' order by ordinal_position)
  from information_schema.columns join pg_class on oid = quote_ident(table_name)::regclass
  where table_schema = 'public' and relkind = 'r' and relpersistence = 'p' and column_name <> 'seen_at'
  and not (table_name = 'sessions' and column_name = 'expires_at') group by table_name`;

export async function columnsOf(stack: Stack): Promise<Columns> {
  return Object.fromEntries((await stack.sql(KEPT)).split("\n").map((line) => line.split("|") as [string, string]));
}

/** How many rows each table has, and a hash of them. */
export async function fingerprints(stack: Stack): Promise<Readonly<Record<string, string>>> {
  const selects = Object.entries(await columnsOf(stack)).map(
    ([
      table,
      names,
    ]) => `select '${table}|' || count(*) || ' rows, ' || md5(coalesce(string_agg(line, E'\\n' order by line), ''))
      from (select row(${names})::text as line from ${table}) as lines`,
  );
  const lines = (await stack.sql(selects.join(" union all "))).split("\n");
  return Object.fromEntries(lines.map((line) => line.split("|") as [string, string]));
}

/** A hash of each row, of the columns that an older version knew. */
export async function rowsOf(stack: Stack, columns: Columns): Promise<Readonly<Record<string, readonly string[]>>> {
  const selects = Object.entries(columns).map(
    ([table, names]) => `select '${table}|' || coalesce(string_agg(md5(row(${names})::text), ' '), '') from ${table}`,
  );
  const lines = (await stack.sql(selects.join(" union all "))).split("\n").map((line) => line.split("|"));
  return Object.fromEntries(lines.map(([table = "", hashes = ""]) => [table, hashes.split(" ").filter(Boolean)]));
}
