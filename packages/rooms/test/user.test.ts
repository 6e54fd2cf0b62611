import { describe, expect, test } from "vitest";
import {
  createUser,
  LEASE_LIMIT,
  LEASE_MS,
  MEMORY_MS,
  reduceUser,
  type UserEffect,
  type UserEvent,
  type UserState,
  userWakeMs,
} from "../src/index.ts";

const START_MS = 1_800_000_000_000;

/** A user room in virtual time. */
class Person {
  state: UserState = createUser();
  nowMs = START_MS;

  tell(event: UserEvent): readonly UserEffect[] {
    const [state, effects] = reduceUser(this.state, event);
    this.state = state;
    return effects;
  }

  enter(socket: string, match: string, session: string, issuedMs = this.nowMs): readonly UserEffect[] {
    const room = { match, isolate: null };
    return this.tell({ type: "lease", nowMs: this.nowMs, lease: { socket, room, session, issuedMs } });
  }

  revoke(sessions: readonly string[] | "all"): readonly UserEffect[] {
    return this.tell({ type: "revoke", nowMs: this.nowMs, atMs: this.nowMs, sessions });
  }

  rename(name: string): readonly UserEffect[] {
    return this.tell({ type: "rename", nowMs: this.nowMs, atMs: this.nowMs, name });
  }
}

const KEPT = { type: "answer", answer: { verdict: "kept", name: null } };
const REVOKED = { type: "answer", answer: { verdict: "revoked", name: null } };
const room = (match: string) => ({ match, isolate: null });

describe("[ACC-8] a revoked session", () => {
  test("[U2] loses its sockets in every room, and no other session loses any", () => {
    const anna = new Person();
    expect(anna.enter("a", "one", "laptop")).toEqual([KEPT]);
    anna.enter("b", "one", "laptop");
    anna.enter("c", "two", "laptop");
    anna.enter("d", "two", "phone");
    expect(anna.revoke(["laptop"])).toEqual([
      { type: "close", room: room("one"), sockets: ["a", "b"], reason: "revoked" },
      { type: "close", room: room("two"), sockets: ["c"], reason: "revoked" },
    ]);
    expect(anna.state.leases.map(({ socket }) => socket)).toEqual(["d"]);
  });

  test("[U2] all of them: every socket closes, and a login afterwards is let in", () => {
    const anna = new Person();
    anna.enter("a", "one", "laptop");
    anna.enter("b", "two", "phone");
    expect(anna.revoke("all").map((effect) => effect.type === "close" && effect.sockets)).toEqual([["a"], ["b"]]);
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
    anna.tell({ type: "wake", nowMs: anna.nowMs + LEASE_MS });
    expect(anna.state).toEqual(createUser());
  });

  test("[U4] nothing is remembered that is of no use any more", () => {
    const anna = new Person();
    anna.enter("a", "one", "laptop");
    anna.revoke(["laptop"]);
    anna.rename("Anne");
    expect(userWakeMs(anna.state)).toBe(START_MS + MEMORY_MS);
    anna.tell({ type: "wake", nowMs: START_MS + MEMORY_MS });
    expect(anna.state).toEqual(createUser());
    expect(userWakeMs(anna.state)).toBe(Infinity);
  });

  test("[U5] one socket too many closes the oldest", () => {
    const anna = new Person();
    for (let index = 0; index < LEASE_LIMIT; index++) anna.enter(`s${index}`, `m${index}`, "laptop");
    expect(anna.enter("last", "one", "laptop")).toEqual([
      KEPT,
      { type: "close", room: room("m0"), sockets: ["s0"], reason: "taken_over" },
    ]);
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
      ["one", "two"].map((each) => ({ type: "rename", room: room(each), name: "Anne" })),
    );
    expect(anna.enter("d", "three", "laptop", START_MS - 1000)).toEqual([
      { type: "answer", answer: { verdict: "kept", name: "Anne" } },
    ]);
    expect(anna.enter("e", "three", "laptop", START_MS + 1000)).toEqual([KEPT]);
  });
});
