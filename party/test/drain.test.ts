import { DRAIN_PATH } from "@transcendence/link";
import { signRequest } from "@transcendence/tickets";
import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { killAll } from "./carrier.ts";
import { ALICE, RoomHarness, BORIS, rooms } from "./room-harness.ts";

async function drain(secret = rooms.INTERNAL_SECRET): Promise<Response> {
  const headers = await signRequest(secret, { method: "POST", path: DRAIN_PATH, body: "", nowMs: Date.now() });
  return exports.default.fetch(`http://arena.test${DRAIN_PATH}`, { method: "POST", headers, body: "" });
}

test("[R13] [OPS-3] a planned restart sends everybody away, and every match goes on where it stood", async () => {
  const [one, two] = [new RoomHarness(), new RoomHarness()];
  const { alice, boris } = await one.start();
  const waiting = await two.enter(ALICE);
  await alice.until(() => (alice.client?.view(Date.now()).tick ?? 0) > 100, "the serve to be final");
  expect((await drain()).status).toBe(200);
  expect([await alice.closed(), await boris.closed(), await waiting.closed()]).toEqual(Array(3).fill("restarting"));
  expect(await (await one.enter(ALICE)).closed()).toBe("restarting");
  await killAll(); // the process ends, and another starts
  const again = await one.enter(ALICE);
  const paused = (await again.sees("paused")).state;
  if (paused.phase !== "paused") throw new Error("it is not paused");
  expect(paused.tick).toBeGreaterThan(60);
  await one.enter(BORIS);
  expect((await again.sees("countdown")).state).toMatchObject({ clock: { startTick: paused.tick } });
  await again.sees("rally"); // not "between": the ball is still in play
});

test("[R13] not everybody may ask for it", async () => {
  expect((await drain("the secret of some other arena")).status).toBe(403);
  expect((await exports.default.fetch(`http://arena.test${DRAIN_PATH}`, { method: "POST" })).status).toBe(403);
});
