import {
  type BatchAnswer,
  type ChannelDetails,
  type ChannelSummary,
  type ChatMessage,
  type ChatTicket,
  LOBBY_CHANNEL,
  matchChannel,
  type Me,
  type MyChannel,
  type NotificationsAnswer,
  type ReadChatAnswer,
  type TicketAnswer,
} from "@transcendence/protocol";
import { readTicket } from "@transcendence/tickets";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { setLobbyModerator } from "../src/index.ts";
import { newId } from "../src/random.ts";
import { type Browser, openApiHarness, SECRETS } from "./api-harness.ts";
import { makeMember, type Member } from "./members.ts";

const arena = await openApiHarness();
afterAll(() => arena.storage.close());

interface Ticketed {
  readonly browser: Browser;
}

async function ticketTo(channel: string, { browser }: Ticketed): Promise<ChatTicket> {
  const { ticket } = await browser.read<TicketAnswer>(200, "POST", `/api/channels/${channel}/ticket`);
  const reading = await readTicket(SECRETS.ticket, ticket, arena.nowMs);
  if (!reading.ok || reading.ticket.room !== "chat") throw new Error("no ticket to a channel");
  return reading.ticket;
}

const listOf = ({ browser }: Member) => browser.read<NotificationsAnswer>(200, "GET", "/api/me/notifications");
const mine = async ({ browser }: Member): Promise<MyChannel[]> =>
  (await browser.read<{ channels: MyChannel[] }>(200, "GET", "/api/me/channels")).channels;

async function refused({ browser }: Ticketed, method: string, path: string, body?: unknown): Promise<[number, string]> {
  const response = await browser.ask(method, path, body);
  return [response.status, ((await response.json()) as { error: string }).error]; // an error's body
}

/** As the room does when something was written: what became of each. */
async function store(...items: readonly object[]): Promise<BatchAnswer["verdicts"]> {
  const response = await arena.tell("/internal/chat/store", { items: items.map((item) => JSON.stringify(item)) });
  if (response.status !== 200) throw new Error(await response.text());
  return ((await response.json()) as BatchAnswer).verdicts; // the route's answer
}

function message(channel: string, author: Member, seq: number, text: string, id = newId()): object {
  return { type: "message", channel, id, seq, author: author.user.id, kind: "text", text, atMs: arena.nowMs };
}

async function written(...of: Parameters<typeof message>): Promise<void> {
  expect(await store(message(...of))).toEqual(["done"]);
}

async function read(channel: string, before: number | null = null, limit = 50): Promise<ReadChatAnswer> {
  return (await (await arena.tell("/internal/chat/read", { channel, before, limit })).json()) as ReadChatAnswer;
}

const create = async ({ browser }: Member, visibility: string, password?: string): Promise<string> => {
  const body = { name: `Room ${newId().slice(0, 8)}`, visibility, ...(password !== undefined && { password }) };
  return (await browser.read<{ id: string }>(201, "POST", "/api/channels", body)).id;
};

