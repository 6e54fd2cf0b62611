// Names that can be told apart: two that look alike have one key. For comparing, never for showing.
import { normalizeName } from "./names.ts";

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

/**
 * Marks that a name may be written with or without: accents of Latin, Greek and Cyrillic, vowel points and cantillation of Hebrew,
 * vowel signs of Arabic. All other marks are letters to their readers: without them कुमार and कमर would be one name.
 */
const OPTIONAL_MARKS = new RegExp(
  [
    "[\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]",
    "[\\u0591-\\u05c7]",
    "[\\u0610-\\u061a\\u064b-\\u0652\\u0656-\\u065f\\u0670\\u06d6-\\u06ed]",
  ].join("|"),
  "g",
);

/** Without case, optional marks, separators, invisible characters and look-alikes. */
export function nameKey(name: string): string {
  const letters = normalizeName(name.normalize("NFKC")) // ŉ is an apostrophe and an n
    .normalize("NFKC")
    .toUpperCase() // ς and σ, ſ and s, ß and ss: one capital each
    .toLowerCase()
    .normalize("NFD")
    .replace(OPTIONAL_MARKS, "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}\p{M}]|\p{Default_Ignorable_Code_Point}/gu, "");
  return Array.from(letters, (letter) => LOOKS_LIKE[letter] ?? letter).join("");
}

function pairs(text: string): Record<string, string> {
  return Object.fromEntries(text.split(" ").map((pair) => Array.from(pair) as [string, string])); // two letters each
}
