// Friends, requests, blocks, and finding people by name.
import { areBlocked, listBlockedEitherWay, listFriendIds } from "@transcendence/database";
import { QUICK_SETTINGS } from "@transcendence/game";
import type { BlocksPage, FoundPerson, FriendsPage, Me, Relation } from "@transcendence/protocol";
import { readTicket } from "@transcendence/tickets";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { newId } from "../src/random.ts";
import { type Browser, openApiHarness, SECRETS, START_MS } from "./api-harness.ts";
import { makeMember, type Member } from "./members.ts";

const many = { perSession: 10_000, perAddress: 10_000, windowMs: 1000 };
const arena = await openApiHarness({ limits: { people: many, reports: many, searches: many, guests: many } });
const { database } = arena.storage;
afterAll(() => arena.storage.close());
let network = 0;
const NOTICES = /^(?:notified|notices_)/; // see notifications.test.ts
const relations = () =>
  arena.told.flatMap(({ userId, event }) => (event.type === "relation" ? [{ userId, event }] : []));
beforeEach(() => {
  arena.address = `192.0.2.${++network}`; // so many sign in here that one address would have to wait
  arena.nowMs = START_MS;
  arena.told.length = 0;
});

const two = async () => [await makeMember(arena), await makeMember(arena)] as const;
const put = (who: { browser: Browser }, what: "friends" | "blocks", id: string) =>
  who.browser.read<Relation>(200, "PUT", `/api/me/${what}/${id}`);
const remove = (who: { browser: Browser }, what: "friends" | "blocks", id: string) =>
  who.browser.read<Relation>(200, "DELETE", `/api/me/${what}/${id}`);
const relation = (who: { browser: Browser }, id: string) =>
  who.browser.read<Relation>(200, "GET", `/api/me/people/${id}`);
const refused = async (who: { browser: Browser }, path: string, method = "PUT") => {
  const response = await who.browser.ask(method, path);
  return [response.status, ((await response.json()) as { error: string }).error]; // an error's body
};
const names = async (who: Member, state: string) =>
  (await who.browser.read<FriendsPage>(200, "GET", `/api/me/friends?state=${state}`)).friends.map(
    ({ player }) => player.name,
  );
const befriend = async (ada: Member, bob: Member) => {
  await put(ada, "friends", bob.user.id);
  await put(bob, "friends", ada.user.id);
};

