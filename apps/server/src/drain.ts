// Before the rooms' process ends: rooms keep what they know, and tell everyone to come back.
import { setTimeout as pause } from "node:timers/promises";
import { DRAIN_PATH } from "@transcendence/link";
import { signRequest } from "@transcendence/tickets";
import type { Upgrades } from "./front.ts";
import type { Rooms } from "./rooms.ts";

const GOODBYE_MS = 1000; // for the close handshakes

export async function drain(rooms: Rooms, upgrades: Upgrades, secret: string): Promise<void> {
  const body = "";
  const headers = await signRequest(secret, { method: "POST", path: DRAIN_PATH, body, nowMs: Date.now() });
  const status = await rooms.postToAll(DRAIN_PATH, headers, body);
  if (status >= 400) throw new Error(`The rooms answered ${status} to ${DRAIN_PATH}.`);
  const deadline = performance.now() + GOODBYE_MS;
  while (upgrades.count() > 0 && performance.now() < deadline) await pause(20);
  upgrades.closeAll();
}
