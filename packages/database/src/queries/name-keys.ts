// For when the rule of name keys has changed: see apps/api/src/rekey-names.ts.
import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { accounts, users } from "../schema/index.ts";
import { violatedUniqueness } from "../violations.ts";

export interface NamedAccount {
  readonly userId: string;
  readonly name: string;
  readonly nameKey: string;
}

/** Members whose name has one of these characters, in the order of their ids. */
export function listNamesWith(
  database: Database,
  { characters, after, limit }: { readonly characters: string; readonly after: string; readonly limit: number },
): Promise<NamedAccount[]> {
  return database
    .select({ userId: accounts.userId, name: users.name, nameKey: accounts.nameKey })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(and(gt(accounts.userId, after), sql`translate(${users.name}, ${characters}, '') <> ${users.name}`))
    .orderBy(asc(accounts.userId))
    .limit(limit);
}

/** False: another member has that key, and this one keeps the old one. */
export async function changeNameKey(database: Database, { userId, name, nameKey }: NamedAccount): Promise<boolean> {
  try {
    await database.transaction((tx) =>
      tx
        .update(accounts)
        .set({ nameKey })
        .where(
          and(
            eq(accounts.userId, userId),
            sql`(select ${users.name} from ${users} where ${users.id} = ${userId}) = ${name}`,
          ),
        ),
    );
    return true;
  } catch (error) {
    if (violatedUniqueness(error) === "accounts_name_key") return false;
    throw error;
  }
}
