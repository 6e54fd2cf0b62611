import { catalogue as en } from "@transcendence/web/i18n/en";
import { catalogue as fr } from "@transcendence/web/i18n/fr";
import { expect, test } from "vitest";
import { onlyIn } from "../src/untranslated.ts";

test("texts of another language are recognised, those with numbers and names in them, too", () => {
  const english = onlyIn(en, fr);
  const isEnglish = (text: string) => english.some((pattern) => pattern.test(text));
  const foreign = [
    en.home.heading,
    en.match.paused.title({ name: "Anna" }),
    en.matches.shown({ count: 3 }),
    en.match.waiting.settings({ points: 3, margin: 2 }),
  ];
  expect(foreign.filter((text) => !isEnglish(text))).toEqual([]);
  const own = [
    fr.home.heading,
    fr.match.paused.title({ name: "Anna" }),
    fr.matches.shown({ count: 3 }),
    "Anna",
    "Transcendence",
  ];
  expect(own.filter(isEnglish)).toEqual([]);
});
