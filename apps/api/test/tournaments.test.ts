import { changeMember } from "@transcendence/database";
import { KIND_SETTINGS } from "@transcendence/game";
import {
  LOBBY_CHANNEL,
  type PublicProfile,
  type StoreTournament,
  type TicketAnswer,
  type TournamentAnswerBody,
  type TournamentSummary,
} from "@transcendence/protocol";
import { readTicket } from "@transcendence/tickets";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { setLobbyModerator } from "../src/index.ts";
import { newId } from "../src/random.ts";
import { type Browser, openApiHarness, SECRETS } from "./api-harness.ts";
import { makeMember, type Member } from "./members.ts";
import { play, resultOf } from "./played.ts";

const arena = await openApiHarness({
  limits: {
    tournaments: { perSession: 1000, perAddress: 1000, windowMs: 1000 },
    guests: { perSession: 0, perAddress: 1000, windowMs: 1000 },
  },
});
afterAll(() => arena.storage.close());
beforeEach(() => {
  arena.asked.length = 0;
  arena.roomsAnswer = null;
});

const WISH = { title: "Friday cup", plan: { format: "single" }, places: 8 };

async function propose(changes: object = {}, owner?: Member): Promise<TournamentSummary & { owner: Member }> {
  const organiser = owner ?? (await makeMember(arena));
  const made = await organiser.browser.read<TournamentSummary>(201, "POST", "/api/tournaments", {
    ...WISH,
    ...changes,
  });
  arena.asked.length = 0;
  return { ...made, owner: organiser };
}

const enter = (browser: Browser, id: string, body: object = {}) =>
  browser.ask("POST", `/api/tournaments/${id}/entries`, body);
const errorOf = async (response: Response) => [response.status, ((await response.json()) as { error?: string }).error];

function record(id: string, version: number, changes: Partial<StoreTournament> = {}): StoreTournament {
  const common = { phase: "registration", paused: false, startsAtMs: null, endsAtMs: null } as const;
  return { id, version, ...common, entries: [], state: null, log: [], ...changes };
}

