import type {
  Repeats,
  SeriesSummary,
  TournamentAnswerBody,
  TournamentInvitations,
  TournamentSummary,
} from "@transcendence/protocol";
import { afterAll, describe, expect, test } from "vitest";
import { createDueTournaments } from "../src/index.ts";
import { nextStart } from "../src/tournaments/repeats.ts";
import { type Browser, openApiHarness, START_MS } from "./api-harness.ts";
import { makeMember, type Member } from "./members.ts";

const arena = await openApiHarness({
  limits: { tournaments: { perSession: 1000, perAddress: 1000, windowMs: 1000 } },
});
afterAll(() => arena.storage.close());

const FRIDAYS: Repeats = { weekdays: [5], time: "20:00", timeZone: "Europe/Paris" };
const WISH = { title: "Friday cup", plan: { format: "swiss" }, places: 8 };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const errorOf = async (response: Response) => [response.status, ((await response.json()) as { error?: string }).error];
const deps = () => arena.deps;

async function makeSeries({ browser }: Member, changes: object = {}): Promise<{ id: string; tournament: string }> {
  return browser.read(201, "POST", "/api/me/tournament-series", { ...WISH, repeats: FRIDAYS, ...changes });
}

const find = async (id: string, browser: Browser = arena.browser()): Promise<TournamentAnswerBody> =>
  browser.read(200, "GET", `/api/tournaments/${id}`);

const mine = async ({ browser }: Member): Promise<readonly TournamentSummary[]> =>
  (await browser.read<{ tournaments: TournamentSummary[] }>(200, "GET", "/api/tournaments?list=mine")).tournaments;

const store = (id: string, version: number, changes: object) =>
  arena.tell("/internal/tournaments/record", {
    id,
    version,
    phase: "running",
    paused: false,
    startsAtMs: null,
    endsAtMs: null,
    entries: [],
    state: null,
    log: [],
    ...changes,
  });

describe("[TOUR-1] the next start of a series", () => {
  const at = (text: string) => Date.parse(text);
  test.each([
    ["on the day itself, before its time", FRIDAYS, "2026-07-03T17:59:00Z", "2026-07-03T18:00:00Z"],
    ["a week later, once it has begun", FRIDAYS, "2026-07-03T18:00:00Z", "2026-07-10T18:00:00Z"],
    ["at the same time of the clock in winter", FRIDAYS, "2026-10-24T12:00:00Z", "2026-10-30T19:00:00Z"],
    ["and in summer", FRIDAYS, "2026-03-27T20:00:00Z", "2026-04-03T18:00:00Z"],
    ["on several days", { ...FRIDAYS, weekdays: [7, 2] }, "2026-07-03T18:00:00Z", "2026-07-05T18:00:00Z"],
    [
      "at a time that is skipped, as much later",
      { weekdays: [7], time: "02:30", timeZone: "Europe/Paris" },
      "2026-03-28T12:00:00Z",
      "2026-03-29T01:30:00Z",
    ],
    [
      "at a time that comes twice, the first time",
      { weekdays: [7], time: "02:30", timeZone: "Europe/Paris" },
      "2026-10-24T12:00:00Z",
      "2026-10-25T00:30:00Z",
    ],
    [
      "by the calendar there, which may be a day ahead",
      { weekdays: [1], time: "07:00", timeZone: "Pacific/Auckland" },
      "2026-07-05T12:00:00Z",
      "2026-07-05T19:00:00Z",
    ],
    [
      "or a day behind",
      { weekdays: [5], time: "20:00", timeZone: "America/Los_Angeles" },
      "2026-07-04T01:00:00Z",
      "2026-07-04T03:00:00Z",
    ],
  ] as const)("is %s", (_, repeats, after, expected) => {
    const start = nextStart({ ...repeats, weekdays: [...repeats.weekdays] }, at(after));
    expect(new Date(start).toISOString()).toBe(new Date(expected).toISOString());
  });
});

