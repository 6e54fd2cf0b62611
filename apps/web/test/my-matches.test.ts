import type { MatchSummary } from "@transcendence/protocol";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { rename, session } from "../src/data/session.ts";
import { myMatches, refreshMatches } from "../src/features/matches/my-matches.ts";
import { loadLanguage } from "../src/i18n/index.ts";

const ME = { id: "0123456789ab", name: "calm otter", kind: "guest" };
const rowsOf = (...ids: string[]) => ids.map((id) => ({ id }) as MatchSummary); // the model looks at nothing else
const shown = () => myMatches.state.value.rows?.map(({ id }) => id);

/** The arena as it answers: a body or a status by method and path; what was asked is written down. */
function arena(answers: Readonly<Record<string, unknown>>): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (input: string | URL, init?: RequestInit) => {
    const { pathname, search } = new URL(input);
    const question = `${init?.method ?? "GET"} ${pathname}${search}`;
    asked.push(question);
    const answer = answers[question];
    if (answer === undefined) return Promise.reject(new TypeError("Failed to fetch"));
    return Promise.resolve(Response.json(answer));
  });
  return asked;
}

beforeEach(async () => {
  await loadLanguage("en");
  session.value = { state: "unknown" };
  myMatches.clear();
});
afterEach(() => vi.unstubAllGlobals());

describe("my matches", () => {
  test("nobody yet has none, and is not asked about", async () => {
    const asked = arena({ "GET /api/me": { me: null } });
    await refreshMatches();
    expect(shown()).toEqual([]);
    expect(asked).toEqual(["GET /api/me"]);
  });

  test("are read page by page", async () => {
    arena({
      "GET /api/me": { me: ME },
      "GET /api/me/matches": { matches: rowsOf("c", "b"), next: "cursor" },
      "GET /api/me/matches?before=cursor": { matches: rowsOf("a"), next: null },
    });
    await refreshMatches();
    await myMatches.more();
    expect(shown()).toEqual(["c", "b", "a"]);
    await myMatches.more();
    expect(shown()).toEqual(["c", "b", "a"]);
  });

  test("a button pressed twice reads a page once", async () => {
    const page = { matches: rowsOf("a"), next: null };
    const me = { "GET /api/me": { me: ME }, "GET /api/me/matches": { matches: rowsOf("b"), next: "x" } };
    const asked = arena({ ...me, "GET /api/me/matches?before=x": page });
    await refreshMatches();
    await Promise.all([myMatches.more(), myMatches.more()]);
    expect(shown()).toEqual(["b", "a"]);
    expect(asked.filter((question) => question.includes("before"))).toHaveLength(1);
  });

  test("stay when the next page does not come", async () => {
    arena({ "GET /api/me": { me: ME }, "GET /api/me/matches": { matches: rowsOf("b"), next: "x" } });
    await refreshMatches();
    await myMatches.more();
    expect(myMatches.state.value).toMatchObject({ error: "offline", busy: false, next: "x" });
    expect(shown()).toEqual(["b"]);
  });

  test("without an arena, it is the session that failed", async () => {
    arena({});
    await refreshMatches();
    expect(session.value).toEqual({ state: "failed", error: "offline" });
  });
});

describe("a name", () => {
  test("makes a guest of whoever is nobody yet", async () => {
    session.value = { state: "known", me: null };
    const asked = arena({ "POST /api/me": ME, "PATCH /api/me": { ...ME, name: "Anna" } });
    expect(await rename("Anna")).toMatchObject({ ok: true });
    expect(asked).toEqual(["POST /api/me", "PATCH /api/me"]);
    expect(session.value).toMatchObject({ me: { name: "Anna" } });
  });

  test("that could not be changed stays", async () => {
    session.value = { state: "known", me: { ...ME, kind: "guest" } };
    arena({});
    expect(await rename("Anna")).toEqual({ ok: false, error: "offline" });
    expect(session.value).toMatchObject({ me: { name: "calm otter" } });
  });
});
