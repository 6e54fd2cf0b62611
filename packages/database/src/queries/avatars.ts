// Who shows which picture. A picture's row is held while its files are written or removed, so that nobody is given a picture
// whose files go away at that moment.
import { eq, isNull } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { accounts, avatars } from "../schema/index.ts";

/** The picture that a member has, the member held until the transaction ends; undefined: there is no such member. */
export async function lockAvatarOf(tx: Database, userId: string): Promise<string | null | undefined> {
  const [account] = await tx
    .select({ avatar: accounts.avatar })
    .from(accounts)
    .where(eq(accounts.userId, userId))
    .for("no key update");
  return account?.avatar;
}

/** The picture's row, made if it is not there, held until the transaction ends. */
export async function holdAvatar(tx: Database, hash: string, now: Date): Promise<void> {
  await tx.insert(avatars).values({ hash, createdAt: now }).onConflictDoUpdate({ target: avatars.hash, set: { hash } });
}

export async function setAvatarOf(tx: Database, userId: string, hash: string | null): Promise<void> {
  await tx.update(accounts).set({ avatar: hash }).where(eq(accounts.userId, userId));
}

/** Removes the row of a picture that nobody has, and says whether it did: then its files must go, too. */
export async function dropUnusedAvatar(tx: Database, hash: string): Promise<boolean> {
  const [held] = await tx.select({ hash: avatars.hash }).from(avatars).where(eq(avatars.hash, hash)).for("update");
  if (held === undefined) return false;
  // A statement of its own, after the lock: it sees whom the picture was given to meanwhile.
  const [user] = await tx.select({ id: accounts.userId }).from(accounts).where(eq(accounts.avatar, hash)).limit(1);
  if (user !== undefined) return false;
  await tx.delete(avatars).where(eq(avatars.hash, hash));
  return true;
}

/** Pictures that nobody has: those of members who were deleted. */
export async function findUnusedAvatars(database: Database, limit: number): Promise<string[]> {
  const unused = await database
    .select({ hash: avatars.hash })
    .from(avatars)
    .leftJoin(accounts, eq(accounts.avatar, avatars.hash))
    .where(isNull(accounts.userId))
    .limit(limit);
  return unused.map(({ hash }) => hash);
}
