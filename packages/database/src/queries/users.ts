import { eq } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { type UserKind, users } from "../schema/index.ts";

export interface UserRecord {
  readonly id: string;
  readonly kind: UserKind;
  readonly name: string;
}

/** The columns of a `UserRecord`, for every query that shows people. */
export const USER_COLUMNS = { id: users.id, kind: users.kind, name: users.name };

/** The renamed user, or null when there is no such user any more. */
export async function renameUser(database: Database, id: string, name: string): Promise<UserRecord | null> {
  const [user] = await database.update(users).set({ name }).where(eq(users.id, id)).returning(USER_COLUMNS);
  return user ?? null;
}
