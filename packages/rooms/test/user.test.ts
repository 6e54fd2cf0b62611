import type { UserEvent } from "@transcendence/protocol";
import { describe, expect, test } from "vitest";
import {
  createUser,
  LEASE_LIMIT,
  LEASE_MS,
  MEMORY_MS,
  PAGE_CHECK_MS,
  PAGE_LIMIT,
  reduceUser,
  restoreUser,
  type UserRoomEffect,
  type UserRoomEvent,
  type UserState,
  userWakeMs,
} from "../src/user/index.ts";

const START_MS = 1_800_000_000_000;
const ANNA = "annaAnnaAnna";

/** A user room in virtual time. */
class Person {
  state: UserState = createUser();
  nowMs = START_MS;
  readonly presence: boolean[] = []; // as the lobby is told

  tell(event: UserRoomEvent): readonly UserRoomEffect[] {
    const [state, effects] = reduceUser(this.state, event);
    this.state = state;
    for (const effect of effects) if (effect.type === "presence") this.presence.push(effect.isHere);
    return effects.filter(({ type }) => type !== "presence");
  }

  enter(socket: string, match: string, session: string, issuedMs = this.nowMs): readonly UserRoomEffect[] {
    const room = { kind: "match", name: match } as const;
    return this.tell({ type: "lease", nowMs: this.nowMs, lease: { socket, room, session, issuedMs } });
  }

  revoke(sessions: string[] | "all"): readonly UserRoomEffect[] {
    return this.hear({ type: "revoked", sessions });
  }

  rename(name: string): readonly UserRoomEffect[] {
    return this.hear({ type: "renamed", name });
  }

  hear(event: UserEvent): readonly UserRoomEffect[] {
    return this.tell({ type: "tell", nowMs: this.nowMs, atMs: this.nowMs, user: ANNA, event });
  }

  open(client: string, session: string, issuedMs = this.nowMs, name = "Anna"): readonly UserRoomEffect[] {
    const self = { id: ANNA, name, kind: "guest" } as const;
    return this.tell({ type: "connect", nowMs: this.nowMs, page: { client, session, issuedMs }, self });
  }
}

const KEPT = { type: "answer", answer: { verdict: "kept", name: null } };
const REVOKED = { type: "answer", answer: { verdict: "revoked", name: null } };
const room = (name: string) => ({ kind: "match", name }) as const;
const dismissed = (match: string, sockets: string[], reason: "revoked" | "taken_over") =>
  ({ type: "call", room: room(match), call: { type: "dismiss", sockets, reason } }) as const;

describe("[ACC-8] a revoked session", () => {
  test("[U2] loses its sockets in every room, and no other session loses any", () => {
    const anna = new Person();
    expect(anna.enter("a", "one", "laptop")).toEqual([KEPT]);
    anna.enter("b", "one", "laptop");
    anna.enter("c", "two", "laptop");
    anna.enter("d", "two", "phone");
    expect(anna.revoke(["laptop"])).toEqual([
      dismissed("one", ["a", "b"], "revoked"),
      dismissed("two", ["c"], "revoked"),
    ]);
    expect(anna.state.leases.map(({ socket }) => socket)).toEqual(["d"]);
  });

  test("[U2] all of them: every socket closes, and a login afterwards is let in", () => {
    const anna = new Person();
    anna.enter("a", "one", "laptop");
    anna.enter("b", "two", "phone");
    expect(anna.revoke("all")).toEqual([dismissed("one", ["a"], "revoked"), dismissed("two", ["b"], "revoked")]);
    anna.nowMs += 1;
    expect(anna.enter("c", "one", "tablet")).toEqual([KEPT]);
  });

  test("[U3] a ticket from before comes too late, and so does a renewal, for as long as either may come", () => {
    const anna = new Person();
    anna.revoke(["laptop"]);
    expect(anna.enter("a", "one", "laptop", START_MS - 50_000)).toEqual([REVOKED]);
    expect(anna.enter("b", "one", "phone", START_MS - 50_000)).toEqual([KEPT]);
    anna.revoke("all");
    expect(anna.enter("b", "one", "phone", START_MS - 50_000)).toEqual([REVOKED]);
    anna.nowMs += LEASE_MS;
    expect(anna.enter("a", "one", "laptop", START_MS - 50_000)).toEqual([REVOKED]);
    expect(anna.state.leases).toEqual([]);
  });
});

