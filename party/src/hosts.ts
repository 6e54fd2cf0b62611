// A host of rooms by itself, for self-hosting: apps/server runs this in workerd, with a gateway in front and the API beside it.
import { DRAIN_PATH, LINK_PATH, MOVE_PATH, type MovedRoom } from "@transcendence/link";
import { readRoomCallPath, RoomCall } from "@transcendence/protocol";
import { verifyRequest } from "@transcendence/tickets";
import * as v from "valibot";
import { type HostEnv, hostIn } from "./host/host-env.ts";
import { wallMs } from "./kit/clock.ts";
import { secretsOf } from "./kit/environment.ts";

export { HostObject } from "./host/host-object.ts";

const CallBody = v.pipe(v.string(), v.parseJson(), RoomCall);

export default {
  /** Everything here comes from this machine's own server, and is signed. */
  async fetch(request: Request, env: HostEnv): Promise<Response> {
    const { pathname } = new URL(request.url);
    const room = readRoomCallPath(pathname);
    if (room === null && ![LINK_PATH, DRAIN_PATH, MOVE_PATH].includes(pathname)) {
      return new Response("Nothing here.\n", { status: 404 });
    }
    const body = await request.text();
    const asked = { method: request.method, path: pathname, body, headers: request.headers, nowMs: wallMs() };
    if (!(await verifyRequest((await secretsOf(env)).internal, asked))) return new Response(null, { status: 403 });
    if (pathname === LINK_PATH) {
      const isUpgrade = request.headers.get("upgrade")?.toLowerCase() === "websocket";
      return isUpgrade ? hostIn(env).fetch(request) : new Response(null, { status: 426 });
    }
    if (request.method !== "POST") return new Response(null, { status: 403 });
    if (pathname === MOVE_PATH) {
      await hostIn(env).take(JSON.parse(body) as MovedRoom[]); // written by this machine's own server
      return new Response(null, { status: 204 });
    }
    if (room === null) {
      const drained = await hostIn(env).drain();
      return Response.json(drained, { status: drained.failed > 0 ? 500 : 200 });
    }
    const call = v.safeParse(CallBody, body);
    if (!call.success) return new Response(null, { status: 400 });
    return Response.json(await hostIn(env).call(room, call.output));
  },
} satisfies ExportedHandler<HostEnv>;
