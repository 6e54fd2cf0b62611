import { PROTOCOL_VERSION } from "@transcendence/protocol";
import { CLOCKS_APART_MS } from "@transcendence/tickets";
import { exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { freshId } from "../src/kit/clock.ts";
import { IS_HOSTED, isAwake, isForgotten, withStorage } from "./carrier.ts";
import { ALICE, RoomHarness, BORIS, CHLOE, rooms } from "./room-harness.ts";

const V = `v=${PROTOCOL_VERSION}`;

describe("[PLAY-5] [OPS-4] strangers", () => {
  test.each([
    ["without a ticket", async () => "", "ticket_invalid"],
    ["with any text for a ticket", async () => "&ticket=let.me.in", "ticket_invalid"],
    [
      "with a ticket of another arena",
      async (arena: RoomHarness) => `&ticket=${await arena.ticket(ALICE, {}, "the secret of some other arena")}`,
      "ticket_invalid",
    ],
    [
      "with a ticket for another match",
      async (arena: RoomHarness) => `&ticket=${await arena.ticket(ALICE, { match: freshId() })}`,
      "ticket_invalid",
    ],
    [
      "with an old ticket",
      async (arena: RoomHarness) =>
        `&ticket=${await arena.ticket(ALICE, { expiresMs: Date.now() - CLOCKS_APART_MS - 1 })}`,
      "ticket_expired",
    ],
  ] as const)("[R1] %s are told why, and wake no room", async (_, query, reason) => {
    const arena = new RoomHarness();
    const person = await arena.openSocket(`?${V}${await query(arena)}`);
    expect(await person.closed()).toBe(reason);
    expect(person.rooms).toEqual([]);
    expect(await isAwake(arena.room)).toBe(false);
  });

  test.skipIf(IS_HOSTED)("[R1] inside, the room looks at the ticket once more", async () => {
    const arena = new RoomHarness();
    const response = await rooms.Match.getByName(arena.match).fetch(
      `http://room/parties/match/${arena.match}?${V}&ticket=forged.forged`,
      {
        headers: { Upgrade: "websocket" },
      },
    );
    const socket = response.webSocket!;
    const closed = new Promise<CloseEvent>((resolve) => socket.addEventListener("close", resolve));
    socket.accept();
    expect((await closed).reason).toBe("ticket_invalid");
  });

  test("[R2] of another version are told so", async () => {
    const arena = new RoomHarness();
    const person = await arena.openSocket(`?v=${PROTOCOL_VERSION + 1}&ticket=${await arena.ticket(ALICE)}`);
    expect(await person.closed()).toBe("wrong_version");
  });

  // On one machine it is the gateway that refuses these; see apps/server.
  test.skipIf(IS_HOSTED).each([
    ["another origin", { Upgrade: "websocket", Origin: "http://evil.test" }, 403],
    ["no upgrade", {}, 426],
  ])("[R3] with %s are refused", async (_, headers, status) => {
    const arena = new RoomHarness();
    const url = `http://arena.test/parties/match/${arena.match}?${V}&ticket=${await arena.ticket(ALICE)}`;
    expect((await exports.default.fetch(url, { headers })).status).toBe(status);
  });

  test.each([
    "/parties/match/short",
    "/parties/main/matchMatch12",
    "/parties/match/matchMatch12/more",
    "/",
    "/internal/x",
  ])("find nothing at %s", async (path) => {
    const response = await exports.default.fetch(`http://arena.test${path}`, { headers: { Upgrade: "websocket" } });
    expect(response.status).toBe(404);
  });
});

describe("those who may come in", () => {
  test("[R3] come from the arena's own pages, or from no page at all", async () => {
    const arena = new RoomHarness();
    const person = await arena.openSocket(`?${V}&ticket=${await arena.ticket(ALICE)}`, { Origin: "http://arena.test" });
    expect(await person.sees("waiting")).toMatchObject({ you: 0 });
  });

  test("[R4] do not choose their connection's id, and pass no headers to partyserver", async () => {
    const arena = new RoomHarness();
    const [alice, boris] = await Promise.all(
      [ALICE, BORIS].map(async (player) =>
        arena.openSocket(`?${V}&_pk=the-same&ticket=${await arena.ticket(player)}`, {
          "x-partykit-room": "anotherMatch",
          "x-partykit-props": "not even base64 {",
        }),
      ),
    );
    await alice!.until(() => alice!.room.seats.every((seat) => seat?.connected), "both seats");
    expect(alice!.room).toMatchObject({ match: arena.match, you: 0 });
    await boris!.sees("waiting");
    expect(boris!.room.you).toBe(1);
  });

  test("[M1] [M3] [M4] are seated by their tickets; the third watches; a second tab takes over", async () => {
    const arena = new RoomHarness();
    const boris = await arena.enter(BORIS);
    const alice = await arena.enter(ALICE);
    const chloe = await arena.enter(CHLOE);
    await Promise.all([boris, alice, chloe].map((person) => person.sees("waiting")));
    expect([alice.room.you, boris.room.you, chloe.room.you]).toEqual([0, 1, null]);
    const again = await arena.enter(ALICE);
    expect(await alice.closed()).toBe("taken_over");
    expect((await again.sees("waiting")).you).toBe(0);
  });

  test("[R12] leave nothing behind when nothing began", async () => {
    const arena = new RoomHarness();
    const alice = await arena.enter(ALICE);
    await alice.sees("waiting");
    alice.socket.close(1000);
    await alice.closed();
    expect(await isForgotten(arena.room)).toBe(true);
    if (IS_HOSTED) return;
    const stored = await withStorage(arena.room, async (storage) => (await storage.list()).size);
    expect(stored).toBeLessThanOrEqual(1); // partyserver writes the name again at the next start: this look into it
    const made = "SELECT name FROM sqlite_master WHERE name IN ('match_checkpoint', 'alarm')";
    expect(await withStorage(arena.room, ({ sql }) => sql.exec(made).toArray())).toEqual([]);
  });
});
