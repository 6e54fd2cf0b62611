// Who may come in. Asked in front of the rooms, so that strangers wake none, and once more inside.
import { CLOSE_CODES, type CloseReason, type MatchTicket, PROTOCOL_VERSION } from "@transcendence/protocol";
import { readTicket } from "@transcendence/tickets";
import { wallMs } from "./clock.ts";
import { type RoomsEnv, secretsOf } from "./environment.ts";
import { isDraining } from "./live-rooms.ts";

const ROOM_PATH = /^\/parties\/match\/([0-9A-Za-z]{12,32})$/;

export type Admission =
  | { readonly ok: true; readonly ticket: MatchTicket }
  | { readonly ok: false; readonly reason: CloseReason };

export async function admit(url: URL, match: string, env: RoomsEnv): Promise<Admission> {
  if (isDraining()) return { ok: false, reason: "restarting" };
  if (url.searchParams.get("v") !== String(PROTOCOL_VERSION)) return { ok: false, reason: "wrong_version" };
  const { ticket: secret } = await secretsOf(env);
  const reading = await readTicket(secret, url.searchParams.get("ticket") ?? "", wallMs());
  if (!reading.ok) return reading;
  if (reading.ticket.match !== match) return { ok: false, reason: "ticket_invalid" };
  return reading;
}

/** Answers everything under /parties; null for any other path. */
export async function openRoom(request: Request, env: RoomsEnv): Promise<Response | null> {
  const url = new URL(request.url);
  if (!url.pathname.startsWith("/parties/")) return null;
  const match = ROOM_PATH.exec(url.pathname)?.[1];
  if (match === undefined) return new Response("No such room.\n", { status: 404 });
  if (request.headers.get("Upgrade")?.toLowerCase() !== "websocket") {
    return new Response("Rooms speak WebSocket.\n", { status: 426, headers: { Upgrade: "websocket" } });
  }
  const origin = request.headers.get("Origin");
  if (env.PUBLIC_URL && origin !== null && origin !== new URL(env.PUBLIC_URL).origin) {
    return new Response("Not from this arena's pages.\n", { status: 403 });
  }
  const admission = await admit(url, match, env);
  if (!admission.ok) return refuseSocket(admission.reason);
  return env.Match.getByName(match).fetch(cleanRequest(request, url));
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
