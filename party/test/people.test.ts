import { PROTOCOL_VERSION } from "@transcendence/protocol";
import { createUser, LEASE_RENEWAL_MS, LEASE_RETRY_MS, type UserState } from "@transcendence/rooms";
import { readTicket, signRequest } from "@transcendence/tickets";
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { exports } from "cloudflare:workers";
import { describe, expect, test, vi } from "vitest";
import { freshId, nowMs } from "../src/clock.ts";
import { Leases } from "../src/leases.ts";
import { PEOPLE_PATH } from "../src/people.ts";
import { Fleeting } from "../src/user-memory.ts";
import type { UserRoom } from "../src/user-room.ts";
import { Arena, eventually, type Person, rooms } from "./arena.ts";

async function tell(told: object, secret = rooms.INTERNAL_SECRET): Promise<number> {
  const body = JSON.stringify({ ...told, atMs: Date.now() });
  const headers = await signRequest(secret, { method: "POST", path: PEOPLE_PATH, body, nowMs: Date.now() });
  return (await exports.default.fetch(`http://arena.test${PEOPLE_PATH}`, { method: "POST", headers, body })).status;
}

const revoke = (user: string, sessions: readonly string[] | "all") => tell({ type: "revoked", user, sessions });

async function enter(arena: Arena, user: string, session: string): Promise<Person> {
  const ticket = await arena.ticket(user, { session, seats: [user, null] });
  const person = await arena.knock(`?v=${PROTOCOL_VERSION}&ticket=${ticket}`);
  await person.sees("waiting");
  return person;
}

function leases(user: string): Promise<number> {
  return runInDurableObject(rooms.User.getByName(user), (_: UserRoom, { storage }) => {
    const state = storage.kv.get<{ leases: readonly unknown[] }>("user");
    return state?.leases.length ?? 0;
  });
}

describe("[ACC-8] a revoked session", () => {
  test("[U2] closes its sockets in every match, also after the user room has slept, and nobody else's", async () => {
    const [user, laptop, phone] = [freshId(), freshId(), freshId()];
    const [one, two] = [new Arena(), new Arena()];
    const first = await enter(one, user, laptop);
    const second = await enter(two, user, phone);
    const third = await enter(new Arena(), user, laptop);
    await eventually(async () => expect(await leases(user)).toBe(3));
    await evictDurableObject(rooms.User.getByName(user));
    expect(await revoke(user, [laptop])).toBe(204);
    expect([await first.closed(), await third.closed()]).toEqual(["revoked", "revoked"]);
    expect(second.reason).toBe(null);
    expect(await revoke(user, "all")).toBe(204);
    expect(await second.closed()).toBe("revoked");
  });

  test("[U3] lets nobody in with a ticket from before it ended", async () => {
    const [user, laptop] = [freshId(), freshId()];
    await revoke(user, [laptop]);
    const person = await enter(new Arena(), user, laptop);
    expect(await person.closed()).toBe("revoked");
    expect(await (await enter(new Arena(), user, freshId())).until(() => true, "nothing")).toBe(undefined);
  });

  test("[U7] [M50] is no resignation: the match waits, and the person comes back with another session", async () => {
    const [anna, boris] = [freshId(), freshId()];
    const arena = new Arena();
    const play = async (user: string) => {
      const ticket = await arena.ticket(user, { session: `${user}Session`, seats: [anna, boris] });
      return arena.knock(`?v=${PROTOCOL_VERSION}&ticket=${ticket}`);
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
    const again = await arena.knock(`?v=${PROTOCOL_VERSION}&ticket=${ticket}`);
    expect((await again.sees("countdown")).you).toBe(0);
  });
});

describe("a lease", () => {
  test("[U1] [U4] ends with its socket, and then nothing stays of the person", async () => {
    const user = freshId();
    const person = await enter(new Arena(), user, freshId());
    await eventually(async () => expect(await leases(user)).toBe(1));
    person.socket.close(1000);
    await eventually(async () => expect(await leases(user)).toBe(0));
    const stored = await runInDurableObject(rooms.User.getByName(user), async (_, { storage }) => [
      (await storage.list()).size,
      await storage.getAlarm(),
    ]);
    expect(stored).toEqual([0, null]);
  });

  test("[U1] is renewed while the socket is open, tried again when it could not be taken, and left without a word", async () => {
    const [user, socket] = [freshId(), crypto.randomUUID()];
    const stub = rooms.User.getByName(user);
    const heldUntilMs = () =>
      runInDurableObject(stub, (_, { storage }) => storage.kv.get<UserState>("user")?.leases[0]?.untilMs ?? 0);
    let now = Date.now();
    const held = new Leases(rooms, () => "matchMatch12", { nowMs: () => now, revoked: () => {}, renamed: () => {} });
    const ask = vi.spyOn(rooms.User, "getByName").mockImplementationOnce(() => {
      throw new Error("no user room today");
    });
    const expiresMs = now + 60_000;
    const ticket = await readTicket(rooms.TICKET_SECRET, await new Arena().ticket(user, { expiresMs }), now);
    if (!ticket.ok) throw new Error(ticket.reason);
    held.take(socket, ticket.ticket);
    expect(ask).toHaveBeenCalledTimes(1);
    await scheduler.wait(0);
    held.renew((now += LEASE_RETRY_MS));
    await eventually(async () => expect(await heldUntilMs()).toBeGreaterThan(0));
    const first = await heldUntilMs();
    ask.mockClear();
    held.renew((now += LEASE_RENEWAL_MS - 1));
    expect(ask).not.toHaveBeenCalled();
    held.renew((now += 1));
    expect(ask).toHaveBeenCalledTimes(1);
    await eventually(async () => expect(await heldUntilMs()).toBeGreaterThan(first));
    held.release(socket);
    await eventually(async () => expect(await leases(user)).toBe(0));
    ask.mockRestore();
  });

  test("[U7] that cannot be taken harms no match", async () => {
    const arena = new Arena();
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
    const arena = new Arena();
    const rival = await enter(arena, boris, freshId());
    await enter(arena, anna, freshId());
    await eventually(async () => expect(await leases(anna)).toBe(1));
    expect(await tell({ type: "renamed", user: anna, name: "Annabel" })).toBe(204);
    await rival.until(() => rival.room.seats.some((seat) => seat?.player.name === "Annabel"), "the new name");
  });
});

test("[U4] on one machine a room remembers without storage, and its timer tells it when to forget", async () => {
  const memory = new Fleeting();
  const wake = vi.fn<() => void>();
  expect(memory.read()).toBe(null);
  memory.write(createUser(), nowMs() + 60_000, () => expect.unreachable("an earlier time took its place"));
  memory.write(createUser(), nowMs() + 20, wake);
  await eventually(async () => expect(wake).toHaveBeenCalledTimes(1));
  memory.write(createUser(), nowMs() + 20, () => expect.unreachable("nothing was left to forget"));
  memory.write(createUser(), Infinity, wake);
  await scheduler.wait(50);
});

test("[U8] not everybody may tell of people", async () => {
  const user = freshId();
  expect(await tell({ type: "revoked", user, sessions: "all" }, "the secret of some other arena")).toBe(403);
  expect(await tell({ type: "revoked", user: "../me", sessions: "all" })).toBe(400);
  expect((await exports.default.fetch(`http://arena.test${PEOPLE_PATH}`)).status).toBe(403);
});