describe("[CHAT-1] channels", () => {
  test("#lobby is there from the start: whoever comes may read it, members may write", async () => {
    const { channels } = await arena.browser().read<{ channels: ChannelSummary[] }>(200, "GET", "/api/channels");
    expect(channels).toContainEqual({ id: LOBBY_CHANNEL, kind: "public", name: "lobby", members: 0 });
    expect(await ticketTo(LOBBY_CHANNEL, { browser: arena.browser() })).toMatchObject({ player: null, role: null });
    const anna = await makeMember(arena);
    expect(await ticketTo(LOBBY_CHANNEL, anna)).toMatchObject({ kind: "public", player: { id: anna.user.id } });
  });

  test("a password opens a channel that has one; wrong ones are slowed down", async () => {
    const [owner, ben] = [await makeMember(arena), await makeMember(arena)];
    const id = await create(owner, "password", "open sesame");
    const rows = await arena.storage.database.execute(`select password_hash from channels where id = '${id}'`);
    expect(String(rows[0]?.["password_hash"])).toMatch(/^\$scrypt\$/);
    expect(await refused(ben, "POST", `/api/channels/${id}/ticket`)).toEqual([404, "not_found"]);
    const door = await ben.browser.read<ChannelDetails>(200, "GET", `/api/channels/${id}`);
    expect(door).toMatchObject({ kind: "password", members: 1, role: null, people: [] });
    const path = `/api/channels/${id}/membership`;
    expect(await refused(ben, "PUT", path, {})).toEqual([401, "credentials_wrong"]);
    await ben.browser.read(200, "PUT", path, { password: "open sesame" });
    expect(await ticketTo(id, ben)).toMatchObject({ kind: "password", role: "member" });
    expect(arena.calls.at(-1)).toMatchObject({ room: { name: id }, call: { type: "note", kind: "joined" } });
    const guesses = await Promise.all(
      Array.from({ length: 8 }, async () => refused(await makeMember(arena), "PUT", path, { password: "guess" })),
    );
    expect(guesses.map(([status]) => status)).toContain(429);
  });

  test("a private channel is not there for those who are not in it", async () => {
    const [owner, ben] = [await makeMember(arena), await makeMember(arena)];
    const id = await create(owner, "private");
    for (const [method, path, body] of [
      ["POST", `/api/channels/${id}/ticket`, undefined],
      ["PUT", `/api/channels/${id}/membership`, {}],
      ["PUT", `/api/channels/${id}/read`, { seq: 1 }],
      ["GET", `/api/channels/${id}`, undefined],
    ] as const) {
      expect(await refused(ben, method, path, body)).toEqual([404, "not_found"]);
    }
    const { channels } = await ben.browser.read<{ channels: ChannelSummary[] }>(200, "GET", "/api/channels");
    expect(channels.map((channel) => channel.id)).not.toContain(id);
    expect(await mine(owner)).toMatchObject([{ id, role: "owner" }]);
  });

  test("[SITE-10] whoever joins, is invited and leaves in several pages at once does each once, and comes back without old news", async () => {
    const [owner, ben] = [await makeMember(arena), await makeMember(arena)];
    const id = await create(owner, "password", "open sesame");
    const path = `/api/channels/${id}/membership`;
    const atOnce = async (method: string, body?: object) => {
      arena.calls.length = 0;
      const pages = await Promise.all([1, 2, 3, 4].map(() => ben.browser.ask(method, path, body)));
      expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      return arena.calls.flatMap(({ room, call }) => (room.name === id && call.type === "note" ? [call.kind] : []));
    };
    expect(await atOnce("PUT", { password: "open sesame" })).toEqual(["joined"]);
    await owner.browser.read(200, "POST", `/api/channels/${id}/invitations`, { name: ben.user.name });
    expect(await ticketTo(id, ben)).toMatchObject({ role: "member" });
    expect(await atOnce("DELETE")).toEqual(["left"]);
    for (let seq = 1; seq <= 3; seq++) await written(id, owner, seq, "Meanwhile");
    await ben.browser.read(200, "PUT", path, { password: "open sesame" });
    expect(await mine(ben)).toMatchObject([{ id, unread: 0 }]);
  });

  test("no two channels look alike, and nobody owns more than ten", async () => {
    const owner = await makeMember(arena);
    expect(await refused(owner, "POST", "/api/channels", { name: "L0bby", visibility: "public" })).toEqual([
      409,
      "name_taken",
    ]);
    for (let count = 0; count < 10; count++) await create(owner, "public");
    const body = { name: "One more", visibility: "public" };
    expect(await refused(owner, "POST", "/api/channels", body)).toEqual([409, "too_many"]);
  });

  test("whoever leaves is told to the room", async () => {
    const [owner, ben] = [await makeMember(arena), await makeMember(arena)];
    const id = await create(owner, "public");
    const path = `/api/channels/${id}/membership`;
    await ben.browser.read(200, "PUT", path, {});
    await ben.browser.read(200, "DELETE", path);
    expect(arena.calls).toContainEqual({
      room: { kind: "chat", name: id },
      call: { type: "member", user: ben.user.id, role: null, mutedUntilMs: null, isOut: false },
    });
    expect(await mine(ben)).toEqual([]);
  });

  test("the room hears until when whoever leaves is muted, and whoever hands the channel over", async () => {
    const [owner, ben] = [await makeMember(arena), await makeMember(arena)];
    const id = await create(owner, "public");
    const path = `/api/channels/${id}/membership`;
    const member = ({ user }: Member) => `/api/channels/${id}/members/${user.id}`;
    const heard = () =>
      arena.calls.flatMap(({ room, call }) => (room.name === id && call.type === "member" ? [call] : []));
    const mutedUntilMs = arena.nowMs + 300_000;
    await ben.browser.read(200, "PUT", path, {});
    await owner.browser.read(200, "PATCH", member(ben), { action: "mute", minutes: 5 });
    await ben.browser.read(200, "DELETE", path);
    expect(heard().at(-1)).toEqual({ type: "member", user: ben.user.id, role: null, mutedUntilMs, isOut: false });
    expect(await ticketTo(id, ben)).toMatchObject({ role: "outside", mutedUntilMs });
    await ben.browser.read(200, "PUT", path, {});
    await owner.browser.read(200, "PATCH", member(ben), { action: "role", role: "owner" });
    await ben.browser.read(200, "PATCH", member(owner), { action: "role", role: "owner" });
    expect(heard().slice(-2)).toMatchObject([
      { user: ben.user.id, role: "moderator", mutedUntilMs },
      { user: owner.user.id, role: "owner", mutedUntilMs: null },
    ]);
  });
});