describe("[TOUR-1] proposing a tournament", () => {
  test("is for members, and its room hears of it", async () => {
    const { browser, user } = await makeMember(arena);
    const made = await browser.read<TournamentSummary>(201, "POST", "/api/tournaments", {
      ...WISH,
      title: "  The   Friday cup ",
      description: "Every week.\r\n\r\n\r\nBring a friend.",
    });
    expect(made).toMatchObject({
      title: "The Friday cup",
      description: "Every week.\n\nBring a friend.",
      phase: "registration",
      places: 8,
      entered: 0,
      organiser: { id: user.id },
      hasPassword: false,
      plan: { format: "single", thirdPlace: true },
    });
    const config = { id: made.id, title: "The Friday cup", organiser: user.id, waitMs: 60_000, places: 8 };
    expect(arena.asked).toEqual([
      {
        room: { kind: "tournament", name: made.id },
        call: { type: "tournament", config: expect.objectContaining(config), act: { type: "open" } },
      },
    ]);
    const guest = arena.browser();
    await guest.read(201, "POST", "/api/me");
    expect(await errorOf(await guest.ask("POST", "/api/tournaments", WISH))).toEqual([403, "members_only"]);
  });

  test.each([
    [{ title: "ab" }],
    [{ title: "x".repeat(51) }],
    [{ title: "Frid\u202eay" }],
    [{ places: 1 }],
    [{ places: 257 }],
    [{ plan: { format: "ladder" } }],
    [{ plan: { format: "swiss", rounds: 99 } }],
    [{ waitSeconds: 1 }],
    [{ deadlineMinutes: 7 }],
    [{ deadlineMinutes: 15 }], // without a start
    [{ startsAtMs: 1 }],
    [{ startsAtMs: Date.UTC(2030, 1, 1) }],
    [{ minRating: 1800, maxRating: 1200 }],
    [{ settings: { pointsToWin: 1000 } }],
    [{ unknown: true }],
  ])("refuses %j", async (changes) => {
    const { browser } = await makeMember(arena);
    expect(await errorOf(await browser.ask("POST", "/api/tournaments", { ...WISH, ...changes }))).toEqual([
      400,
      "bad_request",
    ]);
  });

  const bounds = [
    ["single", 128, {}],
    ["double", 128, {}],
    ["swiss", 256, {}],
    ["arena", 256, {}],
    ["round-robin", 32, {}],
    ["round-robin", 96, { groups: 3 }],
    ["round-robin", 128, { groups: 16 }],
  ] as const;
  test.each(bounds)("has as many places as %s bears: %i with %j", async (format, most, plan) => {
    const wish = (places: number) => ({ ...WISH, plan: { format, ...plan }, places });
    expect(await propose(wish(most))).toMatchObject({ places: most });
    const { browser } = await makeMember(arena);
    const repeats = { weekdays: [5], time: "20:00", timeZone: "Europe/Paris" };
    for (const [path, more] of [
      ["/api/tournaments", {}],
      ["/api/me/tournament-series", { repeats }],
    ] as const) {
      const answer = await browser.ask("POST", path, { ...wish(most + 1), ...more });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({
        error: "bad_request",
        message: expect.stringMatching(new RegExp(`places: .*${most}`)),
      });
    }
  });

  test("has a registration deadline of its own, which its room enforces", async () => {
    const startsAtMs = arena.deps.clock() + 3_600_000;
    const { browser } = await makeMember(arena);
    const wish = { ...WISH, startsAtMs, deadlineMinutes: 15 };
    const made = await browser.read<TournamentSummary>(201, "POST", "/api/tournaments", wish);
    expect(made.deadlineMinutes).toBe(15);
    expect(arena.asked).toMatchObject([{ call: { config: { startsAtMs, closesAtMs: startsAtMs - 900_000 } } }]);
    const past = { ...wish, deadlineMinutes: 1440 };
    expect(await errorOf(await browser.ask("POST", "/api/tournaments", past))).toEqual([400, "bad_request"]);
  });

  test("wants a password of at least four letters, if there is one", async () => {
    const { browser } = await makeMember(arena);
    const short = { ...WISH, password: "abc" };
    expect(await errorOf(await browser.ask("POST", "/api/tournaments", short))).toEqual([400, "password_invalid"]);
  });

  test("is rated only with the settings of a rated kind, and nobody has more than five that are not over", async () => {
    const { browser } = await makeMember(arena);
    const odd = { ...WISH, rated: true, settings: { ballSpeed: 150 } };
    expect(await errorOf(await browser.ask("POST", "/api/tournaments", odd))).toEqual([422, "not_ratable"]);
    for (let count = 0; count < 5; count++) await browser.read(201, "POST", "/api/tournaments", WISH);
    expect(await errorOf(await browser.ask("POST", "/api/tournaments", WISH))).toEqual([409, "too_many_open"]);
  });
});

describe("[TOUR-1] taking part", () => {
  test("the room decides, and its refusals come in the API's words", async () => {
    const { id } = await propose();
    const { browser, user } = await makeMember(arena);
    expect((await enter(browser, id, { alias: "The Wall" })).status).toBe(200);
    const act = {
      type: "enter",
      alias: "The Wall",
      rating: null,
      player: { id: user.id, name: user.name, kind: "member" },
    };
    expect(arena.asked).toMatchObject([{ call: { act } }]);
    for (const [refused, status, code] of [
      ["full", 409, "tournament_full"],
      ["closed", 409, "tournament_closed"],
      ["name_taken", 409, "name_taken"],
      ["already_entered", 409, "not_now"],
      ["away", 503, "rooms_unavailable"],
    ] as const) {
      arena.roomsAnswer = refused;
      expect(await errorOf(await enter(browser, id))).toEqual([status, code]);
    }
  });

  test("guests take part where they may, and somebody new becomes one", async () => {
    const open = await propose();
    expect((await enter(arena.browser(), open.id)).status).toBe(200);
    const closed = await propose({ guests: false });
    expect(await errorOf(await enter(arena.browser(), closed.id))).toEqual([403, "members_only"]);
  });

  test("with a password only whoever knows it", async () => {
    const { id, owner, hasPassword } = await propose({ password: "let me in" });
    expect(hasPassword).toBe(true);
    const { browser } = await makeMember(arena);
    expect(await errorOf(await enter(browser, id))).toEqual([403, "tournament_password"]);
    expect(await errorOf(await enter(browser, id, { password: "wrong" }))).toEqual([403, "tournament_password"]);
    expect((await enter(browser, id, { password: "let me in" })).status).toBe(200);
    expect((await enter(owner.browser, id)).status).toBe(200);
    expect(JSON.stringify(await browser.read(200, "GET", `/api/tournaments/${id}`))).not.toContain("$scrypt");
    const guesses = Array.from({ length: 8 }, () => enter(arena.browser(), id, { password: "guess" }));
    expect((await Promise.all(guesses)).map(({ status }) => status)).toContain(429);
  });

  test("within a range of ratings; whoever has none is at its lower end", async () => {
    const { browser } = await makeMember(arena);
    expect(await errorOf(await enter(browser, (await propose({ minRating: 1200 })).id))).toEqual([
      403,
      "rating_outside",
    ]);
    expect((await enter(browser, (await propose({ maxRating: 1200 })).id)).status).toBe(200);
  });

  test("nobody under the name of another member", async () => {
    const { id, owner } = await propose();
    const { browser } = await makeMember(arena);
    expect(await errorOf(await enter(browser, id, { alias: owner.user.name }))).toEqual([409, "name_taken"]);
    expect((await enter(owner.browser, id, { alias: owner.user.name })).status).toBe(200);
  });
});

