// Presence among friends: several user rooms and what the lobby knows, in virtual time.
import type { LiveMessage, Player, Status, UserEvent } from "@transcendence/protocol";
import { describe, expect, test } from "vitest";
import {
  createUser,
  MATCH_MS,
  PAGE_CHECK_MS,
  reduceUser,
  restoreUser,
  SEEN_AFTER_MS,
  type UserRoomEffect,
  type UserRoomEvent,
  type UserState,
  userWakeMs,
} from "../src/user/index.ts";

const START_MS = 1_800_000_000_000;
const LOBBY_MS = 40_000; // how long it remembers whoever said nothing more
const [ANNA, BEN, CLEO] = ["annaAnnaAnna", "benBenBenBen", "cleoCleoCleo"] as const;
const playerOf = (id: string): Player => ({ id, name: id.slice(0, 4), kind: "member" });

/** Everybody's rooms. Calls arrive at once, in their order. */
class World {
  nowMs = START_MS;
  readonly friends = new Map<string, string[]>();
  readonly lobby = new Map<string, number>(); // until when they are here
  readonly states = new Map<string, UserState>();
  readonly heard = new Map<string, LiveMessage[]>(); // by page
  readonly woken: string[] = []; // whose room was called by a friend's
  readonly seen: [string, number][] = [];

  befriend(one: string, other: string): void {
    this.friends.set(one, [...(this.friends.get(one) ?? []), other]);
    this.friends.set(other, [...(this.friends.get(other) ?? []), one]);
  }

  open(user: string, client = `${user} page`): void {
    const page = { client, session: "laptop", issuedMs: this.nowMs };
    this.tell(user, { type: "connect", nowMs: this.nowMs, page, self: playerOf(user) });
  }

  close(user: string, client = `${user} page`): void {
    this.tell(user, { type: "disconnect", nowMs: this.nowMs, client });
  }

  /** The page's ping. */
  ping(user: string): void {
    this.#run(user, { type: "presence", isHere: true });
  }

  play(user: string, match: string, isOn: boolean): void {
    this.tell(user, { type: "in_match", nowMs: this.nowMs, match, isOn });
  }

  hear(user: string, event: UserEvent): void {
    this.tell(user, { type: "tell", nowMs: this.nowMs, atMs: this.nowMs, user, event });
  }

  /** Time goes by: whoever is named has pages that ping. */
  pass(ms: number, pinging: readonly string[]): void {
    const endMs = this.nowMs + ms;
    while (this.nowMs < endMs) {
      this.nowMs = Math.min(endMs, this.nowMs + 1000);
      for (const [user, state] of this.states) {
        if (userWakeMs(state) > this.nowMs) continue;
        const clients = state.pages.map(({ client }) => client);
        this.tell(user, { type: "wake", nowMs: this.nowMs, clients });
      }
      if ((this.nowMs - START_MS) % 20_000 === 0) for (const user of pinging) this.ping(user);
    }
  }

  tell(user: string, event: UserRoomEvent): void {
    const [state, effects] = reduceUser(this.states.get(user) ?? createUser(), event);
    this.states.set(user, state);
    for (const effect of effects) this.#run(user, effect);
  }

