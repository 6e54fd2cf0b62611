// What the database itself refuses, whoever asks.
import { DEFAULT_SETTINGS } from "@transcendence/game";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { matches, matchSeats, rateLimits, replays, sessions, users } from "../src/schema/index.ts";
import { createTestDatabase } from "../src/testing.ts";

const storage = await createTestDatabase();
const { database } = storage;
afterAll(() => storage.close());
const now = new Date("2026-07-01T12:00:00Z");
const ADA = { id: "adaadaadaada", kind: "guest", name: "Ada", createdAt: now } as const;
const MATCH = { id: "matchmatchmatch", settings: DEFAULT_SETTINGS, createdAt: now } as const;
const RESULT = {
  status: "finished",
  outcome: "won",
  winner: 1,
  durationMs: 60_000,
  startedAt: now,
  finishedAt: now,
} as const;
const SESSION = {
  id: "sessionsession",
  userId: ADA.id,
  tokenHash: new Uint8Array(32),
  createdAt: now,
  seenAt: now,
  expiresAt: now,
};
const REPLAY = {
  matchId: MATCH.id,
  rules: 1,
  ticks: 100,
  hash: 0xffff_ffff,
  bytes: new Uint8Array([1, 2, 255]),
  createdAt: now,
};

beforeEach(async () => {
  await database.delete(matches);
  await database.delete(users);
  await database.insert(users).values(ADA);
  await database.insert(matches).values(MATCH);
});

describe("the database refuses", () => {
  test.each([
    ["an id that is none", () => database.insert(users).values({ ...ADA, id: "x" })],
    ["an id twice", () => database.insert(users).values(ADA)],
    [
      "an unknown kind",
      () => database.insert(users).values({ ...ADA, id: "otherotherother", kind: "king" as "guest" }),
    ],
    ["no name", () => database.insert(users).values({ ...ADA, id: "otherotherother", name: "" })],
    ["a name too long", () => database.insert(users).values({ ...ADA, id: "otherotherother", name: "a".repeat(21) })],
    [
      "a token itself instead of its hash",
      () => database.insert(sessions).values({ ...SESSION, tokenHash: new Uint8Array(43) }),
    ],
    ["a session of nobody", () => database.insert(sessions).values({ ...SESSION, userId: "nobodynobody" })],
    ["a finished match without a result", () => database.update(matches).set({ status: "finished", finishedAt: now })],
    ["a finished match without an end", () => database.update(matches).set({ ...RESULT, finishedAt: null })],
    ["a result in an open match", () => database.update(matches).set({ ...RESULT, status: "open", finishedAt: null })],
    ["a result in an aborted match", () => database.update(matches).set({ ...RESULT, status: "aborted" })],
    ["an open match with an end", () => database.update(matches).set({ finishedAt: now })],
    ["an unknown outcome", () => database.update(matches).set({ ...RESULT, outcome: "drawn" as "won" })],
    ["a winner without a seat", () => database.update(matches).set({ ...RESULT, winner: 4 })],
    ["a duration below zero", () => database.update(matches).set({ ...RESULT, durationMs: -1 })],
    ["a seat that is none", () => database.insert(matchSeats).values({ matchId: MATCH.id, seat: 4, createdAt: now })],
    [
      "a score below zero",
      () => database.insert(matchSeats).values({ matchId: MATCH.id, seat: 0, score: -1, createdAt: now }),
    ],
    [
      "a seat in no match",
      () => database.insert(matchSeats).values({ matchId: "nomatchnomatch", seat: 0, createdAt: now }),
    ],
    ["a replay of no match", () => database.insert(replays).values({ ...REPLAY, matchId: "nomatchnomatch" })],
    ["a hash of more than 32 bits", () => database.insert(replays).values({ ...REPLAY, hash: 2 ** 32 })],
  ] as const)("%s", async (_, write) => {
    await expect(write()).rejects.toMatchObject({ cause: { code: expect.stringMatching(/^23/) } }); // integrity
  });
});

test("a deleted user takes their sessions along, and leaves their seats to a former player", async () => {
  await database.insert(sessions).values(SESSION);
  await database.insert(matchSeats).values({ matchId: MATCH.id, seat: 0, userId: ADA.id, createdAt: now });
  await database.delete(users).where(eq(users.id, ADA.id));
  expect(await database.$count(sessions)).toBe(0);
  expect(await database.select().from(matchSeats)).toMatchObject([{ seat: 0, userId: null }]);
});

test("bytes, times and large numbers come back as they went in", async () => {
  await database.insert(replays).values(REPLAY);
  const [replay] = await database.select().from(replays);
  expect(replay).toEqual({ ...REPLAY, bytes: Buffer.from(REPLAY.bytes) });
  await database.insert(rateLimits).values({ key: "k", count: 1, endsAt: now });
  expect(await database.select().from(rateLimits)).toEqual([{ key: "k", count: 1, endsAt: now }]);
});