test("the organiser's wishes reach the room; of one that is over nothing is asked any more", async () => {
  const { id, owner } = await propose();
  const path = `/api/tournaments/${id}`;
  for (const [method, end, act, body] of [
    ["POST", "/start", { type: "start" }],
    ["POST", "/pause", { type: "pause" }],
    ["DELETE", "/pause", { type: "resume" }],
    ["DELETE", "/entries/3", { type: "remove", entry: "3" }],
    ["PUT", "/pairings/w1.1/winner", { type: "decide", pairing: "w1.1", winner: "2" }, { winner: "2" }],
    ["POST", "/pairings/w1.1/replay", { type: "replay", pairing: "w1.1" }],
    ["DELETE", "", { type: "cancel" }],
  ] as const) {
    await owner.browser.read(200, method, path + end, body);
    expect(arena.asked.at(-1)).toMatchObject({ call: { act } });
  }
  await arena.tell("/internal/tournaments/record", record(id, 2, { phase: "cancelled" }));
  expect(await errorOf(await owner.browser.ask("POST", `${path}/start`))).toEqual([409, "tournament_closed"]);
});

describe("[TOUR-4] the site's moderators", () => {
  const ACTS = [
    ["POST", "/start", "start"],
    ["POST", "/pause", "pause"],
    ["DELETE", "/pause", "resume"],
    ["POST", "/computers", "enter", { computer: "plumb" }],
    ["DELETE", "/entries/3", "remove"],
    ["PUT", "/pairings/w1.1/winner", "decide", { winner: "2" }],
    ["POST", "/pairings/w1.1/replay", "replay"],
    ["DELETE", "", "cancel"],
  ] as const;
  const view = (browser: Browser, id: string) =>
    browser.read<TournamentAnswerBody>(200, "GET", `/api/tournaments/${id}`);
  async function makeModerator(): Promise<Member> {
    const member = await makeMember(arena);
    await setLobbyModerator(arena.deps, member.user.name, true);
    return member;
  }

  test("have the organiser's rights, and the room hears in whose right it is", async () => {
    const { id } = await propose();
    const { browser } = await makeModerator();
    for (const [method, end, type, body] of ACTS) {
      await browser.read(200, method, `/api/tournaments/${id}${end}`, body);
      expect(arena.asked.at(-1)).toMatchObject({ call: { by: "moderator", act: { type } } });
    }
    expect((await view(browser, id)).isModerator).toBe(true);
  });

  test("see no invitations, and need the password to play", async () => {
    const { id } = await propose({ inviteOnly: true, password: "let me in" });
    const { browser } = await makeModerator();
    expect(await errorOf(await browser.ask("GET", `/api/tournaments/${id}/invitations`))).toEqual([403, "forbidden"]);
    expect(await errorOf(await browser.ask("POST", `/api/tournaments/${id}/invitation-link`))).toEqual([
      403,
      "forbidden",
    ]);
    expect(await errorOf(await enter(browser, id))).toEqual([403, "invitation_needed"]);
    const locked = await propose({ password: "let me in" });
    expect(await errorOf(await enter(browser, locked.id))).toEqual([403, "tournament_password"]);
  });

  test("act in their own tournaments as their organisers", async () => {
    const moderator = await makeModerator();
    const { id } = await propose({}, moderator);
    await moderator.browser.read(200, "POST", `/api/tournaments/${id}/start`);
    expect(arena.asked.at(-1)?.call).not.toHaveProperty("by");
  });

  test("are nobody else: not whoever was one, is banned or removed, or moderates another channel", async () => {
    const { id, owner } = await propose();
    const guest = arena.browser();
    await guest.read(201, "POST", "/api/me");
    const former = await makeModerator();
    await setLobbyModerator(arena.deps, former.user.name, false);
    const [banned, kicked] = [await makeModerator(), await makeModerator()];
    const until = { bannedUntil: new Date(arena.nowMs + 60_000) };
    const of = ({ user }: Member, channelId = LOBBY_CHANNEL) => ({ channelId, userId: user.id, now: new Date() });
    await changeMember(arena.storage.database, of(banned), until);
    await changeMember(arena.storage.database, of(kicked), { role: "outside" });
    const elsewhere = await makeMember(arena);
    const other = await propose({}, elsewhere); // whose chat they moderate
    const callers: readonly (readonly [Browser, number])[] = [
      [arena.browser(), 401],
      [guest, 403],
      ...[await makeMember(arena), former, banned, kicked, elsewhere].map(({ browser }) => [browser, 403] as const),
    ];
    expect(other.id).not.toBe(id);
    arena.asked.length = 0;
    for (const [browser, status] of callers) {
      for (const [method, end, , body] of ACTS)
        expect((await browser.ask(method, `/api/tournaments/${id}${end}`, body)).status).toBe(status);
      expect((await view(browser, id)).isModerator).toBe(false);
    }
    expect(arena.asked).toEqual([]);
    expect((await view(owner.browser, id)).isModerator).toBe(false);
    arena.nowMs += 61_000; // the ban is over
    expect((await view(banned.browser, id)).isModerator).toBe(true);
  });
});

