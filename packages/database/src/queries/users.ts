import { and, eq, inArray, ne, not, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { accounts, type UserKind, users } from "../schema/index.ts";
import { violatedUniqueness } from "../violations.ts";

export interface UserRecord {
  readonly id: string;
  readonly kind: UserKind;
  readonly name: string;
  readonly avatar?: string | null | undefined; // an uploaded picture's hash
}

/** Somebody with a session: no computer player has one. */
export interface PersonRecord extends UserRecord {
  readonly kind: Exclude<UserKind, "computer">;
}

export function isPerson(user: UserRecord): user is PersonRecord {
  return user.kind !== "computer";
}

/** The columns of a `UserRecord`, for every query that shows people. */
export const USER_COLUMNS = {
  id: users.id,
  kind: users.kind,
  name: users.name,
  avatar: sql<string | null>`(select ${accounts.avatar} from ${accounts} where ${accounts.userId} = ${users.id})`,
};

/** A guest or member by their id; whoever has asked to be deleted is not shown any more. */
export async function findPerson(database: Database, id: string): Promise<PersonRecord | null> {
  const isLeaving = sql`exists (select from ${accounts} where ${accounts.userId} = ${users.id} and ${accounts.deletionDueAt} is not null)`;
  const [user] = await database
    .select(USER_COLUMNS)
    .from(users)
    .where(and(eq(users.id, id), not(isLeaving)));
  return user !== undefined && isPerson(user) ? user : null;
}

/** The renamed person; null when there is no such person any more; "taken" when a member has a name of that key. */
export async function renameUser(
  database: Database,
  id: string,
  { name, nameKey }: { readonly name: string; readonly nameKey: string },
): Promise<PersonRecord | null | "taken"> {
  const person = and(eq(users.id, id), ne(users.kind, "computer"));
  try {
    return await database.transaction(async (tx) => {
      const [user] = await tx.update(users).set({ name }).where(person).returning(USER_COLUMNS);
      await tx.update(accounts).set({ nameKey }).where(eq(accounts.userId, id)); // a guest has none
      return user !== undefined && isPerson(user) ? user : null;
    });
  } catch (error) {
    if (violatedUniqueness(error) === "accounts_name_key") return "taken";
    throw error;
  }
}

/** Those of these ids who are there, computer players too. */
export async function findUsers(database: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await database
    .select({ id: users.id })
    .from(users)
    .where(inArray(users.id, [...ids]));
  return new Set(found.map(({ id }) => id));
}
