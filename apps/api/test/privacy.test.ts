import { storeTournament } from "@transcendence/database";
import { DEFAULT_SETTINGS } from "@transcendence/game";
import {
  API_SCOPES,
  type DeletionAsked,
  type LegalAnswer,
  LOBBY_CHANNEL,
  matchChannel,
  type MatchSummary,
  type Me,
} from "@transcendence/protocol";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { POSTGRES_FILES, type StoredData, purgeExpired, type PurgeDeps } from "../src/index.ts";
import { UNFINISHED_KEPT_MS } from "../src/privacy/purge-expired.ts";
import { newId } from "../src/random.ts";
import { type Browser, openApiHarness, SESSION, START_MS } from "./api-harness.ts";
import { addAuthenticator, giveFirstFactor, mailsTo, makeMember, type Member, PASSWORD } from "./members.ts";
import { png } from "./pictures.ts";
import { play, resultOf } from "./played.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const many = { perSession: 1000, perAddress: 1000, windowMs: 1000 };
const arena = await openApiHarness({ limits: { matches: many, mails: many, links: many, exports: many } });
const { database } = arena.storage;
afterAll(() => arena.storage.close());
let tests = 0;
beforeEach(() => {
  arena.nowMs = START_MS;
  arena.address = `192.0.2.${++tests}`; // what was counted in a test that moved the clock waits there
  arena.revoked.length = 0;
  arena.renamed.length = 0;
});

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const purgeDeps: PurgeDeps = {
  database,
  clock: () => arena.nowMs,
  files: POSTGRES_FILES,
  live: {
    async tell(userId, event) {
      if (event.type === "revoked") arena.revoked.push({ userId, sessions: event.sessions });
      else arena.told.push({ userId, event });
    },
    call: async (room, call) => void arena.calls.push({ room, call }),
  },
  log: silent,
  mail: { carries: true, nudge() {} },
};

const rows = async (query: ReturnType<typeof sql>) => [...(await database.execute(query))];
const dataOf = (browser: Browser) => browser.read<StoredData>(200, "GET", "/api/me/data");
const meOf = async (browser: Browser) => (await browser.read<{ me: Me | null }>(200, "GET", "/api/me")).me;

async function playedBy(member: Member, rival: Browser): Promise<string> {
  const rivalId = ((await meOf(rival)) ?? (await rival.read<Me>(201, "POST", "/api/me"))).id;
  const played = play();
  const { id } = await member.browser.read<MatchSummary>(201, "POST", "/api/matches", { settings: played.settings });
  const told = await arena.tell("/internal/matches/result", resultOf(id, [member.user.id, rivalId], played));
  expect(told.status).toBe(200);
  return id;
}

let pictures = 0; // a picture of their own for each: it goes with the last who has it

/** Somebody of whom there is something in every table. */
async function busyMember(): Promise<Member & { rival: Browser; match: string }> {
  const member = await makeMember(arena);
  const { browser, user } = member;
  await browser.read(200, "PATCH", "/api/me/profile", { biography: "Plays <b>late</b>.", country: "FR" });
  await browser.send("PUT", "/api/me/avatar", png(40, 40, ++pictures), { "Content-Type": "image/png" });
  await browser.read(201, "POST", "/api/me/tokens", { name: "Stats", scopes: [API_SCOPES[0]], days: 1 });
  await browser.read(200, "POST", "/api/me/email", { email: `new.${member.email}` });
  await addAuthenticator(arena, browser);
  await giveFirstFactor(arena.browser(), member); // waits for its code
  const now = new Date(arena.nowMs).toISOString();
  await database.execute(sql`
    insert into identities (provider, subject, user_id, label, created_at, used_at)
    values ('github', ${`subject of ${user.id}`}, ${user.id}, 'octocat', ${now}, ${now})`);
  const rival = arena.browser();
  return { ...member, rival, match: await playedBy(member, rival) };
}

