import { API_ERRORS } from "@transcendence/protocol";
import { describe, expect, test } from "vitest";
import { type ErrorCode, errorText } from "../src/data/api.ts";
import { LANGUAGES, loadLanguage } from "../src/i18n/index.ts";

describe.each(LANGUAGES)("[SITE-6] in %s", (language) => {
  test("every error has a sentence of its own", async () => {
    await loadLanguage(language);
    const codes: ErrorCode[] = [...API_ERRORS, "offline", "cookies_blocked"];
    const texts = codes.map(errorText);
    expect(texts.every((text) => text.length > 10)).toBe(true);
    expect(new Set(texts).size).toBe(codes.length);
  });
});