describe("[CHAT-1] what is written", () => {
  test("is stored once, by its place, and read back in pages", async () => {
    const owner = await makeMember(arena);
    const id = await create(owner, "public");
    const ids = Array.from({ length: 7 }, newId);
    for (const [index, one] of ids.entries()) {
      await written(id, owner, index + 1, `Message ${index + 1}`, one);
      await written(id, owner, index + 1, `Message ${index + 1}`, one);
    }
    const newest = await read(id, null, 3);
    const older = await read(id, newest.messages[0]?.seq, 3);
    const oldest = await read(id, older.messages[0]?.seq, 3);
    expect([newest, older, oldest].map(({ messages, more }) => [messages.map(({ seq }) => seq), more])).toEqual([
      [[5, 6, 7], true],
      [[2, 3, 4], true],
      [[1], false],
    ]);
    expect(newest.messages[0]).toMatchObject({
      text: "Message 5",
      author: { id: owner.user.id, name: owner.user.name },
    });
  });

  test("loses nothing when a room without its storage gives a place twice", async () => {
    const owner = await makeMember(arena);
    const id = await create(owner, "public");
    await written(id, owner, 1, "First");
    await written(id, owner, 1, "Second");
    expect((await read(id)).messages.map(({ seq, text }) => [seq, text])).toEqual([
      [1, "First"],
      [2, "Second"],
    ]);
  });

  test("by somebody who is gone, or in a channel that is, is not kept", async () => {
    const owner = await makeMember(arena);
    const id = await create(owner, "public");
    const gone = { ...owner, user: { ...owner.user, id: newId() } };
    const guest = {
      ...owner,
      user: { ...owner.user, id: (await arena.browser().read<Me>(201, "POST", "/api/me")).id },
    };
    await written(id, gone, 1, "Nobody");
    await written(id, guest, 1, "Anonymous by now");
    await written(newId(), owner, 1, "Nowhere");
    expect((await read(id)).messages).toEqual([]);
  });

  test("comes many at once, in its order, and one that cannot be kept holds up none of the others", async () => {
    const [owner, anna] = [await makeMember(arena), await makeMember(arena)];
    const id = await create(owner, "public");
    const texts = Array.from({ length: 40 }, (_, index) => `Line ${index}`);
    const all = texts.map((text, index) => message(id, index % 2 === 0 ? owner : anna, index + 1, text));
    const broken = [
      { type: "message" }, // none
      message(id, owner, 41, "x".repeat(501)), // longer than Postgres keeps
      message(id, owner, 42, "\u0000"),
    ];
    const last = message(id, anna, 43, `And @${owner.user.name}!`);
    const verdicts = await store(...all.slice(0, 20), ...broken, ...all.slice(20), last);
    const times = (count: number, verdict: string) => Array.from({ length: count }, () => verdict);
    expect(verdicts).toEqual([...times(20, "done"), ...times(3, "refused"), ...times(21, "done")]);
    expect(await store(...all.slice(0, 20), last)).toEqual(Array.from({ length: 21 }, () => "done")); // again
    const kept = (await read(id)).messages;
    expect(kept.map(({ text }) => text)).toEqual([...texts, `And @${owner.user.name}!`]);
    const { unread } = await owner.browser.read<{ unread: number }>(200, "GET", "/api/me/notifications");
    expect(unread).toBe(1);
  });

  test("many at once are announced once to each who is in the channel, and are read by whoever wrote them", async () => {
    const [owner, anna, ben] = [await makeMember(arena), await makeMember(arena), await makeMember(arena)];
    const id = await create(owner, "public");
    for (const { browser } of [anna, ben]) await browser.read(200, "PUT", `/api/channels/${id}/membership`, {});
    await ben.browser.read(200, "PUT", `/api/me/blocks/${owner.user.id}`);
    arena.told.length = 0;
    await store(...["One", "Two", "Three"].map((text, index) => message(id, owner, index + 1, text)));
    const heard = arena.told.filter(({ event }) => event.type === "chat").map(({ userId }) => userId);
    expect(heard).toEqual([anna.user.id]);
    expect((await mine(owner)).find((channel) => channel.id === id)).toMatchObject({ readSeq: 3, unread: 0 });
  });

  test("[CHAT-5] can be changed and deleted, the latest change last", async () => {
    const owner = await makeMember(arena);
    const id = await create(owner, "public");
    const own = newId();
    await written(id, owner, 1, "Helo", own);
    const change = (text: string | null, atMs: number) => store({ type: "change", channel: id, id: own, text, atMs });
    await change("Hello", arena.nowMs + 2);
    await change("Older", arena.nowMs + 1);
    expect((await read(id)).messages).toMatchObject([{ text: "Hello", editedMs: arena.nowMs + 2 }]);
    await change(null, arena.nowMs + 3);
    expect((await read(id)).messages).toMatchObject([{ text: null }]);
  });
});

