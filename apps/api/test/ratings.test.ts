// Rated matches, from being asked for to both ratings, the leaderboard and the match's page.
import { createMatch, storeResult } from "@transcendence/database";
import { DEFAULT_SETTINGS, QUICK_SETTINGS, type Seat } from "@transcendence/game";
import type {
  LeaderboardPage,
  MatchSummary,
  Me,
  MyPlace,
  PublicProfile,
  MatchTicketAnswer,
  TicketAnswer,
} from "@transcendence/protocol";
import { readTicket } from "@transcendence/tickets";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../src/random.ts";
import { type Browser, openApiHarness, SECRETS, START_MS } from "./api-harness.ts";
import { makeMember, type Member } from "./members.ts";
import { play, resultOf } from "./played.ts";

const many = { perSession: 10_000, perAddress: 10_000, windowMs: 1000 };
const arena = await openApiHarness({ limits: { matches: many, tickets: many, guests: many } });
afterAll(() => arena.storage.close());
beforeEach(() => void (arena.nowMs = START_MS));
const classic = play(DEFAULT_SETTINGS);

function create(browser: Browser, body: unknown): Promise<MatchSummary> {
  return browser.read<MatchSummary>(201, "POST", "/api/matches", body);
}

/** Played over the API: its room tells the result. */
async function finish(one: Member, two: { readonly id: string }): Promise<MatchSummary> {
  const { id } = await create(one.browser, { settings: DEFAULT_SETTINGS, rated: true });
  const told = await arena.tell("/internal/matches/result", resultOf(id, [one.user.id, two.id], classic));
  expect(await told.json()).toEqual({ stored: true });
  return one.browser.read<MatchSummary>(200, "GET", `/api/matches/${id}`);
}

/** A rated match, without playing it. */
async function store(players: readonly [string, string], winner: Seat, minute = 0): Promise<void> {
  const [id, now] = [newId(), new Date(arena.nowMs + minute * 60_000)];
  const [settings, kept] = [QUICK_SETTINGS, players.map((userId, seat) => ({ seat, userId }))];
  await createMatch(arena.storage.database, { id, settings, rated: true, kept, now });
  const replay = { rules: 1, ticks: 0, hash: 0, bytes: new Uint8Array() };
  const times = { durationMs: 60_000, startedAt: now, finishedAt: now };
  const result = { id, settings, players, score: winner === 0 ? [7, 3] : [3, 7], winner, replay, ...times };
  await arena.storage.database.transaction((tx) => storeResult(tx, { ...result, outcome: "won" }));
}

describe("[PLAY-4] a match is rated or casual", () => {
  test("as it was asked for; whoever gets a ticket is told", async () => {
    const [ada, stranger] = [await makeMember(arena), arena.browser()];
    for (const rated of [true, false]) {
      const { id, ...match } = await create(ada.browser, { settings: QUICK_SETTINGS, rated });
      expect([match.rated, match.ratings]).toEqual([rated, [null, null]]);
      const ticket = await stranger.read<MatchTicketAnswer>(200, "POST", `/api/matches/${id}/ticket`);
      expect(ticket.rated).toBe(rated);
    }
    expect((await create(ada.browser, {})).rated).toBe(false);
  });

  test("guests, other settings and computer players are refused, in words", async () => {
    const ada = await makeMember(arena);
    const refused = async (browser: Browser, status: number, body: object) =>
      (await browser.read<{ error: string; message: string }>(status, "POST", "/api/matches", { rated: true, ...body }))
        .error;
    const guest = arena.browser();
    await guest.read<Me>(201, "POST", "/api/me");
    expect(await refused(guest, 403, {})).toBe("members_only");
    const nobody = arena.browser();
    expect(await refused(nobody, 403, {})).toBe("members_only");
    expect(nobody.cookies.size).toBe(0); // and nobody became a guest for it
    expect(await refused(ada.browser, 422, { settings: { pointsToWin: 5 } })).toBe("not_ratable");
    expect(await refused(ada.browser, 422, { opponent: { computer: "heron" } })).toBe("not_ratable");
    expect((await ada.browser.ask("POST", "/api/matches", { rated: "yes" })).status).toBe(400);
  });

  test("a rematch is rated when the first one was, and both are still members", async () => {
    const [ada, bob] = [await makeMember(arena), await makeMember(arena)];
    const rematch = async (of: string, seats: readonly string[]) => {
      const id = newId();
      const order = { id, of, settings: DEFAULT_SETTINGS, seats };
      expect((await arena.tell("/internal/matches/rematch", order)).status).toBe(200);
      return (await ada.browser.read<MatchSummary>(200, "GET", `/api/matches/${id}`)).rated;
    };
    const first = await finish(ada, bob.user);
    expect(await rematch(first.id, [bob.user.id, ada.user.id])).toBe(true);
    const guest = await arena.browser().read<Me>(201, "POST", "/api/me");
    expect(await rematch(first.id, [guest.id, ada.user.id])).toBe(false);
    expect(await rematch((await create(ada.browser, {})).id, [bob.user.id, ada.user.id])).toBe(false);
  });
});

