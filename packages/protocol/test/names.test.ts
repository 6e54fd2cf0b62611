import * as fc from "fast-check";
import { safeParse } from "valibot";
import { describe, expect, test } from "vitest";
import { CreateApiToken, DisplayName, Email, NAME_LENGTH as LENGTH } from "../src/index.ts";
import { nameKey } from "../src/name-key.ts";
import { checkName, nameLike } from "../src/names.ts";

const problemOf = (typed: string) => {
  const checked = checkName(typed, LENGTH);
  return checked.ok ? null : checked.problem;
};

describe("[ACC-5] a name may be written in any script", () => {
  test.each([
    ["Hindi", "श्रीनिवास कुमार"],
    ["Bengali", "রবীন্দ্রনাথ ঠাকুর"],
    ["Thai", "สมชาย ศักดิ์สิทธิ์"],
    ["a Thai nickname", "ปู"],
    ["a Thai am with a tone", "น้ำฝน"],
    ["Tamil", "முத்துவேல்"],
    ["Telugu", "వేంకటేశ్వర్లు"],
    ["Burmese", "အောင်ဆန်းစုကြည်"],
    ["Burmese with five marks on a letter", "မြွှေ့"],
    ["Khmer", "ស៊ីសុវត្ថិ"],
    ["Lao", "ບຸນຍັງ"],
    ["Tibetan", "བསྟན་འཛིན".replace("་", " ")],
    ["Arabic with vowel signs", "مُحَمَّد"],
    ["Hebrew with points", "שָׁלוֹם"],
    ["Vietnamese", "Nguyễn Thị Bưởi"],
    ["Vietnamese, typed as letters and accents", "Nguyễn".normalize("NFD")],
    ["Japanese", "ジョン・スミス"],
    ["Amharic", "ኃይለ ሥላሴ"],
    ["Catalan", "Gal·la"],
    ["twenty letters outside the BMP", "𐐨".repeat(20)],
  ])("%s", (_, name) => {
    expect(checkName(name, LENGTH)).toEqual({ ok: true, name: name.normalize("NFC") });
  });

  test.each(["李", "김", "あ", "ኃ"])("one letter is a name where it is a syllable or a word: %s", (name) => {
    expect(problemOf(name)).toBeNull();
  });

  test.each(["x", "é", "q\u0303", "я", "7", "ー", "ㄱ"])("but not %s", (name) => {
    expect(problemOf(name)).not.toBeNull();
  });
});

describe("[ACC-5] [OPS-4] a joiner that shows nothing", () => {
  test.each([
    ["Persian", "علی\u200cرضا", "علیرضا"],
    ["Persian, after a vowel sign", "نیکی\u064e\u200cها", "نیکیها"],
    ["Hindi", "श्रीमान्\u200cजी", "श्रीमान्जी"],
    ["Hindi, half a letter", "क्\u200dष", "क्ष"],
    ["Bengali", "র\u200d্যাব", "র্যাব"],
    ["Sinhala", "ශ්\u200dරියා", "ශ්රියා"],
    ["Malayalam", "ജോണ്\u200dസണ്", "ജോണ്സണ്"],
  ])("stays between letters that need it, and makes no other name: %s", (_, name, without) => {
    expect(checkName(name, LENGTH)).toEqual({ ok: true, name });
    expect(nameKey(name)).toBe(nameKey(without));
  });

  test.each([
    ["between Latin letters", "ad\u200cmin"],
    ["between Cyrillic letters", "ан\u200dна"],
    ["first", "\u200cعلی"],
    ["last", "علی\u200c"],
    ["twice", "علی\u200c\u200cرضا"],
    ["the other one in Arabic script", "علی\u200dرضا"],
    ["between two scripts", "علی\u200cadmin"],
    ["after a letter with its vowel", "क\u200cष"],
    ["after a sign, before another script's letter", "क्\u200cadmin"],
    ["beside a space", "علی\u200c رضا"],
  ])("is refused elsewhere: %s", (_, name) => {
    expect(problemOf(name)).toBe("invisible");
  });
});

test.each([
  ["D’Artagnan", "D'Artagnan"],
  ["Dʼʼ", null],
  ["Мар’яна", "Мар'яна"],
  ["Marʼjana", "Mar'jana"],
  ["Kaʻiulani", "Ka'iulani"],
  ["Jean–Luc", "Jean-Luc"],
  ["Jean‑Luc", "Jean-Luc"],
  ["Jean\u00a0Luc", "Jean Luc"],
  ["\u3000山田\u3000太郎\u3000", "山田 太郎"],
  ["  Ada ", "Ada"],
])("[ACC-5] what keyboards and typographers write differently is one: %j", (typed, name) => {
  expect(checkName(typed, LENGTH)).toEqual(name === null ? { ok: false, problem: "characters" } : { ok: true, name });
});

