// What is stored about somebody, as they are told it.
import {
  type DataSubject,
  type Database,
  listAddressesOf,
  readPersonalData,
  type StoredTables,
} from "@transcendence/database";
import type { Deps } from "../deps.ts";
import { wireAddress } from "../email.ts";
import { Refusal } from "../errors.ts";

type Plain<T> = T extends Date
  ? string
  : T extends readonly (infer Each)[]
    ? readonly Plain<Each>[]
    : T extends object
      ? { readonly [Key in keyof T]: Plain<T[Key]> }
      : T;

/** The rows of each table that are about a person; moments are ISO 8601. */
export interface StoredData {
  readonly madeAt: string;
  readonly site: string;
  readonly tables: Plain<StoredTables>;
}

/** Somebody as the tables know them. */
export async function dataSubject(database: Database, userId: string): Promise<DataSubject> {
  return { userId, addresses: (await listAddressesOf(database, userId)).map(wireAddress) };
}

export async function storedAbout({ database, publicUrl, clock }: Deps, userId: string): Promise<StoredData> {
  const tables = await readPersonalData(database, await dataSubject(database, userId));
  if (tables === null) throw new Refusal("unauthenticated", "There is no such person any more.");
  return {
    madeAt: new Date(clock()).toISOString(),
    site: new URL(publicUrl).host,
    tables: JSON.parse(JSON.stringify(tables)) as Plain<StoredTables>, // that is what JSON does to moments
  };
}
