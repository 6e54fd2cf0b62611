// Rated results against a real Postgres: each counts once, and no two wait for each other.
import { DEFAULT_SETTINGS, type MatchSettings, QUICK_SETTINGS, type Seat } from "@transcendence/game";
import { rateMatch, SETTLED_DEVIATION, UNRATED } from "@transcendence/rating";
import { eq, inArray } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import {
  connect,
  createMatch,
  type Database,
  type FinishedMatch,
  type Storing,
  findMatch,
  findRatingsOf,
  lockDueMembers,
  removeMembers,
  setDeletionDue,
  storeResult as storeWithin,
} from "../src/index.ts";
import { countAbove, findListed, listAbove, listBelow } from "../src/index.ts";
import { makeAnonymous } from "../src/queries/personal-data.ts";
import { accounts, ratingChanges, ratings, users } from "../src/schema/index.ts";
import { createTestDatabase } from "../src/testing.ts";

const storage = await createTestDatabase();
const { database } = storage;
const other = connect(storage.url, 8); // as another instance of the API
afterAll(async () => {
  await other.close();
  await storage.close();
});

const START_MS = Date.UTC(2026, 6, 1, 12);
const at = (minute: number) => new Date(START_MS + minute * 60_000);
let count = 0;

function storeResult(connection: Database, finished: FinishedMatch): Promise<Storing> {
  return connection.transaction((tx) => storeWithin(tx, finished));
}

async function removeDueMembers(tx: Database): Promise<void> {
  await removeMembers(tx, await lockDueMembers(tx, at(5), 10));
}

function newId(): string {
  return `made${String(++count).padStart(12, "0")}`;
}

async function member(since = at(-60)): Promise<string> {
  const id = newId();
  await database.insert(users).values({ id, kind: "member", name: id, createdAt: since });
  await database.insert(accounts).values({ userId: id, nameKey: id, language: "en", createdAt: since });
  return id;
}

async function guest(): Promise<string> {
  const id = newId();
  await database.insert(users).values({ id, kind: "guest", name: id, createdAt: at(0) });
  return id;
}

interface Wish {
  readonly winner?: Seat;
  readonly settings?: MatchSettings;
  readonly rated?: boolean;
  readonly minute?: number; // when it begins; it takes one
  readonly outcome?: FinishedMatch["outcome"];
}

/** A match that has been played, and whose result is not stored yet. */
async function played(players: readonly [string, string], wish: Wish = {}): Promise<FinishedMatch> {
  const { winner = 0, settings = DEFAULT_SETTINGS, rated = true, minute = 0, outcome = "won" } = wish;
  const id = newId();
  await createMatch(database, { id, settings, rated, kept: [{ seat: 0, userId: players[0] }], now: at(minute) });
  return {
    id,
    settings,
    players,
    winner,
    outcome,
    score: winner === 0 ? [11, 5] : [5, 11],
    durationMs: 60_000,
    startedAt: at(minute),
    finishedAt: at(minute + 1),
    replay: { rules: 1, ticks: 0, hash: 0, bytes: new Uint8Array() },
  };
}

async function play(players: readonly [string, string], wish: Wish = {}): Promise<FinishedMatch> {
  const finished = await played(players, wish);
  expect(await storeResult(database, finished)).toBe("stored");
  return finished;
}

const changesOf = (match: string) => database.$count(ratingChanges, eq(ratingChanges.matchId, match));

