// The vocabulary with which each table says, beside its columns, whose personal data it holds and what becomes of it.
// Export, anonymising, deletion and expiry are loops over these declarations: see queries/personal-data.ts.
import type { SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

/**
 * What the export of somebody's data does with a column.
 * `export`: gives the value. `presence`: says only whether there is one, because it is a secret or the hash of one. `secret`: the
 * same for a column that is never empty, so the row itself says that there is one. `internal`: nothing; it leads from row to row,
 * is made from a value that is exported, or is about nobody in particular.
 */
export type ExportRule = "export" | "presence" | "secret" | "internal";

export type ColumnName<T extends PgTable> = keyof T["$inferSelect"] & string;

/** Which rows are somebody's: found by their id, by their email addresses, or by another table's rows that are theirs. */
export type Whose<T extends PgTable> =
  | { readonly person: readonly ColumnName<T>[] } // columns that refer to users
  | { readonly address: ColumnName<T> }
  | { readonly through: PgTable; readonly from: string; readonly to: ColumnName<T> } // to = a column `from` of their rows there
  | "nobody";

/** When a member becomes anonymous: this value stays. */
export const KEEP = Symbol("keep");
/** When a member becomes anonymous: the made-up name comes here. */
export const NEW_NAME = Symbol("new name");

type Anonymised<T extends PgTable> = {
  readonly [C in ColumnName<T>]: T["$inferSelect"][C] | typeof KEEP | typeof NEW_NAME;
};

export interface PersonalData<T extends PgTable = PgTable> {
  readonly whose: Whose<T>;
  /** Of several people whose a row is, those whose export has it: the others are named in it. Without this: all of them. */
  readonly exportedTo?: readonly ColumnName<T>[];
  readonly columns: Readonly<Record<ColumnName<T>, ExportRule>>;
  /** Values that are told with each row, though they stand in other rows. */
  readonly extras?: Readonly<Record<string, SQL>>;
  /** `delete`: the rows go. `keep`: they stay as they are and name nobody. Else what becomes of each column. */
  readonly onAnonymise: "delete" | "keep" | Anonymised<T>;
  /** `delete`: the rows go with the person. `unlink`: they stay without the person. `keep`: they are others', too, or nobody's. */
  readonly onDelete: "delete" | "unlink" | "keep";
  /** The moment after which a row is removed by the clean-up job; null: it stays until something else removes it. */
  readonly expires: ColumnName<T> | null;
}

/** Keeps the declaration's own type, so that the export is typed by it, and holds it to the table's columns. */
export function personalData<T extends PgTable, const D extends PersonalData<T>>(
  table: T,
  declared: D & { readonly columns: Readonly<Record<Exclude<keyof D["columns"], ColumnName<T>>, never>> },
): D & { readonly table: T } {
  return { ...declared, table };
}