describe("[ACC-6] friends", () => {
  test("one asks, the other accepts; both are told, in all their pages, and asking again changes nothing", async () => {
    const [ada, bob] = await two();
    const asked = { friendship: "outgoing", isBlocked: false };
    expect(await put(ada, "friends", bob.user.id)).toEqual(asked);
    expect(await put(ada, "friends", bob.user.id)).toEqual(asked);
    expect(await relation(bob, ada.user.id)).toEqual({ friendship: "incoming", isBlocked: false });
    expect([await names(ada, "outgoing"), await names(bob, "incoming"), await names(bob, "friends")]).toEqual([
      [bob.user.name],
      [ada.user.name],
      [],
    ]);
    expect(await put(bob, "friends", ada.user.id)).toEqual({ friendship: "friends", isBlocked: false });
    expect(await put(ada, "friends", bob.user.id)).toEqual({ friendship: "friends", isBlocked: false });
    expect([await names(ada, "friends"), await names(bob, "friends"), await names(bob, "incoming")]).toEqual([
      [bob.user.name],
      [ada.user.name],
      [],
    ]);
    expect(relations().map(({ userId, event }) => [userId, event.friendship])).toEqual([
      [ada.user.id, "outgoing"],
      [bob.user.id, "incoming"],
      [bob.user.id, "friends"],
      [ada.user.id, "friends"],
    ]);
    expect(relations()[1]?.event).toMatchObject({ player: { id: ada.user.id, name: ada.user.name, kind: "member" } });
  });

  test("of two changes at once what is stored is told last, however late the other is told", async () => {
    const [ada, bob] = await two();
    await put(ada, "friends", bob.user.id);
    const { live } = arena.deps;
    const tell = live.tell.bind(live);
    const late: (() => void)[] = [];
    const telling = vi.spyOn(live, "tell").mockImplementation(async (user, event) => {
      if (event.type === "relation" && event.friendship === "friends") await new Promise<void>((go) => late.push(go));
      await tell(user, event);
    });
    const accepting = put(bob, "friends", ada.user.id);
    await vi.waitFor(() => expect(late).toHaveLength(2));
    await remove(bob, "friends", ada.user.id); // in another tab
    for (const go of late) go();
    await accepting;
    telling.mockRestore();
    for (const { user } of [ada, bob]) {
      const told = relations().filter(({ userId }) => userId === user.id);
      expect(told.map(({ event }) => event.friendship).slice(-2)).toEqual(["friends", "none"]);
    }
  });

  test("who ask each other at the same time are friends, with one row", async () => {
    const [ada, bob] = await two();
    await Promise.all([put(ada, "friends", bob.user.id), put(bob, "friends", ada.user.id)]);
    expect(await relation(ada, bob.user.id)).toMatchObject({ friendship: "friends" });
    expect(await listFriendIds(database, ada.user.id)).toEqual([bob.user.id]);
  });

  test.each(["declines", "takes back", "ends"])("one %s: nothing is left, and both are told", async (what) => {
    const [ada, bob] = await two();
    await put(ada, "friends", bob.user.id);
    if (what === "ends") await put(bob, "friends", ada.user.id);
    arena.told.length = 0;
    const [one, other] = what === "declines" ? [bob, ada] : [ada, bob];
    expect(await remove(one, "friends", other.user.id)).toEqual({ friendship: "none", isBlocked: false });
    await remove(one, "friends", other.user.id);
    expect(relations().map(({ userId, event }) => [userId, event.friendship])).toEqual([
      [one.user.id, "none"],
      [other.user.id, "none"],
    ]);
    expect(await relation(other, one.user.id)).toEqual({ friendship: "none", isBlocked: false });
    expect(await names(ada, "outgoing")).toEqual([]);
  });

  test("are members, other people, and not too many", async () => {
    const [ada, bob] = await two();
    const guest = arena.browser();
    const { id } = await guest.read<Me>(201, "POST", "/api/me");
    expect(await refused(ada, `/api/me/friends/${id}`)).toEqual([404, "not_found"]);
    expect(await refused(ada, "/api/me/friends/nobodynobody")).toEqual([404, "not_found"]);
    expect(await refused(ada, `/api/me/friends/${ada.user.id}`)).toEqual([400, "bad_request"]);
    expect(await refused(ada, "/api/me/friends/x")).toEqual([400, "bad_request"]);
    expect(await refused({ browser: guest }, `/api/me/friends/${ada.user.id}`)).toEqual([403, "members_only"]);
    expect(await refused({ browser: arena.browser() }, `/api/me/friends/${ada.user.id}`)).toEqual([
      401,
      "unauthenticated",
    ]);
    await database.execute(
      sql`insert into users select 'asked' || lpad(n::text, 9, '0'), 'member', 'Asked', now() from generate_series(1, 100) n`,
    );
    await database.execute(
      sql`insert into friendships select ${ada.user.id}, 'asked' || lpad(n::text, 9, '0'), now() from generate_series(1, 100) n`,
    );
    expect(await refused(ada, `/api/me/friends/${bob.user.id}`)).toEqual([409, "too_many"]);
    await database.execute(sql`delete from users where id like 'asked%'`);
    await database.execute(sql`update accounts set deletion_due_at = now() where user_id = ${bob.user.id}`);
    expect(await refused(ada, `/api/me/friends/${bob.user.id}`)).toEqual([404, "not_found"]);
  });

  test("come in pages that join up, those who were here last first", async () => {
    const ada = await makeMember(arena);
    const others: Member[] = [];
    for (let n = 0; n < 7; n++) {
      arena.nowMs += 1000;
      const other = await makeMember(arena);
      others.unshift(other);
      await befriend(ada, other);
    }
    const last = others.pop();
    await database.execute(
      sql`update accounts set seen_at = ${new Date(START_MS + 60_000).toISOString()}::timestamptz where user_id = ${last?.user.id ?? ""}`,
    );
    const found: (string | null)[][] = [];
    for (let next: string | null = ""; next !== null;) {
      const path: string = `/api/me/friends?limit=3${next && `&before=${next}`}`;
      const page: FriendsPage = await ada.browser.read<FriendsPage>(200, "GET", path);
      found.push(...page.friends.map(({ player, seenAt }) => [player.name, seenAt]));
      ({ next } = page);
    }
    expect(found).toEqual([
      [last?.user.name, new Date(START_MS + 60_000).toISOString()],
      ...others.map(({ user }) => [user.name, null]),
    ]);
    expect(await refused(ada, "/api/me/friends?before=x", "GET")).toEqual([400, "bad_request"]);
    expect(await refused(ada, "/api/me/friends?state=enemies", "GET")).toEqual([400, "bad_request"]);
  });
});