describe("[STAT-4] a rated match", () => {
  test.each(["won", "resigned", "claimed"] as const)(
    "that was %s changes both ratings of its kind",
    async (outcome) => {
      const [ada, bob] = [await member(), await member()];
      const { id } = await play([ada, bob], { winner: 1, outcome });
      const expected = rateMatch(UNRATED, UNRATED, at(1).getTime());
      expect(await findRatingsOf(database, bob)).toEqual([{ ...expected.winner, kind: "classic", matches: 1 }]);
      expect(await findRatingsOf(database, ada)).toEqual([{ ...expected.loser, kind: "classic", matches: 1 }]);
      const match = await findMatch(database, id);
      expect(match?.rated).toBe(true);
      expect(match?.seats.map(({ change }) => change)).toEqual(
        [expected.loser, expected.winner].map(({ rating, deviation }) => ({
          ratingBefore: 1500,
          ratingAfter: rating,
          deviationAfter: deviation,
        })),
      );
    },
  );

  test("leaves the other kind as it was", async () => {
    const [ada, bob] = [await member(), await member()];
    await play([ada, bob]);
    await play([ada, bob], { settings: QUICK_SETTINGS, minute: 5 });
    await play([ada, bob], { minute: 9 });
    const found = await findRatingsOf(database, ada);
    expect(Object.fromEntries(found.map(({ kind, matches }) => [kind, matches]))).toEqual({ classic: 2, quick: 1 });
  });

  test.each<[string, () => Promise<FinishedMatch>]>([
    ["agreed to be casual", async () => play([await member(), await member()], { rated: false })],
    ["in which a guest took the other seat", async () => play([await member(), await guest()])],
    ["in which somebody signed up after it began", async () => play([await member(), await member(at(0.5))])],
    [
      "of somebody against themselves",
      async () => {
        const ada = await member();
        return play([ada, ada]);
      },
    ],
    [
      "with other settings",
      async () => play([await member(), await member()], { settings: { ...DEFAULT_SETTINGS, pointsToWin: 3 } }),
    ],
  ])("%s is casual", async (_, finish) => {
    const { id, players } = await finish();
    expect(await findMatch(database, id)).toMatchObject({ status: "finished", rated: false });
    expect(await changesOf(id)).toBe(0);
    for (const player of players) expect(await findRatingsOf(database, player)).toEqual([]);
  });

  test("is casual when a player was deleted or became anonymous before the result came, and the other is not touched", async () => {
    const [ada, bob, eve] = [await member(), await member(), await member()];
    const [one, two] = [await played([ada, bob]), await played([ada, eve])];
    await database.delete(users).where(eq(users.id, bob));
    await database.transaction((tx) =>
      makeAnonymous(tx, { userId: eve, addresses: [] }, { name: "Quiet Fox", keptSession: "" }),
    );
    for (const finished of [one, two]) {
      expect(await storeResult(database, finished)).toBe("stored");
      expect(await findMatch(database, finished.id)).toMatchObject({ rated: false });
    }
    expect(await findRatingsOf(database, ada)).toEqual([]);
  });

  test("keeps the rival's rating and line when a player is deleted afterwards", async () => {
    const [ada, bob] = [await member(), await member()];
    const { id } = await play([ada, bob]);
    const before = await findRatingsOf(database, ada);
    await database.delete(users).where(eq(users.id, bob));
    expect(await findRatingsOf(database, ada)).toEqual(before);
    const match = await findMatch(database, id);
    expect(match?.seats.map(({ change }) => change !== null)).toEqual([true, false]);
  });
});

