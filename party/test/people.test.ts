import { PROTOCOL_VERSION, roomCallPath, type UserEvent } from "@transcendence/protocol";
import { LEASE_RENEWAL_MS, LEASE_RETRY_MS, type UserState } from "@transcendence/rooms/user";
import { readTicket, signRequest } from "@transcendence/tickets";
import { exports } from "cloudflare:workers";
import { describe, expect, test, vi } from "vitest";
import { createCalls } from "../src/kit/calls.ts";
import { freshId } from "../src/kit/clock.ts";
import { Leases } from "../src/kit/leases.ts";
import { callRoom, evict, IS_HOSTED, isForgotten, rowsOf } from "./carrier.ts";
import { openPage } from "./page.ts";
import { RoomHarness, eventually, type Person, rooms } from "./room-harness.ts";

const personal = (user: string) => ({ kind: "user", name: user }) as const;

/** From the API: on the edge by the binding, on one machine by a signed request. */
async function tell(user: string, event: UserEvent, secret = rooms.INTERNAL_SECRET): Promise<number> {
  if (!IS_HOSTED) {
    await callRoom(personal(user), { type: "tell", event, atMs: Date.now() });
    return 200;
  }
  const body = JSON.stringify({ type: "tell", event, atMs: Date.now() });
  const path = roomCallPath({ kind: "user", name: user });
  const headers = await signRequest(secret, { method: "POST", path, body, nowMs: Date.now() });
  return (await exports.default.fetch(`http://arena.test${path}`, { method: "POST", headers, body })).status;
}

const revoke = (user: string, sessions: string[] | "all") => tell(user, { type: "revoked", sessions });

/** What the person's room keeps, if it keeps anything. */
async function stored(user: string): Promise<UserState | null> {
  const [row] = await rowsOf<{ state: string }>(personal(user), "SELECT state FROM snapshot WHERE room = ?");
  return row === undefined ? null : (JSON.parse(row.state) as UserState); // see snapshot.ts
}

async function enter(arena: RoomHarness, user: string, session: string): Promise<Person> {
  const ticket = await arena.ticket(user, { session, seats: [user, null] });
  const person = await arena.openSocket(`?v=${PROTOCOL_VERSION}&ticket=${ticket}`);
  await person.sees("waiting");
  return person;
}

async function leases(user: string): Promise<number> {
  return (await stored(user))?.leases.length ?? 0;
}

describe("[ACC-8] a revoked session", () => {
  test("[U2] closes its sockets in every match, also after the user room has slept, and nobody else's", async () => {
    const [user, laptop, phone] = [freshId(), freshId(), freshId()];
    const [one, two] = [new RoomHarness(), new RoomHarness()];
    const first = await enter(one, user, laptop);
    const second = await enter(two, user, phone);
    const third = await enter(new RoomHarness(), user, laptop);
    await eventually(async () => expect(await leases(user)).toBe(3));
    await evict(personal(user));
    expect(await revoke(user, [laptop])).toBe(200);
    expect([await first.closed(), await third.closed()]).toEqual(["revoked", "revoked"]);
    expect(second.reason).toBe(null);
    expect(await revoke(user, "all")).toBe(200);
    expect(await second.closed()).toBe("revoked");
  });

  test("[U3] lets nobody in with a ticket from before it ended", async () => {
    const [user, laptop] = [freshId(), freshId()];
    await revoke(user, [laptop]);
    const person = await enter(new RoomHarness(), user, laptop);
    expect(await person.closed()).toBe("revoked");
    expect(await (await enter(new RoomHarness(), user, freshId())).until(() => true, "nothing")).toBe(undefined);
  });

  test("[U7] [M50] is no resignation: the match waits, and the person comes back with another session", async () => {
    const [anna, boris] = [freshId(), freshId()];
    const arena = new RoomHarness();
    const play = async (user: string) => {
      const ticket = await arena.ticket(user, { session: `${user}Session`, seats: [anna, boris] });
      return arena.openSocket(`?v=${PROTOCOL_VERSION}&ticket=${ticket}`);
    };
    const [here, rival] = [await play(anna), await play(boris)];
    here.say({ type: "ready" });
    rival.say({ type: "ready" });
    await rival.sees("countdown");
    await eventually(async () => expect(await leases(anna)).toBe(1));
    await revoke(anna, "all");
    expect(await here.closed()).toBe("revoked");
    expect((await rival.sees("paused")).state).toMatchObject({ absent: [0] });
    const ticket = await arena.ticket(anna, {
      session: freshId(),
      seats: [anna, boris],
      expiresMs: Date.now() + 60_001,
    });
    const again = await arena.openSocket(`?v=${PROTOCOL_VERSION}&ticket=${ticket}`);
    expect((await again.sees("countdown")).you).toBe(0);
  });
});