test("a page that was opened just before a tournament's end is told by its room how it ended; later there is only what is stored", async () => {
  const { id, owner } = await propose();
  const path = `/api/tournaments/${id}`;
  await arena.tell("/internal/tournaments/record", record(id, 2, { phase: "cancelled" }));
  await owner.browser.read(200, "POST", `${path}/ticket`);
  arena.nowMs += 11 * 60_000;
  expect(await errorOf(await owner.browser.ask("POST", `${path}/ticket`))).toEqual([409, "tournament_closed"]);
});

test("[TOUR-6] a record is stored whole; an older one, or the same once more, changes nothing", async () => {
  const { id } = await propose();
  const [one, other, third] = [await makeMember(arena), await makeMember(arena), await makeMember(arena)];
  const entries = [one, other, third].map(({ user }, index) => ({
    id: String(index + 1),
    user: user.id,
    alias: index === 1 ? "The Wall" : null,
    rating: null,
    rank: index + 1,
  }));
  const state = {
    plan: { format: "single", thirdPlace: true, groups: 1, rounds: 0 } as const,
    entrants: [
      { id: "1", rating: null },
      { id: "2", rating: null },
      { id: "3", rating: null },
    ],
    out: [],
    outcomes: { "w1.1": { winner: "1", score: [5, 2] as [number, number], how: "played" as const } },
    drawn: [],
    finalists: null,
    closed: false,
  };
  const told = record(id, 7, { phase: "finished", entries, state, log: [{ atMs: 1, kind: "finished" }] });
  const path = "/internal/tournaments/record";
  expect((await arena.tell(path, told)).status).toBe(200);
  expect((await arena.tell(path, record(id, 3))).status).toBe(200);
  expect((await arena.tell(path, told)).status).toBe(200);
  const { tournament, view } = await one.browser.read<TournamentAnswerBody>(200, "GET", `/api/tournaments/${id}`);
  expect(tournament).toMatchObject({ phase: "finished", entered: 3, winner: one.user.name });
  expect(view).toMatchObject({
    version: 7,
    state,
    entries: [
      { id: "1", alias: null },
      { id: "2", alias: "The Wall" },
      { id: "3", alias: null },
    ],
  });
  const list = (which: string, browser = one.browser) =>
    browser.read<{ tournaments: TournamentSummary[] }>(200, "GET", `/api/tournaments?list=${which}`);
  expect((await list("finished")).tournaments.map((each) => each.id)).toContain(id);
  expect((await list("upcoming")).tournaments.map((each) => each.id)).not.toContain(id);
  expect((await list("mine")).tournaments.map((each) => each.id)).toEqual([id]);
  expect((await list("mine", arena.browser())).tournaments).toEqual([]);
  const profile = await one.browser.read<PublicProfile>(200, "GET", `/api/users/${other.user.name}`);
  expect(profile.trophies).toMatchObject([{ tournament: id, title: "Friday cup", rank: 2, players: 3 }]);
  expect((await arena.tell(path, record("nosuchTournament1", 1))).status).toBe(404);
});

