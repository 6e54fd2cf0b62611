import { API_ERRORS } from "@transcendence/protocol";
import { describe, expect, test } from "vitest";
import { ask, valueOf } from "../src/result.ts";

const answer = (body: string, status: number) => Promise.resolve(new Response(body, { status }));

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

test("a program that cannot go on without the answer is told the error's code", () => {
  expect(valueOf({ ok: true, value: 7 })).toBe(7);
  expect(() => valueOf({ ok: false, error: "name_taken" })).toThrow("name_taken");
});
