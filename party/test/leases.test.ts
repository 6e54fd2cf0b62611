// A room in which nobody says anything, over a quarter of an hour.
import { LEASE_MS, LEASE_RENEWAL_MS, type UserState } from "@transcendence/rooms/user";
import { afterEach, expect, test, vi } from "vitest";
import { freshId, nowMs } from "../src/kit/clock.ts";
import { callRoom, rowsOf } from "./carrier.ts";
import { chatTicket, openRoom, RoomPage, somebody } from "./page.ts";
import { eventually } from "./room-harness.ts";

const LOOK_MS = 50;
const [wall, wait] = [Date.now.bind(Date), globalThis.setTimeout];

/** Everything in this isolate reads the clock as if it had been set, and timers look soon whether it is time. */
function setClock(byMs: number): void {
  vi.spyOn(Date, "now").mockImplementation(() => wall() + byMs);
  const look = (run: () => void, ms = 0) => wait(run, Math.min(ms, LOOK_MS));
  vi.spyOn(globalThis, "setTimeout").mockImplementation(look as typeof setTimeout); // as the rooms call it
}

afterEach(() => vi.restoreAllMocks());

test("[U1] [U2] a lease is renewed though its socket says nothing, so that it closes whenever its session ends", async () => {
  setClock(0);
  const [player, session, channel] = [somebody(), freshId(), freshId()];
  const user = { kind: "user", name: player.id } as const;
  const heldUntilMs = async () => {
    const [row] = await rowsOf<{ state: string }>(user, "SELECT state FROM snapshot WHERE room = ?");
    return row === undefined ? 0 : ((JSON.parse(row.state) as UserState).leases[0]?.untilMs ?? 0); // see snapshot.ts
  };
  const startMs = nowMs();
  const ticket = chatTicket(channel, player, { session });
  const page = new RoomPage<never, unknown>(await openRoom({ kind: "chat", name: channel }, ticket));
  for (let passedMs = 0; passedMs <= LEASE_MS; passedMs += LEASE_RENEWAL_MS) {
    setClock(passedMs);
    await eventually(async () => expect(await heldUntilMs()).toBeGreaterThanOrEqual(startMs + passedMs + LEASE_MS));
  }
  await callRoom(user, { type: "tell", event: { type: "revoked", sessions: [session] }, atMs: Date.now() });
  expect(await page.closed()).toBe("revoked");
});
