// How people's rooms and pages learn what concerns them: a signed request to their user room, which tells the rest.
import { setTimeout as pause } from "node:timers/promises";
import type { Live, Log } from "@transcendence/api";
import { type RoomAddress, type RoomAnswer, type RoomCall, roomCallPath } from "@transcendence/protocol";
import { signRequest } from "@transcendence/tickets";
import type { Rooms } from "./rooms.ts";

const RETRIES_MS = [500, 1000, 2000, 4000, 8000]; // about as long as sockets wait for rooms that have died
const MOST_WAITING = 5000;

/** `rooms`: null before they run, when nobody is in one. What does not arrive is said again for a while, and nobody waits for that. */
export function liveThrough(rooms: () => Rooms | null, secret: string, log: Log): Live {
  const waiting = new Map<string, Promise<void>>(); // for a room, in their order
  const attempt = async (room: RoomAddress, told: RoomCall): Promise<boolean> => {
    const path = roomCallPath(room);
    const body = JSON.stringify(told);
    const headers = await signRequest(secret, { method: "POST", path, body, nowMs: Date.now() });
    try {
      return ((await rooms()?.post(room, path, headers, body)) ?? 200) === 200;
    } catch {
      return false; // workerd is away
    }
  };
  const retry = async (room: RoomAddress, told: RoomCall, what: string, before: Promise<void> | undefined) => {
    await before;
    for (const ms of RETRIES_MS) {
      await pause(ms, undefined, { ref: false });
      if (await attempt(room, told)) return;
    }
    log.warn("rooms.call_dropped", { type: what });
  };
  const call = async (room: RoomAddress, told: RoomCall, what: string): Promise<void> => {
    const key = `${room.kind}/${room.name}`;
    if (!waiting.has(key) && (await attempt(room, told))) return;
    if (waiting.size >= MOST_WAITING) return log.warn("rooms.call_dropped", { type: what });
    const said = retry(room, told, what, waiting.get(key)).finally(() => {
      if (waiting.get(key) === said) waiting.delete(key);
    });
    waiting.set(key, said);
  };
  return {
    tell: (user, event) => call({ kind: "user", name: user }, { type: "tell", event, atMs: Date.now() }, event.type),
    call: (room, told) => call(room, told, told.type),
    async ask(room, asked) {
      const running = rooms();
      if (running === null) throw new Error("The rooms do not run yet.");
      const path = roomCallPath(room);
      const body = JSON.stringify(asked);
      const headers = await signRequest(secret, { method: "POST", path, body, nowMs: Date.now() });
      const answer = await running.ask(room, path, headers, body);
      if (answer.status !== 200) throw new Error(`The room answered ${answer.status}.`);
      return JSON.parse(answer.body) as RoomAnswer; // whoever asks checks what kind it is
    },
  };
}