describe("[CHAT-2] a block", () => {
  const queries = async (one: string, other: string) => [
    await areBlocked(database, one, other),
    await areBlocked(database, other, one),
    await listBlockedEitherWay(database, one),
    await listBlockedEitherWay(database, other),
  ];

  test("counts both ways, ends a friendship, and is told to whoever made it", async () => {
    const [ada, bob] = await two();
    await befriend(ada, bob);
    arena.told.length = 0;
    expect(await put(ada, "blocks", bob.user.id)).toEqual({ friendship: "none", isBlocked: true });
    expect(await queries(ada.user.id, bob.user.id)).toEqual([true, true, [bob.user.id], [ada.user.id]]);
    const told = (who: Member) =>
      arena.told
        .filter(({ userId, event }) => userId === who.user.id && !NOTICES.test(event.type))
        .map(({ event }) => event);
    expect(told(ada)).toMatchObject([{ type: "relation", friendship: "none", isBlocked: true }, { type: "chat" }]);
    expect(told(bob)).toMatchObject([
      { type: "blocked_by", user: ada.user.id, isBlocked: true },
      { type: "relation", friendship: "none", isBlocked: false },
    ]);
    await put(ada, "blocks", bob.user.id); // twice is once
    const { blocked, next } = await ada.browser.read<BlocksPage>(200, "GET", "/api/me/blocks");
    expect([blocked.map(({ player }) => player.id), next]).toEqual([[bob.user.id], null]);
    expect(await remove(ada, "blocks", bob.user.id)).toEqual({ friendship: "none", isBlocked: false });
    expect(await queries(ada.user.id, bob.user.id)).toEqual([false, false, [], []]);
    expect(await relation(ada, bob.user.id)).toEqual({ friendship: "none", isBlocked: false }); // it does not come back
  });

  test("keeps requests away from both; the blocked one cannot see it, nor end it", async () => {
    const [ada, bob] = await two();
    await put(bob, "friends", ada.user.id);
    await put(ada, "blocks", bob.user.id);
    expect([await names(ada, "incoming"), await names(bob, "outgoing")]).toEqual([[], []]);
    expect(await refused(bob, `/api/me/friends/${ada.user.id}`)).toEqual([403, "blocked"]);
    expect(await refused(ada, `/api/me/friends/${bob.user.id}`)).toEqual([403, "blocked"]);
    expect(await relation(bob, ada.user.id)).toEqual({ friendship: "none", isBlocked: false });
    expect(await bob.browser.read<BlocksPage>(200, "GET", "/api/me/blocks")).toEqual({ blocked: [], next: null });
    await remove(bob, "blocks", ada.user.id);
    expect(await areBlocked(database, ada.user.id, bob.user.id)).toBe(true);
    arena.told.length = 0;
    await put(bob, "blocks", ada.user.id); // and back
    await remove(ada, "blocks", bob.user.id);
    expect(await areBlocked(database, ada.user.id, bob.user.id)).toBe(true);
    expect(await refused(ada, `/api/me/friends/${bob.user.id}`)).toEqual([403, "blocked"]);
  });

  test("takes what the blocked one caused out of every open page of whoever made it", async () => {
    const [ada, bob] = await two();
    await put(bob, "friends", ada.user.id);
    const list = () =>
      ada.browser.read<{ notifications: { id: string }[]; unread: number }>(200, "GET", "/api/me/notifications");
    const [request] = (await list()).notifications;
    arena.told.length = 0;
    await put(ada, "blocks", bob.user.id);
    const event = { type: "notices_removed", ids: [request?.id], unread: 0 };
    expect(arena.told).toContainEqual({ userId: ada.user.id, event });
    expect(await list()).toMatchObject({ notifications: [], unread: 0 });
  });

  test("keeps each out of the matches that the other opens by a link, but not from one where they sit", async () => {
    const [ada, bob] = await two();
    const ticketTo = async (match: string, { browser }: Member) => {
      const { ticket } = await browser.read<{ ticket: string }>(200, "POST", `/api/matches/${match}/ticket`);
      return readTicket(SECRETS.ticket, ticket, arena.nowMs);
    };
    const open = async ({ browser }: Member) =>
      (await browser.read<{ id: string }>(201, "POST", "/api/matches", {})).id;
    await put(ada, "blocks", bob.user.id);
    for (const [host, guest] of [
      [ada, bob],
      [bob, ada],
    ] as const) {
      const match = await open(host);
      expect(await ticketTo(match, guest)).toMatchObject({ ok: true, ticket: { watches: true } });
      expect(await ticketTo(match, host)).not.toMatchObject({ ticket: { watches: true } });
      expect(await ticketTo(match, (await two())[0])).not.toMatchObject({ ticket: { watches: true } });
    }
  });

  test("is known to the lobby: whether there is any, and between whom, in both directions", async () => {
    const [ada, bob] = await two();
    const lobby = async ({ browser }: Pick<Member, "browser">) => {
      const { ticket } = await browser.read<{ ticket: string }>(200, "POST", "/api/lobby/ticket");
      const reading = await readTicket(SECRETS.ticket, ticket, arena.nowMs);
      return reading.ok && reading.ticket.room === "lobby" ? reading.ticket.hasBlocks : null;
    };
    const apart = async (user: string) => (await arena.tell("/internal/people/apart", { user })).json();
    expect([await lobby(ada), await lobby(bob)]).toEqual([false, false]);
    await put(ada, "blocks", bob.user.id);
    expect([await lobby(ada), await lobby(bob), await lobby({ browser: arena.browser() })]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await apart(ada.user.id)).toEqual({ ids: [bob.user.id] });
    expect(await apart(bob.user.id)).toEqual({ ids: [ada.user.id] });
  });

  test("and a request at the same time never leave both", async () => {
    const [ada, bob] = await two();
    for (let n = 0; n < 5; n++) {
      await Promise.all([
        bob.browser.ask("PUT", `/api/me/friends/${ada.user.id}`),
        put(ada, "blocks", bob.user.id),
        ada.browser.ask("PUT", `/api/me/friends/${bob.user.id}`),
      ]);
      expect(await relation(ada, bob.user.id)).toEqual({ friendship: "none", isBlocked: true });
      await remove(ada, "blocks", bob.user.id);
    }
  });

  test("can be made by guests and against guests, not against oneself or a computer player", async () => {
    const [ada] = await two();
    const guest = arena.browser();
    const { id } = await guest.read<Me>(201, "POST", "/api/me");
    await put(ada, "blocks", id);
    await put({ browser: guest }, "blocks", ada.user.id);
    expect(await listBlockedEitherWay(database, id)).toEqual([ada.user.id]);
    expect(await refused(ada, `/api/me/blocks/${ada.user.id}`)).toEqual([400, "bad_request"]);
    expect(await refused(ada, "/api/me/blocks/nobodynobody")).toEqual([404, "not_found"]);
    const [computer] = await database.execute<{ id: string }>(
      sql`select id from users where kind = 'computer' limit 1`,
    );
    expect(await refused(ada, `/api/me/blocks/${computer?.id ?? ""}`)).toEqual([404, "not_found"]);
  });

  test("stands in the data of whoever made it, and not in that of the blocked one", async () => {
    const [ada, bob] = await two();
    await put(ada, "blocks", bob.user.id);
    const stored = (who: Member) => who.browser.read<{ tables: { blocks: object[] } }>(200, "GET", "/api/me/data");
    expect((await stored(ada)).tables.blocks).toEqual([{ blocked: bob.user.name, createdAt: expect.any(String) }]);
    expect((await stored(bob)).tables.blocks).toEqual([]);
  });
});

