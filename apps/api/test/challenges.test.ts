import { QUICK_SETTINGS } from "@transcendence/game";
import {
  CHALLENGE_MS,
  CHALLENGES_RECEIVED_MAX,
  CHALLENGES_SENT_MAX,
  type ChallengesAnswer,
  type ChallengeSummary,
  type MatchSummary,
  type NotificationsAnswer,
} from "@transcendence/protocol";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { POSTGRES_FILES, purgeExpired } from "../src/index.ts";
import { openApiHarness } from "./api-harness.ts";
import { makeMember, type Member } from "./members.ts";

const CHALLENGES = "/api/me/challenges";
const arena = await openApiHarness();
afterAll(() => arena.storage.close());
beforeEach(() => {
  arena.startAnew();
  arena.isDraining = false;
  arena.told.length = 0;
});

const pair = async () => [await makeMember(arena), await makeMember(arena)] as const;
const challenge = (by: Member, to: Member, wish: object = {}) =>
  by.browser.read<ChallengeSummary>(201, "POST", CHALLENGES, { to: to.user.id, ...wish });
const act = (by: Member, { id }: { id: string }, what: "accept" | "decline", body: object = {}, status = 200) =>
  by.browser.read<ChallengeSummary>(status, "POST", `${CHALLENGES}/${id}/${what}`, body);
const cancel = (by: Member, { id }: { id: string }, status = 200) =>
  by.browser.read<ChallengeSummary>(status, "DELETE", `${CHALLENGES}/${id}`);
const openOf = async ({ browser }: Member) =>
  (await browser.read<ChallengesAnswer>(200, "GET", CHALLENGES)).challenges.map(({ id }) => id);
const noticesOf = ({ browser }: Member) => browser.read<NotificationsAnswer>(200, "GET", "/api/me/notifications");
const matchOf = ({ browser }: Member, { id }: { id: string }) =>
  browser.read<MatchSummary>(200, "GET", `/api/matches/${id}`);
/** What somebody's pages were told of challenges, in order. */
const told = ({ user }: Member) =>
  arena.told.flatMap(({ userId, event }) =>
    userId === user.id && event.type === "challenge" ? [[event.challenge.id, event.challenge.status]] : [],
  );
const block = (by: Member, whom: Member) => by.browser.read(200, "PUT", `/api/me/blocks/${whom.user.id}`);

