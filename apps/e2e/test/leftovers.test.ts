import { catalogue as en } from "@transcendence/web/i18n/en";
import { catalogue as fr } from "@transcendence/web/i18n/fr";
import { expect, test } from "vitest";
import { onlyIn } from "../src/leftovers.ts";

test("texts of another language are recognised, those with numbers and names in them, too", () => {
  const english = onlyIn(en, fr);
  const isEnglish = (text: string) => english.some((pattern) => pattern.test(text));
  for (const text of [en.home.heading, en.match.paused.title("Anna"), en.matches.shown(3), en.match.waiting.settings(3, 2)]) {
    expect(isEnglish(text), text).toBe(true);
  }
  for (const text of [fr.home.heading, fr.match.paused.title("Anna"), fr.matches.shown(3), "Anna", "Transcendence"]) {
    expect(isEnglish(text), text).toBe(false);
  }
});
