import { and, eq, ne } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { type UserKind, users } from "../schema/index.ts";

export interface UserRecord {
  readonly id: string;
  readonly kind: UserKind;
  readonly name: string;
}

/** Somebody with a session: no computer player has one. */
export interface PersonRecord extends UserRecord {
  readonly kind: Exclude<UserKind, "computer">;
}

export function isPerson(user: UserRecord): user is PersonRecord {
  return user.kind !== "computer";
}

/** The columns of a `UserRecord`, for every query that shows people. */
export const USER_COLUMNS = { id: users.id, kind: users.kind, name: users.name };

/** The renamed person, or null when there is no such person any more. */
export async function renameUser(database: Database, id: string, name: string): Promise<PersonRecord | null> {
  const person = and(eq(users.id, id), ne(users.kind, "computer"));
  const [user] = await database.update(users).set({ name }).where(person).returning(USER_COLUMNS);
  return user !== undefined && isPerson(user) ? user : null;
}
