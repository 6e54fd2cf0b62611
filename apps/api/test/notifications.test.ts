import {
  DEFAULT_WAYS,
  excerptOf,
  EXCERPT_MAX,
  NOTIFICATION_KEPT_MS,
  NOTIFICATIONS_MAX,
  type NotificationsAnswer,
  type UserEvent,
} from "@transcendence/protocol";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { POSTGRES_FILES, type StoredData, purgeExpired } from "../src/index.ts";
import { type Announcement, notify, type NotifyDeps, withdraw } from "../src/notifications/notify.ts";
import { newId } from "../src/random.ts";
import { type Browser, openApiHarness, ORIGIN, START_MS } from "./api-harness.ts";
import { mailsTo, makeMember, type Member } from "./members.ts";

const MINE = "/api/me/notifications";
const PREFERENCES = `${MINE}/preferences`;
const arena = await openApiHarness();
const { database } = arena.storage;
afterAll(() => arena.storage.close());
beforeEach(() => {
  arena.startAnew();
  told.length = 0;
  arena.told.length = 0;
});

const told: { userId: string; event: UserEvent }[] = [];
const deps: NotifyDeps = {
  database,
  clock: () => arena.nowMs,
  live: {
    tell: async (userId, event) => void told.push({ userId, event }),
  },
  log: { debug() {}, info() {}, warn() {}, error() {} },
  mail: { carries: true, nudge() {} },
  push: { keys: null, contact: null, ownService: null, nudge() {} },
  publicUrl: ORIGIN,
};

function request(from: Member, about = newId()): Announcement {
  return { kind: "friend_request", data: {}, about, fromId: from.user.id };
}

async function announce(to: Member, announcement: Announcement): Promise<void> {
  const afterCommit = await database.transaction((tx) => notify(deps, tx, to.user.id, announcement));
  await afterCommit();
}

const listOf = (browser: Browser, query = "") => browser.read<NotificationsAnswer>(200, "GET", MINE + query);
const playerOf = ({ user: { id, name, kind } }: Member) => ({ id, name, kind });

