import { describe, expect, test } from "vitest";
import { catalogue as en } from "../src/i18n/catalogues/en.ts";
import { catalogue as fr } from "../src/i18n/catalogues/fr.ts";
import { catalogue as ru } from "../src/i18n/catalogues/ru.ts";
import { bestLanguage, LANGUAGES } from "../src/i18n/languages.ts";

describe("[SITE-6] plurals", () => {
  test.each([
    [1, "1 match shown"],
    [2, "2 matches shown"],
  ])("English %i", (count, text) => expect(en.matches.shown({ count })).toBe(text));

  test.each([
    [0, "0 match affiché"],
    [1, "1 match affiché"],
    [2, "2 matchs affichés"],
  ])("French %i", (count, text) => expect(fr.matches.shown({ count })).toBe(text));

  test.each([
    [1, "Показан 1 матч"],
    [3, "Показаны 3 матча"],
    [5, "Показано 5 матчей"],
    [21, "Показан 21 матч"],
    [111, "Показано 111 матчей"],
  ])("Russian %i", (count, text) => expect(ru.matches.shown({ count })).toBe(text));
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
