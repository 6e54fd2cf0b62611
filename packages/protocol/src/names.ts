// Names that people give: themselves, and whatever else others will see by a name. One rule for all of them, in every script.
import * as v from "valibot";

export interface NameLength {
  readonly min: number; // characters; one letter is enough where a letter is a syllable or a word
  readonly max: number;
}

export type NameProblem =
  | "length"
  | "characters" // something that is neither a letter, a digit, nor one separator between them
  | "marks" // more on one letter than anybody writes
  | "invisible"; // a character that shows nothing

export type CheckedName =
  | { readonly ok: true; readonly name: string } // as it is stored and shown
  | { readonly ok: false; readonly problem: NameProblem };

const APOSTROPHES = /[`´ʹʻʼʽˈˊˋ‘’‛′‵Ꞌꞌ＇\u05f3\u07f4\u07f5]/gu;
const HYPHENS = /[‐‑‒–—―−⁃﹘﹣－\u058a\u05be\u1806]/gu;

const LETTER = "[\\p{L}\\p{N}][\\p{Mn}\\p{Mc}]*";
const SEPARATOR = "[ \\-_.'·・]";
const NAME = new RegExp(`^${LETTER}(?:${SEPARATOR}?${LETTER})*$`, "u");

/**
 * The two joiners show nothing themselves and change how the letters around them are written, which some names need: between letters of
 * the Arabic script (Persian), and after the sign that takes a consonant's vowel away, before a letter of the same script (Hindi, Sinhala
 * …), in Bengali also before it. One at a time; names are compared without them (name-key.ts), so nobody can pass for somebody else.
 */
const VIRAMAS = {
  Devanagari: "094d",
  Bengali: "09cd",
  Gurmukhi: "0a4d",
  Gujarati: "0acd",
  Oriya: "0b4d",
  Tamil: "0bcd",
  Telugu: "0c4d",
  Kannada: "0ccd",
  Malayalam: "0d4d",
  Sinhala: "0dca",
} as const;
const JOINERS = new RegExp(
  [
    "\\p{Script=Arabic}\\p{M}*\\u200c(?=\\p{Script=Arabic})",
    ...Object.entries(VIRAMAS).map(([script, sign]) => `\\u${sign}[\\u200c\\u200d](?=\\p{Script=${script}})(?=\\p{L})`),
    "\\u09b0\\u200d(?=\\u09cd\\u09af)",
  ].join("|"),
  "gu",
);

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
/** Three accents on one letter; one mark twice; five of a script's own marks, or seven where consonants are marks, too. */
const TOO_MANY_MARKS =
  /\p{Script=Inherited}{3}|(\p{M})\1|(?:(?![\p{Script=Myanmar}\p{Script=Tibetan}])\p{M}){5}|\p{M}{7}/u;
const SYLLABLE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Yi}\p{Script=Ethiopic}\uac00-\ud7a3]/u;

/** What typographers and keyboards write differently, in one way: apostrophes, hyphens, spaces, composed letters. */
export function normalizeName(text: string): string {
  return text
    .normalize("NFC")
    .replace(APOSTROPHES, "'")
    .replace(HYPHENS, "-")
    .replace(/\p{Zs}/gu, " ");
}

/** Never throws. `name` differs from what was typed by `normalizeName` and the spaces at its ends. */
export function checkName(typed: string, { min, max }: NameLength): CheckedName {
  if (typed.length > 8 * max) return { ok: false, problem: "length" };
  if (INVISIBLE.test(withoutJoiners(typed))) return { ok: false, problem: "invisible" };
  const shown = normalizeName(typed).trim();
  const name = withoutJoiners(shown); // what is checked
  const plain = normalizeName(name.normalize("NFKC")); // some letters are others' compatible forms, and some of nothing
  if (INVISIBLE.test(plain)) return { ok: false, problem: "invisible" };
  const letters = Array.from(name.replace(/\p{Script=Inherited}/gu, ""));
  const least = SYLLABLE.test(name) ? 1 : min;
  if (letters.length < least || Array.from(shown).length > max) return { ok: false, problem: "length" };
  if (!NAME.test(name) || !NAME.test(plain)) return { ok: false, problem: "characters" };
  if (TOO_MANY_MARKS.test(name) || TOO_MANY_MARKS.test(plain)) return { ok: false, problem: "marks" };
  return { ok: true, name: shown };
}

/** Without those that a name may have. */
function withoutJoiners(text: string): string {
  return text.replace(JOINERS, (match) => match.slice(0, -1)); // a joiner is the last that is matched
}

const WORDS: Readonly<Record<NameProblem, string>> = {
  length: "too short or too long",
  characters: "only letters, digits, and single separators between them",
  marks: "too many marks on one letter",
  invisible: "characters that show nothing",
};

/** The same as a schema. */
export function nameSchema(length: NameLength) {
  return v.pipe(
    v.string(),
    v.rawTransform<string, string>(({ dataset, addIssue, NEVER }) => {
      const checked = checkName(dataset.value, length);
      if (checked.ok) return checked.name;
      addIssue({ message: WORDS[checked.problem] });
      return NEVER;
    }),
  );
}

/** The nearest name to a text that was written elsewhere, as by a provider. Null: nothing of it can be a name. */
export function nameLike(text: string, length: NameLength): string | null {
  const plain = normalizeName(text.slice(0, 8 * length.max))
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[^\p{L}\p{N}\p{Mn}\p{Mc} \-_.'·・]+/gu, " ")
    .replace(/(^|[ \-_.'·・])\p{M}+/gu, "$1")
    .replace(/([ \-_.'·・])[ \-_.'·・]+/gu, "$1")
    .replace(/(\p{M})\1+/gu, "$1")
    .replace(/(\p{Script=Inherited}{2})\p{Script=Inherited}+/gu, "$1")
    .replace(/(\p{M}{4})\p{M}+/gu, "$1")
    .replace(/^[ \-_.'·・]+/u, "");
  const short = Array.from(plain).slice(0, length.max).join("");
  const checked = checkName(short.replace(/[ \-_.'·・]+$/u, ""), length);
  return checked.ok ? checked.name : null;
}
