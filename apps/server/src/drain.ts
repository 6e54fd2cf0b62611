// Before the rooms' process ends: rooms keep what they know, and tell everyone to come back.
import { setTimeout as pause } from "node:timers/promises";
import { signRequest } from "@transcendence/tickets";
import type { Rooms } from "./rooms.ts";
import type { Upgrades } from "./upgrades.ts";

const PATH = "/internal/drain";
const GOODBYE_MS = 1000; // for the close handshakes

export async function drain(rooms: Rooms, upgrades: Upgrades, secret: string): Promise<void> {
  const body = "";
  const headers = await signRequest(secret, { method: "POST", path: PATH, body, nowMs: Date.now() });
  const status = await rooms.postToAll(PATH, headers, body);
  if (status >= 400) throw new Error(`The rooms answered ${status} to ${PATH}.`);
  const deadline = performance.now() + GOODBYE_MS;
  while (upgrades.count() > 0 && performance.now() < deadline) await pause(20);
  upgrades.closeAll();
}