describe("[NOTE-1] notifications", () => {
  test("are kept, and told to the person's open pages after the transaction", async () => {
    const [ada, bob] = [await makeMember(arena), await makeMember(arena)];
    const about = newId();
    const afterCommit = await database.transaction((tx) => notify(deps, tx, ada.user.id, request(bob, about)));
    expect(told).toEqual([]);
    await afterCommit();
    const notification = {
      id: expect.stringMatching(/^[0-9A-Za-z]{30}$/),
      kind: "friend_request",
      from: playerOf(bob),
      data: {},
      at: new Date(START_MS).toISOString(),
      readAt: null,
    };
    expect(told).toEqual([{ userId: ada.user.id, event: { type: "notified", notification, unread: 1 } }]);
    expect(await listOf(ada.browser)).toEqual({ notifications: [notification], next: null, unread: 1 });
    expect((await listOf(bob.browser)).notifications).toEqual([]);
  });

  test("are not there when the transaction fails", async () => {
    const [ada, bob] = [await makeMember(arena), await makeMember(arena)];
    const failing = database.transaction(async (tx) => {
      await notify(deps, tx, ada.user.id, request(bob));
      throw new Error("something else went wrong");
    });
    await expect(failing).rejects.toThrow("something else went wrong");
    expect((await listOf(ada.browser)).unread).toBe(0);
  });

  test("are announced once, however often they are", async () => {
    const [ada, bob, eve] = [await makeMember(arena), await makeMember(arena), await makeMember(arena)];
    const about = newId();
    await Promise.all([1, 2, 3, 4].map(() => announce(ada, request(bob, about))));
    await announce(eve, request(bob, about)); // the same news to somebody else
    expect(told.map(({ userId }) => userId).toSorted()).toEqual([ada.user.id, eve.user.id].toSorted());
    expect((await listOf(ada.browser)).notifications).toHaveLength(1);
  });

  test("go neither to oneself, nor to a computer player, nor to somebody who is gone", async () => {
    const ada = await makeMember(arena);
    const to = (id: string) => ({ ...ada, user: { ...ada.user, id } });
    await announce(ada, request(ada));
    await announce(to("pebblepebble"), request(ada));
    await announce(to(newId()), request(ada));
    await announce(ada, { ...request(ada), fromId: newId() });
    expect(told).toEqual([]);
  });

  test("come in pages, newest first", async () => {
    const [ada, bob] = [await makeMember(arena), await makeMember(arena)];
    for (let turn = 0; turn < 5; turn++) {
      if (turn % 2 === 0) arena.nowMs += 1000; // some at the same moment
      await announce(ada, request(bob));
    }
    const first = await listOf(ada.browser, "?limit=3");
    const second = await listOf(ada.browser, `?limit=3&before=${first.next}`);
    expect([first.notifications.length, second.notifications.length, second.next]).toEqual([3, 2, null]);
    const all = [...first.notifications, ...second.notifications];
    expect(new Set(all.map(({ id }) => id)).size).toBe(5);
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect([first.unread, second.unread]).toEqual([5, 5]);
  });

  test("are marked as read, one or all, and every open page hears of it", async () => {
    const [ada, bob] = [await makeMember(arena), await makeMember(arena)];
    for (let turn = 0; turn < 3; turn++) await announce(ada, request(bob));
    const [first] = (await listOf(ada.browser)).notifications;
    const path = `${MINE}/${first?.id}/read`;
    expect(await ada.browser.read(200, "POST", path)).toEqual({ unread: 2 });
    expect(await ada.browser.read(200, "POST", path)).toEqual({ unread: 2 });
    expect(arena.told).toEqual([{ userId: ada.user.id, event: { type: "notices_read", ids: [first?.id], unread: 2 } }]);
    expect((await listOf(ada.browser)).notifications[0]).toEqual({
      ...first,
      readAt: new Date(START_MS).toISOString(),
    });
    expect(await ada.browser.read(200, "POST", `${MINE}/read`)).toEqual({ unread: 0 });
    expect(arena.told.at(-1)?.event).toEqual({ type: "notices_read", ids: "all", unread: 0 });
    expect(await ada.browser.read(200, "GET", `${MINE}/unread`)).toEqual({ unread: 0 });
    await bob.browser.read(404, "POST", path);
  });

  test("are taken back with what they told of", async () => {
    const [ada, bob] = [await makeMember(arena), await makeMember(arena)];
    const about = newId();
    await announce(ada, request(bob, about));
    const [{ id } = { id: "" }] = (await listOf(ada.browser)).notifications;
    const withdrawn = () =>
      database.transaction((tx) => withdraw(deps, tx, ada.user.id, { kind: "friend_request", about }));
    await (
      await withdrawn()
    )();
    await (
      await withdrawn()
    )(); // there is nothing left to say
    expect(told.slice(1)).toEqual([{ userId: ada.user.id, event: { type: "notices_removed", ids: [id], unread: 0 } }]);
    expect((await listOf(ada.browser)).notifications).toEqual([]);
  });

  test("are bounded: the newest stay, and none stays for ever", async () => {
    const [ada, bob] = [await makeMember(arena), await makeMember(arena)];
    arena.nowMs += 60_000; // all that other tests have left expires first
    await announce(ada, request(bob, "theoldestofthem"));
    for (let turn = 0; turn < NOTIFICATIONS_MAX; turn++) {
      arena.nowMs += 1;
      await announce(ada, request(bob));
    }
    expect((await listOf(ada.browser)).unread).toBe(NOTIFICATIONS_MAX);
    arena.nowMs += NOTIFICATION_KEPT_MS;
    const later = await makeMember(arena);
    await announce(later, request(bob));
    expect((await listOf(later.browser)).unread).toBe(1);
    await purgeExpired({ ...deps, live: { ...deps.live, call: async () => {} }, files: POSTGRES_FILES });
    const [left] = await database.execute<{ count: number }>(sql`select count(*)::int as count from notifications`);
    expect(left?.count).toBe(1);
  });

  test("are told to whom they were sent, not to who sent them, and go when either leaves", async () => {
    const [ada, bob] = [await makeMember(arena), await makeMember(arena)];
    await announce(ada, request(bob));
    const tellsOf = async ({ browser }: Member) =>
      (await browser.read<StoredData>(200, "GET", "/api/me/data")).tables.notifications;
    expect(await tellsOf(ada)).toMatchObject([{ kind: "friend_request", readAt: null }]);
    expect(await tellsOf(bob)).toEqual([]);
    await bob.browser.read(200, "POST", "/api/me/anonymisation");
    expect((await listOf(ada.browser)).notifications).toEqual([]);
  });
});

test("an excerpt is the beginning of a message on one line, and cuts no character", () => {
  expect(excerptOf("  hello\n  there ")).toBe("hello there");
  const flags = "🏳️‍🌈".repeat(60);
  const short = excerptOf(flags);
  expect(short.length).toBeLessThanOrEqual(EXCERPT_MAX);
  expect(flags.startsWith(short.slice(0, -1))).toBe(true);
  expect(short.slice(0, -1).length % "🏳️‍🌈".length).toBe(0);
});