describe("a lease", () => {
  test("[U1] is one for each socket: renewed, left, or expired", () => {
    const anna = new Person();
    anna.enter("a", "one", "laptop");
    anna.nowMs += LEASE_MS - 1;
    anna.enter("a", "one", "laptop", START_MS);
    anna.enter("b", "one", "laptop");
    expect(anna.state.leases).toHaveLength(2);
    anna.tell({ type: "leave", nowMs: anna.nowMs, socket: "b" });
    expect(anna.state.leases.map(({ socket }) => socket)).toEqual(["a"]);
    expect(userWakeMs(anna.state)).toBe(anna.nowMs + LEASE_MS);
    anna.tell({ type: "wake", nowMs: anna.nowMs + LEASE_MS, clients: [] });
    expect(anna.state).toEqual(createUser());
  });

  test("[U4] nothing is remembered that is of no use any more", () => {
    const anna = new Person();
    anna.enter("a", "one", "laptop");
    anna.revoke(["laptop"]);
    anna.rename("Anne");
    expect(userWakeMs(anna.state)).toBe(START_MS + MEMORY_MS);
    anna.tell({ type: "wake", nowMs: START_MS + MEMORY_MS, clients: [] });
    expect(anna.state).toEqual(createUser());
    expect(userWakeMs(anna.state)).toBe(Infinity);
  });

  test("[U5] one socket too many closes the oldest", () => {
    const anna = new Person();
    for (let index = 0; index < LEASE_LIMIT; index++) anna.enter(`s${index}`, `m${index}`, "laptop");
    expect(anna.enter("last", "one", "laptop")).toEqual([KEPT, dismissed("m0", ["s0"], "taken_over")]);
    expect(anna.state.leases).toHaveLength(LEASE_LIMIT);
  });
});

describe("[ACC-4] a new name", () => {
  test("[U6] is told to every room once, and to whoever comes with a ticket from before", () => {
    const anna = new Person();
    anna.enter("a", "one", "laptop");
    anna.enter("b", "one", "laptop");
    anna.enter("c", "two", "laptop");
    expect(anna.rename("Anne")).toEqual(
      ["one", "two"].map((each) => ({
        type: "call",
        room: room(each),
        call: { type: "renamed", user: ANNA, name: "Anne" },
      })),
    );
    expect(anna.enter("d", "three", "laptop", START_MS - 1000)).toEqual([
      { type: "answer", answer: { verdict: "kept", name: "Anne" } },
    ]);
    expect(anna.enter("e", "three", "laptop", START_MS + 1000)).toEqual([KEPT]);
  });
});

