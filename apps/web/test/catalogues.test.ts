import { describe, expect, test } from "vitest";
import { catalogue as accountEn } from "../src/i18n/account/en/index.ts";
import { catalogue as accountFr } from "../src/i18n/account/fr/index.ts";
import { catalogue as accountRu } from "../src/i18n/account/ru/index.ts";
import { catalogue as en } from "../src/i18n/en/index.ts";
import { catalogue as fr } from "../src/i18n/fr/index.ts";
import { bestLanguage, LANGUAGES } from "../src/i18n/languages.ts";
import { catalogue as ru } from "../src/i18n/ru/index.ts";

type Message = string | ((...parameters: never[]) => string);
interface Area {
  readonly [key: string]: Message | Area;
}

/** Every message by its path. */
function messages(area: Area, path = ""): Map<string, Message> {
  const found = new Map<string, Message>();
  for (const [key, value] of Object.entries(area)) {
    const here = `${path}${key}`;
    if (typeof value !== "object") found.set(here, value);
    else for (const [inner, message] of messages(value, `${here}.`)) found.set(inner, message);
  }
  return found;
}

/** The names of a message's parameters, from its own source; none for a plain sentence. */
function parametersOf(message: Message | undefined): string[] {
  if (typeof message !== "function") return [];
  const [, list = ""] = /^\(?([^)=]*)\)?\s*=>/.exec(message.toString()) ?? [];
  return list.split(",").map((name) => name.trim());
}

function emptyOf(all: ReadonlyMap<string, Message>): string[] {
  return [...all].filter(([, message]) => message === "").map(([path]) => path);
}

describe.each([
  ["fr catalogue", en, fr],
  ["ru catalogue", en, ru],
  ["fr catalogue of accounts", accountEn, accountFr],
  ["ru catalogue of accounts", accountEn, accountRu],
] as const)("the %s", (_, original, catalogue) => {
  const source = messages(original);
  const translated = messages(catalogue);

  test("has the same messages as English, and no more", () => {
    expect([...translated.keys()]).toEqual([...source.keys()]);
  });

  test("names the same parameters in every message", () => {
    for (const [path, english] of source) {
      expect.soft(parametersOf(translated.get(path)), path).toEqual(parametersOf(english));
    }
  });

  test("leaves empty only what is empty in English", () => {
    expect(emptyOf(translated)).toEqual(emptyOf(source));
  });
});

describe("[SITE-6] plurals", () => {
  test.each([
    [1, "1 match shown"],
    [2, "2 matches shown"],
  ])("English %i", (count, text) => expect(en.matches.shown(count)).toBe(text));

  test.each([
    [0, "0 match affiché"],
    [1, "1 match affiché"],
    [2, "2 matchs affichés"],
  ])("French %i", (count, text) => expect(fr.matches.shown(count)).toBe(text));

  test.each([
    [1, "Показан 1 матч"],
    [3, "Показаны 3 матча"],
    [5, "Показано 5 матчей"],
    [21, "Показан 21 матч"],
    [111, "Показано 111 матчей"],
  ])("Russian %i", (count, text) => expect(ru.matches.shown(count)).toBe(text));
});

describe("[SITE-6] the first language of a reader", () => {
  test.each([
    [["fr-CA", "en"], "fr"],
    [["de", "ru-RU"], "ru"],
    [["de", "es"], "en"],
    [["EN-gb"], "en"],
    [[], "en"],
  ] as const)("%j reads %s", (wanted, language) => {
    expect(bestLanguage(wanted)).toBe(language);
    expect(LANGUAGES).toContain(language);
  });
});
