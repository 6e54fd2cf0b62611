import { createMatch, storeResult } from "@transcendence/database";
import { DEFAULT_SETTINGS, KIND_SETTINGS, type RatedKind } from "@transcendence/game";
import { computerId, type MatchSummary, type Profile, type PublicProfile } from "@transcendence/protocol";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../src/random.ts";
import { openApiHarness, START_MS } from "./api-harness.ts";
import { makeMember, type Member } from "./members.ts";

const arena = await openApiHarness();
afterAll(() => arena.storage.close());

const page = (name: string) => `/api/users/${encodeURIComponent(name)}`;

/** A finished match, without playing it. */
async function finish(
  players: [string, string],
  winner: 0 | 1,
  minute = 0,
  durationMs = 60_000,
  kind: RatedKind | null = null,
): Promise<string> {
  const settings = kind === null ? DEFAULT_SETTINGS : KIND_SETTINGS[kind];
  const id = newId();
  const now = new Date(START_MS + minute * 60_000);
  const kept = players.map((userId, seat) => ({ seat, userId }));
  await createMatch(arena.storage.database, { id, settings, rated: kind !== null, kept, now });
  const replay = { rules: 1, ticks: 0, hash: 0, bytes: new Uint8Array() };
  const score = winner === 0 ? [11, 5] : [5, 11];
  const times = { durationMs, startedAt: now, finishedAt: now };
  const result = { id, settings, players, score, outcome: "won", winner, replay, ...times } as const;
  expect(await arena.storage.database.transaction((tx) => storeResult(tx, result))).toBe("stored");
  return id;
}

describe("[ACC-5] what a member tells of themselves", () => {
  let anna: Member;
  beforeAll(async () => {
    anna = await makeMember(arena);
  });
  const change = (body: unknown) => anna.browser.read<Profile>(200, "PATCH", "/api/me/profile", body);

  test("is empty at first, and changes part by part", async () => {
    const empty = { name: anna.user.name, biography: "", country: null, avatar: null };
    expect(await anna.browser.read(200, "GET", "/api/me/profile")).toEqual(empty);
    expect(await change({ biography: " I play.\r\n\r\n\r\nOften. " })).toEqual({
      ...empty,
      biography: "I play.\n\nOften.",
    });
    expect(await change({ country: "FR" })).toEqual({ ...empty, biography: "I play.\n\nOften.", country: "FR" });
    expect(await change({})).toMatchObject({ country: "FR" });
    expect(await change({ biography: "", country: null })).toEqual(empty);
  });

  test.each([
    { country: "XX" },
    { country: "fr" },
    { country: "France" },
    { biography: "a".repeat(501) },
    { biography: 7 },
    { country: ["FR"] },
  ])("%j is refused", async (body) => {
    expect((await anna.browser.ask("PATCH", "/api/me/profile", body)).status).toBe(400);
  });

  test("is theirs to change alone", async () => {
    const guest = arena.browser();
    await guest.ask("POST", "/api/me");
    for (const [browser, status] of [
      [arena.browser(), 401],
      [guest, 403],
    ] as const) {
      expect((await browser.ask("GET", "/api/me/profile")).status).toBe(status);
      expect((await browser.ask("PATCH", "/api/me/profile", { biography: "x" })).status).toBe(status);
      expect((await browser.ask("DELETE", "/api/me/avatar")).status).toBe(status);
    }
  });
});

describe("[ACC-5] a member's public page", () => {
  test("tells everybody the same, under any spelling of the name, and nothing private", async () => {
    const { user, email, browser } = await makeMember(arena);
    await browser.ask("PATCH", "/api/me/profile", { biography: "Hello", country: "DE" });
    const told = await arena.browser().read<PublicProfile>(200, "GET", page(user.name));
    expect(told).toEqual({
      id: user.id,
      name: user.name,
      biography: "Hello",
      country: "DE",
      avatar: null,
      memberSince: new Date(arena.nowMs).toISOString(),
      people: { won: 0, lost: 0 },
      rated: { quick: { won: 0, lost: 0 }, classic: { won: 0, lost: 0 } },
      computers: { won: 0, lost: 0 },
      ratings: { quick: null, classic: null },
      trophies: [],
    });
    expect(JSON.stringify(told)).not.toContain(email);
    expect(await arena.browser().read(200, "GET", page(user.name.toUpperCase()))).toEqual(told);
    expect(await browser.read(200, "GET", page(user.name))).toEqual(told);
  });

  test("goes with the name: an old one leads nowhere", async () => {
    const { user, browser } = await makeMember(arena);
    await arena.browser().read(200, "GET", page(user.name));
    await browser.read(200, "PATCH", "/api/me", { name: "Somebody Else" });
    expect((await arena.browser().ask("GET", page(user.name))).status).toBe(404);
    expect((await arena.browser().ask("GET", page("somebody else"))).status).toBe(200);
  });

  test("is there for members only, and not for those who asked to be forgotten", async () => {
    const guest = arena.browser();
    const { name } = await guest.read<{ name: string }>(201, "POST", "/api/me");
    const leaving = await makeMember(arena);
    await arena.storage.database.execute(
      sql`update accounts set deletion_due_at = now() where user_id = ${leaving.user.id}`,
    );
    for (const missing of [name, leaving.user.name, "Nobody Here", "!", "a".repeat(81), "Heron"]) {
      for (const more of ["", "/matches"]) {
        expect([400, 404]).toContain((await arena.browser().ask("GET", page(missing) + more)).status);
      }
    }
  });
});