test("[TOUR-4] computer players fill places of casual tournaments; they are told of nothing and win no trophies alone", async () => {
  const { id, owner } = await propose();
  const path = `/api/tournaments/${id}/computers`;
  await owner.browser.read(200, "POST", path, { computer: "plumb" });
  const player = { id: "computerplumb", name: "Plumb", kind: "computer" };
  expect(arena.asked.at(-1)).toMatchObject({ call: { act: { type: "enter", player, alias: null } } });
  expect((await owner.browser.ask("POST", path, { computer: "nobody" })).status).toBe(400);
  expect((await (await makeMember(arena)).browser.ask("POST", path, { computer: "plumb" })).status).toBe(403);
  const rated = await propose({ rated: true, settings: KIND_SETTINGS.classic });
  const answer = await rated.owner.browser.ask("POST", `/api/tournaments/${rated.id}/computers`, { computer: "plumb" });
  expect(await errorOf(answer)).toEqual([409, "conflict"]);

  const users = [owner.user.id, "computerplumb", "computerflint"];
  const order = { id: "orderedMatch0009", tournament: id, pairing: "w1.1", seats: users.slice(0, 2) };
  expect(await (await arena.tell("/internal/tournaments/order", order)).json()).toEqual({ missing: [] });
  const entries = users.map((user, place) => ({
    id: String(place + 1),
    user,
    alias: null,
    rating: null,
    rank: place + 1,
  }));
  const told = record(id, 9, { phase: "finished", entries });
  expect((await arena.tell("/internal/tournaments/record", told)).status).toBe(200);
  const profile = await owner.browser.read<PublicProfile>(200, "GET", `/api/users/${owner.user.name}`);
  expect(profile.trophies).toEqual([]);
  const kinds = arena.told.filter(({ event }) => event.type === "notified").map(({ userId }) => userId);
  expect(kinds).toContain(owner.user.id);
  expect(kinds.filter((user) => user.startsWith("computer"))).toEqual([]);
});