describe("[CHAT-1] [CHAT-5] conversations", () => {
  test("two people have one, whoever opens it; what is unread counts on all devices until it is read", async () => {
    const [anna, ben] = [await makeMember(arena), await makeMember(arena)];
    const { id } = await anna.browser.read<{ id: string }>(200, "POST", "/api/me/conversations", { user: ben.user.id });
    const again = await ben.browser.read<{ id: string }>(200, "POST", "/api/me/conversations", { user: anna.user.id });
    expect(again.id).toBe(id);
    await written(id, anna, 1, "Hello");
    await written(id, anna, 2, "Are you there?");
    expect(await mine(ben)).toMatchObject([{ id, kind: "direct", unread: 2, other: { id: anna.user.id } }]);
    expect(await mine(anna)).toMatchObject([{ id, unread: 0, readSeq: 2, otherReadSeq: 0 }]);
    expect(arena.told).toContainEqual({ userId: ben.user.id, event: { type: "chat", channel: id } });
    await ben.browser.read(200, "PUT", `/api/channels/${id}/read`, { seq: 2 });
    expect(await mine(ben)).toMatchObject([{ unread: 0 }]);
    expect(await mine(anna)).toMatchObject([{ otherReadSeq: 2 }]);
    expect(arena.calls).toContainEqual({
      room: { kind: "chat", name: id },
      call: { type: "read", user: ben.user.id, seq: 2 },
    });
    const chloe = await makeMember(arena);
    expect(await refused(chloe, "POST", `/api/channels/${id}/ticket`)).toEqual([404, "not_found"]);
  });

  test("are between members; nobody writes to themselves, to a guest, or to nobody", async () => {
    const anna = await makeMember(arena);
    const guest = await arena.browser().read<{ id: string }>(201, "POST", "/api/me");
    const open = (user: string) => refused(anna, "POST", "/api/me/conversations", { user });
    expect(await open(anna.user.id)).toEqual([409, "conflict"]);
    expect(await open(guest.id)).toEqual([404, "not_found"]);
    expect(await open(newId())).toEqual([404, "not_found"]);
  });
});

describe("[CHAT-2] blocks", () => {
  test("end conversations, and nothing from the blocked is unread, told or notified", async () => {
    const [anna, ben] = [await makeMember(arena), await makeMember(arena)];
    const { id } = await ben.browser.read<{ id: string }>(200, "POST", "/api/me/conversations", { user: anna.user.id });
    const channel = await create(ben, "public");
    await anna.browser.read(200, "PUT", `/api/channels/${channel}/membership`, {});
    expect(await ticketTo(id, anna)).toMatchObject({ hasBlocks: false, isRefused: false });
    await anna.browser.read(200, "PUT", `/api/me/blocks/${ben.user.id}`);
    expect(await ticketTo(id, anna)).toMatchObject({ hasBlocks: true, isRefused: true });
    expect(await ticketTo(id, ben)).toMatchObject({ hasBlocks: false, isRefused: true });
    for (const [one, other] of [
      [anna, ben],
      [ben, anna],
    ] as const) {
      const open = await refused(one, "POST", "/api/me/conversations", { user: other.user.id });
      expect(open).toEqual([403, "blocked"]);
    }
    arena.told.length = 0;
    await written(channel, ben, 1, `@${anna.user.name}, listen`);
    expect(arena.told.filter(({ userId }) => userId === anna.user.id)).toEqual([]);
    expect(await mine(anna)).toMatchObject([{ id: channel, unread: 0 }]);
    const asked = await arena.tell("/internal/chat/blocks", { channel: id, user: anna.user.id });
    expect(await asked.json()).toEqual({ blocked: [ben.user.id], isRefused: true });
  });
});