describe("[NOTE-1] preferences by kind", () => {
  test("stand as they are by default until they are changed, each kind by itself", async () => {
    const ada = await makeMember(arena);
    expect(await ada.browser.read(200, "GET", PREFERENCES)).toEqual({ ways: DEFAULT_WAYS, canEmail: true });
    const mention = { site: false, push: true, email: true };
    const ways = { ...DEFAULT_WAYS, mention };
    expect(await ada.browser.read(200, "PUT", `${PREFERENCES}/mention`, mention)).toEqual({ ways, canEmail: true });
    expect(await ada.browser.read(200, "GET", PREFERENCES)).toEqual({ ways, canEmail: true });
    await ada.browser.read(400, "PUT", `${PREFERENCES}/mention`, { site: true });
    await ada.browser.read(400, "PUT", `${PREFERENCES}/weather`, mention);
  });

  test("a kind that is off on the site is kept as read, and no page is told", async () => {
    const [ada, bob] = [await makeMember(arena), await makeMember(arena)];
    await ada.browser.read(200, "PUT", `${PREFERENCES}/friend_request`, { site: false, push: false, email: false });
    await announce(ada, request(bob));
    expect(told).toEqual([]);
    expect(await listOf(ada.browser)).toMatchObject({
      notifications: [{ readAt: new Date(START_MS).toISOString() }],
      unread: 0,
    });
  });
});

describe("[NOTE-1] by email", () => {
  const byEmail = { site: true, push: false, email: true };

  test("comes what can wait, to whoever asked for it, once an hour", async () => {
    const [ada, bob] = [await makeMember(arena), await makeMember(arena)];
    await announce(ada, request(bob));
    expect(await mailsTo(arena, ada.email)).toEqual([]);
    arena.nowMs += 3_600_000;
    await ada.browser.read(200, "PUT", `${PREFERENCES}/friend_request`, byEmail);
    await announce(ada, request(bob));
    await announce(ada, request(bob));
    const mails = await mailsTo(arena, ada.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(`${bob.user.name} sent you a friend request.`);
    expect(mails[0]?.text).toContain(`${ORIGIN}/friends`);
    arena.nowMs += 3_600_001;
    await announce(ada, request(bob));
    expect(await mailsTo(arena, ada.email)).toHaveLength(2);
  });

  test("comes once an hour, too, to whom a request is made, taken back and made again", async () => {
    const [ada, bob] = [await makeMember(arena), await makeMember(arena)];
    await ada.browser.read(200, "PUT", `${PREFERENCES}/friend_request`, byEmail);
    const path = `/api/me/friends/${ada.user.id}`;
    for (let turn = 0; turn < 3; turn++) {
      await bob.browser.read(200, "PUT", path);
      await bob.browser.read(200, "DELETE", path);
      arena.nowMs += 60_000;
      await ada.browser.read(200, "PUT", `${PREFERENCES}/friend_request`, byEmail); // choosing again changes nothing
    }
    expect(await mailsTo(arena, ada.email)).toHaveLength(1);
    arena.nowMs += 3_600_000;
    await Promise.all([1, 2, 3].map(() => announce(ada, request(bob)))); // at the same time
    expect(await mailsTo(arena, ada.email)).toHaveLength(2);
  });

  test("comes nothing that cannot wait, and nothing to an address that is not proven", async () => {
    const [ada, bob] = [await makeMember(arena), await makeMember(arena, { verified: false })];
    const kept = await ada.browser.read(200, "PUT", `${PREFERENCES}/pairing`, byEmail);
    expect(kept).toMatchObject({ ways: { pairing: { email: false } } });
    expect(await bob.browser.read(200, "PUT", `${PREFERENCES}/friend_request`, byEmail)).toMatchObject({
      canEmail: false,
    });
    await announce(bob, request(ada));
    expect(await mailsTo(arena, bob.email)).toEqual([]);
  });
});

test("[NOTE-1] [ACC-6] a friend request is announced, taken back with it, and its acceptance is announced", async () => {
  const [ada, bob] = [await makeMember(arena), await makeMember(arena)];
  const friend = (by: Member, other: Member, method: "PUT" | "DELETE") =>
    by.browser.read(200, method, `/api/me/friends/${other.user.id}`);
  const kindsOf = async ({ browser }: Member) => (await listOf(browser)).notifications.map(({ kind }) => kind);
  await friend(ada, bob, "PUT");
  await friend(ada, bob, "PUT"); // again: nothing changes
  expect(await kindsOf(bob)).toEqual(["friend_request"]);
  await friend(ada, bob, "DELETE");
  expect(await kindsOf(bob)).toEqual([]);
  await friend(ada, bob, "PUT");
  await friend(bob, ada, "PUT");
  expect([await kindsOf(ada), (await listOf(bob.browser)).unread]).toEqual([["friend_accepted"], 0]);
});