describe("[ACC-6] finding people by name", () => {
  const search = async (who: Member, name: string) =>
    (await who.browser.read<{ people: FoundPerson[] }>(200, "GET", `/api/me/people?like=${encodeURIComponent(name)}`))
      .people;

  test("finds members by how their name begins, in any spelling, with what is between us", async () => {
    const [ada, bob] = await two();
    const rename = (who: Member, name: string) => who.browser.read<Me>(200, "PATCH", "/api/me", { name });
    await rename(bob, "Zoë Möller");
    await put(ada, "friends", bob.user.id);
    for (const name of ["zoe", "ZOË M", "  Zoe-mo "])
      expect((await search(ada, name)).map(({ player, ...rest }) => [player.name, rest])).toEqual([
        ["Zoë Möller", { friendship: "outgoing", isBlocked: false }],
      ]);
    expect(await search(bob, "zoe")).toEqual([]); // not oneself
    for (const name of ["oe", "%", "_oe", "'"]) expect(await search(ada, name)).toEqual([]);
    expect(await refused(ada, "/api/me/people?like=", "GET")).toEqual([400, "bad_request"]);
    expect(await refused(ada, `/api/me/people?like=${"x".repeat(41)}`, "GET")).toEqual([400, "bad_request"]);
    await database.execute(sql`update accounts set deletion_due_at = now() where user_id = ${bob.user.id}`);
    expect(await search(ada, "zoe")).toEqual([]);
  });

  test("is bounded, and limited", async () => {
    const ada = await makeMember(arena);
    for (let n = 0; n < 25; n++) await makeMember(arena);
    expect(await search(ada, "member")).toHaveLength(20);
    const strict = await openApiHarness({ limits: { searches: { perSession: 2, perAddress: 100, windowMs: 60_000 } } });
    const bob = await makeMember(strict);
    for (let n = 0; n < 2; n++) await bob.browser.read(200, "GET", "/api/me/people?like=x");
    expect(await refused(bob, "/api/me/people?like=x", "GET")).toEqual([429, "too_many_requests"]);
    await strict.storage.close();
  });
});