describe("[STAT-4] after a rated match", () => {
  test("its page tells both changes, both profiles both ratings, and /api/me mine", async () => {
    const [ada, bob] = [await makeMember(arena), await makeMember(arena)];
    expect((await ada.browser.read<{ me: Me }>(200, "GET", "/api/me")).me.ratings).toEqual({
      quick: null,
      classic: null,
    });
    const { rated, ratings, result } = await finish(ada, bob.user);
    const [won, lost] = result?.winner === 0 ? [0, 1] : [1, 0];
    expect(rated).toBe(true);
    expect(ratings[won as Seat]).toMatchObject({ before: 1500, provisional: true });
    expect(ratings[won as Seat]?.after).toBeGreaterThan(1600);
    expect(ratings[lost as Seat]?.after).toBeLessThan(1400);
    for (const [seat, { user, browser }] of [ada, bob].entries()) {
      const shown = {
        rating: ratings[seat as Seat]?.after,
        deviation: expect.any(Number),
        provisional: true,
        matches: 1,
      };
      const page = await arena.browser().read<PublicProfile>(200, "GET", `/api/users/${encodeURIComponent(user.name)}`);
      expect(page.ratings).toEqual({ quick: null, classic: shown });
      expect((await browser.read<{ me: Me }>(200, "GET", "/api/me")).me.ratings).toEqual({
        quick: null,
        classic: shown,
      });
    }
    const { matches } = await ada.browser.read<{ matches: MatchSummary[] }>(200, "GET", "/api/me/matches");
    expect(matches[0]).toMatchObject({ rated: true, ratings });
  });

  test("that a guest took part in, it was casual, and says so", async () => {
    const [ada, guest] = [await makeMember(arena), await arena.browser().read<Me>(201, "POST", "/api/me")];
    expect(await finish(ada, guest)).toMatchObject({ status: "finished", rated: false, ratings: [null, null] });
    expect((await ada.browser.read<{ me: Me }>(200, "GET", "/api/me")).me.ratings?.classic).toBe(null);
  });

  test("[L6] tickets to the lobby and to matches say how strong somebody is, in that kind of match", async () => {
    const [ada, bob] = [await makeMember(arena), await makeMember(arena)];
    await store([ada.user.id, bob.user.id], 0);
    const ticketOf = async (browser: Browser, path: string) => {
      const { ticket } = await browser.read<TicketAnswer>(200, "POST", `${path}/ticket`);
      const reading = await readTicket(SECRETS.ticket, ticket, arena.nowMs);
      return reading.ok ? reading.ticket : null;
    };
    const [won, lost] = [await ticketOf(ada.browser, "/api/lobby"), await ticketOf(bob.browser, "/api/lobby")];
    const strength = (above: boolean) => ({
      rating: above
        ? expect.toSatisfy((rating: number) => rating > 1600)
        : expect.toSatisfy((rating: number) => rating < 1400),
      deviation: expect.toSatisfy((deviation: number) => deviation < 350),
    });
    expect(won).toMatchObject({ room: "lobby", strengths: { quick: strength(true), classic: null } });
    expect(lost).toMatchObject({ room: "lobby", strengths: { quick: strength(false), classic: null } });
    const quick = await create(ada.browser, { settings: QUICK_SETTINGS, rated: true });
    const { quick: mine } = (await ada.browser.read<{ me: Me }>(200, "GET", "/api/me")).me.ratings ?? {};
    expect(await ticketOf(ada.browser, `/api/matches/${quick.id}`)).toMatchObject({
      rated: true,
      rating: { rating: mine?.rating, provisional: true },
    });
    const classicMatch = await create(ada.browser, { settings: DEFAULT_SETTINGS });
    expect(await ticketOf(ada.browser, `/api/matches/${classicMatch.id}`)).toMatchObject({ rating: null });
  });

  test("that was aborted, or while nobody plays, no rating changes; only its uncertainty grows", async () => {
    const [ada, bob] = [await makeMember(arena), await makeMember(arena)];
    const { id } = await create(ada.browser, { rated: true });
    await arena.tell("/internal/matches/abort", { id, abortedAtMs: START_MS });
    expect((await ada.browser.read<{ me: Me }>(200, "GET", "/api/me")).me.ratings?.classic).toBe(null);
    await finish(ada, bob.user);
    const ratingAt = async (nowMs: number) => {
      arena.nowMs = nowMs;
      const page = `/api/users/${encodeURIComponent(bob.user.name)}`;
      return (await arena.browser().read<PublicProfile>(200, "GET", page)).ratings.classic;
    };
    const [now, later] = [await ratingAt(START_MS + 60_000), await ratingAt(START_MS + 200 * 86_400_000)];
    expect(later?.rating).toBe(now?.rating);
    expect(later?.deviation).toBeGreaterThan(now?.deviation ?? 0);
  });
});