async function linkIn(email: string): Promise<string> {
  const texts = (await mailsTo(arena, email)).map(({ text }) => text);
  const links = texts.flatMap((text) => /\/account\/deletion#([\w-]{43})/.exec(text)?.[1] ?? []);
  return links.at(-1) ?? "";
}

async function askAndConfirm({ browser, email }: Member): Promise<string> {
  expect(await browser.read<DeletionAsked>(200, "POST", "/api/me/deletion")).toMatchObject({ state: "mailed" });
  const token = await linkIn(email);
  const { dueAt } = await arena.browser().read<{ dueAt: string }>(200, "POST", "/api/auth/deletion", { token });
  return dueAt;
}

describe("[ACC-9] what is stored about me", () => {
  test("is told whole, and no secret with it", async () => {
    const member = await busyMember();
    const data = await dataOf(member.browser);
    expect(data.tables).toMatchObject({
      users: [{ id: member.user.id, name: member.user.name, kind: "member" }],
      accounts: [{ email: member.email, passwordHash: true, biography: "Plays <b>late</b>.", country: "FR" }],
      sessions: [{ method: "password" }],
      identities: [{ provider: "github", label: "octocat" }],
      totpSecrets: [{ confirmedAt: expect.any(String) }],
      loginChallenges: [{ method: "password", failures: 0 }],
      apiTokens: [{ name: "Stats" }],
      mailLinks: [{ purpose: "change_email", email: `new.${member.email}` }],
      matchSeats: [{ matchId: member.match, seat: 0, rival: expect.any(String), rivalScore: expect.any(Number) }],
      matches: [{ id: member.match, status: "finished" }],
      replays: [{ matchId: member.match }],
    });
    expect(data.tables.recoveryCodes.length).toBeGreaterThan(0);
    expect(data.tables.mails.map(({ recipient }) => recipient)).toContain(`new.${member.email}`);
    const picture = await member.browser.ask("GET", `/api/avatars/${data.tables.accounts[0]?.avatar}/256`);
    expect(picture.status).toBe(200);
  });

  test("is told to guests, too, and to nobody else", async () => {
    const guest = arena.browser();
    await guest.read(201, "POST", "/api/me");
    expect((await dataOf(guest)).tables).toMatchObject({ accounts: [], sessions: [{ method: "guest" }], matches: [] });
    await arena.browser().read(401, "GET", "/api/me/data");
  });
});

describe("[ACC-9] becoming anonymous", () => {
  test("leaves a guest of another name with the matches, here only, and nothing else", async () => {
    const member = await busyMember();
    const { browser, user, email, match } = member;
    const before = (await dataOf(browser)).tables;
    await database.execute(sql`insert into sessions (id, token_hash, user_id, created_at, seen_at, expires_at)
      values ('elsewhere12345', sha256('x'), ${user.id}, now(), now(), now() + interval '1 day')`);
    const { name } = await browser.read<{ name: string }>(200, "POST", "/api/me/anonymisation");
    expect(name).not.toBe(user.name);
    expect(await meOf(browser)).toEqual({ id: user.id, name, kind: "guest" });
    const after = (await dataOf(browser)).tables;
    expect(after).toMatchObject({ accounts: [], identities: [], totpSecrets: [], recoveryCodes: [], apiTokens: [] });
    expect(after).toMatchObject({ loginChallenges: [], mailLinks: [], matches: [{ id: match }] });
    expect(after.sessions).toMatchObject([
      { id: before.sessions[0]?.id, method: "guest", agent: "", authenticatedAt: null },
    ]);
    expect(JSON.stringify(after)).not.toContain(user.name);
    expect(arena.revoked).toEqual([{ userId: user.id, sessions: ["elsewhere12345"] }]); // the running match goes on
    expect(arena.renamed).toEqual([{ userId: user.id, name }]);
    expect((await browser.ask("GET", `/api/avatars/${before.accounts[0]?.avatar}/256`)).status).toBe(404);
    expect((await mailsTo(arena, email)).map(({ subject }) => subject)).toEqual(["Your account was anonymised"]);
    const login = { name: user.name, password: PASSWORD };
    expect(await arena.browser().read(401, "POST", "/api/auth/login", login)).toMatchObject({
      error: "credentials_wrong",
    });
  });

  test("takes alias and rating out of a tournament also while its room’s record is being written", async () => {
    const [{ browser, user }, other] = [await makeMember(arena), await makeMember(arena)];
    const wish = { title: "Friday cup", plan: { format: "single" }, places: 4 };
    const { id } = await other.browser.read<{ id: string }>(201, "POST", "/api/tournaments", wish);
    const entries = [{ entry: 1, userId: user.id, alias: "The Wall", rating: 1500, rank: null }];
    const common = { id, phase: "running", paused: false, startsAt: null, endsAt: null, state: null, log: [] } as const;
    const now = new Date(arena.nowMs);
    await storeTournament(database, { ...common, version: 2, entries }, now);
    let anonymous: Promise<unknown> = Promise.resolve();
    await database.transaction(async (tx) => {
      await storeTournament(tx, { ...common, version: 3, entries }, now);
      anonymous = browser.read(200, "POST", "/api/me/anonymisation");
      const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await expect.poll(() => rows(waiting), { timeout: 10_000 }).toHaveLength(1);
    });
    await anonymous;
    const stored = await rows(sql`select alias, rating from tournament_entries where tournament_id = ${id}`);
    expect(stored).toEqual([{ alias: null, rating: null }]);
  });

  test("takes alias and rating out of tournaments for good, whatever their rooms still know, and tells the rooms", async () => {
    const [{ browser, user }, other] = [await makeMember(arena), await makeMember(arena)];
    const wish = { title: "Friday cup", plan: { format: "single" }, places: 4 };
    const { id } = await other.browser.read<{ id: string }>(201, "POST", "/api/tournaments", wish);
    const entries = [
      { id: "1", user: user.id, alias: "The Wall", rating: 1500, rank: null },
      { id: "2", user: other.user.id, alias: "The Gate", rating: 1600, rank: null },
    ];
    const record = { id, phase: "running", paused: false, startsAtMs: null, endsAtMs: null, state: null, log: [] };
    const tell = async (version: number, told: readonly object[]) => {
      const answer = await arena.tell("/internal/tournaments/record", { ...record, version, entries: told });
      expect(answer.status).toBe(200);
      const query = sql`select alias, rating, rank from tournament_entries where tournament_id = ${id} order by entry`;
      return rows(query);
    };
    expect(await tell(2, entries)).toEqual([
      { alias: "The Wall", rating: 1500, rank: null },
      { alias: "The Gate", rating: 1600, rank: null },
    ]);
    arena.asked.length = 0;
    const { name } = await browser.read<{ name: string }>(200, "POST", "/api/me/anonymisation");
    const player = { id: user.id, name, kind: "guest" };
    expect(arena.asked.map(({ call }) => call)).toMatchObject([
      { act: { type: "withdraw", user: user.id } },
      { act: { type: "forget", player } },
    ]);
    const ranked = entries.map((entry, place) => ({ ...entry, rank: place + 1 }));
    expect(await tell(3, ranked)).toEqual([
      { alias: null, rating: null, rank: 1 },
      { alias: "The Gate", rating: 1600, rank: 2 },
    ]);
    const anew = { id: "3", user: other.user.id, alias: "Another", rating: 1600, rank: 1 }; // after withdrawing
    expect(await tell(4, [anew])).toEqual([{ alias: "Another", rating: 1600, rank: 1 }]);
  });

  test("asks for re-authentication", async () => {
    const { browser } = await makeMember(arena);
    arena.nowMs += HOUR_MS;
    for (const path of ["/api/me/anonymisation", "/api/me/deletion"])
      expect(await browser.read(403, "POST", path)).toMatchObject({ error: "proof_needed" });
  });
});

describe("[ACC-9] being deleted", () => {
  test("takes re-authentication and a mail; then nobody is signed in, and seven days run", async () => {
    const member = await makeMember(arena);
    const { browser, user, email } = member;
    await browser.read(201, "POST", "/api/me/tokens", { name: "Stats", scopes: [API_SCOPES[0]], days: 30 });
    const dueAt = await askAndConfirm(member);
    expect(dueAt).toBe(new Date(START_MS + 7 * DAY_MS).toISOString());
    expect(await meOf(browser)).toBe(null);
    expect(arena.revoked).toEqual([{ userId: user.id, sessions: "all" }]);
    const told = (await mailsTo(arena, email)).find(({ subject }) => subject === "Your account will be deleted");
    expect(told?.text).toContain("July 8, 2026");
    await giveFirstFactor(browser, member);
    expect(await meOf(browser)).toMatchObject({ leavesAt: dueAt });
    expect((await dataOf(browser)).tables.apiTokens).toEqual([]);
  });

  test("a link counts once, and not for another address", async () => {
    const member = await makeMember(arena);
    await member.browser.read(200, "POST", "/api/me/deletion");
    const token = await linkIn(member.email);
    await database.execute(
      sql`update accounts set email = 'other@example.org', email_key = ${`other ${token}`} where user_id = ${member.user.id}`,
    );
    const path = "/api/auth/deletion";
    expect(await arena.browser().read(410, "POST", path, { token })).toMatchObject({ error: "link_expired" });
    const other = await makeMember(arena);
    await askAndConfirm(other);
    const used = await linkIn(other.email);
    expect(await arena.browser().read(410, "POST", path, { token: used })).toMatchObject({ error: "link_expired" });
  });

  test("who logs in and keeps the account keeps all of it", async () => {
    const member = await makeMember(arena);
    await askAndConfirm(member);
    arena.nowMs += 6 * DAY_MS;
    await giveFirstFactor(member.browser, member);
    await member.browser.read(200, "DELETE", "/api/me/deletion");
    expect(await meOf(member.browser)).toEqual({
      id: member.user.id,
      name: member.user.name,
      kind: "member",
      ratings: { quick: null, classic: null },
    });
    arena.nowMs += 6 * DAY_MS;
    await purgeExpired(purgeDeps);
    expect(await meOf(member.browser)).toMatchObject({ id: member.user.id });
  });

  test("without a confirmed address the proof is enough", async () => {
    const member = await makeMember(arena, { verified: false });
    const asked = await member.browser.read<DeletionAsked>(200, "POST", "/api/me/deletion");
    expect(asked).toEqual({ state: "due", dueAt: new Date(START_MS + 7 * DAY_MS).toISOString() });
    expect(member.browser.cookies.has(SESSION)).toBe(false);
    expect(await mailsTo(arena, member.email)).toEqual([]);
  });

  test("after the days the member is gone, and others keep their matches with a former player", async () => {
    const member = await busyMember();
    const { user, rival, match, email } = member;
    const avatar = `/api/avatars/${(await dataOf(member.browser)).tables.accounts[0]?.avatar}/256`;
    await askAndConfirm(member);
    arena.nowMs = START_MS + 7 * DAY_MS - 1;
    await purgeExpired(purgeDeps);
    expect(await rows(sql`select 1 from users where id = ${user.id}`)).toHaveLength(1);
    arena.revoked.length = 0;
    arena.nowMs += 60_000;
    await purgeExpired(purgeDeps);
    expect(await rows(sql`select 1 from users where id = ${user.id}`)).toEqual([]);
    expect(await mailsTo(arena, email)).toEqual([]);
    expect(arena.revoked).toContainEqual({ userId: user.id, sessions: "all" });
    expect((await rival.ask("GET", avatar)).status).toBe(404);
    const kept = await rival.read<MatchSummary>(200, "GET", `/api/matches/${match}`);
    expect(kept).toMatchObject({ seats: [null, { kind: "guest" }], status: "finished", result: { outcome: "won" } });
    expect((await rival.ask("GET", `/api/matches/${match}/replay`)).status).toBe(200);
    expect((await dataOf(rival)).tables.matchSeats).toMatchObject([{ matchId: match, rival: null }]);
  });

  test("a guest is forgotten at once; a member is not by that way", async () => {
    const guest = arena.browser();
    const { id } = await guest.read<Me>(201, "POST", "/api/me");
    await guest.read(200, "DELETE", "/api/me");
    expect(await rows(sql`select 1 from users where id = ${id}`)).toEqual([]);
    expect(arena.revoked).toEqual([{ userId: id, sessions: "all" }]);
    expect(await meOf(guest)).toBe(null);
    const { browser } = await makeMember(arena);
    expect(await browser.read(409, "DELETE", "/api/me")).toMatchObject({ error: "conflict" });
  });

  test("who is refused that, as a page of before signing up asks for it, stays in every tournament", async () => {
    const { browser, user } = await makeMember(arena);
    const wish = { title: "Friday cup", plan: { format: "single" }, places: 4 };
    const { id } = await browser.read<{ id: string }>(201, "POST", "/api/tournaments", wish);
    const entry = sql`insert into tournament_entries (tournament_id, entry, user_id) values (${id}, 1, ${user.id})`;
    await database.execute(entry);
    arena.asked.length = 0;
    await browser.read(409, "DELETE", "/api/me");
    expect(arena.asked).toEqual([]);
  });

  test("in mid-match it leaves an empty seat, and the rival keeps the result", async () => {
    const member = await makeMember(arena);
    const guest = arena.browser();
    const { id: guestId } = await guest.read<Me>(201, "POST", "/api/me");
    const played = play();
    const open = await member.browser.read<MatchSummary>(201, "POST", "/api/matches", { settings: played.settings });
    await guest.read(200, "DELETE", "/api/me");
    const told = resultOf(open.id, [member.user.id, guestId], played);
    expect((await arena.tell("/internal/matches/result", told)).status).toBe(200);
    expect((await arena.tell("/internal/matches/result", told)).status).toBe(200); // once more changes nothing
    const seats = (await member.browser.read<MatchSummary>(200, "GET", `/api/matches/${open.id}`)).seats;
    expect(seats).toEqual([expect.objectContaining({ id: member.user.id }), null]);
  });
});

describe("[ACC-9] [CHAT-6] in chats", () => {
  const join = (member: Member, id: string) => member.browser.read(200, "PUT", `/api/channels/${id}/membership`, {});
  const forgotten = (userId: string) =>
    arena.calls.flatMap(({ room, call }) => (call.type === "forget" && call.user === userId ? [room.name] : []));

  /** Somebody who owns a channel that another one is in, wrote in #lobby, and has a conversation and a match. */
  async function talker() {
    const [member, other] = [await makeMember(arena), await makeMember(arena)];
    const name = `Channel ${member.user.name}`;
    const { id } = await member.browser.read<{ id: string }>(201, "POST", "/api/channels", {
      name,
      visibility: "public",
    });
    await join(other, id);
    const { id: conversation } = await member.browser.read<{ id: string }>(200, "POST", "/api/me/conversations", {
      user: other.user.id,
    });
    const { id: match } = await member.browser.read<MatchSummary>(201, "POST", "/api/matches", {});
    const text = { type: "message", channel: LOBBY_CHANNEL, author: member.user.id, kind: "text", text: "Hello" };
    const items = [JSON.stringify({ ...text, id: newId(), seq: ++written, atMs: arena.nowMs })];
    await arena.tell("/internal/chat/store", { items });
    arena.calls.length = 0;
    arena.told.length = 0;
    return { member, other, channel: id, conversation, match };
  }
  let written = 0;

  const expectForgotten = ({ member, other, channel, conversation, match }: Awaited<ReturnType<typeof talker>>) => {
    const chats = [matchChannel(match, "players"), matchChannel(match, "watchers")];
    expect(forgotten(member.user.id).toSorted()).toEqual([LOBBY_CHANNEL, channel, conversation, ...chats].toSorted());
    const heir = { type: "member", user: other.user.id, role: "owner", mutedUntilMs: null, isOut: false };
    expect(arena.calls).toContainEqual({ room: { kind: "chat", name: channel }, call: heir });
    expect(arena.told).toContainEqual({ userId: other.user.id, event: { type: "chat", channel: conversation } });
  };

  test("whoever becomes anonymous is forgotten by every room, and somebody else owns their channel", async () => {
    const before = await talker();
    await before.member.browser.read(200, "POST", "/api/me/anonymisation");
    expectForgotten(before);
  });

  test("so it is when a member’s days are over", async () => {
    const before = await talker();
    await askAndConfirm(before.member);
    arena.nowMs += 7 * DAY_MS + 1000;
    await database.execute(sql`update match_seats set created_at = ${new Date(arena.nowMs).toISOString()}`); // played until a moment ago
    await purgeExpired(purgeDeps);
    expectForgotten(before);
    expect(await rows(sql`select 1 from messages where author_id = ${before.member.user.id}`)).toEqual([]);
  });

  test("so it is with a guest whom nobody can be any more, in the chat of a tournament that is over", async () => {
    const organiser = await makeMember(arena);
    const wish = { title: "A year ago", plan: { format: "single" }, places: 4, guests: true };
    const { id } = await organiser.browser.read<{ id: string }>(201, "POST", "/api/tournaments", wish);
    const guest = (await arena.browser().read<Me>(201, "POST", "/api/me")).id;
    const entry = sql`insert into tournament_entries (tournament_id, entry, user_id) values (${id}, 1, ${guest})`;
    await database.execute(entry);
    const text = { type: "message", channel: id, author: guest, kind: "text", text: "Hello" };
    const items = [JSON.stringify({ ...text, id: newId(), seq: 1, atMs: arena.nowMs })];
    await arena.tell("/internal/chat/store", { items });
    arena.nowMs += 366 * DAY_MS;
    await purgeExpired(purgeDeps);
    expect(await rows(sql`select 1 from users where id = ${guest}`)).toHaveLength(1); // its room still waits for them
    expect(forgotten(guest)).toEqual([]);
    await database.execute(sql`update tournaments set phase = 'cancelled', finished_at = now() where id = ${id}`);
    await purgeExpired(purgeDeps);
    expect(await rows(sql`select 1 from users where id = ${guest}`)).toEqual([]);
    expect(forgotten(guest)).toEqual([id]);
  });
});

describe("[ACC-9] what has had its time", () => {
  test("is taken away: challenges, links, tokens, sessions, counts", async () => {
    await busyMember();
    arena.nowMs += 400 * DAY_MS;
    await purgeExpired(purgeDeps);
    for (const table of ["login_challenges", "mail_links", "api_tokens", "sessions", "rate_limits"])
      expect([table, await rows(sql`select 1 from ${sql.identifier(table)}`)]).toEqual([table, []]);
  });

  test("guests whom nobody can be any more go, those with matches stay, and so do members", async () => {
    const [idle, player] = [arena.browser(), arena.browser()];
    const idleId = (await idle.read<Me>(201, "POST", "/api/me")).id;
    const member = await makeMember(arena);
    await playedBy(member, player);
    const playerId = (await meOf(player))?.id;
    await idle.read(201, "POST", "/api/matches", {}); // a link that nobody opened
    arena.nowMs += 364 * DAY_MS;
    await purgeExpired(purgeDeps);
    expect(await rows(sql`select 1 from users where id = ${idleId}`)).toHaveLength(1);
    arena.nowMs += 2 * DAY_MS;
    await purgeExpired(purgeDeps);
    const left = (await rows(sql`select id from users where kind <> 'computer'`)).map(({ id }) => id);
    expect(left).not.toContain(idleId);
    expect(left).toContain(playerId);
    expect(left).toContain(member.user.id);
  });

  test("a match without a result goes after two days; one that was played stays, and comes back with its result", async () => {
    const [anna, boris] = [arena.browser(), arena.browser()];
    const seats = await Promise.all(
      [anna, boris].map(async (each) => (await each.read<Me>(201, "POST", "/api/me")).id),
    );
    const THREE = { settings: { pointsToWin: 3 } };
    const create = async () => (await anna.read<MatchSummary>(201, "POST", "/api/matches", THREE)).id;
    const [unbegun, aborted, late, played] = [await create(), await create(), await create(), await create()];
    const result = (id: string) => resultOf(id, [seats[0]!, seats[1]!], play());
    expect((await arena.tell("/internal/matches/abort", { id: aborted, abortedAtMs: arena.nowMs })).status).toBe(200);
    expect((await arena.tell("/internal/matches/result", result(played))).status).toBe(200);
    const left = async () => (await rows(sql`select id from matches`)).map(({ id }) => id);

    arena.nowMs += UNFINISHED_KEPT_MS - 1;
    await purgeExpired(purgeDeps);
    expect(await left()).toEqual(expect.arrayContaining([unbegun, aborted, late, played]));
    arena.nowMs += 1;
    await purgeExpired(purgeDeps);
    const after = await left();
    for (const id of [unbegun, aborted, late]) expect(after).not.toContain(id);
    expect(after).toContain(played);
    expect((await anna.ask("POST", `/api/matches/${unbegun}/ticket`)).status).toBe(404);
    const leaving = await arena.tell("/internal/matches/abort", { id: unbegun, abortedAtMs: arena.nowMs });
    expect([leaving.status, await leaving.json()]).toEqual([200, { stored: false }]); // somebody still waited there, and left

    expect((await arena.tell("/internal/matches/result", result(late))).status).toBe(200);
    const brought = await anna.read<MatchSummary>(200, "GET", `/api/matches/${late}`);
    expect([brought.status, brought.seats.map((seat) => seat?.id)]).toEqual(["finished", seats]);
  });

  test("a match to whose room somebody got a ticket stays for two days more, so whoever plays it can come back", async () => {
    const [anna, boris] = [arena.browser(), arena.browser()];
    await anna.read(201, "POST", "/api/me");
    const { id } = await anna.read<MatchSummary>(201, "POST", "/api/matches", {});
    const ticket = async (browser: Browser) => (await browser.ask("POST", `/api/matches/${id}/ticket`)).status;
    const cleanedAt = async (atMs: number) => {
      arena.nowMs = START_MS + atMs;
      await purgeExpired(purgeDeps);
      return (await rows(sql`select 1 from matches where id = ${id}`)).length === 0;
    };
    arena.nowMs += UNFINISHED_KEPT_MS - HOUR_MS / 6;
    expect(await ticket(boris)).toBe(200);
    expect(await cleanedAt(UNFINISHED_KEPT_MS)).toBe(false);
    expect(await ticket(boris)).toBe(200); // a reload, ten minutes later
    expect(await cleanedAt(2 * UNFINISHED_KEPT_MS - HOUR_MS / 6 - 1)).toBe(false);
    expect(await cleanedAt(2 * UNFINISHED_KEPT_MS - HOUR_MS / 6)).toBe(true);
    expect(await ticket(anna)).toBe(404);
  });

  test("tickets are noted once an hour for each match: reloading writes nothing", async () => {
    const browser = arena.browser();
    await browser.read(201, "POST", "/api/me");
    const { id } = await browser.read<MatchSummary>(201, "POST", "/api/matches", {});
    const notedAfter = async (ms: number) => {
      arena.nowMs = START_MS + ms;
      await browser.read(200, "POST", `/api/matches/${id}/ticket`);
      const [row] = await rows(
        sql`select extract(epoch from last_ticket_at) * 1000 as at from matches where id = ${id}`,
      );
      return row?.at ? Number(row.at) - START_MS : null;
    };
    expect(await notedAfter(HOUR_MS - 1)).toBe(null); // its making is recent enough
    expect(await notedAfter(HOUR_MS)).toBe(HOUR_MS);
    expect(await notedAfter(2 * HOUR_MS - 1)).toBe(HOUR_MS);
    expect(await notedAfter(2 * HOUR_MS)).toBe(2 * HOUR_MS);
  });

  test("a rated match whose row went before it was played changes both ratings, and stays casual with a guest", async () => {
    const [ada, bob] = [await makeMember(arena), await makeMember(arena)];
    const guest = (await arena.browser().read<Me>(201, "POST", "/api/me")).id;
    const played = play(DEFAULT_SETTINGS);
    const wish = { settings: played.settings, rated: true };
    const create = async () => (await ada.browser.read<MatchSummary>(201, "POST", "/api/matches", wish)).id;
    const told = async (id: string, rival: string) => {
      const result = { ...resultOf(id, [ada.user.id, rival], played), rated: true };
      expect(await (await arena.tell("/internal/matches/result", result)).json()).toEqual({ stored: true });
      return ada.browser.read<MatchSummary>(200, "GET", `/api/matches/${id}`);
    };
    const [ofMembers, withGuest] = [await create(), await create()];
    arena.nowMs += UNFINISHED_KEPT_MS;
    await purgeExpired(purgeDeps);
    for (const id of [ofMembers, withGuest])
      expect((await ada.browser.ask("GET", `/api/matches/${id}`)).status).toBe(404);
    const rating = { before: 1500, after: expect.any(Number) };
    expect(await told(ofMembers, bob.user.id)).toMatchObject({ rated: true, ratings: [rating, rating] });
    expect(await told(withGuest, guest)).toMatchObject({ rated: false, ratings: [null, null] });
  });

  test("one instance does it at a time", async () => {
    const guests = Array.from({ length: 120 }, () => newId());
    for (const id of guests)
      await database.execute(
        sql`insert into users (id, kind, name, created_at) values (${id}, 'guest', 'Idle', now() - interval '2 years')`,
      );
    arena.nowMs = Date.now();
    const counts = await Promise.all([purgeExpired(purgeDeps), purgeExpired(purgeDeps), purgeExpired(purgeDeps)]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(120);
    expect(await rows(sql`select 1 from users where name = 'Idle'`)).toEqual([]);
  });
});

test("[ACC-7] [ACC-8] a guest who signs up keeps the session that the running match knows, and nothing is revoked", async () => {
  const browser = arena.browser();
  await browser.read(201, "POST", "/api/me");
  const session = (await dataOf(browser)).tables.sessions[0]?.id;
  const body = { name: "Midmatch", password: PASSWORD, language: "en" };
  await browser.read(201, "POST", "/api/auth/sign-up", body);
  expect((await dataOf(browser)).tables.sessions.map(({ id }) => id)).toEqual([session]);
  expect(arena.revoked).toEqual([]);
  expect(arena.renamed).toEqual([expect.objectContaining({ name: "Midmatch" })]);
});

describe("[SITE-8] the legal pages", () => {
  const own: Record<string, string> = { "terms.fr.md": "# Nos règles" };
  const legal = {
    host: { name: "Lycée Pong", contact: "pong@example.org" },
    read: async (name: string) => own[name] ?? null,
  };

  test("say who runs the arena, and what they wrote: in the reader's language, or in the one there is", async () => {
    const hosted = await openApiHarness({ legal }, arena.storage);
    const ask = (path: string) => hosted.browser().read<LegalAnswer>(200, "GET", path);
    expect(await ask("/api/legal/privacy?language=ru")).toEqual({
      site: "localhost:8080",
      host: legal.host,
      own: null,
    });
    expect((await ask("/api/legal/terms?language=ru")).own).toEqual({ text: "# Nos règles", language: "fr" });
    own["terms.ru.md"] = "# Наши правила";
    expect((await ask("/api/legal/terms?language=ru")).own).toEqual({ text: "# Наши правила", language: "ru" });
    await hosted.browser().read(400, "GET", "/api/legal/..%2Fsecret?language=ru");
  });
});
