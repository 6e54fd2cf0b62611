// What a host owes its gateway, on real links into a real host.
import { BatchWriter } from "@transcendence/link";
import { PROTOCOL_VERSION } from "@transcendence/protocol";
import { CLOCKS_APART_MS } from "@transcendence/tickets";
import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { gateway, killAll, TestGateway } from "../carrier.ts";
import { ALICE, RoomHarness, BORIS, eventually, Person } from "../room-harness.ts";

const pathOf = async (arena: RoomHarness, player: string) =>
  new URL(`http://arena.test/parties/match/${arena.match}?v=${PROTOCOL_VERSION}&ticket=${await arena.ticket(player)}`);

test("[OPS-4] a malformed batch ends its link and everybody on it, and nobody on another one", async () => {
  const arena = new RoomHarness();
  const [here, other] = [await TestGateway.open(), await TestGateway.open()];
  const alice = new Person(here.open(await pathOf(arena, ALICE)));
  const boris = new Person(other.open(await pathOf(arena, BORIS)));
  await boris.sees("waiting");
  await alice.until(() => alice.room.seats.every((seat) => seat?.connected), "both");
  here.link.send(Uint8Array.of(1, 2, 3));
  expect(await alice.closed()).toBe(1006);
  await boris.until(() => boris.room.seats[0]?.connected === false, "the news");
  expect(other.isOpen).toBe(true);
  other.link.close();
});

test.each([
  ["a room of no kind", "nothing", "abcdefghijkl"],
  ["a name that is none", "match", "x"],
])("[OPS-4] so does an opening of %s", async (_, kind, name) => {
  const link = await TestGateway.open();
  const writer = new BatchWriter();
  writer.open(1, { kind, name, version: "3", ticket: "", address: "::1", admittedMs: 0 });
  link.link.send(writer.take(0));
  await eventually(async () => expect(link.isOpen).toBe(false));
});

test("[OPS-4] nobody opens a link without a signature", async () => {
  const response = await exports.default.fetch("http://arena.test/internal/link", {
    headers: { Upgrade: "websocket" },
  });
  expect([response.status, response.webSocket]).toEqual([403, null]);
});

test("[OPS-3] [R14] a socket that outlived its host is let in again as of when it was first let in", async () => {
  const arena = new RoomHarness();
  const ticket = await arena.ticket(ALICE, { expiresMs: Date.now() - CLOCKS_APART_MS - 3_600_000 });
  const target = new URL(`http://arena.test/parties/match/${arena.match}?v=${PROTOCOL_VERSION}&ticket=${ticket}`);
  const link = await gateway();
  expect(await new Person(link.open(target)).closed()).toBe("ticket_expired");
  const admittedMs = Date.now() - CLOCKS_APART_MS - 3_600_000;
  expect((await new Person(link.open(target, admittedMs)).sees("waiting")).you).toBe(0);
});

test("[OPS-3] what is said before the room has looked at the ticket is not lost", async () => {
  const arena = new RoomHarness();
  const link = await gateway();
  const [one, two] = [link.open(await pathOf(arena, ALICE)), link.open(await pathOf(arena, BORIS))];
  const [alice, boris] = [new Person(one), new Person(two)];
  alice.say({ type: "ready" });
  boris.say({ type: "ready" });
  expect((await alice.sees("countdown")).you).toBe(0);
});

test("[OPS-3] [M80] when the host has died and comes back, both are opened anew and the match goes on", async () => {
  const arena = new RoomHarness();
  const { alice } = await arena.start();
  const { epoch } = (alice.room.state as { clock: { epoch: number } }).clock;
  await killAll();
  const link = await gateway();
  const again = new Person(link.open(await pathOf(arena, ALICE), Date.now()));
  const boris = new Person(link.open(await pathOf(arena, BORIS), Date.now()));
  await boris.sees("countdown");
  const { clock } = (await again.sees("countdown")).state as { clock: { epoch: number } };
  expect(clock.epoch).not.toBe(epoch);
});