describe("[TOUR-1] tournaments that repeat", () => {
  test("the first opens at once, the next when the one before has begun, a week ahead at the earliest", async () => {
    const anna = await makeMember(arena);
    const { id, tournament } = await makeSeries(anna, { password: "let me in", description: "Each week" });
    const first = await find(tournament);
    expect(first.tournament).toMatchObject({
      title: "Friday cup",
      description: "Each week",
      hasPassword: true,
      repeats: FRIDAYS,
      startsAt: "2026-07-03T18:00:00.000Z", // the arena's clock stands on a Wednesday
    });
    expect(arena.asked.at(-1)).toMatchObject({ call: { type: "tournament", act: { type: "open" } } });
    expect(await createDueTournaments(deps())).toBe(0);
    arena.nowMs = Date.parse("2026-07-03T18:05:00Z");
    expect(await createDueTournaments(deps())).toBe(0); // registration is open still: its room is late
    await store(tournament, 2, { phase: "running" });
    expect(await createDueTournaments(deps())).toBe(1);
    expect(await createDueTournaments(deps())).toBe(0);
    const [next] = await mine(anna);
    expect(next).toMatchObject({ hasPassword: true, phase: "registration", startsAt: "2026-07-10T18:00:00.000Z" });
    const { series } = await anna.browser.read<{ series: SeriesSummary[] }>(200, "GET", "/api/me/tournament-series");
    expect(series).toEqual([
      { id, title: "Friday cup", repeats: FRIDAYS, paused: false, nextAt: "2026-07-17T18:00:00.000Z" },
    ]);
    arena.nowMs = START_MS;
  });

  test("an arena that was away for long goes on with the next one; none is created for the past", async () => {
    const anna = await makeMember(arena);
    const { tournament } = await makeSeries(anna);
    await store(tournament, 2, { phase: "cancelled" });
    arena.nowMs = START_MS + 12 * DAY;
    expect(await createDueTournaments(deps())).toBe(1);
    const [next] = await mine(anna);
    expect(next?.startsAt).toBe("2026-07-17T18:00:00.000Z");
    arena.nowMs = START_MS;
  });

  test("is paused, gone on with, and ended; what exists stays", async () => {
    const anna = await makeMember(arena);
    const { id, tournament } = await makeSeries(anna);
    const path = `/api/me/tournament-series/${id}`;
    await store(tournament, 2, { phase: "finished" });
    arena.nowMs = START_MS + 3 * DAY;
    await anna.browser.read(200, "PATCH", path, { paused: true });
    expect(await createDueTournaments(deps())).toBe(0);
    await anna.browser.read(200, "PATCH", path, { paused: false });
    expect(await createDueTournaments(deps())).toBe(1);
    await anna.browser.read(200, "DELETE", path);
    await anna.browser.read(404, "DELETE", path);
    expect(await mine(anna)).toHaveLength(2);
    expect((await find(tournament)).tournament.repeats).toBe(null);
    arena.nowMs = START_MS;
  });

  test("nobody has more than three, or one that cannot be", async () => {
    const anna = await makeMember(arena);
    for (const changes of [
      { repeats: { ...FRIDAYS, weekdays: [] } },
      { repeats: { ...FRIDAYS, weekdays: [5, 5] } },
      { repeats: { ...FRIDAYS, weekdays: [8] } },
      { repeats: { ...FRIDAYS, time: "24:00" } },
      { repeats: { ...FRIDAYS, timeZone: "Europe/Nowhere" } },
      { minRating: 1800, maxRating: 1200 },
    ]) {
      const answer = await anna.browser.ask("POST", "/api/me/tournament-series", {
        ...WISH,
        repeats: FRIDAYS,
        ...changes,
      });
      expect(await errorOf(answer)).toEqual([400, "bad_request"]);
    }
    for (let count = 0; count < 3; count++) await makeSeries(anna);
    const fourth = await anna.browser.ask("POST", "/api/me/tournament-series", { ...WISH, repeats: FRIDAYS });
    expect(await errorOf(fourth)).toEqual([409, "too_many"]);
    expect((await anna.browser.ask("POST", "/api/tournaments", WISH)).status).toBe(201); // it counts for itself
  });

  test("making and ending one after another opens no more tournaments than one may have", async () => {
    const olga = await makeMember(arena);
    for (let count = 0; count < 5; count++) {
      const { id } = await makeSeries(olga);
      await olga.browser.read(200, "DELETE", `/api/me/tournament-series/${id}`);
    }
    const sixth = await olga.browser.ask("POST", "/api/me/tournament-series", { ...WISH, repeats: FRIDAYS });
    expect(await errorOf(sixth)).toEqual([409, "too_many_open"]);
    expect(await mine(olga)).toHaveLength(5);
    expect(await olga.browser.read(200, "GET", "/api/me/tournament-series")).toEqual({ series: [] });
  });
});

