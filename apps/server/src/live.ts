// How people's rooms and pages learn what concerns them: a signed request to their user room, which tells the rest.
import type { Live, Log } from "@transcendence/api";
import { type RoomCall, roomCallPath } from "@transcendence/protocol";
import { signRequest } from "@transcendence/tickets";
import type { Rooms } from "./rooms.ts";

/** `rooms`: null before they run, when nobody is in one. */
export function liveThrough(rooms: () => Rooms | null, secret: string, log: Log): Live {
  return {
    async tell(user, event) {
      const room = { kind: "user", name: user } as const;
      const path = roomCallPath(room);
      try {
        const nowMs = Date.now();
        const call: RoomCall = { type: "tell", event, atMs: nowMs };
        const body = JSON.stringify(call);
        const headers = await signRequest(secret, { method: "POST", path, body, nowMs });
        const status = (await rooms()?.post(room, path, headers, body)) ?? 200;
        if (status !== 200) throw new Error(`The room answered ${status}.`);
      } catch (error) {
        // Workerd is away: then so are all sockets, and who comes back needs a session.
        log.warn("The rooms did not hear of a change.", { type: event.type, error });
      }
    },
  };
}
