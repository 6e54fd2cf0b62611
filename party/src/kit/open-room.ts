// The rooms' paths on the edge. Strangers are turned away here, so that they wake no room.
import { CLOSE_CODES, type CloseReason, readRoomPath } from "@transcendence/protocol";
import { admit, requestOf } from "./admission.ts";
import { wallMs } from "./clock.ts";
import { roomAt, type RoomsEnv, secretsOf } from "./environment.ts";

/** Answers everything under /parties; null for any other path. */
export async function openRoom(request: Request, env: RoomsEnv): Promise<Response | null> {
  const url = new URL(request.url);
  if (!url.pathname.startsWith("/parties/")) return null;
  const room = readRoomPath(url.pathname);
  if (room === null) return new Response("No such room.\n", { status: 404 });
  if (request.headers.get("Upgrade")?.toLowerCase() !== "websocket") {
    return new Response("Rooms speak WebSocket.\n", { status: 426, headers: { Upgrade: "websocket" } });
  }
  const origin = request.headers.get("Origin");
  if (env.PUBLIC_URL && origin !== null && origin !== new URL(env.PUBLIC_URL).origin) {
    return new Response("Not from this arena's pages.\n", { status: 403 });
  }
  const admission = await admit(room, requestOf(url, wallMs()), (await secretsOf(env)).ticket);
  if (!admission.ok) return refuseSocket(admission.reason);
  return roomAt(env, room).fetch(cleanRequest(request, url));
}

/** partyserver takes a connection's id from `_pk` and believes its own headers: neither is the client's to choose. */
function cleanRequest(request: Request, url: URL): Request {
  url.searchParams.set("_pk", crypto.randomUUID());
  const clean = new Request(url, request);
  for (const name of Array.from(clean.headers.keys())) if (name.startsWith("x-partykit-")) clean.headers.delete(name);
  return clean;
}

/** A browser hides the status of a refused handshake, not a close code: so the socket opens, and closes with the reason. */
function refuseSocket(reason: CloseReason): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.close(CLOSE_CODES[reason], reason);
  return new Response(null, { status: 101, webSocket: client });
}
