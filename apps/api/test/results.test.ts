import { QUICK_SETTINGS } from "@transcendence/game";
import type { MatchSummary, Me, StoreResult, TicketAnswer } from "@transcendence/protocol";
import { readTicket } from "@transcendence/tickets";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../src/random.ts";
import { type Browser, openApiHarness, SECRETS, START_MS } from "./api-harness.ts";
import { makeMember } from "./members.ts";
import { type Played, play, resultOf } from "./played.ts";

const NOBODY = "0123456789abcdef";
const arena = await openApiHarness({ limits: { matches: { perSession: 1000, perAddress: 1000, windowMs: 1000 } } });
afterAll(() => arena.storage.close());
const [ada, bob] = [arena.browser(), arena.browser()];
const [adaId, bobId] = [await idOf(ada), await idOf(bob)];
const won = play();
const resigned = play({}, 2);

beforeEach(() => {
  arena.nowMs = START_MS;
  arena.logged.length = 0;
});

async function idOf(browser: Browser): Promise<string> {
  return (await browser.read<Me>(201, "POST", "/api/me")).id;
}

async function openMatch(played: Played = won): Promise<string> {
  return (await ada.read<MatchSummary>(201, "POST", "/api/matches", { settings: played.settings })).id;
}

function summary(id: string): Promise<MatchSummary> {
  return ada.read<MatchSummary>(200, "GET", `/api/matches/${id}`);
}

async function tellResult(told: StoreResult): Promise<[number, unknown]> {
  const response = await arena.tell("/internal/matches/result", told);
  return [response.status, await response.json()];
}

async function count(table: string, match: string): Promise<number> {
  const column = sql.identifier(table === "matches" ? "id" : "match_id");
  const rows = await arena.storage.database.execute(
    sql`select 1 from ${sql.identifier(table)} where ${column} = ${match}`,
  );
  return rows.length;
}

describe("a result is stored", () => {
  test.each([
    { how: "won", played: won },
    { how: "resigned", played: resigned },
    {
      how: "claimed",
      played: { ...resigned, result: { ...resigned.result, outcome: "claimed" as const, winner: 0 as const } },
    },
    { how: "resigned before the first point", played: play({}, 0) },
  ])("with its seats and its replay: $how", async ({ played }) => {
    const id = await openMatch();
    const told = resultOf(id, [adaId, bobId], played);
    expect(await tellResult(told)).toEqual([200, { stored: true }]);
    const match = await summary(id);
    expect(match).toMatchObject({
      status: "finished",
      result: played.result,
      finishedAt: new Date(told.finishedAtMs).toISOString(),
    });
    expect(match.seats.map((player) => player?.id)).toEqual([adaId, bobId]);
    const response = await bob.ask("GET", `/api/matches/${id}/replay`);
    expect(response.headers.get("Content-Type")).toBe("application/octet-stream");
    expect(response.headers.get("Cache-Control")).toMatch(/immutable/);
    expect(Buffer.from(await response.arrayBuffer()).toString("base64")).toBe(played.replay);
  });

  test("[PLAY-7] of a match on another map with power-ups, in whatever order they were chosen", async () => {
    const chosen = play({ map: "pillars", powerUps: ["shield", "long"] });
    const id = await openMatch(chosen);
    expect((await summary(id)).settings).toMatchObject({ map: "pillars", powerUps: ["long", "shield"] });
    expect(await tellResult(resultOf(id, [adaId, bobId], chosen))).toEqual([200, { stored: true }]);
    const fewer = resultOf(await openMatch(chosen), [adaId, bobId], play({ map: "pillars", powerUps: ["long"] }));
    const more = resultOf(await openMatch(play({ map: "pillars", powerUps: ["long"] })), [adaId, bobId], chosen);
    for (const told of [fewer, more]) expect((await tellResult(told))[0]).toBe(422);
  });

  test("[PLAY-7] of a match begun before there were power-ups", async () => {
    const id = await openMatch();
    await arena.storage.database.execute(sql`update matches set settings = settings - 'powerUps' where id = ${id}`);
    expect((await summary(id)).settings).toEqual(won.settings);
    expect(await tellResult(resultOf(id, [adaId, bobId], won))).toEqual([200, { stored: true }]);
  });

  test("[SITE-10] once, however often it is told, one after the other or at the same time", async () => {
    const id = await openMatch();
    const told = resultOf(id, [adaId, bobId], won);
    const answers = await Promise.all(Array.from({ length: 8 }, () => tellResult(told)));
    expect(answers.map(([status]) => status)).toEqual(Array(8).fill(200));
    expect(answers.filter(([, body]) => (body as { stored: boolean }).stored)).toHaveLength(1);
    expect(await tellResult(told)).toEqual([200, { stored: false }]);
    expect([await count("matches", id), await count("match_seats", id), await count("replays", id)]).toEqual([1, 2, 1]);
  });

  test("even of a match that the database does not know, as after a restored backup; doubles included", async () => {
    const told = resultOf("neverSeenBefore1", [adaId, bobId], won);
    const answers = await Promise.all([tellResult(told), tellResult(told), tellResult(told)]);
    expect(answers.map(([status]) => status)).toEqual([200, 200, 200]);
    expect((await summary(told.id)).result).toEqual(won.result);
  });

  test("after an abort that crossed it on the way, too: it was played", async () => {
    const id = await openMatch();
    await arena.tell("/internal/matches/abort", { id, abortedAtMs: START_MS });
    expect(await tellResult(resultOf(id, [adaId, bobId], won))).toEqual([200, { stored: true }]);
    expect(await summary(id)).toMatchObject({ status: "finished", result: won.result });
  });
});

