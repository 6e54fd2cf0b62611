// Presence among friends, from page to page through the real rooms.
import { LIVE_PING, type LiveMessage, PROTOCOL_VERSION, type Status, type UserEvent } from "@transcendence/protocol";
import { expect, test } from "vitest";
import { freshId } from "../src/kit/clock.ts";
import { callRoom, evict, IS_HOSTED, killAll } from "./carrier.ts";
import { type LivePage, openPage } from "./page.ts";
import { RoomHarness, eventually, rooms } from "./room-harness.ts";

const personal = (user: string) => ({ kind: "user", name: user }) as const;
const person = (id: string) => ({ id, name: "Anna", kind: "member" }) as const;
const here = (id: string, status: Status | null = { state: "online" }): LiveMessage => ({
  type: "friend_status",
  player: person(id),
  status,
});

async function befriend(one: string, other: string): Promise<void> {
  for (const [user, friend] of [
    [one, other],
    [other, one],
  ])
    await rooms.API.fetch(`http://double/double/friends?user=${user}&friends=${friend}`);
}

async function twoFriends(): Promise<{ anna: string; ben: string; one: LivePage; other: LivePage }> {
  const [anna, ben] = [freshId(), freshId()];
  await befriend(anna, ben);
  const one = await openPage(anna, freshId());
  await one.hears({ type: "friends_online", friends: [] });
  const other = await openPage(ben, freshId());
  await one.hears(here(ben));
  await other.hears(here(anna));
  return { anna, ben, one, other };
}

const tell = (user: string, event: UserEvent) => callRoom(personal(user), { type: "tell", event, atMs: Date.now() });

test("[ACC-6] [U14] [U15] friends see each other come and go in every page", async () => {
  const { anna, ben, one, other } = await twoFriends();
  const phone = await openPage(anna, freshId());
  await phone.hears({ type: "friends_online", friends: [{ player: person(ben), status: { state: "online" } }] });
  other.socket.close(1000);
  expect([await one.hears(here(ben, null)), await phone.hears(here(ben, null))]).toEqual([true, true]);
});

test("[ACC-6] [U18] when somebody’s last page closed is told to the API", { timeout: 60_000 }, async () => {
  const { ben, other } = await twoFriends();
  const closedMs = Date.now();
  other.socket.close(1000);
  const told = await eventually(async () => {
    const response = await rooms.API.fetch(`http://double/double/calls?match=${ben}`);
    const [call] = await response.json<{ path: string; body: string }[]>();
    if (call === undefined) throw new Error("nothing yet");
    return call;
  });
  expect(told.path).toBe("/internal/people/seen");
  expect((JSON.parse(told.body) as { atMs: number }).atMs).toBeGreaterThanOrEqual(closedMs - 1000); // as the room told it
});

test.skipIf(IS_HOSTED)("[ACC-6] [U13] friends still see each other after their rooms have slept", async () => {
  const { anna, ben, one, other } = await twoFriends();
  await evict(personal(anna));
  await evict(personal(ben));
  one.told.length = 0;
  other.socket.close(1000);
  await one.hears(here(ben, null));
  await openPage(ben, freshId());
  expect(await one.hears(here(ben))).toBe(true);
});

test.runIf(IS_HOSTED)("[ACC-6] [NOTE-2] [U16] a killed process of rooms leaves no ghost", async () => {
  const { anna, ben } = await twoFriends();
  await killAll(); // and the friend does not come back
  const again = await openPage(anna, freshId());
  await again.hears({ type: "friends_online", friends: [] });
  again.socket.send(LIVE_PING);
  await again.hears("pong");
  expect(again.told).toEqual([{ type: "friends_online", friends: [] }, "pong"]);
  await openPage(ben, freshId());
  await again.hears(here(ben));
});

test("[ACC-6] [U19] a match is seen by friends from its beginning to its end", async () => {
  const { anna, ben, one } = await twoFriends();
  const arena = new RoomHarness({}, "heron");
  const ticket = await arena.ticket(ben, { seats: [ben, null], computers: [null, "heron"] });
  const player = await arena.openSocket(`?v=${PROTOCOL_VERSION}&ticket=${ticket}`);
  player.say({ type: "ready" });
  await one.hears(here(ben, { state: "playing", match: arena.match }));
  one.told.length = 0;
  player.say({ type: "resign" });
  await one.hears(here(ben));
  expect(anna).not.toBe(ben);
});

test("[CHAT-2] [U17] nobody sees the person who has blocked them, from that moment on", async () => {
  const { anna, ben, one, other } = await twoFriends();
  await tell(ben, { type: "relation", player: person(anna), friendship: "none", isBlocked: true });
  await tell(anna, { type: "blocked_by", user: ben, isBlocked: true });
  await one.hears(here(ben, null));
  await other.hears(here(anna, null));
  one.told.length = 0;
  other.socket.close(1000);
  await openPage(ben, freshId());
  one.socket.send(LIVE_PING);
  await one.hears("pong");
  expect(one.told).toEqual(["pong"]);
});