describe("[PLAY-4] a challenge", () => {
  test("is told to both, listed by both, and announced to whom it is for", async () => {
    const [anna, boris] = await pair();
    const made = await challenge(anna, boris, { settings: QUICK_SETTINGS, rated: true, side: "left" });
    expect(made).toMatchObject({
      challenger: { id: anna.user.id },
      challenged: { id: boris.user.id, name: boris.user.name },
      settings: QUICK_SETTINGS,
      rated: true,
      side: "left",
      status: "open",
      leftMs: CHALLENGE_MS,
    });
    expect([told(anna), told(boris)]).toEqual([[[made.id, "open"]], [[made.id, "open"]]]);
    expect([await openOf(anna), await openOf(boris)]).toEqual([[made.id], [made.id]]);
    expect(await noticesOf(boris)).toMatchObject({
      notifications: [{ kind: "challenge", from: { id: anna.user.id }, data: { challenge: made.id, rated: true } }],
      unread: 1,
    });
  });

  test.each([
    ["left", 0],
    ["right", 1],
  ] as const)("accepted twice, even at once, starts one match, with the challenger on the %s", async (side, seat) => {
    const [anna, boris] = await pair();
    const made = await challenge(anna, boris, { settings: QUICK_SETTINGS, rated: true, side });
    const answers = await Promise.all([1, 2, 3].map(() => act(boris, made, "accept")));
    expect(answers.map(({ id, status }) => [id, status])).toEqual(answers.map(() => [made.id, "accepted"]));
    const match = await matchOf(anna, made);
    expect(match).toMatchObject({ status: "open", settings: QUICK_SETTINGS, rated: true });
    expect(match.seats.map((player) => player?.id)).toEqual(
      seat === 0 ? [anna.user.id, boris.user.id] : [boris.user.id, anna.user.id],
    );
    expect(told(anna)).toEqual([
      [made.id, "open"],
      [made.id, "accepted"],
    ]);
    expect(await openOf(anna)).toEqual([]);
    expect(await noticesOf(boris)).toMatchObject({ unread: 0 }); // dealt with
    expect(await noticesOf(anna)).toMatchObject({
      notifications: [{ kind: "pairing", from: { id: boris.user.id }, data: { match: made.id } }],
      unread: 1,
    });
    await act(boris, made, "decline", {}, 409);
    await cancel(anna, made, 409);
  });

  test("is declined with a reason, once", async () => {
    const [anna, boris] = await pair();
    const made = await challenge(anna, boris);
    expect(await act(boris, made, "decline", { reason: "options" })).toMatchObject({
      status: "declined",
      reason: "options",
    });
    await act(boris, made, "decline", { reason: "busy" }); // again: nothing changes
    await act(boris, made, "accept", {}, 409);
    expect((await noticesOf(anna)).notifications).toMatchObject([
      { kind: "challenge_declined", data: { challenge: made.id, reason: "options" } },
    ]);
    expect((await noticesOf(boris)).unread).toBe(0);
    await act(boris, await challenge(anna, boris), "decline", { reason: "because" }, 400);
  });

  test("is cancelled, and its notification with it", async () => {
    const [anna, boris] = await pair();
    const made = await challenge(anna, boris);
    expect(await cancel(anna, made)).toMatchObject({ status: "cancelled" });
    await cancel(anna, made);
    await act(boris, made, "accept", {}, 409);
    expect(told(boris)).toEqual([
      [made.id, "open"],
      [made.id, "cancelled"],
    ]);
    expect((await noticesOf(boris)).notifications).toEqual([]);
  });

  test("is nobody else's business", async () => {
    const [anna, boris] = await pair();
    const eve = await makeMember(arena);
    const made = await challenge(anna, boris);
    await act(eve, made, "accept", {}, 404);
    await act(anna, made, "accept", {}, 404);
    await cancel(boris, made, 404);
    expect(await openOf(eve)).toEqual([]);
  });

  test("expires, and is removed then", async () => {
    const [anna, boris] = await pair();
    const made = await challenge(anna, boris);
    arena.nowMs += CHALLENGE_MS;
    expect([await openOf(anna), await openOf(boris)]).toEqual([[], []]);
    await act(boris, made, "accept", {}, 409);
    const { database } = arena.storage;
    const silent = { debug() {}, info() {}, warn() {}, error() {} };
    const live = { tell: async () => {}, call: async () => {} };
    const mail = { carries: true, nudge() {} };
    await purgeExpired({ database, clock: () => arena.nowMs, live, log: silent, files: POSTGRES_FILES, mail });
    const left = await database.execute(sql`select id from challenges where id = ${made.id}`);
    expect([...left]).toEqual([]);
    await act(boris, made, "accept", {}, 404);
  });

  test("made twice is one; with other options the later one counts", async () => {
    const [anna, boris] = await pair();
    const [first, again] = await Promise.all([challenge(anna, boris), challenge(anna, boris)]);
    expect(again.id).toBe(first.id);
    const other = await challenge(anna, boris, { side: "right" });
    expect(await openOf(boris)).toEqual([other.id]);
    expect(told(boris)).toEqual([
      [first.id, "open"],
      [first.id, "cancelled"],
      [other.id, "open"],
    ]);
    expect((await noticesOf(boris)).notifications).toMatchObject([{ data: { challenge: other.id } }]);
  });

  test("is one of few, for whoever sends and for whoever gets them", async () => {
    const anna = await makeMember(arena);
    const others = await Promise.all(Array.from({ length: CHALLENGES_SENT_MAX + 1 }, () => makeMember(arena)));
    for (const other of others.slice(1)) await challenge(anna, other);
    const more = { to: others[0]?.user.id };
    expect(await anna.browser.read(409, "POST", CHALLENGES, more)).toMatchObject({ error: "too_many" });
    const boris = await makeMember(arena);
    for (let turn = 0; turn < CHALLENGES_RECEIVED_MAX; turn++) await challenge(await makeMember(arena), boris);
    expect(await others[0]?.browser.read(409, "POST", CHALLENGES, { to: boris.user.id })).toMatchObject({
      error: "too_many",
    });
  });

  test("goes from one member to another, rated only where it can be", async () => {
    const [anna, boris] = await pair();
    const guest = arena.browser();
    const { id } = await guest.read<{ id: string }>(201, "POST", "/api/me");
    const wish = { to: boris.user.id };
    expect(await guest.read(403, "POST", CHALLENGES, wish)).toMatchObject({ error: "members_only" });
    await anna.browser.read(404, "POST", CHALLENGES, { to: id });
    await anna.browser.read(400, "POST", CHALLENGES, { to: anna.user.id });
    const odd = { ...wish, rated: true, settings: { pointsToWin: 3 } };
    expect(await anna.browser.read(422, "POST", CHALLENGES, odd)).toMatchObject({ error: "not_ratable" });
    arena.isDraining = true;
    await anna.browser.read(503, "POST", CHALLENGES, wish);
  });
});

describe("[CHAT-2] somebody who is blocked", () => {
  test("challenges nobody who blocked them, and is challenged by nobody who did", async () => {
    const [anna, boris] = await pair();
    await block(anna, boris);
    for (const [by, to] of [
      [anna, boris],
      [boris, anna],
    ] as const)
      expect(await by.browser.read(403, "POST", CHALLENGES, { to: to.user.id })).toMatchObject({ error: "blocked" });
  });

  test("cancels one from before, and whoever made the block, or is behind it, hears nothing of that", async () => {
    for (const blockedBy of ["challenged", "challenger"] as const) {
      const [anna, boris] = await pair();
      const made = await challenge(anna, boris);
      await (blockedBy === "challenged" ? block(boris, anna) : block(anna, boris));
      arena.told.length = 0;
      expect(await cancel(anna, made)).toMatchObject({ status: "cancelled" });
      expect(arena.told).toMatchObject([{ userId: anna.user.id, event: { type: "challenge" } }]);
    }
  });

  test("has no open challenge any more, and nothing in the other's list of notifications", async () => {
    const [anna, boris] = await pair();
    const made = await challenge(anna, boris);
    await block(boris, anna);
    expect(await openOf(boris)).toEqual([]);
    expect(await noticesOf(boris)).toMatchObject({ notifications: [], unread: 0 });
    await act(boris, made, "accept", {}, 409);
  });
});
