// The passwords that a thief tries first, known without asking anybody: a Bloom filter of 20 kB, see docs/decisions/040.
import { decodeBase64 } from "@oslojs/encoding";
import { places } from "./bloom.ts";
import { COMMON_PASSWORDS } from "./common-passwords.data.ts";

let filter: Uint8Array | null = null;

/** Among the commonest, or one of them with a few digits and signs around it, or with digits for letters, or nothing but a pattern. */
export function isCommonPassword(password: string): boolean {
  const text = password.normalize("NFKC").toLowerCase();
  return isListed(text) || isDressedUp(text) || isPattern(text);
}

function isListed(text: string): boolean {
  filter ??= decodeBase64(COMMON_PASSWORDS);
  const bits = filter;
  return places(text, bits.length * 8).every((place) => ((bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0);
}

const DRESSING_MAX = 8; // beyond it, what is added is a password by itself
const STEM_MIN = 4;

function isDressedUp(text: string): boolean {
  return [text, plain(text)].some((each) => {
    const stem = each.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
    return stem.length >= STEM_MIN && each.length - stem.length <= DRESSING_MAX && isListed(stem);
  });
}

const DIGITS_FOR_LETTERS: Readonly<Record<string, string>> = {
  0: "o",
  1: "i",
  3: "e",
  4: "a",
  5: "s",
  7: "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Letters again where digits and signs stand for them; those around the word stay. */
function plain(text: string): string {
  return text.replace(/(?<=\p{L}.*)[013457@$!](?=.*\p{L})/gu, (sign) => DIGITS_FOR_LETTERS[sign] ?? sign);
}

function isPattern(text: string): boolean {
  if (new Set(text).size <= 3) return true;
  const repeated = /^(.+?)\1+/u.exec(text);
  const [whole = "", unit = ""] = repeated ?? [];
  if (repeated && text.length - whole.length < unit.length && (unit.length <= STEM_MIN || isListed(unit))) return true;
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  return [...steps].every((step) => step === 1 || step === -9) || [...steps].every((step) => step === -1 || step === 9); // 9 and then 0
}