describe("[TOUR-2] the chat of a tournament", () => {
  const roleOf = async (browser: Browser, id: string) => {
    const { ticket } = await browser.read<TicketAnswer>(200, "POST", `/api/channels/${id}/ticket`);
    const reading = await readTicket(SECRETS.ticket, ticket, arena.nowMs);
    return reading.ok && reading.ticket.room === "chat" ? [reading.ticket.kind, reading.ticket.role] : null;
  };

  test("has its id: the organiser moderates, whoever takes part is a member, everybody reads", async () => {
    const { id, owner } = await propose();
    const guest = arena.browser();
    const { id: user } = await guest.read<{ id: string }>(201, "POST", "/api/me");
    expect(await roleOf(owner.browser, id)).toEqual(["tournament", "moderator"]);
    expect(await roleOf(guest, id)).toEqual(["tournament", null]);
    expect(await roleOf(arena.browser(), id)).toEqual(["tournament", null]);
    const entries = [{ id: "1", user, alias: null, rating: null, rank: null }];
    arena.calls.length = 0;
    await arena.tell("/internal/tournaments/record", record(id, 2, { entries }));
    await arena.tell("/internal/tournaments/record", record(id, 3, { entries }));
    const call = { type: "member", user, role: "member", mutedUntilMs: null, isOut: false };
    expect(arena.calls).toEqual([{ room: { kind: "chat", name: id }, call }]); // once
    expect(await roleOf(guest, id)).toEqual(["tournament", "member"]);
    await owner.browser.read(200, "PATCH", `/api/channels/${id}/members/${user}`, { action: "mute", minutes: 5 });
    expect(await roleOf(guest, id)).toEqual(["tournament", "member"]); // still, though muted
    await owner.browser.read(200, "PATCH", `/api/channels/${id}/members/${user}`, { action: "ban", minutes: 60 });
    expect((await guest.ask("POST", `/api/channels/${id}/ticket`)).status).toBe(404);
  });

  test("is in nobody's list of channels, and is neither joined, left, renamed nor closed", async () => {
    const { id, owner } = await propose();
    const { browser } = await makeMember(arena);
    expect(await owner.browser.read(200, "GET", "/api/me/channels")).toEqual({ channels: [] });
    expect((await browser.ask("PUT", `/api/channels/${id}/membership`, {})).status).toBe(404);
    expect((await owner.browser.ask("DELETE", `/api/channels/${id}/membership`)).status).toBe(404);
    expect((await owner.browser.ask("PATCH", `/api/channels/${id}`, { name: "Another" })).status).toBe(403);
    expect((await owner.browser.ask("DELETE", `/api/channels/${id}`)).status).toBe(403);
    const invitation = await owner.browser.ask("POST", `/api/channels/${id}/invitations`, { name: "Member 1" });
    expect(invitation.status).toBe(403);
    await owner.browser.read(200, "PATCH", `/api/channels/${id}`, { slowSeconds: 5 });
    const { channels } = await browser.read<{ channels: { id: string }[] }>(200, "GET", "/api/channels");
    expect(channels.map((each) => each.id)).not.toContain(id);
  });

  test("[NOTE-1] tells members whom a message names, unless they are banned there or have blocked its author", async () => {
    const { id, owner } = await propose({ title: "Cup of names" });
    const [anna, ben, cleo] = [await makeMember(arena), await makeMember(arena), await makeMember(arena)];
    const ban = { action: "ban", minutes: 60 };
    await owner.browser.read(200, "PATCH", `/api/channels/${id}/members/${ben.user.id}`, ban);
    await cleo.browser.read(200, "PUT", `/api/me/blocks/${owner.user.id}`);
    const text = [anna, ben, cleo].map(({ user }) => `@${user.name}`).join(" ");
    const message = { type: "message", channel: id, id: newId(), seq: 1, author: owner.user.id, kind: "text", text };
    arena.told.length = 0;
    const item = JSON.stringify({ ...message, atMs: arena.nowMs });
    await arena.tell("/internal/chat/store", { items: [item] });
    await arena.tell("/internal/chat/store", { items: [item] }); // told again: one notification
    const heard = arena.told.flatMap(({ userId, event }) =>
      event.type === "notified" ? [{ userId, kind: event.notification.kind, data: event.notification.data }] : [],
    );
    const data = { channel: id, channelName: "Cup of names", message: message.id, excerpt: text, tournament: id };
    expect(heard).toEqual([{ userId: anna.user.id, kind: "mention", data }]);
  });

  test("[NOTE-1] tells a member who is named by the alias under which they play there, whatever its case, and nobody of another tournament", async () => {
    const { id, owner } = await propose();
    const elsewhere = await propose({}, owner);
    const [anna, ben] = [await makeMember(arena), await makeMember(arena)];
    const entries = (user: string) => [{ id: "1", user, alias: "The Wall", rating: null, rank: null }];
    await arena.tell("/internal/tournaments/record", record(id, 2, { entries: entries(anna.user.id) }));
    await arena.tell("/internal/tournaments/record", record(elsewhere.id, 2, { entries: entries(ben.user.id) }));
    const message = { type: "message", channel: id, id: newId(), seq: 1, author: owner.user.id, kind: "text" };
    arena.told.length = 0;
    const item = JSON.stringify({ ...message, text: "Well played, @the wall!", atMs: arena.nowMs });
    await arena.tell("/internal/chat/store", { items: [item] });
    const heard = arena.told.filter(({ event }) => event.type === "notified").map(({ userId }) => userId);
    expect(heard).toEqual([anna.user.id]);
  });

  test("is in the files of whoever wrote there, under the tournament's name", async () => {
    const { id, owner } = await propose({ title: "Cup of words" });
    const message = { type: "message", channel: id, id: newId(), seq: 1, author: owner.user.id, kind: "text" };
    const item = JSON.stringify({ ...message, text: "Welcome, all", atMs: arena.nowMs });
    await arena.tell("/internal/chat/store", { items: [item] });
    const files = JSON.stringify(await owner.browser.read(200, "GET", "/api/me/data"));
    expect(files).toContain("Welcome, all");
    expect(files).toContain("Cup of words");
  });
});

