// Members by the hundred, written into the database as they would stand there: signing up costs a password's hash each.
import { createHash, randomBytes } from "node:crypto";
import { Guest } from "../crash/guest.ts";
import type { ServerHarness } from "../crash/server-harness.ts";

export interface MadeUp {
  readonly id: string;
  readonly guest: Guest; // their browser, signed in
}

export async function makeUp({ url, sql }: ServerHarness, count: number): Promise<MadeUp[]> {
  const now = new Date();
  const later = new Date(now.getTime() + 86_400_000);
  const people = Array.from({ length: count }, (_, index) => ({
    id: freshId(),
    session: freshId(),
    name: `Made up ${freshId().slice(0, 4)} ${index}`,
    token: randomBytes(32).toString("base64url"),
  }));
  for (const { id, session, name, token } of people) {
    const hash = createHash("sha256").update(token).digest();
    await sql.begin(async (tx) => {
      await tx`insert into users (id, kind, name, created_at) values (${id}, 'member', ${name}, ${now})`;
      await tx`insert into accounts (user_id, name_key, language, created_at) values (${id}, ${id}, 'en', ${now})`;
      await tx`insert into sessions (id, token_hash, user_id, method, created_at, seen_at, expires_at)
        values (${session}, ${hash}, ${id}, 'password', ${now}, ${now}, ${later})`;
    });
  }
  return people.map(({ id, token }) => ({ id, guest: new Guest(url, `session=${token}`) }));
}

/** All of them friends of the first. */
export async function befriendFirst({ sql }: ServerHarness, [first, ...others]: readonly MadeUp[]): Promise<void> {
  const now = new Date();
  for (const { id } of others)
    await sql`insert into friendships (from_id, to_id, created_at, accepted_at)
      values (${first?.id ?? ""}, ${id}, ${now}, ${now})`;
}

function freshId(): string {
  return randomBytes(10).toString("hex");
}