describe("[ACC-8] an open page", () => {
  const named = (client: string, name: string) => ({
    type: "send",
    client,
    data: JSON.stringify({ type: "renamed", name }),
  });

  test("[U9] hears what concerns its person, and closes with its session", () => {
    const anna = new Person();
    expect(anna.open("a", "laptop")).toEqual([]);
    anna.open("b", "phone");
    expect(anna.rename("Anne")).toEqual([named("a", "Anne"), named("b", "Anne")]);
    expect(anna.open("c", "laptop", START_MS - 1000)).toEqual([named("c", "Anne")]);
    expect(anna.revoke(["laptop"])).toEqual(["a", "c"].map((client) => ({ type: "close", client, reason: "revoked" })));
    expect(anna.open("d", "laptop", START_MS - 1000)).toEqual([{ type: "close", client: "d", reason: "revoked" }]);
    expect(anna.state.pages.map(({ client }) => client)).toEqual(["b"]);
    anna.tell({ type: "disconnect", nowMs: anna.nowMs, client: "b" });
    expect(anna.state.pages).toEqual([]);
  });

  test("[U9] hears a new name with a ticket from after it, too: the page may have asked a moment before who this is", () => {
    const anna = new Person();
    anna.rename("Anne");
    expect(anna.open("a", "laptop", START_MS + 1000, "Anne")).toEqual([named("a", "Anne")]);
  });

  test("[U11] [NOTE-1] hears once of a notification, and nothing of it is kept", () => {
    const anna = new Person();
    const from = { id: "borisBorisBoris", name: "Boris", kind: "member" } as const;
    const at = new Date(START_MS).toISOString();
    const notification = { id: "requestrequest", kind: "friend_request", from, data: {}, at, readAt: null } as const;
    const events: readonly UserEvent[] = [
      { type: "notified", notification, unread: 3 },
      { type: "notices_read", ids: "all", unread: 0 },
      { type: "notices_removed", ids: [notification.id], unread: 0 },
    ];
    expect(events.flatMap((event) => anna.hear(event))).toEqual([]);
    expect(anna.state).toEqual(createUser()); // with no page open there is nothing to do
    anna.open("a", "laptop");
    anna.open("b", "phone");
    const before = anna.state;
    for (const event of events)
      expect(anna.hear(event)).toEqual(
        ["a", "b"].map((client) => ({ type: "send", client, data: JSON.stringify(event) })),
      );
    expect(anna.state).toEqual(before);
  });

  test("[U12] hears what changes between its person and somebody, but not that somebody has blocked them", () => {
    const anna = new Person();
    for (const client of ["a", "b"]) anna.open(client, "laptop");
    const ben = { id: "benbenbenben", name: "Ben", kind: "member" } as const;
    const news = { type: "relation", player: ben, friendship: "friends", isBlocked: false } as const;
    const said = ["a", "b"].map((client) => ({ type: "send", client, data: JSON.stringify(news) }));
    expect(anna.hear(news)).toEqual(said);
    expect(anna.hear({ type: "blocked_by", user: ben.id, isBlocked: true })).toEqual([]);
  });

  test("[U10] is told to the lobby when it is the first, and when the last has gone", () => {
    const anna = new Person();
    for (let tab = 0; tab < 10; tab++) anna.open(`${tab}`, "laptop");
    expect(anna.presence).toEqual([true]);
    for (let tab = 0; tab < 10; tab++) anna.tell({ type: "disconnect", nowMs: anna.nowMs, client: `${tab}` });
    expect(anna.presence).toEqual([true, false]);
    anna.open("a", "laptop");
    anna.revoke("all");
    anna.open("b", "laptop", START_MS - 1000); // refused
    expect(anna.presence).toEqual([true, false, true, false]);
  });

  test("[U9] one too many closes the oldest", () => {
    const anna = new Person();
    for (let index = 0; index < PAGE_LIMIT; index++) anna.open(`p${index}`, "laptop");
    expect(anna.open("last", "laptop")).toEqual([{ type: "close", client: "p0", reason: "taken_over" }]);
    expect(anna.state.pages).toHaveLength(PAGE_LIMIT);
  });

  test("[U4] whose socket has gone without a word is forgotten: when the room starts anew, or looks once a day", () => {
    const anna = new Person();
    anna.open("a", "laptop");
    anna.open("b", "laptop");
    expect(restoreUser(anna.state, ["b"]).pages.map(({ client }) => client)).toEqual(["b"]);
    expect(userWakeMs(anna.state)).toBe(START_MS + PAGE_CHECK_MS);
    anna.tell({ type: "wake", nowMs: START_MS + PAGE_CHECK_MS, clients: ["a"] });
    expect(anna.state.pages).toEqual([expect.objectContaining({ client: "a", untilMs: START_MS + 2 * PAGE_CHECK_MS })]);
    anna.tell({ type: "wake", nowMs: START_MS + 2 * PAGE_CHECK_MS, clients: [] });
    expect(anna.state).toEqual(createUser());
  });
});

test("[C17] [L24] [CHAT-2] [M66] a block reaches the channels that are open, the lobby and the match, whoever made it, and no other room", () => {
  const anna = new Person();
  const open = [
    { kind: "chat", name: "channelChannel" } as const,
    { kind: "lobby", name: "lobby" } as const,
    { kind: "match", name: "matchMatch12" } as const,
  ];
  for (const each of [...open, { kind: "tournament", name: "cupCupCupCup" } as const])
    anna.tell({
      type: "lease",
      nowMs: anna.nowMs,
      lease: { socket: each.kind, room: each, session: "session00000", issuedMs: anna.nowMs },
    });
  const ben = { id: "benBenBenBen", name: "Ben", kind: "member" } as const;
  const block = (user: string, other: string) =>
    open.map((each) => ({ type: "call", room: each, call: { type: "block", user, other, isBlocked: true } }));
  expect(anna.hear({ type: "relation", player: ben, friendship: "none", isBlocked: true })).toEqual(
    block(ANNA, ben.id),
  );
  expect(anna.hear({ type: "blocked_by", user: ben.id, isBlocked: true })).toEqual(block(ben.id, ANNA));
});