describe("[CHAT-5] [NOTE-1] mentions and direct messages", () => {
  const kinds = (member: Member) =>
    arena.told.flatMap(({ userId, event }) =>
      userId === member.user.id && event.type === "notified" ? [event.notification.kind] : [],
    );

  test("a name after an @ reaches its owner, once, and only where they may read it", async () => {
    const [owner, anna] = [await makeMember(arena), await makeMember(arena)];
    const [open, closed] = [await create(owner, "public"), await create(owner, "private")];
    arena.told.length = 0;
    const id = newId();
    await written(open, owner, 1, `Hello @${anna.user.name}! How are you?`, id);
    await written(open, owner, 1, `Hello @${anna.user.name}! How are you?`, id);
    await written(closed, owner, 1, `About @${anna.user.name}`);
    expect(kinds(anna)).toEqual(["mention"]);
  });

  test("a long message of letters that take two places is shown in the list, too", async () => {
    const [owner, anna] = [await makeMember(arena), await makeMember(arena)];
    await written(await create(owner, "public"), owner, 1, `@${anna.user.name} ${"🏓".repeat(200)}`);
    const list = await anna.browser.read<{ notifications: readonly unknown[]; unread: number }>(
      200,
      "GET",
      "/api/me/notifications",
    );
    expect([list.notifications.length, list.unread]).toEqual([1, 1]);
  });

  test("somebody who never was in a channel does not hear of being put out of it", async () => {
    const [owner, anna] = [await makeMember(arena), await makeMember(arena)];
    const id = await create(owner, "public");
    arena.told.length = 0;
    await owner.browser.read(200, "PATCH", `/api/channels/${id}/members/${anna.user.id}`, { action: "kick" });
    expect(arena.told).toEqual([]);
  });

  test("nobody has read beyond what was written, whatever they say", async () => {
    const [anna, ben] = [await makeMember(arena), await makeMember(arena)];
    const { id } = await ben.browser.read<{ id: string }>(200, "POST", "/api/me/conversations", { user: anna.user.id });
    await written(id, ben, 1, "One");
    arena.calls.length = 0;
    const ahead = { seq: Number.MAX_SAFE_INTEGER };
    expect(await anna.browser.read(200, "PUT", `/api/channels/${id}/read`, ahead)).toEqual({ changed: true });
    const call = { type: "read", user: anna.user.id, seq: 1 };
    expect(arena.calls).toEqual([{ room: { kind: "chat", name: id }, call }]);
    expect(await anna.browser.read(200, "PUT", `/api/channels/${id}/read`, ahead)).toEqual({ changed: false });
  });

  test("a conversation is announced once until it is read, and not to whoever has it open", async () => {
    const [anna, ben] = [await makeMember(arena), await makeMember(arena)];
    const { id } = await ben.browser.read<{ id: string }>(200, "POST", "/api/me/conversations", { user: anna.user.id });
    arena.told.length = 0;
    await written(id, ben, 1, "One");
    await written(id, ben, 2, "Two");
    expect(kinds(anna)).toEqual(["direct_message"]);
    await anna.browser.read(200, "PUT", `/api/channels/${id}/read`, { seq: 2 });
    await written(id, ben, 3, "Three");
    expect(kinds(anna)).toEqual(["direct_message", "direct_message"]);
    await anna.browser.read(200, "PUT", `/api/channels/${id}/read`, { seq: 3 });
    await store({ ...message(id, ben, 4, "Four"), here: [anna.user.id, ben.user.id] });
    expect(kinds(anna)).toHaveLength(2);
  });

  test("a conversation that was marked as read in the list of notifications is announced again, and a list without it stays so", async () => {
    const [anna, ben] = [await makeMember(arena), await makeMember(arena)];
    const { id } = await ben.browser.read<{ id: string }>(200, "POST", "/api/me/conversations", { user: anna.user.id });
    arena.told.length = 0;
    await written(id, ben, 1, "One");
    arena.nowMs += 1000;
    await anna.browser.read(200, "POST", "/api/me/notifications/read");
    await written(id, ben, 2, "Two");
    await written(id, ben, 3, "Three");
    expect(kinds(anna)).toEqual(["direct_message", "direct_message"]);
    const list = await listOf(anna);
    expect(list).toMatchObject({ unread: 1, notifications: [{ data: { excerpt: "Two" }, readAt: null }] });
    const ways = { site: false, push: false, email: false };
    await ben.browser.read(200, "PUT", "/api/me/notifications/preferences/direct_message", ways);
    for (const [seq, text] of ["Four", "Five"].entries()) await written(id, anna, 4 + seq, text);
    expect(kinds(ben)).toEqual([]);
  });

  test("what is deleted goes from the notifications that quote it, on every page", async () => {
    const [owner, anna] = [await makeMember(arena), await makeMember(arena)];
    const open = await create(owner, "public");
    const { id: direct } = await owner.browser.read<{ id: string }>(200, "POST", "/api/me/conversations", {
      user: anna.user.id,
    });
    const [named, first, second] = [newId(), newId(), newId()];
    await written(open, owner, 1, `Hello @${anna.user.name}!`, named);
    await written(direct, owner, 1, "One", first);
    await written(direct, owner, 2, "Two", second);
    const told = (await listOf(anna)).notifications;
    expect(told.map(({ kind }) => kind).toSorted()).toEqual(["direct_message", "mention"]);
    const change = (channel: string, id: string, text: string | null) =>
      store({ type: "change", channel, id, text, atMs: arena.nowMs });
    await change(direct, second, null); // it is the first that is quoted
    await change(open, named, "Hello!");
    expect((await listOf(anna)).unread).toBe(2);
    arena.told.length = 0;
    await change(open, named, null);
    await change(direct, first, null);
    expect(await listOf(anna)).toMatchObject({ unread: 0, notifications: [] });
    expect(arena.told.map(({ userId, event }) => [userId, event.type])).toEqual([
      [anna.user.id, "notices_removed"],
      [anna.user.id, "notices_removed"],
    ]);
  });
});