describe("[ACC-5] [OPS-4] a name that is refused", () => {
  test.each([
    ["a Hangul filler", "admin\u3164"],
    ["a Hangul jungseong filler", "ad\u1160min"],
    ["a Hangul choseong filler", "ad\u115fmin"],
    ["a half-width filler", "admin\uffa0"],
    ["nothing but fillers", "\u3164\u3164"],
    ["a zero-width space", "admin\u200b"],
    ["a joiner", "ad\u200dmin"],
    ["a soft hyphen", "ad\u00admin"],
    ["a byte order mark", "\ufeffadmin"],
    ["a grapheme joiner", "ad\u034fmin"],
    ["a variation selector", "admin\ufe0f"],
    ["a tag", "admin\u{e0061}"],
    ["a Khmer inherent vowel", "admin\u17b5"],
    ["a turn of direction", "ad\u202emin"],
    ["an isolate", "ad\u2066min"],
  ])("%s", (_, typed) => {
    expect(problemOf(typed)).toBe("invisible");
  });

  test.each([
    ["a NUL", "ad\u0000min", "characters"],
    ["half a letter", "ad\ud800min", "characters"],
    ["markup", "<b>x</b>", "characters"],
    ["two spaces", "a  b", "characters"],
    ["a hyphen first", "-ab", "characters"],
    ["an apostrophe last", "ab’", "characters"],
    ["a mark first", "\u0301ab", "characters"],
    ["an enclosing circle", "ab\u20dd", "characters"],
    ["a letter that is a space with a mark", "ab\ufe70", "characters"],
    ["a heap of accents", `Z${"\u030d\u0315\u0334".repeat(5)}algo`, "marks"],
    ["a tower of one mark", `ab${"\u0e47".repeat(4)}`, "marks"],
    ["a tower of two marks", `กา${"\u0e47\u0e49".repeat(3)}`, "marks"],
    ["21 letters", "a".repeat(21), "length"],
    ["a book", "a".repeat(10_000), "length"],
  ])("%s", (_, typed, problem) => {
    expect(problemOf(typed)).toBe(problem);
  });
});

test.each(["\u3164", "\u115f", "\u200b", "\u202e", "\ufe0f"])(
  "[OPS-4] %j is in no address and in no key's name",
  (hidden) => {
    const key = { scopes: ["profile:read"], days: 1 };
    for (const middle of ["", hidden]) {
      expect(safeParse(Email, `ada@exam${middle}ple.org`).success).toBe(middle === "");
      expect(safeParse(CreateApiToken, { ...key, name: `My ${middle}key` }).success).toBe(middle === "");
    }
  },
);

test("[ACC-5] any text is a name or is not, and the schema says the same; what was taken once is taken again as it is", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }));
  fc.assert(
    fc.property(text, (typed) => {
      const checked = checkName(typed, LENGTH);
      const parsed = safeParse(DisplayName, typed);
      expect(parsed.success).toBe(checked.ok);
      if (!checked.ok) return;
      expect(parsed.output).toBe(checked.name);
      expect(checkName(checked.name, LENGTH)).toEqual(checked);
      expect(nameKey(checked.name)).not.toBe("");
    }),
    { numRuns: 2000 },
  );
});

describe("[ACC-5] two names in other scripts", () => {
  test.each([
    ["कुमार", "कमर"],
    ["কালী", "কলা"],
    ["น้า", "นา"],
    ["น้ำ", "น้า"],
    ["முருகன்", "மரகன"],
    ["ខ្មែរ", "ខមរ"],
    ["がら", "から"],
  ])("are two, whatever the marks alone tell apart: %s and %s", (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  test.each([
    ["مُحَمَّد", "محمد"],
    ["שָׁלוֹם", "שלום"],
    ["ｶﾞｸ", "ガク"],
    ["D’Artagnan", "DArtagnan"],
    ["Marʼjana", "Mar'jana"],
    ["Jean–Luc", "Jean-Luc"],
    ["admin", "ad\u115fmin\u3164"],
  ])("are one, whether written with optional marks or without: %s and %s", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });
});

describe("[ACC-5] the name nearest to what a provider tells", () => {
  test.each([
    ["श्रीनिवास", "श्रीनिवास"],
    ["D’Artagnan", "D'Artagnan"],
    ["李", "李"],
    ["ad\u200bmin\u3164", "admin"],
    ["👩‍🚀 Ada  (she/her)", "Ada she her"],
    [`Z${"\u030d".repeat(30)}algo`, "Z\u030dalgo"],
    [`${"𐐨".repeat(19)} 𐐨`, "𐐨".repeat(19)],
    ["\u0000", null],
    ["...", null],
    ["", null],
  ])("%j", (told, name) => {
    expect(nameLike(told, LENGTH)).toBe(name);
  });

  test("is a name, whatever they tell", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (told) => {
        const name = nameLike(told, LENGTH);
        if (name !== null) expect(checkName(name, LENGTH)).toEqual({ ok: true, name });
      }),
    );
  });
});