describe("[ACC-5] figures and matches", () => {
  test("count wins and losses against people and against computer players", async () => {
    const [anna, boris] = [await makeMember(arena), await makeMember(arena)];
    const [me, rival] = [anna.user.id, boris.user.id];
    await finish([me, rival], 0);
    await finish([rival, me], 1);
    await finish([rival, me], 0);
    await finish([me, computerId("heron")], 1);
    await finish([computerId("flint"), me], 1);
    await finish([me, computerId("flint")], 1);
    await finish([me, me], 0); // both seats, from two tabs: nobody's win
    const ghost = await makeMember(arena);
    await finish([ghost.user.id, me], 0);
    await arena.storage.database.execute(sql`delete from users where id = ${ghost.user.id}`);
    await anna.browser.ask("POST", "/api/matches", {}); // open
    const told = await anna.browser.read<PublicProfile>(200, "GET", page(anna.user.name));
    expect([told.people, told.computers]).toEqual([
      { won: 2, lost: 1 },
      { won: 1, lost: 2 },
    ]);
    const theirs = await anna.browser.read<PublicProfile>(200, "GET", page(boris.user.name));
    expect([theirs.people, theirs.computers]).toEqual([
      { won: 1, lost: 2 },
      { won: 0, lost: 0 },
    ]);
  });

  test("count rated matches of each kind apart", async () => {
    const [anna, boris] = [await makeMember(arena), await makeMember(arena)];
    const both: [string, string] = [anna.user.id, boris.user.id];
    await finish(both, 0, 0, 60_000, "quick");
    await finish(both, 0, 1, 60_000, "quick");
    await finish(both, 1, 2, 60_000, "classic");
    await finish(both, 1, 3);
    const { people, rated } = await anna.browser.read<PublicProfile>(200, "GET", page(anna.user.name));
    expect(people).toEqual({ won: 2, lost: 2 });
    expect(rated).toEqual({ quick: { won: 2, lost: 0 }, classic: { won: 0, lost: 1 } });
  });

  test("count nothing against guests, nor what was given up within seconds: nobody collects wins from themselves", async () => {
    const [anna, boris] = [await makeMember(arena), await makeMember(arena)];
    for (let times = 0; times < 5; times++) {
      const guest = await arena.browser().read<{ id: string }>(201, "POST", "/api/me");
      await finish([anna.user.id, guest.id], 0);
      if (times > 2) await arena.storage.database.execute(sql`delete from users where id = ${guest.id}`);
    }
    await finish([anna.user.id, boris.user.id], 0, 0, 9_999);
    const figures = async () => (await anna.browser.read<PublicProfile>(200, "GET", page(anna.user.name))).people;
    expect(await figures()).toEqual({ won: 0, lost: 0 });
    await finish([anna.user.id, boris.user.id], 0, 0, 10_000);
    expect(await figures()).toEqual({ won: 1, lost: 0 });
  });

  test("finished matches are listed newest first, in pages; open ones are not", async () => {
    const [anna, boris] = [await makeMember(arena), await makeMember(arena)];
    const ids: string[] = [];
    for (let minute = 0; minute < 5; minute++)
      ids.unshift(await finish([anna.user.id, boris.user.id], minute % 2 === 0 ? 0 : 1, minute));
    await anna.browser.ask("POST", "/api/matches", {});
    type Page = { matches: MatchSummary[]; next: string | null };
    const outsider = arena.browser();
    const first = await outsider.read<Page>(200, "GET", `${page(anna.user.name)}/matches?limit=3`);
    const second = await outsider.read<Page>(
      200,
      "GET",
      `${page(anna.user.name)}/matches?limit=3&before=${first.next}`,
    );
    expect([...first.matches, ...second.matches].map(({ id }) => id)).toEqual(ids);
    expect(second.next).toBeNull();
    expect((await outsider.ask("GET", `${page(anna.user.name)}/matches?before=x`)).status).toBe(400);
  });

  test("are read by the index of a person's seats", async () => {
    const plan = await arena.storage.database.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      return tx.execute(sql`explain select * from match_seats where user_id = 'x'`);
    });
    expect(JSON.stringify([...plan])).toContain("match_seats_user_id");
  });
});