describe("[CHAT-6] a channel whose owner goes", () => {
  const membership = (id: string) => `/api/channels/${id}/membership`;
  const rolesIn = async (id: string, { browser }: Member) => {
    const { people } = await browser.read<ChannelDetails>(200, "GET", `/api/channels/${id}`);
    return Object.fromEntries(people.map(({ player, role }) => [player.id, role]));
  };

  /** Whoever joins earlier is listed earlier; the owner is first. */
  async function channelOf(visibility: string, count: number): Promise<{ id: string; people: Member[] }> {
    const people: Member[] = [];
    for (let made = 0; made < count; made++) people.push(await makeMember(arena));
    const [owner, ...others] = people as [Member, ...Member[]];
    const id = await create(owner, visibility);
    for (const other of others) {
      arena.nowMs += 1000;
      if (visibility === "private")
        await owner.browser.read(200, "POST", `/api/channels/${id}/invitations`, { name: other.user.name });
      await other.browser.read(200, "PUT", membership(id), {});
    }
    return { id, people };
  }

  test("goes to the moderator who has been in it for longest, or else the member", async () => {
    const { id, people } = await channelOf("private", 4);
    const [owner, early, moderator, late] = people as [Member, Member, Member, Member];
    const path = `/api/channels/${id}/members/${moderator.user.id}`;
    await owner.browser.read(200, "PATCH", path, { action: "role", role: "moderator" });
    await owner.browser.read(200, "DELETE", membership(id));
    expect(await rolesIn(id, early)).toEqual({
      [moderator.user.id]: "owner",
      [early.user.id]: "member",
      [late.user.id]: "member",
    });
    const heard = { type: "member", user: moderator.user.id, role: "owner", mutedUntilMs: null, isOut: false };
    expect(arena.calls).toContainEqual({ room: { kind: "chat", name: id }, call: heard });
    expect(arena.told).toContainEqual({ userId: moderator.user.id, event: { type: "chat", channel: id } });
    await moderator.browser.read(200, "DELETE", membership(id));
    expect(await rolesIn(id, late)).toEqual({ [early.user.id]: "owner", [late.user.id]: "member" });
  });

  test("is archived when nobody else is in it, if everybody could read it: nobody joins, writes or finds it any more", async () => {
    const { id, people } = await channelOf("public", 1);
    const [owner, other] = [people[0]!, await makeMember(arena)];
    await written(id, other, 1, "I was here");
    await owner.browser.read(200, "DELETE", membership(id));
    expect(arena.calls.at(-1)).toEqual({
      room: { kind: "chat", name: id },
      call: { type: "channel", kind: "archived", slowSeconds: 0 },
    });
    expect(await ticketTo(id, other)).toMatchObject({ kind: "archived", role: null });
    expect((await read(id)).messages.map(({ text }) => text)).toEqual(["I was here"]);
    expect(await refused(other, "PUT", membership(id), {})).toEqual([404, "not_found"]);
    const { channels } = await arena.browser().read<{ channels: ChannelSummary[] }>(200, "GET", "/api/channels");
    expect(channels.map((channel) => channel.id)).not.toContain(id);
  });

  test("is there no more when nobody could ever read it again", async () => {
    const { id, people } = await channelOf("private", 1);
    await people[0]!.browser.read(200, "DELETE", membership(id));
    expect(arena.calls.at(-1)).toEqual({ room: { kind: "chat", name: id }, call: { type: "closed" } });
    expect(await refused(people[0]!, "POST", `/api/channels/${id}/ticket`)).toEqual([404, "not_found"]);
  });

  test("the host names who moderates #lobby, and takes it back", async () => {
    const anna = await makeMember(arena);
    const mute = { action: "mute", minutes: 5 };
    const path = `/api/channels/${LOBBY_CHANNEL}/members/${(await makeMember(arena)).user.id}`;
    expect(await refused(anna, "PATCH", path, mute)).toEqual([403, "forbidden"]);
    expect(await setLobbyModerator(arena.deps, anna.user.name.toUpperCase(), true)).toBe(anna.user.name);
    expect(await ticketTo(LOBBY_CHANNEL, anna)).toMatchObject({ role: "moderator" });
    await anna.browser.read(200, "PATCH", path, mute);
    await setLobbyModerator(arena.deps, anna.user.name, false);
    expect(await refused(anna, "PATCH", path, mute)).toEqual([403, "forbidden"]);
    expect(await setLobbyModerator(arena.deps, "Nobody of that name", true)).toBe(null);
  });
});

