// Who members are to providers. The pair of authority and subject is one person for ever; what they are called there may change.
import { and, asc, eq, inArray, ne } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { accounts, identities, users } from "../schema/index.ts";
import { violatedUniqueness } from "../violations.ts";
import { type AccountRefusal, createAccount, type NewAccount } from "./accounts.ts";
import { isPerson, type PersonRecord, USER_COLUMNS } from "./users.ts";

/** Somebody at a provider. */
export interface IdentityKey {
  readonly authority: string; // whose subjects these are: a provider's id, or an issuer
  readonly subject: string;
}

export interface IdentityRecord extends IdentityKey {
  readonly label: string;
  readonly createdAt: Date;
  readonly usedAt: Date;
}

export interface NewIdentity extends IdentityKey {
  readonly label: string;
}

function is({ authority, subject }: IdentityKey) {
  return and(eq(identities.provider, authority), eq(identities.subject, subject));
}

export async function findIdentityOwner(database: Database, key: IdentityKey): Promise<PersonRecord | null> {
  const [user] = await database
    .select(USER_COLUMNS)
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(is(key));
  return user !== undefined && isPerson(user) ? user : null;
}

/** They came in with it, and may be called otherwise there by now. */
export async function noteIdentityUse(database: Database, identity: NewIdentity, now: Date): Promise<void> {
  await database.update(identities).set({ label: identity.label, usedAt: now }).where(is(identity));
}

export async function listIdentities(database: Database, userId: string): Promise<IdentityRecord[]> {
  const { provider: authority, subject, label, createdAt, usedAt } = identities;
  return database
    .select({ authority, subject, label, createdAt, usedAt })
    .from(identities)
    .where(eq(identities.userId, userId))
    .orderBy(asc(createdAt));
}

/** `taken`: it opens another account. `other`: this account has another identity of the same provider. `same`: it has this one. */
export type Linking = "linked" | "same" | "taken" | "other";

export async function linkIdentity(
  database: Database,
  userId: string,
  { authority, subject, label }: NewIdentity,
  now: Date,
): Promise<Linking> {
  const row = { provider: authority, subject, label, userId, createdAt: now, usedAt: now };
  try {
    // A transaction of its own: within another one it is a savepoint, and a refusal leaves that one usable.
    await database.transaction((tx) => tx.insert(identities).values(row));
    return "linked";
  } catch (error) {
    const violated = violatedUniqueness(error);
    if (violated === null) throw error;
    const owner = await findIdentityOwner(database, { authority, subject });
    if (owner === null) return "other";
    return owner.id === userId ? "same" : "taken";
  }
}

/** A member who comes in by the identity from now on: both or neither. */
export async function createAccountWithIdentity(
  database: Database,
  account: NewAccount,
  identity: NewIdentity,
): Promise<PersonRecord | AccountRefusal | "identity_taken"> {
  try {
    return await database.transaction(async (tx) => {
      const user = await createAccount(tx, account);
      if (typeof user === "string") return user;
      const linking = await linkIdentity(tx, user.id, identity, account.now);
      if (linking !== "linked") throw new IdentityTaken();
      return user;
    });
  } catch (error) {
    if (error instanceof IdentityTaken) return "identity_taken";
    throw error;
  }
}

class IdentityTaken extends Error {}

export type Unlinking = "unlinked" | "unknown" | "last_way_in";

/**
 * Takes an identity away, unless nothing else would open the account: a password, or an identity at one of the authorities that
 * are `configured`. The account's row is locked, so that two of these cannot each count on what the other takes.
 */
export async function unlinkIdentity(
  database: Database,
  userId: string,
  authority: string,
  configured: readonly string[],
): Promise<Unlinking> {
  return database.transaction(async (tx) => {
    const mine = eq(accounts.userId, userId);
    const [account] = await tx.select({ hash: accounts.passwordHash }).from(accounts).where(mine).for("update");
    const other = and(
      eq(identities.userId, userId),
      ne(identities.provider, authority),
      inArray(identities.provider, [...configured]),
    );
    const others =
      configured.length === 0 ? [] : await tx.select({ subject: identities.subject }).from(identities).where(other);
    const staysOpen = (account?.hash ?? null) !== null || others.length > 0;
    const which = and(eq(identities.userId, userId), eq(identities.provider, authority));
    const found = await tx.select({ subject: identities.subject }).from(identities).where(which);
    if (found.length === 0) return "unknown";
    if (!staysOpen) return "last_way_in";
    await tx.delete(identities).where(which);
    return "unlinked";
  });
}
