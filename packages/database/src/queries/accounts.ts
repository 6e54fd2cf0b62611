// What a member has beyond a name: how they come in, where mails go, their name's key.
import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { accounts, users } from "../schema/index.ts";
import { violatedUniqueness } from "../violations.ts";
import { isPerson, type PersonRecord, USER_COLUMNS } from "./users.ts";

export interface AccountRecord {
  readonly user: PersonRecord;
  readonly nameKey: string;
  readonly email: string | null; // as typed
  readonly emailKey: string | null; // for comparing
  readonly emailVerifiedAt: Date | null;
  readonly passwordHash: string | null; // null: comes in through a provider only
  readonly emailFactorAt: Date | null;
  readonly language: string;
  readonly createdAt: Date;
  readonly deletionDueAt: Date | null;
}

const ACCOUNT_COLUMNS = {
  user: USER_COLUMNS,
  nameKey: accounts.nameKey,
  email: accounts.email,
  emailKey: accounts.emailKey,
  emailVerifiedAt: accounts.emailVerifiedAt,
  passwordHash: accounts.passwordHash,
  emailFactorAt: accounts.emailFactorAt,
  language: accounts.language,
  createdAt: accounts.createdAt,
  deletionDueAt: accounts.deletionDueAt,
};

export interface NewAccount {
  readonly user: { readonly id: string; readonly name: string }; // a guest's own id, who stays the same person, or a new one
  readonly nameKey: string;
  readonly email: { readonly address: string; readonly key: string; readonly verifiedAt: Date | null } | null;
  readonly passwordHash: string | null;
  readonly language: string;
  readonly now: Date;
}

/** `known`: whoever has this id is no guest any more. The others: a member has that name or, proven, that address. */
export type AccountRefusal = "name_taken" | "email_taken" | "known";

/** Makes a member: of the guest who has the id, in place, or of somebody new. Inside a transaction a refusal leaves it usable. */
export async function createAccount(database: Database, account: NewAccount): Promise<PersonRecord | AccountRefusal> {
  const { user, nameKey, email, passwordHash, language, now } = account;
  try {
    return await database.transaction(async (tx) => {
      const [member] = await tx
        .insert(users)
        .values({ ...user, kind: "member", createdAt: now })
        .onConflictDoUpdate({
          target: users.id,
          set: { kind: "member", name: user.name },
          setWhere: eq(users.kind, "guest"),
        })
        .returning(USER_COLUMNS);
      if (member === undefined || !isPerson(member)) return "known";
      await tx.insert(accounts).values({
        userId: user.id,
        nameKey,
        email: email?.address ?? null,
        emailKey: email?.key ?? null,
        emailVerifiedAt: email?.verifiedAt ?? null,
        passwordHash,
        language,
        createdAt: now,
      });
      return member;
    });
  } catch (error) {
    return refusalOf(error);
  }
}

function refusalOf(error: unknown): AccountRefusal {
  switch (violatedUniqueness(error)) {
    case "accounts_name_key":
      return "name_taken";
    case "accounts_email_key":
      return "email_taken";
    case "accounts_pkey":
      return "known";
    case null:
    default:
      throw error;
  }
}

export function findAccount(database: Database, userId: string): Promise<AccountRecord | null> {
  return readAccount(database, eq(accounts.userId, userId));
}

export function findAccountByNameKey(database: Database, nameKey: string): Promise<AccountRecord | null> {
  return readAccount(database, eq(accounts.nameKey, nameKey));
}

/** By an address whose owner has proved that it is theirs: there is one at most. */
export function findAccountByEmailKey(database: Database, emailKey: string): Promise<AccountRecord | null> {
  return readAccount(database, and(eq(accounts.emailKey, emailKey), isNotNull(accounts.emailVerifiedAt)));
}

async function readAccount(database: Database, which: SQL | undefined): Promise<AccountRecord | null> {
  const [found] = await database
    .select(ACCOUNT_COLUMNS)
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(which);
  return found !== undefined && isPerson(found.user) ? { ...found, user: found.user } : null;
}

/** Who has a name of this key. */
export async function findMemberByNameKey(database: Database, nameKey: string): Promise<string | null> {
  const [owner] = await database
    .select({ userId: accounts.userId })
    .from(accounts)
    .where(eq(accounts.nameKey, nameKey));
  return owner?.userId ?? null;
}

/** Another address, not yet proven unless said. False: it is the proven one of another member, and nothing changed. */
export async function setEmail(database: Database, userId: string, email: NewAccount["email"]): Promise<boolean> {
  const columns = {
    email: email?.address ?? null,
    emailKey: email?.key ?? null,
    emailVerifiedAt: email?.verifiedAt ?? null,
  };
  try {
    // A transaction of its own: within another one it is a savepoint, and a refusal leaves that one usable.
    await database.transaction((tx) => tx.update(accounts).set(columns).where(eq(accounts.userId, userId)));
    return true;
  } catch (error) {
    if (violatedUniqueness(error) === "accounts_email_key") return false;
    throw error;
  }
}

/** The address that a link was sent to, if it is still the account's, is proven. False: it is another's by now, or another one. */
export async function verifyEmail(
  database: Database,
  { userId, email, now }: { readonly userId: string; readonly email: string; readonly now: Date },
): Promise<boolean> {
  const same = and(eq(accounts.userId, userId), eq(accounts.email, email));
  const emailVerifiedAt = sql`coalesce(${accounts.emailVerifiedAt}, ${now.toISOString()}::timestamptz)`;
  try {
    const rows = await database.transaction((tx) =>
      tx.update(accounts).set({ emailVerifiedAt }).where(same).returning({ userId: accounts.userId }),
    );
    return rows.length > 0;
  } catch (error) {
    if (violatedUniqueness(error) === "accounts_email_key") return false;
    throw error;
  }
}

export async function setPasswordHash(database: Database, userId: string, passwordHash: string): Promise<void> {
  await database.update(accounts).set({ passwordHash }).where(eq(accounts.userId, userId));
}

/** The hash that counts now, and until the end of the transaction. null: there is none. */
export async function holdPasswordHash(database: Database, userId: string): Promise<string | null> {
  const query = database.select({ hash: accounts.passwordHash }).from(accounts);
  const [held] = await query.where(eq(accounts.userId, userId)).for("share");
  return held?.hash ?? null;
}

/** A hash of today's cost in place of an older one of the same password, unless the password changed meanwhile. */
export async function replacePasswordHash(
  database: Database,
  userId: string,
  { old, fresh }: { readonly old: string; readonly fresh: string },
): Promise<void> {
  const same = and(eq(accounts.userId, userId), eq(accounts.passwordHash, old));
  await database.update(accounts).set({ passwordHash: fresh }).where(same);
}

export async function setLanguage(database: Database, userId: string, language: string): Promise<void> {
  await database.update(accounts).set({ language }).where(eq(accounts.userId, userId));
}

/** null: no member. */
export async function findLanguageOf(database: Database, userId: string): Promise<string | null> {
  const query = database.select({ language: accounts.language }).from(accounts);
  const [found] = await query.where(eq(accounts.userId, userId));
  return found?.language ?? null;
}