describe("[CHAT-6] looking after a channel", () => {
  const act = ({ browser }: Member, channel: string, { user }: Member, body: object) =>
    browser.ask("PATCH", `/api/channels/${channel}/members/${user.id}`, body);

  test("moderators invite, mute, kick and ban; the room hears of each", async () => {
    const [owner, moderator, anna] = [await makeMember(arena), await makeMember(arena), await makeMember(arena)];
    const id = await create(owner, "private");
    for (const each of [moderator, anna]) {
      await owner.browser.read(200, "POST", `/api/channels/${id}/invitations`, { name: each.user.name });
      expect(await mine(each)).toMatchObject([{ id, role: "invited" }]);
      expect(await refused(each, "POST", `/api/channels/${id}/ticket`)).toEqual([404, "not_found"]);
      await each.browser.read(200, "PUT", `/api/channels/${id}/membership`, {});
    }
    expect((await act(moderator, id, anna, { action: "kick" })).status).toBe(403);
    await act(owner, id, moderator, { action: "role", role: "moderator" });
    await act(moderator, id, anna, { action: "mute", minutes: 5 });
    expect(await ticketTo(id, anna)).toMatchObject({ role: "member", mutedUntilMs: arena.nowMs + 300_000 });
    await act(owner, id, anna, { action: "role", role: "moderator" }); // who is muted stays so
    expect(arena.calls.at(-1)?.call).toMatchObject({ user: anna.user.id, mutedUntilMs: arena.nowMs + 300_000 });
    await act(owner, id, anna, { action: "role", role: "member" });
    await act(moderator, id, anna, { action: "ban", minutes: 60 });
    expect(arena.calls.at(-1)?.call).toMatchObject({ type: "member", user: anna.user.id, isOut: true });
    expect(await refused(anna, "PUT", `/api/channels/${id}/membership`, {})).toEqual([404, "not_found"]);
    expect((await act(moderator, id, owner, { action: "kick" })).status).toBe(403);
    expect((await act(moderator, id, anna, { action: "role", role: "member" })).status).toBe(403);
  });

  test("the owner changes its settings, hands it over, and closes it", async () => {
    const [owner, heir] = [await makeMember(arena), await makeMember(arena)];
    const id = await create(owner, "public");
    await heir.browser.read(200, "PUT", `/api/channels/${id}/membership`, {});
    const path = `/api/channels/${id}`;
    expect(await refused(heir, "PATCH", path, { slowSeconds: 15 })).toEqual([403, "forbidden"]);
    expect(await refused(owner, "PATCH", path, { visibility: "password" })).toEqual([400, "password_invalid"]);
    await owner.browser.read(200, "PATCH", path, { visibility: "password", password: "four", slowSeconds: 15 });
    expect(arena.calls.at(-1)?.call).toEqual({ type: "channel", kind: "password", slowSeconds: 15 });
    await act(owner, id, heir, { action: "role", role: "owner" });
    expect(await refused(owner, "PATCH", path, { visibility: "public" })).toEqual([403, "forbidden"]);
    const { people } = await heir.browser.read<ChannelDetails>(200, "GET", path);
    expect(people.map(({ player, role }) => [player.id, role])).toEqual([
      [heir.user.id, "owner"],
      [owner.user.id, "moderator"],
    ]);
    await heir.browser.read(200, "DELETE", path);
    expect(arena.calls.at(-1)?.call).toEqual({ type: "closed" });
    expect(await mine(owner)).toEqual([]);
  });

  const settingsOf = async (id: string) => {
    const query = sql`select kind, password_hash as hash, slow_seconds as slow from channels where id = ${id}`;
    return (await arena.storage.database.execute<{ kind: string; hash: string | null; slow: number }>(query))[0];
  };

  /** Asks while another page changes the channel, which commits only once this one waits for it. */
  async function whileChanged(change: ReturnType<typeof sql>, ask: () => Promise<unknown>) {
    let answer: Promise<unknown> = Promise.resolve();
    await arena.storage.database.transaction(async (tx) => {
      await tx.execute(change);
      answer = ask();
      const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await expect.poll(() => arena.storage.database.execute(waiting), { timeout: 10_000 }).toHaveLength(1);
    });
    await answer;
  }

  test.each([
    ["slow mode", { slowSeconds: 15 }, { slow: 15 }],
    ["a name", { name: "Quiet corner" }, { slow: 0 }],
  ] as const)(
    "a channel that has just become private stays so when another page asked for %s",
    async (_, body, left) => {
      const owner = await makeMember(arena);
      const id = await create(owner, "public");
      const change = sql`update channels set kind = 'private' where id = ${id}`;
      await whileChanged(change, () => owner.browser.read(200, "PATCH", `/api/channels/${id}`, body));
      expect(await settingsOf(id)).toEqual({ kind: "private", hash: null, ...left });
      const slowSeconds = left.slow;
      expect(arena.calls.at(-1)?.call).toEqual({ type: "channel", kind: "private", slowSeconds });
    },
  );

  test("a channel that becomes private while a password for it is hashed gets none", async () => {
    const owner = await makeMember(arena);
    const id = await create(owner, "password", "open sesame");
    const path = `/api/channels/${id}`;
    const { passwords } = arena.deps;
    const hashing = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const hash = async (password: string) => {
      hashing.resolve();
      await held.promise;
      return passwords.hash(password);
    };
    const slow = await openApiHarness({ passwords: { ...passwords, hash } }, arena.storage);
    slow.nowMs = arena.nowMs;
    const page = slow.browser();
    for (const [name, value] of owner.browser.cookies) page.cookies.set(name, value);
    const late = page.ask("PATCH", path, { password: "open barley" });
    await hashing.promise;
    await owner.browser.read(200, "PATCH", path, { visibility: "private" });
    held.resolve();
    expect((await late).status).toBe(400);
    expect(await settingsOf(id)).toEqual({ kind: "private", hash: null, slow: 0 });
  });
});

