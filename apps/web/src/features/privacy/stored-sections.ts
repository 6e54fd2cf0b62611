// What is stored about a person, laid out: the same for the page here and for the file that is downloaded.
import type { StoredData } from "@transcendence/api";
import type { StoredWords } from "../../i18n/stored/index.ts";

export interface StoredSection {
  readonly title: string;
  readonly text: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Row = Readonly<Record<string, unknown>>;
interface TableWords {
  readonly title: string;
  readonly text: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;
}

/** One section for each table that has rows, and one for what is counted. */
export function describeStored(
  { tables }: Pick<StoredData, "tables">,
  words: StoredWords,
  language: string,
): StoredSection[] {
  const format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const rowsOf: Readonly<Record<string, readonly Row[] | undefined>> = tables;
  const wordsOf = Object.entries<TableWords>(words.tables);
  const sections = wordsOf.flatMap(([name, { title, text, columns, values }]) => {
    const rows = rowsOf[name] ?? [];
    const keys = Object.keys(columns);
    const cells = rows.map((row) => keys.map((key) => show(row[key], values?.[key] ?? {}, words, format)));
    return rows.length === 0 ? [] : [{ title, text, columns: Object.values(columns), rows: cells }];
  });
  return [...sections, { ...words.limits, columns: [], rows: [] }];
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function show(
  value: unknown,
  names: Readonly<Record<string, string>>,
  words: StoredWords,
  format: Intl.DateTimeFormat,
): string {
  if (value === null || value === undefined || value === "") return words.none;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value !== "string") return JSON.stringify(value);
  if (Object.hasOwn(names, value)) return names[value] ?? value;
  return MOMENT.test(value) ? format.format(new Date(value)) : value;
}
