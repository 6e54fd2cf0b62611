// The words for what is stored about a person: one for each table and column of which the API tells something.
import type { StoredData } from "@transcendence/api";
import { AREAS } from "../files.ts";
import { catalogueArea } from "../index.ts";

export type StoredTables = StoredData["tables"];

/** A table or column without a word does not compile. */
export interface StoredWords {
  readonly title: (words: { site: string }) => string;
  readonly madeAt: (words: { when: string }) => string;
  readonly secrets: string;
  readonly yes: string;
  readonly no: string;
  readonly none: string;
  readonly tables: {
    readonly [T in keyof StoredTables]: {
      readonly title: string;
      readonly text: string;
      readonly columns: Readonly<Record<keyof StoredTables[T][number], string>>;
      readonly values?: { readonly [C in keyof StoredTables[T][number]]?: Readonly<Record<string, string>> };
    };
  };
  readonly limits: { readonly title: string; readonly text: string }; // what is counted, in no row about anybody
}

export const storedWords = catalogueArea<StoredWords>(AREAS.stored);