describe("[STAT-4] a leaderboard", () => {
  const board = (query = "", kind = "quick") =>
    arena.browser().read<LeaderboardPage>(200, "GET", `/api/leaderboards/${kind}${query}`);
  const place = ({ browser }: Member, query = "") =>
    browser.read<MyPlace>(200, "GET", `/api/me/leaderboards/quick${query}`);

  test("lists whoever has played enough, and tells others what they have", async () => {
    arena.nowMs = Date.UTC(2026, 6, 25);
    expect(await board()).toEqual({ rows: [], next: null });
    const [ada, bob, eve] = [await makeMember(arena), await makeMember(arena), await makeMember(arena)];
    expect(await place(eve)).toEqual({ mine: null, rank: null, rows: [] });
    await store([eve.user.id, bob.user.id], 0);
    for (let n = 0; n < 32; n++) await store([ada.user.id, bob.user.id], n % 3 === 0 ? 1 : 0, n);
    const { rows, next } = await board();
    expect(next).toBe(null);
    expect(rows.map(({ rank, player, matches }) => [rank, player.name, matches])).toEqual([
      [1, ada.user.name, 32],
      [2, bob.user.name, 33],
    ]);
    expect(await place(bob)).toMatchObject({ mine: { provisional: false }, rank: 2, rows });
    expect(await place(eve)).toMatchObject({ mine: { provisional: true, matches: 1 }, rank: null, rows: [] });
    expect(await board("", "classic")).toEqual({ rows: [], next: null });
    arena.nowMs = Date.UTC(2026, 7, 1); // the next month
    expect((await board()).rows).toEqual(rows);
    expect(await board("?period=month")).toEqual({ rows: [], next: null });
    expect(await place(ada, "?period=month")).toMatchObject({ mine: { matches: 32 }, rank: null, rows: [] });
    arena.nowMs = Date.UTC(2028, 0, 1); // nobody has played for long: nobody's rating is settled
    expect(await board()).toEqual({ rows: [], next: null });
    await arena.storage.database.execute(sql`delete from ratings`);
  });

  test("comes in pages that join up, with ranks that go on, and shows me among those around me", async () => {
    const members: Member[] = [];
    for (let n = 0; n < 16; n++) members.push(await makeMember(arena));
    for (const [n, { user }] of members.entries())
      await arena.storage.database.execute(sql`insert into ratings
        (user_id, kind, rating, deviation, volatility, rated_at, settled_until, matches)
        values (${user.id}, 'quick', ${1900.123456789 - n * 7.7}, 60, 0.06, '2026-07-01', '2026-09-01', 40)`);
    const found: string[] = [];
    let next: string | null = "";
    while (next !== null) {
      const page: LeaderboardPage = await board(`?limit=5${next && `&before=${next}`}`);
      expect(page.rows.map(({ rank }) => rank)).toEqual(page.rows.map((_, row) => found.length + row + 1));
      found.push(...page.rows.map(({ player }) => player.name));
      ({ next } = page);
    }
    const names = members.map(({ user }) => user.name);
    expect(found).toEqual(names);
    for (const [n, first, last] of [
      [0, 0, 6],
      [8, 3, 14],
      [15, 10, 16],
    ] as const) {
      const { rank, rows } = await place(members[n] as Member); // one of those made above
      expect([rank, rows.map(({ player }) => player.name)]).toEqual([n + 1, names.slice(first, last)]);
      expect(rows.map((row) => row.rank)).toEqual(rows.map((_, row) => first + row + 1));
    }
  });

  test("of friends has me and those who accepted, with ranks of their own, and nobody else", async () => {
    await arena.storage.database.execute(sql`delete from ratings`);
    arena.nowMs = Date.UTC(2026, 6, 2);
    const members: Member[] = [];
    for (let n = 0; n < 6; n++) members.push(await makeMember(arena));
    const [ada, asked, friend, asking, blocked, stranger] = members as [Member, Member, Member, Member, Member, Member]; // six
    for (const [n, { user }] of members.toReversed().entries())
      await arena.storage.database.execute(sql`insert into ratings
        (user_id, kind, rating, deviation, volatility, rated_at, settled_until, matches)
        values (${user.id}, 'quick', ${1900 - n * 10}, 60, 0.06, '2026-07-01', '2026-09-01', 40)`);
    const befriend = (by: Member, other: Member) => by.browser.read(200, "PUT", `/api/me/friends/${other.user.id}`);
    for (const each of [asked, friend, blocked]) await befriend(ada, each);
    for (const each of [friend, blocked]) await befriend(each, ada);
    await befriend(asking, ada);
    await ada.browser.read(200, "PUT", `/api/me/blocks/${blocked.user.id}`);
    const friends = ({ browser }: Member, query = "") =>
      browser.read<LeaderboardPage>(200, "GET", `/api/me/leaderboards/quick/friends${query}`);
    const named = ({ rows }: { readonly rows: readonly { rank: number; player: { name: string } }[] }) =>
      rows.map(({ rank, player }) => [rank, player.name]);
    const expected = [
      [1, friend.user.name],
      [2, ada.user.name],
    ];
    expect(named(await friends(ada))).toEqual(expected);
    expect(named(await friends(friend))).toEqual(expected);
    expect(named(await friends(stranger))).toEqual([[1, stranger.user.name]]);
    const first = await friends(ada, "?limit=1");
    expect(named(await friends(ada, `?limit=1&before=${first.next}`))).toEqual(expected.slice(1));
    expect(await place(ada, "?among=friends")).toMatchObject({ rank: 2 });
    expect(named(await place(ada, "?among=friends"))).toEqual(expected);
    expect((await place(ada)).rank).toBe(6);
    await arena.storage.database.execute(sql`update ratings set rated_at = '2026-06-30'`);
    expect(await friends(ada, "?period=month")).toEqual({ rows: [], next: null });
    const guest = arena.browser();
    await guest.read(201, "POST", "/api/me");
    expect((await guest.ask("GET", "/api/me/leaderboards/quick/friends")).status).toBe(403);
    expect((await ada.browser.ask("GET", "/api/me/leaderboards/quick?among=rivals")).status).toBe(400);
  });

  test.each([
    "blitz",
    "QUICK",
    "quick?period=week",
    "quick?before=x",
    "quick?limit=51",
    "quick?before=1_1e9_0123456789abcdef",
  ])("/%s is refused", async (path) => {
    expect((await arena.browser().ask("GET", `/api/leaderboards/${path}`)).status).toBe(400);
  });
});
