import { and, desc, eq, gt, lte } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { accounts, apiTokens, users } from "../schema/index.ts";
import { isPerson, type PersonRecord, USER_COLUMNS } from "./users.ts";

export interface ApiTokenRecord {
  readonly id: string;
  readonly name: string;
  readonly scopes: string; // their names, with spaces between
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

const TOKEN_COLUMNS = {
  id: apiTokens.id,
  name: apiTokens.name,
  scopes: apiTokens.scopes,
  createdAt: apiTokens.createdAt,
  expiresAt: apiTokens.expiresAt,
  usedAt: apiTokens.usedAt,
};

export interface NewApiTokenRow extends Omit<ApiTokenRecord, "usedAt"> {
  readonly tokenHash: Uint8Array;
  readonly userId: string;
}

/** Takes the member's expired ones away. Null: they hold as many as one may. */
export async function createApiToken(
  database: Database,
  token: NewApiTokenRow,
  allowed: number,
): Promise<ApiTokenRecord | null> {
  const own = eq(apiTokens.userId, token.userId);
  return database.transaction(async (tx) => {
    // One at a time for each member, so that two requests at once do not both see room for one more.
    await tx.select({ id: accounts.userId }).from(accounts).where(eq(accounts.userId, token.userId)).for("update");
    await tx.delete(apiTokens).where(and(own, lte(apiTokens.expiresAt, token.createdAt)));
    if ((await tx.$count(apiTokens, own)) >= allowed) return null;
    const [created] = await tx.insert(apiTokens).values(token).returning(TOKEN_COLUMNS);
    return created ?? null;
  });
}

/** Newest first, without the expired. */
export async function listApiTokens(database: Database, userId: string, now: Date): Promise<ApiTokenRecord[]> {
  return database
    .select(TOKEN_COLUMNS)
    .from(apiTokens)
    .where(and(eq(apiTokens.userId, userId), gt(apiTokens.expiresAt, now)))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id));
}

/** Whose token it is, if it still counts. */
export async function findApiToken(
  database: Database,
  tokenHash: Uint8Array,
  now: Date,
): Promise<(ApiTokenRecord & { readonly user: PersonRecord }) | null> {
  const [found] = await database
    .select({ ...TOKEN_COLUMNS, user: USER_COLUMNS })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(and(eq(apiTokens.tokenHash, tokenHash), gt(apiTokens.expiresAt, now), eq(users.kind, "member")));
  return found !== undefined && isPerson(found.user) ? { ...found, user: found.user } : null;
}

export async function noteApiTokenUse(database: Database, id: string, usedAt: Date): Promise<void> {
  await database.update(apiTokens).set({ usedAt }).where(eq(apiTokens.id, id));
}

/** False: the member has none of this id. */
export async function removeApiToken(database: Database, userId: string, id: string): Promise<boolean> {
  const removed = await database
    .delete(apiTokens)
    .where(and(eq(apiTokens.userId, userId), eq(apiTokens.id, id)))
    .returning({ id: apiTokens.id });
  return removed.length > 0;
}