  #run(user: string, effect: UserRoomEffect): void {
    const { nowMs } = this;
    switch (effect.type) {
      case "send": {
        const heard = this.heard.get(effect.client) ?? [];
        this.heard.set(effect.client, [...heard, JSON.parse(String(effect.data)) as LiveMessage]); // as it was said
        return;
      }
      case "find_friends":
        return this.tell(user, { type: "friends_found", nowMs, friends: this.friends.get(user) ?? [] });
      case "presence": {
        if (!effect.isHere) return void this.lobby.delete(user);
        this.lobby.set(user, nowMs + LOBBY_MS);
        const known = this.states.get(user)?.friends ?? [];
        const here = known.flatMap((id): [string, number][] => {
          const untilMs = this.lobby.get(id) ?? 0;
          return untilMs > nowMs ? [[id, untilMs - nowMs]] : [];
        });
        return this.tell(user, { type: "friends_here", nowMs, askedMs: nowMs, here: Object.fromEntries(here) });
      }
      case "seen":
        return void this.seen.push([user, effect.atMs]);
      case "call": {
        const { room, call } = effect;
        if (call.type !== "friend") return;
        this.woken.push(room.name);
        return this.tell(room.name, { ...call, nowMs });
      }
      case "answer":
      case "close":
      case "report":
      case "store":
        return;
    }
  }

  /** Whom a page shows as online, by what it has heard. */
  shown(user: string, client = `${user} page`): Record<string, Status> {
    const shown: Record<string, Status> = {};
    for (const message of this.heard.get(client) ?? []) {
      if (message.type === "friends_online")
        for (const { player, status } of message.friends) shown[player.id] = status;
      if (message.type !== "friend_status") continue;
      if (message.status === null) delete shown[message.player.id];
      else shown[message.player.id] = message.status;
    }
    return shown;
  }
}

const ONLINE: Status = { state: "online" };
const relation = (id: string, friendship: "friends" | "none"): UserEvent => ({
  type: "relation",
  player: playerOf(id),
  friendship,
  isBlocked: false,
});

function twoFriends(): World {
  const world = new World();
  world.befriend(ANNA, BEN);
  world.open(ANNA);
  world.open(BEN);
  return world;
}