test("[TOUR-3] [NOTE-1] players are notified when they are called, anew when they are called again, and have read it when the match is ordered", async () => {
  const { id } = await propose();
  const [one, other] = [await makeMember(arena), await makeMember(arena)];
  const users = [one.user.id, other.user.id];
  const call = { pairing: "w1.1", users, untilMs: arena.nowMs + 60_000 };
  const tell = async (...calls: (typeof call)[]) => {
    arena.told.length = 0;
    expect((await arena.tell("/internal/tournaments/calls", { tournament: id, calls })).status).toBe(200);
    return arena.told.map(({ userId, event }) => [userId, event.type]);
  };
  const to = (...types: string[]) => users.toSorted().flatMap((user) => types.map((type) => [user, type]));
  expect(await tell(call)).toEqual(to("notified"));
  const notification = { kind: "tournament_call", data: { tournament: id, name: "Friday cup" }, readAt: null };
  expect(arena.told[0]?.event).toMatchObject({ unread: 1, notification });
  expect(await tell({ ...call, untilMs: arena.nowMs })).toEqual([]); // nobody waits any more
  arena.nowMs += 30_000;
  expect(await tell({ ...call, untilMs: arena.nowMs + 60_000 })).toEqual(to("notices_removed", "notified"));
  arena.told.length = 0;
  const order = { id: "calledMatch00001", tournament: id, pairing: "w1.1", seats: users };
  expect((await arena.tell("/internal/tournaments/order", order)).status).toBe(200);
  expect(arena.told.map(({ event }) => event)).toMatchObject([
    { type: "notices_read", unread: 0 },
    { type: "notices_read", unread: 0 },
  ]);
});

test("[TOUR-3] a match is ordered once; its result is told to the room when it is stored, and whenever it asks", async () => {
  const { id } = await propose({ settings: { pointsToWin: 3 } });
  const [one, other] = [await makeMember(arena), await makeMember(arena)];
  const seats = [one.user.id, other.user.id] as [string, string];
  const order = { id: "orderedMatch0001", tournament: id, pairing: "w1.1", seats };
  for (let times = 0; times < 2; times++) {
    const answer = await arena.tell("/internal/tournaments/order", order);
    expect([answer.status, await answer.json()]).toEqual([200, { missing: [] }]);
  }
  const gone = { ...order, id: "orderedMatch0002", seats: [one.user.id, "nobodyNobody1"] };
  const answer = await arena.tell("/internal/tournaments/order", gone);
  expect(await answer.json()).toEqual({ missing: ["nobodyNobody1"] });

  const ask = { tournament: id, matches: ["orderedMatch0001"], giveUp: [] as string[] };
  const results = async (asked: typeof ask) => (await arena.tell("/internal/tournaments/results", asked)).json();
  const zero = { [one.user.id]: 0, [other.user.id]: 0 };
  expect(await results(ask)).toEqual({
    results: [{ match: "orderedMatch0001", status: "open", winner: null, score: zero }],
  });

  const told = resultOf("orderedMatch0001", seats, play());
  const stored = { match: "orderedMatch0001", status: "finished", winner: expect.any(String) as string };
  for (let times = 0; times < 2; times++) {
    expect((await arena.tell("/internal/matches/result", told)).status).toBe(200);
    expect(arena.asked.at(-1)).toMatchObject({ call: { act: { type: "results", results: [stored] } } });
  }
  expect(await results({ ...ask, giveUp: ["orderedMatch0001"] })).toMatchObject({ results: [stored] }); // too late to give up

  await arena.tell("/internal/tournaments/order", { ...order, id: "orderedMatch0003" });
  const givenUp = { ...ask, matches: ["orderedMatch0003"], giveUp: ["orderedMatch0003"] };
  expect(await results(givenUp)).toMatchObject({ results: [{ status: "aborted" }] });
});