test("[CHAT-6] a message is reported with those around it, as they were then, by whoever can read it, and told to nobody", async () => {
  const [anna, ben, eve] = [await makeMember(arena), await makeMember(arena), await makeMember(arena)];
  const id = await create(anna, "private");
  const bad = newId();
  for (let seq = 101; seq <= 120; seq++)
    await written(id, seq % 2 === 0 ? ben : anna, seq, `Line ${seq}`, seq === 114 ? bad : newId());
  const report = (reported: Member, more: object = {}) => ({
    id: newId(),
    reported: reported.user.id,
    reason: "insults",
    words: "",
    context: null,
    message: { channel: id, id: bad },
    ...more,
  });
  expect(await refused(eve, "POST", "/api/me/reports", report(ben))).toEqual([404, "not_found"]);
  expect(await refused(anna, "POST", "/api/me/reports", report(eve))).toEqual([404, "not_found"]); // she did not write it
  expect((await anna.browser.ask("POST", "/api/me/reports", report(anna))).status).toBe(400);
  const body = report(ben);
  for (let n = 0; n < 2; n++) await anna.browser.read(201, "POST", "/api/me/reports", body);
  await store({ type: "change", channel: id, id: bad, text: null, atMs: arena.nowMs });
  expect(await refused(anna, "POST", "/api/me/reports", report(ben))).toEqual([404, "not_found"]); // deleted by now
  const kept = () =>
    arena.storage.database.execute<{ text: string; author_id: string | null; is_reported: boolean }>(
      sql`select text, author_id, is_reported from report_messages where report_id = ${body.id} order by seq`,
    );
  const rows = await kept();
  expect(rows.map(({ text }) => text)).toEqual(Array.from({ length: 16 }, (_, n) => `Line ${104 + n}`));
  expect(rows.filter(({ is_reported: isReported }) => isReported)).toEqual([
    { text: "Line 114", author_id: ben.user.id, is_reported: true },
  ]);
  const [row] = await arena.storage.database.execute(sql`select context from reports where id = ${body.id}`);
  expect(row).toEqual({ context: `/chat/${id}` });
  await arena.storage.database.execute(sql`delete from users where id = ${ben.user.id}`);
  expect((await kept()).filter(({ author_id: author }) => author === null)).toHaveLength(8);
});

describe("[CHAT-6] a message in the chat of a match", () => {
  const said = (author: Member, seq: number, id = newId()): ChatMessage => ({
    id,
    seq,
    author: { id: author.user.id, name: author.user.name, kind: "member" },
    kind: "text",
    text: `Line ${seq}`,
    atMs: arena.nowMs,
    editedMs: null,
  });

  test("is reported with those around it, which only its room knows, and whoever has it open", async () => {
    const [anna, ben, eve] = [await makeMember(arena), await makeMember(arena), await makeMember(arena)];
    const { id: match } = await anna.browser.read<{ id: string }>(201, "POST", "/api/matches", {});
    const bad = newId();
    const report = (channel: string, reported = ben) => ({
      id: newId(),
      reported: reported.user.id,
      reason: "insults",
      words: "",
      context: null,
      message: { channel, id: bad, match },
    });
    const [players, watchers] = [matchChannel(match, "players"), matchChannel(match, "watchers")];
    arena.answer = {
      messages: [said(anna, 1), said(ben, 2, bad), said({ ...eve, user: { ...eve.user, id: newId() } }, 3)],
    };
    const body = report(players);
    await anna.browser.read(201, "POST", "/api/me/reports", body);
    const call = { type: "around", user: anna.user.id, message: bad, before: 10, after: 5 };
    expect(arena.asked.at(-1)).toEqual({ room: { kind: "chat", name: players }, call });
    const rows = await arena.storage.database.execute(
      sql`select text, author_id, is_reported from report_messages where report_id = ${body.id} order by seq`,
    );
    expect([...rows]).toEqual([
      { text: "Line 1", author_id: anna.user.id, is_reported: false },
      { text: "Line 2", author_id: ben.user.id, is_reported: true },
      { text: "Line 3", author_id: null, is_reported: false }, // gone since
    ]);
    const [row] = await arena.storage.database.execute(sql`select context from reports where id = ${body.id}`);
    expect(row).toEqual({ context: `/match/${match}` });
    await eve.browser.read(201, "POST", "/api/me/reports", report(watchers));
    expect(await refused(anna, "POST", "/api/me/reports", report(LOBBY_CHANNEL))).toEqual([404, "not_found"]);
    expect(await refused(anna, "POST", "/api/me/reports", report(players, eve))).toEqual([404, "not_found"]); // she did not write it
    arena.answer = { messages: [] }; // as for whoever has not the chat open
    expect(await refused(anna, "POST", "/api/me/reports", report(players))).toEqual([404, "not_found"]);
    arena.answer = null;
    arena.roomsAnswer = "away";
    expect(await refused(anna, "POST", "/api/me/reports", report(players))).toEqual([503, "rooms_unavailable"]);
    arena.roomsAnswer = null;
  });
});