describe("a lease", () => {
  test("[U1] [U4] ends with its socket, and then nothing stays of the person", async () => {
    const user = freshId();
    const person = await enter(new RoomHarness(), user, freshId());
    await eventually(async () => expect(await leases(user)).toBe(1));
    person.socket.close(1000);
    await eventually(async () => expect(await leases(user)).toBe(0));
    expect(await isForgotten(personal(user))).toBe(true);
  });

  test.skipIf(IS_HOSTED)(
    "[U1] is renewed while the socket is open, tried again when it could not be taken, and left without a word",
    async () => {
      const [user, socket] = [freshId(), crypto.randomUUID()];
      const heldUntilMs = async () => (await stored(user))?.leases[0]?.untilMs ?? 0;
      let now = Date.now();
      let dueMs = Infinity;
      let ring = (_atMs: number) => {};
      const timer = (renew: typeof ring) => {
        ring = renew;
        return { at: (wakeMs: number) => void (dueMs = wakeMs), stop: () => void (dueMs = Infinity) };
      };
      const room = { kind: "match", name: "matchMatch12" } as const;
      const held = new Leases(
        { room, calls: createCalls(rooms), timer },
        { nowMs: () => now, revoked: () => {}, renamed: () => {} },
      );
      const ask = vi.spyOn(rooms.User, "getByName").mockImplementationOnce(() => {
        throw new Error("no user room today");
      });
      const expiresMs = now + 60_000;
      const ticket = await readTicket(rooms.TICKET_SECRET, await new RoomHarness().ticket(user, { expiresMs }), now);
      if (!ticket.ok) throw new Error(ticket.reason);
      held.take(socket, ticket.ticket);
      expect(ask).toHaveBeenCalledTimes(1);
      await expect.poll(() => dueMs).toBe(now + LEASE_RETRY_MS);
      ring((now = dueMs));
      await expect.poll(() => dueMs).toBe(now + LEASE_RENEWAL_MS);
      const first = await heldUntilMs();
      ask.mockClear();
      ring((now = dueMs));
      expect(ask).toHaveBeenCalledTimes(1);
      await eventually(async () => expect(await heldUntilMs()).toBeGreaterThan(first));
      held.release(socket);
      expect(dueMs).toBe(Infinity); // whatever was asked: a room without sockets sleeps
      await eventually(async () => expect(await leases(user)).toBe(0));
      ask.mockRestore();
    },
  );

  test.skipIf(IS_HOSTED)("[U7] that cannot be taken harms no match", async () => {
    const arena = new RoomHarness();
    const user = freshId();
    const broken = vi.spyOn(rooms.User, "getByName").mockImplementation(() => {
      throw new Error("no user room today");
    });
    try {
      expect((await enter(arena, user, freshId())).room.you).toBe(0);
    } finally {
      broken.mockRestore();
    }
  });
});

describe("[ACC-4] a new name", () => {
  test("[U6] [M8] is shown to the others at once", async () => {
    const [anna, boris] = [freshId(), freshId()];
    const arena = new RoomHarness();
    const rival = await enter(arena, boris, freshId());
    await enter(arena, anna, freshId());
    await eventually(async () => expect(await leases(anna)).toBe(1));
    expect(await tell(anna, { type: "renamed", name: "Annabel" })).toBe(200);
    await rival.until(() => rival.room.seats.some((seat) => seat?.player.name === "Annabel"), "the new name");
  });
});

describe("[ACC-4] [ACC-8] an open page", () => {
  test("[U9] hears of a new name, also after its room has slept, and of one that is newer than its ticket", async () => {
    const [user, session] = [freshId(), freshId()];
    const page = await openPage(user, session);
    await tell(user, { type: "renamed", name: "Annabel" });
    await page.hears({ type: "renamed", name: "Annabel" });
    await evict(personal(user));
    await tell(user, { type: "renamed", name: "Bella" });
    await page.hears({ type: "renamed", name: "Bella" });
    const late = await openPage(user, session, Date.now() - 1000);
    expect(await late.hears({ type: "renamed", name: "Bella" })).toBe(true);
  });

  test("[U9] is closed when its session is revoked, and no other person's or session's is", async () => {
    const [user, laptop, phone] = [freshId(), freshId(), freshId()];
    const [one, two] = [await openPage(user, laptop), await openPage(user, phone)];
    await revoke(user, [laptop]);
    expect(await one.closed()).toBe("revoked");
    expect(two.reason).toBe(null);
    expect(await (await openPage(user, laptop, Date.now() - 1000)).closed()).toBe("revoked");
    two.socket.close(1000);
    await eventually(async () => expect((await stored(user))?.pages).toEqual([]));
  });

  test("[U9] is answered a ping, and closed for anything else", async () => {
    const page = await openPage(freshId(), freshId());
    page.socket.send("ping");
    await page.hears("pong");
    page.socket.send("hello");
    expect(await page.closed()).toBe("malformed");
  });

  test("[R1] of one person cannot be opened with the ticket of another", async () => {
    const page = await openPage(freshId(), freshId(), Date.now(), freshId());
    expect(await page.closed()).toBe("ticket_invalid");
  });
});

test.runIf(IS_HOSTED)("[U8] not everybody may tell of people", async () => {
  const user = freshId();
  expect(await tell(user, { type: "revoked", sessions: "all" }, "the secret of some other arena")).toBe(403);
  expect(await tell("../me", { type: "revoked", sessions: "all" })).toBe(404);
  expect(await tell(user, { type: "unheard of" } as unknown as UserEvent)).toBe(400); // of a later API
  const path = `http://arena.test${roomCallPath({ kind: "user", name: user })}`;
  expect((await exports.default.fetch(path)).status).toBe(403);
});
