// Short codes: typed on another device's home page, they lead to an open match.
import type { MatchCodeAnswer, MatchSummary } from "@transcendence/protocol";
import { afterAll, expect, test } from "vitest";
import { CODE_LIFETIME_MS } from "../src/matches/code-routes.ts";
import { openApiHarness } from "./api-harness.ts";

const arena = await openApiHarness({ limits: { codes: { perSession: 20, perAddress: 40, windowMs: 600_000 } } });
afterAll(() => arena.storage.close());

async function created() {
  const browser = arena.browser();
  const { id } = await browser.read<MatchSummary>(201, "POST", "/api/matches", {});
  const ask = () => browser.read<MatchCodeAnswer>(200, "POST", `/api/matches/${id}/code`);
  return { browser, id, ask };
}

const lookUp = (code: string, browser = arena.browser()) =>
  browser.ask("GET", `/api/matches/codes/${encodeURIComponent(code)}`);

test("[PLAY-1] a code leads anybody to the match, however it is typed, and is the same when it is asked for again", async () => {
  arena.address = "198.51.100.1";
  const { id, ask } = await created();
  const { code, expiresAt } = await ask();
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(Date.parse(expiresAt)).toBe(arena.nowMs + CODE_LIFETIME_MS);
  expect(await ask()).toEqual({ code, expiresAt });
  const typed = `${code.slice(0, 2)}-${code.slice(2)} `.toLowerCase().replaceAll("0", "o").replaceAll("1", "l");
  for (const each of [code, typed]) expect(await (await lookUp(each)).json()).toEqual({ id });
  for (const wrong of ["", "K7QP", "K7QPMM", "K7QP!", "ÄÖÜÄÖ", "x".repeat(41)])
    expect([400, 404]).toContain((await lookUp(wrong)).status);
});

test("[PLAY-1] a code ends after an hour, and with its match; another one is made then", async () => {
  arena.address = "198.51.100.2";
  const { id, browser, ask } = await created();
  const { code } = await ask();
  arena.nowMs += CODE_LIFETIME_MS;
  expect((await lookUp(code)).status).toBe(404);
  const { code: fresh } = await ask();
  expect(await (await lookUp(fresh)).json()).toEqual({ id });
  await arena.tell("/internal/matches/abort", { id, abortedAtMs: arena.nowMs });
  expect((await lookUp(fresh)).status).toBe(404);
  expect((await browser.ask("POST", `/api/matches/${id}/code`)).status).toBe(404);
});

test("[PLAY-1] only who sits in the match has its code made", async () => {
  arena.address = "198.51.100.3";
  const { id } = await created();
  const stranger = arena.browser();
  expect((await stranger.ask("POST", `/api/matches/${id}/code`)).status).toBe(401);
  await stranger.read(201, "POST", "/api/me");
  expect((await stranger.ask("POST", `/api/matches/${id}/code`)).status).toBe(404);
});

test("[SEC-1] guessing is bounded for a session and for an address", async () => {
  arena.address = "198.51.100.4";
  const guesser = arena.browser();
  await guesser.read(201, "POST", "/api/me");
  const statuses: number[] = [];
  for (let count = 0; count < 21; count++) statuses.push((await lookUp("ZZZZZ", guesser)).status);
  expect(statuses.filter((status) => status === 404)).toHaveLength(20);
  expect(statuses.at(-1)).toBe(429);
  for (let count = 0; count < 20; count++) statuses.push((await lookUp("ZZZZZ")).status); // without a session
  expect(statuses.at(-1)).toBe(429);
});
