import { globSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { describe, expect, test } from "vitest";
import { compileStrings, findMismatches, flatten, type Messages } from "../src/compile-strings.ts";
import { inRoot } from "../src/root.ts";
import { buildStrings, readStrings, stringFolders } from "../src/strings.ts";

/** Lists that the page goes through: the sections of the legal texts, the columns of what is stored. */
const READ_WHOLE = /\b(?:sections|columns)\./;

type Say = (key: string, parameters?: Readonly<Record<string, string | number>>) => string;

/** The compiled messages, run. */
async function run(all: Readonly<Record<string, Messages>>, language = "en"): Promise<Say> {
  const code = stripTypeScriptTypes(compileStrings(language, new Map(Object.entries(all))));
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const { strings } = module as { strings: Record<string, string | ((parameters: unknown) => string)> }; // as compiled above
  return (key, parameters) => {
    const message = strings[key];
    return typeof message === "function" ? message(parameters) : (message ?? "");
  };
}

describe("[SITE-6] the strings", () => {
  test("are compiled, complete in every language, and take the same parameters in all of them", () => {
    expect(buildStrings(false)).toEqual([]);
  });

  test("are all used: the last word of each key stands somewhere in the source", () => {
    const sources = globSync("{apps,packages}/*/src/**/*.{ts,tsx}", { cwd: inRoot() })
      .filter((file) => !file.endsWith(".gen.ts"))
      .map((file) => readFileSync(inRoot(file), "utf8"))
      .join("\n");
    const words = new Set(sources.match(/[\w:]+/g));
    const unused = stringFolders().flatMap((folder) =>
      [...flatten(readStrings(folder, "en")).keys()]
        .filter((key) => !READ_WHOLE.test(key) && !key.split(".").every((part) => words.has(part)))
        .map((key) => `${folder}: ${key}`),
    );
    expect(unused).toEqual([]);
  });
});

describe("a message", () => {
  test("without parameters is a plain string, whatever it is made of", async () => {
    const say = await run({ en: { plain: "It's ${7} `done` \\ “here”".replace("${7}", "$7") } });
    expect(say("plain")).toBe("It's $7 `done` \\ “here”");
  });

  test("takes its parameters by name, in whatever order the language has them", async () => {
    const all = { en: { saved: "{name} is saved in {place}." }, fr: { saved: "Dans {place}, {name} est enregistré." } };
    const [en, fr] = [await run(all), await run(all, "fr")];
    const words = { name: "Anna", place: "the list" };
    expect([en("saved", words), fr("saved", words)]).toEqual([
      "Anna is saved in the list.",
      "Dans the list, Anna est enregistré.",
    ]);
  });

  test("counts as its language does, with exact numbers before categories", async () => {
    const en = { left: "{n, plural, =0 {none} one {# match} other {# matches}}" };
    const ru = { left: "{n, plural, =0 {нет} one {# матч} few {# матча} many {# матчей} other {# матча}}" };
    const [one, other] = [await run({ en, ru }), await run({ en, ru }, "ru")];
    expect([0, 1, 2].map((n) => one("left", { n }))).toEqual(["none", "1 match", "2 matches"]);
    expect([0, 1, 3, 5, 21].map((n) => other("left", { n }))).toEqual([
      "нет",
      "1 матч",
      "3 матча",
      "5 матчей",
      "21 матч",
    ]);
  });

  test("says a place by the language's own rule for ordinals, beside a count in the same sentence", async () => {
    const en = {
      left: "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}, {p, plural, one {# point} other {# points}}",
    };
    const fr = {
      left: "{n, selectordinal, one {#er} other {#e}}, {p, plural, one {# point} many {# points} other {# points}}",
    };
    const [one, other] = [await run({ en, fr }), await run({ en, fr }, "fr")];
    expect([1, 2, 3, 4, 11, 22].map((n) => one("left", { n, p: n }))).toEqual([
      "1st, 1 point",
      "2nd, 2 points",
      "3rd, 3 points",
      "4th, 4 points",
      "11th, 11 points",
      "22nd, 22 points",
    ]);
    expect([1, 2].map((n) => other("left", { n, p: n }))).toEqual(["1er, 1 point", "2e, 2 points"]);
  });

  test("has spaces that no line breaks at where its language wants them", async () => {
    const fr = { ask: "Supprimer « {name} » ?", list: "Vos touches : {name} ; 50 %" };
    const ru = { ask: "{name} — это всё", list: "{name}, 50 %" };
    const en = { ask: "{name} : ?", list: "{name}" };
    const say = (language: string) => run({ en, fr, ru }, language);
    const words = { name: "A" };
    expect((await say("fr"))("ask", words)).toBe("Supprimer «\u00a0A\u00a0»\u202f?");
    expect((await say("fr"))("list", words)).toBe("Vos touches\u00a0: A\u202f; 50\u202f%");
    expect((await say("ru"))("ask", words)).toBe("A\u00a0— это всё");
    expect((await say("en"))("ask", words)).toBe("A : ?");
  });

  test("chooses by a word", async () => {
    const say = await run({ en: { won: "{side, select, left {Left {name}} other {Right {name}}}" } });
    expect([say("won", { side: "left", name: "A" }), say("won", { side: "other", name: "B" })]).toEqual([
      "Left A",
      "Right B",
    ]);
  });

  test("has the type that any of its languages needs", () => {
    const all = new Map([
      ["en", { more: "and {count} more" }],
      ["ru", { more: "{count, plural, one {ещё #} few {ещё #} many {ещё #} other {ещё #}}" }],
    ]);
    expect(compileStrings("en", all)).toContain("more: ({ count }: { count: number })");
    expect(compileStrings("ru", all)).toContain("more: ({ count }) =>");
  });

  test.each([
    ["a {name", "is not whole"],
    ["{n, plural, few {x} other {y}}", "has a plural that English does not have"],
    ["{when, date}", "formats something itself"],
  ])("that %s is refused with its key (%s)", (text) => {
    expect(() => compileStrings("en", new Map([["en", { area: { key: text } }]]))).toThrow(/en, area\.key: /);
  });
});

test("a translation is told what it lacks, what it has too much of and where it has other parameters", () => {
  const source = { a: "one", b: { c: "{name}", d: "" } };
  expect(findMismatches(source, { a: "un", b: { c: "{nom}", d: "", e: "surplus" } }, "fr")).toEqual([
    "fr: b.e is not in en.json",
    "fr: b.c has the parameters {nom} instead of {name}",
  ]);
  expect(findMismatches(source, { b: { c: "{name}", d: "vide" } }, "fr")).toEqual([
    "fr: a is missing",
    "fr: b.d is empty in one language only",
  ]);
});
