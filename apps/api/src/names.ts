// Names that are somebody's already, or kept for the arena. Two that look alike have one key, and a member's key is nobody else's.
import { type Database, findMemberByName, findMemberByNameKey, type MemberRecord } from "@transcendence/database";
import { CHARACTER_IDS } from "@transcendence/game";
import { normalizeName } from "@transcendence/protocol";
import { nameKey } from "@transcendence/protocol/name-key";
import type { Deps } from "./deps.ts";
import { Refusal } from "./errors.ts";

/** Whoever has one of these words in a name would be taken for somebody in charge. */
const OFFICES = keys(`
  admin admins administrator administrators moderator moderators mod mods staff support official root sysadmin webmaster owner
  security transcendence pongmaster администратор админ модератор поддержка администрация modérateur administrateur
`);

/** Names that are somebody's already, or nobody's. */
const RESERVED = new Set([
  ...keys(`
    arena system server computer bot bots robot guest guests player players anonymous nobody everyone everybody all here me you
    deleted former formerplayer aformerplayer unknown null undefined none true false api account accounts login logout signup
    settings privacy terms help about contact info mail mailbox postmaster hostmaster abuse noreply mailerdaemon news referee umpire
    гость игрок система компьютер invité système ordinateur joueur
  `),
  ...CHARACTER_IDS.map(nameKey),
]);

export function isReserved(name: string): boolean {
  const words = normalizeName(name).split(/[ \-_.'·・]/);
  const plain = [name, ...words].map((word) => nameKey(word.replace(/\p{N}+$/u, ""))); // admin2 is no less an admin
  return RESERVED.has(nameKey(name)) || plain.some((key) => OFFICES.has(key));
}

/** The key of a name that this person may take. `userId`: who wants it, since one's own name is never taken; null: somebody new. */
export async function requireFreeName(database: Database, name: string, userId: string | null): Promise<string> {
  if (isReserved(name)) throw new Refusal("name_reserved", "That name is reserved.");
  const key = nameKey(name);
  const owner = await findMemberByNameKey(database, key);
  if (owner !== null && owner !== userId) throw nameTaken();
  return key;
}

/** The member of this name, under any spelling that nobody could tell from theirs. */
export async function findNamed({ database }: Pick<Deps, "database">, name: string): Promise<MemberRecord | null> {
  const key = nameKey(name);
  return key === "" ? null : findMemberByName(database, key);
}

export function nameTaken(): Refusal {
  return new Refusal("name_taken", "A member has that name, or one that looks like it.");
}

function keys(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/).map(nameKey));
}
