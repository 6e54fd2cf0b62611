import { CHARACTER_IDS } from "@transcendence/game";
import { computerId, computerPlayer, type MatchSummary, type Me, type TicketAnswer } from "@transcendence/protocol";
import { readTicket } from "@transcendence/tickets";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { type Browser, openApiHarness, SECRETS } from "./api-harness.ts";
import { play, resultOf } from "./played.ts";

const arena = await openApiHarness({ limits: { matches: { perSession: 8, perAddress: 1000, windowMs: 60_000 } } });
afterAll(() => arena.storage.close());
const FLINT = computerPlayer("flint");

async function guest(): Promise<{ browser: Browser; me: Me }> {
  const browser = arena.browser();
  return { browser, me: await browser.read<Me>(201, "POST", "/api/me") };
}

function challenge(browser: Browser, settings = {}): Promise<MatchSummary> {
  return browser.read<MatchSummary>(201, "POST", "/api/matches", { settings, opponent: { computer: "flint" } });
}

async function ticketFor(browser: Browser, match: string) {
  const { ticket } = await browser.read<TicketAnswer>(200, "POST", `/api/matches/${match}/ticket`);
  const reading = await readTicket(SECRETS.ticket, ticket, arena.nowMs);
  if (!reading.ok) throw new Error(reading.reason);
  if (reading.ticket.room !== "match") throw new Error("a ticket to another kind of room");
  return reading.ticket;
}

test("[PLAY-6] every character is a user, known by its id and name", async () => {
  const rows = await arena.storage.database.execute(sql`select id, name, kind from users where kind = 'computer'`);
  expect([...rows]).toEqual(expect.arrayContaining(CHARACTER_IDS.map(computerPlayer)));
});

describe("[PLAY-6] a match against a computer player", () => {
  test("has it in seat 1, for the page, and for the room that reads the ticket", async () => {
    const { browser, me } = await guest();
    const match = await challenge(browser);
    expect(match.seats).toEqual([me, FLINT]);
    expect(await browser.read(200, "GET", `/api/matches/${match.id}`)).toEqual(match);
    const kept = { seats: [me.id, FLINT.id], computers: [null, "flint"] };
    expect(await ticketFor(browser, match.id)).toMatchObject(kept);
    expect(await ticketFor(arena.browser(), match.id)).toMatchObject(kept); // a friend may watch
  });

  test("makes a guest of whoever has no session: one press on the first visit", async () => {
    const browser = arena.browser();
    const match = await challenge(browser);
    const { me } = await browser.read<{ me: Me }>(200, "GET", "/api/me");
    expect(match.seats).toEqual([me, FLINT]);
  });

  test("ends in a result like any other, which is in the person's list", async () => {
    const { browser, me } = await guest();
    const played = play();
    const { id } = await challenge(browser, played.settings);
    const told = resultOf(id, [me.id, FLINT.id], played);
    expect((await arena.tell("/internal/matches/result", told)).status).toBe(200);
    const list = await browser.read<{ matches: MatchSummary[] }>(200, "GET", "/api/me/matches");
    expect(list.matches).toMatchObject([{ id, status: "finished", seats: [me, FLINT], result: played.result }]);
  });

  test("is played again with the sides swapped, the computer in seat 0", async () => {
    const { browser, me } = await guest();
    const { id: of, settings } = await challenge(browser);
    const id = "rematchRematch1";
    const rematch = { id, of, settings, seats: [FLINT.id, me.id] };
    expect((await arena.tell("/internal/matches/rematch", rematch)).status).toBe(200);
    expect((await ticketFor(browser, id)).computers).toEqual(["flint", null]);
  });

  test("counts as a match for the limits", async () => {
    const { browser } = await guest();
    for (let count = 0; count < 8; count++) await challenge(browser);
    const body = { opponent: { computer: "pebble" } };
    expect(await browser.read(429, "POST", "/api/matches", body)).toMatchObject({ error: "too_many_requests" });
  });
});

test("a computer player keeps its name: nobody comes in as one, not even with a session of its own", async () => {
  const { browser, me } = await guest();
  await arena.storage.database.execute(
    sql`update sessions set user_id = ${computerId("meridian")} where user_id = ${me.id}`,
  );
  expect(await browser.read(200, "GET", "/api/me")).toEqual({ me: null });
  expect(await browser.read(401, "PATCH", "/api/me", { name: "Mine" })).toMatchObject({ error: "unauthenticated" });
});