describe("[STAT-4] [SITE-10] results that come together", () => {
  test("the same one, told twelve times at once to two instances, counts once", async () => {
    const players = [await member(), await member()] as const;
    const finished = await played(players);
    const tellings = Array.from({ length: 12 }, (_, n) => storeResult(n % 2 ? database : other.database, finished));
    expect((await Promise.all(tellings)).toSorted()).toEqual([...Array<string>(11).fill("known"), "stored"]);
    expect(await storeResult(database, finished)).toBe("known");
    expect(await changesOf(finished.id)).toBe(2);
    for (const player of players) expect(await findRatingsOf(database, player)).toMatchObject([{ matches: 1 }]);
  });

  test("any results among a few people, in any seats and at once: none waits for ever, each counts once, changes join up", async () => {
    const pair = fc.tuple(fc.nat(3), fc.nat(3), fc.constantFrom<Seat>(0, 1)).filter(([one, two]) => one !== two);
    await fc.assert(
      fc.asyncProperty(fc.array(pair, { minLength: 4, maxLength: 12 }), async (pairs) => {
        const people = [await member(), await member(), await member(), await member()];
        const all = await Promise.all(
          pairs.map(([one, two, winner], minute) =>
            played([people[one] ?? "", people[two] ?? ""], { winner, minute: minute % 3 }),
          ),
        );
        const tellings = [...all, ...all].map((finished, n) =>
          storeResult(n % 2 ? database : other.database, finished),
        );
        const told = await Promise.all(tellings);
        expect(told.filter((storing) => storing === "stored")).toHaveLength(all.length);
        const rows = await database.select().from(ratingChanges).where(inArray(ratingChanges.userId, people));
        expect(rows).toHaveLength(2 * all.length);
        for (const userId of people) {
          const mine = rows.filter((row) => row.userId === userId);
          const [rating] = await findRatingsOf(database, userId);
          expect(rating?.matches ?? 0).toBe(mine.length);
          // Each change begins where another ended: nothing was lost, nothing counted twice.
          const [begins, ends] = [mine.map((row) => row.ratingBefore), mine.map((row) => row.ratingAfter)];
          expect([...begins, rating?.rating ?? 1500].toSorted(byValue)).toEqual([1500, ...ends].toSorted(byValue));
        }
      }),
      { numRuns: 12 },
    );
  });

  test("and people who leave meanwhile: nothing deadlocks, and nobody who is gone has a rating", async () => {
    for (let round = 0; round < 8; round++) {
      const people = [await member(), await member(), await member()] as const;
      const [ada, bob, eve] = people;
      await setDeletionDue(database, eve, at(5));
      const all = await Promise.all([played([ada, bob]), played([bob, ada]), played([eve, ada]), played([bob, eve])]);
      await Promise.all([
        ...all.map((finished) => storeResult(other.database, finished)),
        database.transaction((tx) =>
          makeAnonymous(tx, { userId: ada, addresses: [] }, { name: "Quiet Fox", keptSession: "" }),
        ),
        setDeletionDue(database, bob, at(500)),
        database.transaction(removeDueMembers),
      ]);
      await database.transaction(removeDueMembers); // it passes over whoever is locked
      expect(await findRatingsOf(database, ada)).toEqual([]);
      expect(await findRatingsOf(database, eve)).toEqual([]);
      for (const { id } of all) expect((await findMatch(database, id))?.status).toBe("finished");
    }
  });
});

function byValue(one: number, two: number): number {
  return one - two;
}

describe("[STAT-4] a leaderboard", () => {
  const board = { kind: "quick", playedSince: null, friendsOf: null, now: at(100) } as const;
  const settled = { kind: "quick", deviation: 60, volatility: 0.06, matches: 30 } as const;

  test("lists settled members only, the strongest first, equals in order of id, and pages join up", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 9; n++) {
      const userId = await member();
      ids.push(userId);
      const rating = 2000 - 100 * Math.floor(n / 2);
      await database.insert(ratings).values({ ...settled, userId, rating, ratedAt: at(n), settledUntil: at(200) });
    }
    const hidden = [await member(), await member(), await member()];
    const [over, never, leaving] = hidden;
    const row = { ...settled, rating: 2500, ratedAt: at(0) };
    await database.insert(ratings).values([
      { ...row, userId: over ?? "", settledUntil: at(100) },
      { ...row, userId: never ?? "", deviation: SETTLED_DEVIATION + 1, settledUntil: null },
      { ...row, userId: leaving ?? "", settledUntil: at(200) },
    ]);
    await setDeletionDue(database, leaving ?? "", at(500));
    const all = await listBelow(database, board, { from: null, limit: 50 });
    expect(all.map(({ userId }) => userId)).toEqual(ids);
    const pages = [];
    for (let from = null as (typeof all)[number] | null; pages.length < 5; from = pages.at(-1) ?? null) {
      const page = await listBelow(database, board, { from, limit: 2 });
      if (page.length === 0) break;
      pages.push(...page);
    }
    expect(pages.map(({ userId }) => userId)).toEqual(ids.slice(0, pages.length));
    for (const [place, line] of all.entries()) {
      expect(await countAbove(database, board, line)).toBe(place);
      const above = await listAbove(database, board, { from: line, limit: 3 });
      expect(above.map(({ userId }) => userId)).toEqual(ids.slice(Math.max(0, place - 3), place));
    }
    for (const userId of hidden) expect(await findListed(database, board, userId)).toBe(null);
    const late = await listBelow(database, { ...board, playedSince: at(6) }, { from: null, limit: 50 });
    expect(late.map(({ userId }) => userId)).toEqual(ids.slice(6));
  });
});