describe("[PLAY-5] a result that its replay does not give is refused, reported and not stored", () => {
  const other = play({ pointsToWin: 2 });
  const bytes = Buffer.from(won.replay, "base64");
  const flipped = (at: number) =>
    Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))).toString("base64");
  const change = (result: Partial<StoreResult["result"]>): Partial<StoreResult> => ({
    result: { ...won.result, ...result },
  });
  const [left, right] = won.result.score;
  test.each<[string, Partial<StoreResult>]>([
    ["another score", change({ score: [left + 1, right] })],
    ["another winner", change({ winner: won.result.winner === 0 ? 1 : 0 })],
    ["a resignation after the match was won", change({ outcome: "resigned" })],
    ["a win before the match was won", { ...resigned, result: { ...resigned.result, outcome: "won" } }],
    ["other settings", { settings: { ...won.settings, ballSpeed: 101 } }],
    ["other power-ups", { settings: { ...won.settings, powerUps: ["slow"] } }],
    ["the replay of another match", { replay: other.replay }],
    ["a changed hash", { replay: flipped(13) }],
    ["a changed length", { replay: flipped(9) }],
    ["a changed input", { replay: flipped(bytes.length - 1) }],
    ["no replay", { replay: "" }],
    ["noise", { replay: Buffer.from("PRnoise that is long enough to be one").toString("base64") }],
  ])("%s", async (_, changes) => {
    const id = await openMatch();
    const [status, body] = await tellResult({ ...resultOf(id, [adaId, bobId], won), ...changes });
    expect([status, body]).toEqual([422, expect.objectContaining({ error: "replay_mismatch" })]);
    expect(arena.logged).toEqual([expect.objectContaining({ fields: { match: id, reason: expect.any(String) } })]);
    expect(await summary(id)).toMatchObject({ status: "open", result: null });
    expect(await count("replays", id)).toBe(0);
  });

  test("a result other than the one already stored", async () => {
    const id = await openMatch();
    await tellResult(resultOf(id, [adaId, bobId], won));
    expect((await tellResult(resultOf(id, [adaId, bobId], resigned)))[0]).toBe(422);
    expect((await summary(id)).result).toEqual(won.result);
  });

  test("players other than those for whom the seats were kept, or settings other than those agreed", async () => {
    const id = await openMatch();
    expect((await tellResult(resultOf(id, [bobId, adaId], won)))[0]).toBe(422);
    expect((await tellResult(resultOf(id, [adaId, bobId], other)))[0]).toBe(422);
    expect(await summary(id)).toMatchObject({ status: "open" });
  });

  test("rules that are newer than this server wait for a newer server", async () => {
    const id = await openMatch();
    const newer = Buffer.from(bytes);
    newer.writeUInt16LE(60_000, 2);
    const told = { ...resultOf(id, [adaId, bobId], won), replay: newer.toString("base64") };
    expect(await tellResult(told)).toEqual([503, expect.objectContaining({ error: "unavailable" })]);
  });

  test.each<[string, Record<string, unknown>]>([
    ["a time beyond all calendars", { finishedAtMs: 1e300 }],
    ["a negative score", { result: { ...won.result, score: [-1, 3] } }],
    ["a duration of years", { result: { ...won.result, durationMs: 1e12 } }],
    ["a third seat", { result: { ...won.result, winner: 2 } }],
    ["a replay that is no base64", { replay: "***" }],
    ["an unknown field", { bonus: 1 }],
  ])("%s is no result at all", async (_, changes) => {
    const told = { ...resultOf(await openMatch(), [adaId, bobId], won), ...changes };
    expect((await tellResult(told))[0]).toBe(400);
  });
});