describe("[TOUR-1] by invitation", () => {
  const enter = (browser: Browser, id: string, body: object = {}) =>
    browser.ask("POST", `/api/tournaments/${id}/entries`, body);
  const propose = async ({ browser }: Member, changes: object = {}) =>
    browser.read<TournamentSummary>(201, "POST", "/api/tournaments", { ...WISH, inviteOnly: true, ...changes });

  test("registers whoever is named, and hears of it; whoever has the link; and the organiser", async () => {
    const [anna, ben, chloe] = [await makeMember(arena), await makeMember(arena), await makeMember(arena)];
    const { id, inviteOnly } = await propose(anna);
    expect(inviteOnly).toBe(true);
    const path = `/api/tournaments/${id}/invitations`;
    expect(await errorOf(await enter(ben.browser, id))).toEqual([403, "invitation_needed"]);
    expect(await errorOf(await enter(arena.browser(), id, { invitation: "guess" }))).toEqual([
      403,
      "invitation_needed",
    ]);
    const names = [ben.user.name.toUpperCase(), "Nobody Here", ben.user.name];
    arena.told.length = 0;
    expect(await anna.browser.read(200, "POST", path, { names })).toEqual({ invited: 1, unknown: ["Nobody Here"] });
    expect(await anna.browser.read(200, "POST", path, { names: [ben.user.name] })).toEqual({ invited: 0, unknown: [] });
    const heard = arena.told.filter(({ event }) => event.type === "notified");
    expect(heard).toMatchObject([
      { userId: ben.user.id, event: { notification: { kind: "tournament_invitation", data: { tournament: id } } } },
    ]);
    expect((await find(id, ben.browser)).isInvited).toBe(true);
    expect((await find(id, chloe.browser)).isInvited).toBe(false);
    expect((await enter(ben.browser, id)).status).toBe(200);
    expect((await enter(anna.browser, id)).status).toBe(200);

    const { key, invited } = await anna.browser.read<TournamentInvitations>(200, "GET", path);
    expect(invited.map((player) => player.id)).toEqual([ben.user.id]);
    expect(JSON.stringify(await find(id, ben.browser))).not.toContain(key);
    expect((await enter(arena.browser(), id, { invitation: key })).status).toBe(200);
    const other = await anna.browser.read<TournamentInvitations>(200, "POST", `/api/tournaments/${id}/invitation-link`);
    expect(await errorOf(await enter(chloe.browser, id, { invitation: key }))).toEqual([403, "invitation_needed"]);
    expect((await enter(chloe.browser, id, { invitation: other.key })).status).toBe(200);

    await anna.browser.read(200, "DELETE", `${path}/${ben.user.id}`);
    expect(await errorOf(await enter(ben.browser, id))).toEqual([403, "invitation_needed"]);
  });

  test("nobody who has blocked the organiser is invited; an open tournament has no invitations", async () => {
    const [anna, ben] = [await makeMember(arena), await makeMember(arena)];
    const { id } = await propose(anna);
    await ben.browser.read(200, "PUT", `/api/me/blocks/${anna.user.id}`);
    const wish = { names: [ben.user.name] };
    expect(await anna.browser.read(200, "POST", `/api/tournaments/${id}/invitations`, wish)).toEqual({
      invited: 0,
      unknown: wish.names,
    });
    const open = await propose(anna, { inviteOnly: false });
    expect((await anna.browser.ask("GET", `/api/tournaments/${open.id}/invitations`)).status).toBe(409);
    expect((await ben.browser.ask("GET", `/api/tournaments/${id}/invitations`)).status).toBe(403);
  });

  test("the next one of a series has the same people, who are told again, and a link of its own", async () => {
    const [anna, ben] = [await makeMember(arena), await makeMember(arena)];
    const { tournament } = await makeSeries(anna, { inviteOnly: true });
    await anna.browser.read(200, "POST", `/api/tournaments/${tournament}/invitations`, { names: [ben.user.name] });
    const keyOf = async (id: string) =>
      (await anna.browser.read<TournamentInvitations>(200, "GET", `/api/tournaments/${id}/invitations`)).key;
    await store(tournament, 2, { phase: "finished" });
    arena.nowMs = START_MS + 3 * DAY;
    arena.told.length = 0;
    expect(await createDueTournaments(deps())).toBe(1);
    const next = (await mine(anna))[0]?.id ?? "";
    expect((await find(next, ben.browser)).isInvited).toBe(true);
    expect(arena.told.map(({ userId }) => userId)).toContain(ben.user.id);
    expect(await keyOf(next)).not.toBe(await keyOf(tournament));
    arena.nowMs = START_MS;
  });
});
