// Names that can be told apart. Two that look alike have one key, and a member's key is nobody else's.
import { type Database, findMemberByNameKey } from "@transcendence/database";
import { CHARACTER_IDS } from "@transcendence/game";
import { Refusal } from "./errors.ts";

/**
 * After the idea of Unicode TR39 (skeletons of confusable letters), for the scripts that people here write their names in: a letter
 * on the left looks like the one on the right, in small letters or in capitals. By hand, and so incomplete; it is there against
 * taking somebody's name in a match, not against every trick of 150,000 characters.
 */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  ...pairs("0o 1l il ıl ɩl łl øo đd ðd ħh ŋn ɑa ɡg ʋv"), // Latin and digits
  ...pairs("аa вb еe нh іl јj кk оo рp сc тt уy хx ѕs һh ԁd ԛq ԍg гr пn з3 б6 ґr ӏl ѵv"), // Cyrillic
  ...pairs("αa βb γy εe ζz ηh ιl κk νn οo ρp σo τt υy χx ϲc ϳj"), // Greek: its capitals are the Latin ones
  ...pairs("օo ոn սu հh ցg զq ѡw"), // Armenian and what is left
  ...pairs("٥o ۵o ०o ০o ١l ۱l"), // digits of other scripts
  m: "rn",
  м: "rn",
  μ: "rn",
  w: "vv",
  ԝ: "vv",
  æ: "ae",
  œ: "oe",
};

/** The name without case, accents, separators and look-alikes: for comparing, never for showing. */
export function nameKey(name: string): string {
  const letters = name
    .normalize("NFKC")
    .toUpperCase() // ς and σ, ſ and s, ß and ss: one capital each
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "") // accents of Latin, Greek and Cyrillic; other scripts' marks are letters to their readers
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]/gu, "");
  return Array.from(letters, (letter) => LOOKS_LIKE[letter] ?? letter).join("");
}

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
  const words = name.split(/[ \-_.']/);
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

export function nameTaken(): Refusal {
  return new Refusal("name_taken", "A member has that name, or one that looks like it.");
}

function pairs(text: string): Record<string, string> {
  return Object.fromEntries(text.split(" ").map((pair) => Array.from(pair) as [string, string])); // two letters each
}

function keys(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/).map(nameKey));
}