describe("[CHAT-6] a report", () => {
  const report = (reported: string, more: object = {}) => ({
    id: newId(),
    reported,
    reason: "insults",
    words: "Said something.",
    context: "/match/matchMatch12",
    ...more,
  });
  const kept = (id: string) => database.execute(sql`select * from reports where reporter_id = ${id}`);

  test("is kept once with who, whom, why and where, and told to nobody", async () => {
    const [ada, bob] = await two();
    const body = report(bob.user.id);
    for (let n = 0; n < 2; n++) await ada.browser.read(201, "POST", "/api/me/reports", body);
    expect(await kept(ada.user.id)).toMatchObject([
      {
        reported_id: bob.user.id,
        reported_name: bob.user.name,
        reason: "insults",
        words: "Said something.",
        context: "/match/matchMatch12",
        state: "open",
      },
    ]);
    const stored = (who: Member) => who.browser.read<{ tables: { reports: object[] } }>(200, "GET", "/api/me/data");
    expect((await stored(ada)).tables.reports).toHaveLength(1);
    expect((await stored(bob)).tables.reports).toEqual([]);
    expect(arena.told).toEqual([]);
  });

  test("is refused about oneself, about nobody, with other words, and when there are too many", async () => {
    const [ada, bob] = await two();
    const status = async (body: object) => (await ada.browser.ask("POST", "/api/me/reports", body)).status;
    expect(await status(report(ada.user.id))).toBe(400);
    expect(await status(report("nobodynobody"))).toBe(404);
    expect(await status(report(bob.user.id, { reason: "because" }))).toBe(400);
    expect(await status(report(bob.user.id, { words: "x".repeat(1001) }))).toBe(400);
    expect(await status(report(bob.user.id, { context: "https://evil.example/" }))).toBe(400);
    for (let n = 0; n < 20; n++) expect(await status(report(bob.user.id))).toBe(201);
    expect(await status(report(bob.user.id))).toBe(409);
  });
});