describe("[PLAY-11] an abort", () => {
  test("ends an open match, once, and leaves a finished one as it is", async () => {
    const id = await openMatch();
    for (const abortedAtMs of [START_MS + 5000, START_MS + 9000]) {
      expect((await arena.tell("/internal/matches/abort", { id, abortedAtMs })).status).toBe(200);
    }
    expect(await summary(id)).toMatchObject({
      status: "aborted",
      result: null,
      finishedAt: new Date(START_MS + 5000).toISOString(),
    });
    const finished = await openMatch();
    await tellResult(resultOf(finished, [adaId, bobId], won));
    expect((await arena.tell("/internal/matches/abort", { id: finished, abortedAtMs: START_MS })).status).toBe(200);
    expect(await summary(finished)).toMatchObject({ status: "finished", result: won.result });
  });

  test("of a match that is not there any more is nothing to do, and no reason to tell it again", async () => {
    const response = await arena.tell("/internal/matches/abort", { id: NOBODY, abortedAtMs: START_MS });
    expect([response.status, await response.json()]).toEqual([200, { stored: false }]);
    expect(await count("matches", NOBODY)).toBe(0);
  });
});

describe("[PLAY-4] a rematch", () => {
  test("is a match with both seats kept, once however often it is asked for", async () => {
    const of = await openMatch();
    await tellResult(resultOf(of, [adaId, bobId], won));
    const id = "theRematchOfThem";
    const told = { id, of, settings: won.settings, seats: [bobId, adaId] };
    const answers = await Promise.all([1, 2, 3].map(() => arena.tell("/internal/matches/rematch", told)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const match = await summary(id);
    expect([match.status, ...match.seats.map((player) => player?.id)]).toEqual(["open", bobId, adaId]);
    expect((await tellResult(resultOf(id, [bobId, adaId], won)))[0]).toBe(200);
  });

  test("of a match, or of people, that nobody knows is none", async () => {
    const of = await openMatch();
    const told = { id: "aRematchOfNobody", of: NOBODY, settings: won.settings, seats: [bobId, adaId] };
    expect((await arena.tell("/internal/matches/rematch", told)).status).toBe(404);
    expect((await arena.tell("/internal/matches/rematch", { ...told, of, seats: [bobId, NOBODY] })).status).toBe(404);
    expect(await count("matches", told.id)).toBe(0);
  });
});

describe("[PLAY-4] a pairing of the lobby", () => {
  test("is a match with both seats kept and the settings of its kind, once however often it is ordered", async () => {
    const told = { id: "theMatchOfTheTwo", kind: "quick", rated: false, seats: [bobId, adaId] };
    const answers = await Promise.all([1, 2, 3].map(() => arena.tell("/internal/matches/pairing", told)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const match = await summary(told.id);
    expect([match.status, ...match.seats.map((player) => player?.id)]).toEqual(["open", bobId, adaId]);
    expect(match.settings).toEqual(QUICK_SETTINGS);
    const { ticket } = await arena.browser().read<TicketAnswer>(200, "POST", `/api/matches/${told.id}/ticket`);
    const reading = await readTicket(SECRETS.ticket, ticket, arena.nowMs);
    expect(reading).toMatchObject({ ok: true, ticket: { paired: true, seats: [bobId, adaId] } });
  });

  test("[ACC-6] of two of whom one has blocked the other is none, whoever made the block", async () => {
    const [carol, dave] = [await makeMember(arena), await makeMember(arena)];
    await carol.browser.read(200, "PUT", `/api/me/blocks/${dave.user.id}`);
    for (const seats of [
      [carol.user.id, dave.user.id],
      [dave.user.id, carol.user.id],
    ]) {
      const told = { id: newId(), kind: "quick", rated: false, seats };
      expect((await arena.tell("/internal/matches/pairing", told)).status).toBe(409);
      expect(await count("matches", told.id)).toBe(0);
    }
    await carol.browser.read(200, "DELETE", `/api/me/blocks/${dave.user.id}`);
    const told = { id: newId(), kind: "quick", rated: false, seats: [carol.user.id, dave.user.id] };
    expect((await arena.tell("/internal/matches/pairing", told)).status).toBe(200);
  });

  test("of somebody whom nobody knows any more is none", async () => {
    const told = { id: "aMatchWithNobody", kind: "classic", rated: false, seats: [bobId, NOBODY] };
    expect((await arena.tell("/internal/matches/pairing", told)).status).toBe(404);
    expect(await count("matches", told.id)).toBe(0);
  });
});

describe("[SITE-10] a ticket to the lobby", () => {
  test("says who comes, and makes nobody a guest who only looks around", async () => {
    const browser = arena.browser();
    const open = async () => {
      const { ticket } = await browser.read<TicketAnswer>(200, "POST", "/api/lobby/ticket");
      const reading = await readTicket(SECRETS.ticket, ticket, arena.nowMs);
      return reading.ok ? reading.ticket : null;
    };
    expect(await open()).toMatchObject({ room: "lobby", player: null, session: null });
    expect(browser.cookies.size).toBe(0);
    const me = await browser.read<Me>(201, "POST", "/api/me");
    expect(await open()).toMatchObject({
      player: { id: me.id, kind: "guest" },
      strengths: { quick: null, classic: null },
    });
  });
});

describe("only the rooms may tell", () => {
  test("another secret, an old signature, or none", async () => {
    const id = await openMatch();
    const told = resultOf(id, [adaId, bobId], won);
    expect((await arena.tell("/internal/matches/result", told, "another secret altogether")).status).toBe(403);
    expect((await arena.tell("/internal/matches/result", told, undefined, 301_000)).status).toBe(403);
    expect((await arena.tell("/internal/matches/result", told, undefined, -301_000)).status).toBe(403);
    expect((await arena.tell("/internal/matches/result", told, undefined, 299_000)).status).toBe(200);
    for (const path of ["result", "abort", "rematch", "pairing", "anything"]) {
      const response = await arena.askInternal(`/internal/matches/${path}`, { method: "POST", body: "{}" });
      expect([response.status, await response.json()]).toEqual([403, expect.objectContaining({ error: "forbidden" })]);
    }
  });

  test("the public app knows nothing of it", async () => {
    for (const path of ["/internal/matches/result", "/api/internal/matches/result", "/api/../internal/matches/abort"]) {
      expect((await ada.ask("POST", path, {})).status).toBe(404);
    }
  });
});
