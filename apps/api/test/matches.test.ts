import { DEFAULT_SETTINGS } from "@transcendence/game";
import { ABORTED_TICKETS_MS, type MatchSummary, type Me, type TicketAnswer } from "@transcendence/protocol";
import { readTicket } from "@transcendence/tickets";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { type Browser, openApiHarness, SECRETS, START_MS } from "./api-harness.ts";
import { play, resultOf } from "./played.ts";

const DAY_MS = 86_400_000;
const NOBODY = "0123456789abcdef";
const arena = await openApiHarness();
afterAll(() => arena.storage.close());
beforeEach(() => {
  arena.nowMs = START_MS;
  arena.isDraining = false;
});

async function guest(): Promise<{ browser: Browser; me: Me }> {
  const browser = arena.browser();
  return { browser, me: await browser.read<Me>(201, "POST", "/api/me") };
}

async function ticketFor(browser: Browser, match: string) {
  const { ticket, expiresMs } = await browser.read<TicketAnswer>(200, "POST", `/api/matches/${match}/ticket`);
  const reading = await readTicket(SECRETS.ticket, ticket, arena.nowMs);
  if (!reading.ok) throw new Error(reading.reason);
  if (reading.ticket.room !== "match") throw new Error("a ticket to another kind of room");
  expect(reading.ticket.expiresMs).toBe(expiresMs);
  return reading.ticket;
}

describe("[PLAY-2] creating a match", () => {
  test("classic when nothing is chosen, with the creator in seat 0", async () => {
    const { browser, me } = await guest();
    const match = await browser.read<MatchSummary>(201, "POST", "/api/matches", {});
    expect(match).toEqual({
      id: expect.stringMatching(/^[0-9A-Za-z]{16}$/),
      status: "open",
      rated: false,
      ratings: [null, null],
      settings: DEFAULT_SETTINGS,
      seats: [me, null],
      result: null,
      createdAt: new Date(START_MS).toISOString(),
      finishedAt: null,
    });
    expect(await arena.browser().read<MatchSummary>(200, "GET", `/api/matches/${match.id}`)).toEqual(match);
  });

  test("makes a guest of whoever has no session", async () => {
    const browser = arena.browser();
    const match = await browser.read<MatchSummary>(201, "POST", "/api/matches", { settings: { pointsToWin: 5 } });
    const { me } = await browser.read<{ me: Me }>(200, "GET", "/api/me");
    expect(match.seats).toEqual([me, null]);
    expect(match.settings).toEqual({ ...DEFAULT_SETTINGS, pointsToWin: 5 });
  });

  test.each(
    [
      { settings: { pointsToWin: 0 } },
      { settings: { pointsToWin: 2.5 } },
      { settings: { ballSpeed: 1e9 } },
      { settings: { paddleSize: "100" } },
      { settings: { map: "hexagon" } },
      { settings: { powerUps: ["warp"] } },
      { settings: { powerUps: ["slow", "slow"] } },
      { settings: { powerUps: "slow" } },
      { settings: { gravity: 1 } },
      { opponent: { computer: "hal" } },
      { opponent: "pebble" },
      { opponent: {} },
      { id: NOBODY },
      ["classic"],
      "classic",
      null,
    ].map((body) => ({ body })),
  )("$body is refused, and nobody becomes a guest by it", async ({ body }) => {
    const browser = arena.browser();
    expect(await browser.read(400, "POST", "/api/matches", body)).toMatchObject({ error: "bad_request" });
    expect(browser.cookies.size).toBe(0);
  });

  test("waits while the arena is about to restart", async () => {
    arena.isDraining = true;
    const response = await arena.browser().ask("POST", "/api/matches", {});
    expect([response.status, response.headers.get("Retry-After")]).toEqual([503, "5"]);
    expect(await response.json()).toMatchObject({ error: "draining" });
  });
});

describe("a match's page", () => {
  test("is there for everybody who has the link, and for no other address", async () => {
    expect(await arena.browser().read(404, "GET", `/api/matches/${NOBODY}`)).toMatchObject({ error: "not_found" });
    for (const id of ["x", "..%2F..%2Fme", "a".repeat(33), "%00".repeat(12), "0123456789ab'; drop table users;--"]) {
      expect(await arena.browser().read(400, "GET", `/api/matches/${encodeURIComponent(id)}`)).toMatchObject({
        error: "bad_request",
      });
    }
  });

  test("shows the name that a player has now", async () => {
    const { browser } = await guest();
    const { id } = await browser.read<MatchSummary>(201, "POST", "/api/matches", {});
    await browser.read(200, "PATCH", "/api/me", { name: "Renamed" });
    expect((await browser.read<MatchSummary>(200, "GET", `/api/matches/${id}`)).seats[0]?.name).toBe("Renamed");
  });
});

describe("tickets", () => {
  test("the creator, a friend and an outsider each get one in their own name, for a minute; seat 0 is kept", async () => {
    const { browser, me } = await guest();
    const { id, settings } = await browser.read<MatchSummary>(201, "POST", "/api/matches", { settings: { margin: 1 } });
    const kept = { seats: [me.id, null], computers: [null, null] };
    const common = { room: "match", match: id, settings, ...kept, rating: null, expiresMs: START_MS + 60_000 };
    const session = expect.any(String); // its id
    expect(await ticketFor(browser, id)).toEqual({ ...common, session, player: me });
    const friend = await guest();
    expect(await ticketFor(friend.browser, id)).toEqual({ ...common, session, player: friend.me });
    const outsider = arena.browser();
    const { player } = await ticketFor(outsider, id);
    expect(player).toEqual((await outsider.read<{ me: Me }>(200, "GET", "/api/me")).me);
  });

  test("a match that does not exist gives none, and makes nobody a guest", async () => {
    const browser = arena.browser();
    expect(await browser.read(404, "POST", `/api/matches/${NOBODY}/ticket`)).toMatchObject({ error: "not_found" });
    expect(browser.cookies.size).toBe(0);
  });

  test("a finished match gives them for a day, for its result and the rematch", async () => {
    const [one, other] = [await guest(), await guest()];
    const played = play();
    const { id } = await one.browser.read<MatchSummary>(201, "POST", "/api/matches", { settings: played.settings });
    const told = resultOf(id, [one.me.id, other.me.id], played);
    expect((await arena.tell("/internal/matches/result", told)).status).toBe(200);
    arena.nowMs = told.finishedAtMs + DAY_MS;
    expect((await ticketFor(other.browser, id)).seats).toEqual([one.me.id, other.me.id]);
    arena.nowMs += 1;
    expect(await other.browser.read(409, "POST", `/api/matches/${id}/ticket`)).toMatchObject({ error: "conflict" });
  });

  test("an aborted match gives them until its room is soon forgotten", async () => {
    const { browser } = await guest();
    const { id } = await browser.read<MatchSummary>(201, "POST", "/api/matches", {});
    expect((await arena.tell("/internal/matches/abort", { id, abortedAtMs: arena.nowMs })).status).toBe(200);
    arena.nowMs += ABORTED_TICKETS_MS;
    expect((await ticketFor(browser, id)).match).toBe(id);
    arena.nowMs += 1;
    expect(await browser.read(409, "POST", `/api/matches/${id}/ticket`)).toMatchObject({ error: "conflict" });
  });

  test("an open match gives them however old it is", async () => {
    const { browser } = await guest();
    const { id } = await browser.read<MatchSummary>(201, "POST", "/api/matches", {});
    arena.nowMs += 60 * DAY_MS;
    expect((await ticketFor(arena.browser(), id)).match).toBe(id);
  });
});