describe("[ACC-6] friends", () => {
  test("[U14] [U15] see each other come, play and go, in every page", () => {
    const world = twoFriends();
    world.open(ANNA, "phone");
    expect([world.shown(ANNA), world.shown(ANNA, "phone"), world.shown(BEN)]).toEqual([
      { [BEN]: ONLINE },
      { [BEN]: ONLINE },
      { [ANNA]: ONLINE },
    ]);
    const playing = { state: "playing", match: "matchMatch12" };
    world.play(BEN, "matchMatch12", true);
    expect([world.shown(ANNA), world.shown(ANNA, "phone")]).toEqual([{ [BEN]: playing }, { [BEN]: playing }]);
    world.play(BEN, "anotherMatch", false); // that one was over already
    expect(world.shown(ANNA)).toEqual({ [BEN]: playing });
    world.play(BEN, "matchMatch12", false);
    expect(world.shown(ANNA)).toEqual({ [BEN]: ONLINE });
    world.close(ANNA, "phone"); // not the last
    expect(world.shown(BEN)).toEqual({ [ANNA]: ONLINE });
    world.close(BEN);
    expect(world.shown(ANNA)).toEqual({});
  });

  test("[U13] who are away are not called, and strangers neither", () => {
    const world = new World();
    world.befriend(ANNA, BEN);
    world.open(CLEO);
    world.open(ANNA);
    world.play(ANNA, "matchMatch12", true);
    world.pass(120_000, [ANNA, CLEO]);
    world.close(ANNA);
    expect(world.woken).toEqual([]);
    expect(world.shown(CLEO)).toEqual({});
  });

  test("[U14] only friends are believed, and answered", () => {
    const world = twoFriends();
    world.woken.length = 0;
    world.tell(ANNA, { type: "friend", nowMs: world.nowMs, player: playerOf(CLEO), status: ONLINE, ask: true });
    expect([world.shown(ANNA), world.woken]).toEqual([{ [BEN]: ONLINE }, []]);
  });

  test("[U16] who went without a word are gone within 45 s, and those who stay are not", () => {
    const world = twoFriends();
    world.befriend(ANNA, CLEO);
    world.hear(ANNA, relation(CLEO, "friends"));
    world.open(CLEO);
    world.pass(200_000, [ANNA, BEN, CLEO]);
    expect(world.shown(ANNA)).toEqual({ [BEN]: ONLINE, [CLEO]: ONLINE });
    world.pass(45_000, [ANNA, CLEO]);
    expect(world.shown(ANNA)).toEqual({ [CLEO]: ONLINE });
    world.ping(BEN); // the laptop wakes
    world.pass(20_000, [ANNA, BEN, CLEO]);
    expect(world.shown(ANNA)).toEqual({ [BEN]: ONLINE, [CLEO]: ONLINE });
  });

  test("[U16] are found again after the lobby has forgotten everybody", () => {
    const world = twoFriends();
    world.lobby.clear();
    world.pass(60_000, [ANNA, BEN]);
    expect([world.shown(ANNA), world.shown(BEN)]).toEqual([{ [BEN]: ONLINE }, { [ANNA]: ONLINE }]);
  });

  test("[U17] who are friends now see each other at once, and who are not any more do not", () => {
    const world = new World();
    world.open(ANNA);
    world.open(BEN);
    world.befriend(ANNA, BEN);
    world.hear(ANNA, relation(BEN, "friends"));
    world.hear(BEN, relation(ANNA, "friends"));
    expect([world.shown(ANNA), world.shown(BEN)]).toEqual([{ [BEN]: ONLINE }, { [ANNA]: ONLINE }]);
    world.hear(ANNA, { type: "blocked_by", user: BEN, isBlocked: true });
    world.hear(BEN, relation(ANNA, "none"));
    expect([world.shown(ANNA), world.shown(BEN)]).toEqual([{}, {}]);
    world.play(ANNA, "matchMatch12", true);
    world.pass(60_000, [ANNA, BEN]);
    expect([world.shown(ANNA), world.shown(BEN)]).toEqual([{}, {}]);
  });

  test("[U18] when somebody was here last is told once they have stayed away", () => {
    const world = twoFriends();
    world.close(BEN);
    world.pass(5000, [ANNA]);
    world.open(BEN); // a reload
    world.pass(60_000, [ANNA, BEN]);
    expect(world.seen).toEqual([]);
    world.close(BEN);
    const leftMs = world.nowMs;
    world.pass(SEEN_AFTER_MS, [ANNA]);
    expect(world.seen).toEqual([[BEN, leftMs]]);
    expect(userWakeMs(world.states.get(BEN) ?? createUser())).toBe(Infinity); // nothing stays of them
  });

  test("[U16] a room that slept, and finds its last page closed, says so", () => {
    const world = twoFriends();
    world.states.set(BEN, restoreUser(world.states.get(BEN) ?? null, []));
    world.close(BEN);
    expect([world.shown(ANNA), world.lobby.has(BEN), world.states.get(BEN)?.leftMs]).toEqual([{}, false, world.nowMs]);
  });

  test("[U16] so does one whose process died with all its pages; when they left nobody knows", () => {
    const world = twoFriends();
    world.states.set(BEN, restoreUser(world.states.get(BEN) ?? null, []));
    world.tell(BEN, { type: "wake", nowMs: world.nowMs + 30_000, clients: [] });
    expect([world.shown(ANNA), world.lobby.has(BEN), world.states.get(BEN)?.leftMs]).toEqual([{}, false, null]);
  });

  test("[U19] a match of which nothing more is heard is not shown any longer", () => {
    const world = twoFriends();
    world.play(BEN, "matchMatch12", true);
    world.pass(MATCH_MS, [ANNA, BEN]);
    expect(world.shown(ANNA)).toEqual({ [BEN]: ONLINE });
  });

  test("guests have none, and nothing is asked about them", () => {
    const page = { client: "page", session: "laptop", issuedMs: START_MS, untilMs: START_MS + PAGE_CHECK_MS };
    const self: Player = { ...playerOf(ANNA), kind: "guest" };
    expect(reduceUser(createUser(), { type: "connect", nowMs: START_MS, page, self })[1]).toEqual([
      { type: "presence", isHere: true },
    ]);
  });
});
