// How people's rooms and pages learn what concerns them: a signed request to their user room, which tells the rest.
import type { Live, Log } from "@transcendence/api";
import { type RoomAddress, type RoomAnswer, type RoomCall, roomCallPath } from "@transcendence/protocol";
import { signRequest } from "@transcendence/tickets";
import type { Rooms } from "./rooms.ts";

/** `rooms`: null before they run, when nobody is in one. */
export function liveThrough(rooms: () => Rooms | null, secret: string, log: Log): Live {
  const call = async (room: RoomAddress, told: RoomCall, what: string) => {
    const path = roomCallPath(room);
    try {
      const body = JSON.stringify(told);
      const headers = await signRequest(secret, { method: "POST", path, body, nowMs: Date.now() });
      const status = (await rooms()?.post(room, path, headers, body)) ?? 200;
      if (status !== 200) throw new Error(`The room answered ${status}.`);
    } catch (error) {
      // Workerd is away: then so are all sockets, and who comes back needs a session.
      log.warn("The rooms did not hear of a change.", { type: what, error });
    }
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