describe("what rooms ask and tell", () => {
  const ask = async (path: string, body: object) => (await arena.tell(`/internal/people/${path}`, body)).json();

  test("[ACC-6] who somebody's friends are, and when their last page closed: the latest counts", async () => {
    const [ada, bob] = await two();
    await befriend(ada, bob);
    expect(await ask("friends", { user: ada.user.id })).toEqual({ friends: [bob.user.id] });
    for (const ms of [60_000, 30_000]) await ask("seen", { user: bob.user.id, atMs: START_MS - ms });
    const { friends } = await ada.browser.read<FriendsPage>(200, "GET", "/api/me/friends");
    expect(friends[0]?.seenAt).toBe(new Date(START_MS - 30_000).toISOString());
    await ask("seen", { user: bob.user.id, atMs: START_MS + 99_000 }); // by a clock that is ahead
    const after = await ada.browser.read<FriendsPage>(200, "GET", "/api/me/friends");
    expect(after.friends[0]?.seenAt).toBe(new Date(START_MS).toISOString());
  });

  test("[CHAT-2] the lobby is told that two may not meet; a rematch is refused", async () => {
    const [ada, bob] = await two();
    const seats = [ada.user.id, bob.user.id];
    const order = { id: newId(), kind: "quick", rated: false, seats };
    await put(bob, "blocks", ada.user.id);
    expect((await arena.tell("/internal/matches/pairing", order)).status).toBe(409);
    await remove(bob, "blocks", ada.user.id);
    expect((await arena.tell("/internal/matches/pairing", order)).status).toBe(200);
    await put(ada, "blocks", bob.user.id);
    const again = { id: newId(), of: order.id, settings: QUICK_SETTINGS, seats };
    expect((await arena.tell("/internal/matches/rematch", again)).status).toBe(403);
  });

  test("[PLAY-4] the room of a match is told which of the two has blocked the other", async () => {
    const [ada, bob] = await two();
    const between = (...users: string[]) => ask("blocks", { users });
    expect(await between(ada.user.id, bob.user.id)).toEqual({ blocks: [false, false] });
    await put(ada, "blocks", bob.user.id);
    expect(await between(ada.user.id, bob.user.id)).toEqual({ blocks: [true, false] });
    expect(await between(bob.user.id, ada.user.id)).toEqual({ blocks: [false, true] });
    await put(bob, "blocks", ada.user.id);
    expect(await between(ada.user.id, bob.user.id)).toEqual({ blocks: [true, true] });
  });
});

test("[ACC-9] whoever becomes anonymous or is deleted leaves no friendship and no block behind", async () => {
  const [ada, bob] = await two();
  const eve = await makeMember(arena);
  await befriend(ada, bob);
  await put(ada, "blocks", eve.user.id);
  await put(eve, "blocks", bob.user.id);
  arena.told.length = 0;
  await ada.browser.read(200, "POST", "/api/me/anonymisation");
  expect(arena.told.map(({ userId, event }) => [userId, event.type === "relation" && event.friendship])).toEqual([
    [ada.user.id, "none"],
    [bob.user.id, "none"],
  ]);
  expect([await listFriendIds(database, bob.user.id), await listBlockedEitherWay(database, ada.user.id)]).toEqual([
    [],
    [],
  ]);
  await database.execute(sql`delete from users where id = ${eve.user.id}`);
  expect(await listBlockedEitherWay(database, bob.user.id)).toEqual([]);
});
