// How the rooms learn what changed about people: a signed request to the isolate of user rooms, which tell the rest.
import type { Live, Log } from "@transcendence/api";
import { signRequest } from "@transcendence/tickets";
import type { Rooms } from "./rooms.ts";

const PATH = "/internal/people";

/** `rooms`: null before they run, when nobody is in one. */
export function liveThrough(rooms: () => Rooms | null, secret: string, log: Log): Live {
  const tell = async (told: Readonly<Record<string, unknown>>) => {
    try {
      const nowMs = Date.now();
      const body = JSON.stringify({ ...told, atMs: nowMs });
      const headers = await signRequest(secret, { method: "POST", path: PATH, body, nowMs });
      const status = (await rooms()?.postToPeople(PATH, headers, body)) ?? 204;
      if (status !== 204) throw new Error(`They answered ${status}.`);
    } catch (error) {
      // Workerd is away: then so are all sockets, and who comes back needs a session.
      log.warn("The rooms did not hear of a change.", { type: told["type"], error });
    }
  };
  return {
    revoke: (user, sessions) => tell({ type: "revoked", user, sessions }),
    renamed: (user, name) => tell({ type: "renamed", user, name }),
  };
}
