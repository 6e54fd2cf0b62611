import { API_ERRORS } from "@transcendence/protocol";
import { beforeAll, describe, expect, test } from "vitest";
import { ask, type ErrorCode, errorText } from "../src/data/api.ts";
import { LANGUAGES, loadLanguage } from "../src/i18n/index.ts";

const answer = (body: string, status: number) => Promise.resolve(new Response(body, { status }));

beforeAll(() => loadLanguage("en"));

describe("an answer of the API", () => {
  test("is its value when all is well", async () => {
    expect(await ask(answer('{"me":null}', 200))).toEqual({ ok: true, value: { me: null } });
  });

  test.each([...API_ERRORS])("is the code of the error %s", async (error) => {
    expect(await ask(answer(JSON.stringify({ error, message: "In English." }), 400))).toEqual({ ok: false, error });
  });

  test.each([
    ["a proxy without an arena behind it", answer("<h1>Bad Gateway</h1>", 502), "offline"],
    ["a captive portal", answer("<h1>Welcome to the hotel</h1>", 200), "offline"],
    ["an error of a program", answer("Internal Server Error", 500), "internal"],
    ["a code we have never heard of", answer('{"error":"teapot"}', 418), "internal"],
    ["an inherited name for a code", answer('{"error":"toString"}', 418), "internal"],
    ["null", answer("null", 500), "internal"],
  ] as const)("sorts %s", async (_what, request, error) => {
    expect(await ask(request)).toEqual({ ok: false, error });
  });

  test("never rejects: without a line it is an error like others", async () => {
    const request: Promise<Response> = Promise.reject(new TypeError("Failed to fetch"));
    expect(await ask(request)).toEqual({ ok: false, error: "offline" });
  });
});

describe.each(LANGUAGES)("[SITE-6] in %s", (language) => {
  test("every error has a sentence of its own", async () => {
    await loadLanguage(language);
    const codes: ErrorCode[] = [...API_ERRORS, "offline", "cookies_blocked"];
    const texts = codes.map(errorText);
    expect(texts.every((text) => text.length > 10)).toBe(true);
    expect(new Set(texts).size).toBe(codes.length);
  });
});
