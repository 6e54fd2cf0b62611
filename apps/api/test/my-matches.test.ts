import type { MatchSummary, Me } from "@transcendence/protocol";
import { afterAll, expect, test } from "vitest";
import { type Browser, openApiHarness, START_MS } from "./api-harness.ts";
import { play, resultOf } from "./played.ts";

type Page = { matches: MatchSummary[]; next: string | null };

const DAY_MS = 86_400_000;
const arena = await openApiHarness({ limits: { matches: { perSession: 1000, perAddress: 1000, windowMs: 1000 } } });
afterAll(() => arena.storage.close());
const [ada, bob] = [arena.browser(), arena.browser()];
const [adaId, bobId] = [await idOf(ada), await idOf(bob)];
const played = play();

async function idOf(browser: Browser): Promise<string> {
  return (await browser.read<Me>(201, "POST", "/api/me")).id;
}

async function finish(creator: Browser, seats: [string, string]): Promise<string> {
  const { id } = await creator.read<MatchSummary>(201, "POST", "/api/matches", { settings: played.settings });
  expect((await arena.tell("/internal/matches/result", resultOf(id, seats, played))).status).toBe(200);
  return id;
}

async function pages(browser: Browser, limit: number): Promise<string[][]> {
  const found: string[][] = [];
  let next: string | null = null;
  do {
    const before: string = next === null ? "" : `&before=${next}`;
    const page: Page = await browser.read<Page>(200, "GET", `/api/me/matches?limit=${limit}${before}`);
    found.push(page.matches.map(({ id }) => id));
    ({ next } = page);
  } while (next !== null && found.length < 20);
  return found;
}

test("a person's matches come newest first, page by page, each once, even when many began at the same time", async () => {
  const made: string[] = [];
  for (let count = 0; count < 7; count++) {
    arena.nowMs += count % 2 === 0 ? 1000 : 0;
    made.unshift(await finish(count % 3 === 0 ? ada : bob, count % 3 === 0 ? [adaId, bobId] : [bobId, adaId]));
  }
  const all = await pages(ada, 50);
  expect(all).toHaveLength(1);
  expect(all[0]?.toSorted()).toEqual(made.toSorted());
  const created = await Promise.all(all[0]!.map((id) => ada.read<MatchSummary>(200, "GET", `/api/matches/${id}`)));
  const times = created.map(({ createdAt }) => createdAt);
  expect(times).toEqual(times.toSorted().toReversed());
  expect((await pages(ada, 3)).map((page) => page.length)).toEqual([3, 3, 1]);
  expect((await pages(ada, 3)).flat()).toEqual(all[0]);
  expect((await pages(ada, 7)).map((page) => page.length)).toEqual([7]);
  expect(await pages(bob, 50)).toEqual(all);
});

test("an entry says who played, how it ended, and what the score was", async () => {
  const id = await finish(ada, [adaId, bobId]);
  const { matches } = await ada.read<Page>(200, "GET", "/api/me/matches?limit=50");
  const entry = matches.find((match) => match.id === id);
  expect(entry).toMatchObject({ status: "finished", settings: played.settings, result: played.result });
  expect(entry?.seats.map((player) => player?.id)).toEqual([adaId, bobId]);
});

test("an invitation that nobody took up leaves the list after a day; an aborted match at once", async () => {
  const carol = arena.browser();
  const { id } = await carol.read<MatchSummary>(201, "POST", "/api/matches", {});
  const { id: aborted } = await carol.read<MatchSummary>(201, "POST", "/api/matches", {});
  await arena.tell("/internal/matches/abort", { id: aborted, abortedAtMs: arena.nowMs });
  expect(await pages(carol, 50)).toEqual([[id]]);
  arena.nowMs += DAY_MS;
  expect(await pages(carol, 50)).toEqual([[]]);
  arena.nowMs = START_MS;
});

test("only its owner sees the list", async () => {
  expect(await arena.browser().read(401, "GET", "/api/me/matches")).toMatchObject({ error: "unauthenticated" });
  const stranger = arena.browser();
  await idOf(stranger);
  expect(await pages(stranger, 50)).toEqual([[]]);
});

test.each([
  "limit=0",
  "limit=51",
  "limit=-1",
  "limit=all",
  "limit=1&limit=2",
  "before=x",
  "before=zzzzzzzzzz-0123456789abcdef",
  `before=${"a".repeat(65)}`,
])("?%s is refused", async (query) => {
  expect(await ada.read(400, "GET", `/api/me/matches?${query}`)).toMatchObject({ error: "bad_request" });
});
