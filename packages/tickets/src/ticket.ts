// A ticket is base64url(JSON) "." base64url(HMAC): what the API vouches for, carried by the client, read by the room.
import { RoomTicket, TICKET_SECONDS } from "@transcendence/protocol";
import * as v from "valibot";
import { fromBase64Url, sign, toBase64Url, verify } from "./mac.ts";

/** How far apart the clocks of API and rooms may be. Safe: user rooms remember a revoked session for longer (U3). */
export const CLOCKS_APART_MS = 300_000;
const TICKET_LIMIT = 2048; // characters; a real one has about 600

export type TicketReading =
  | { readonly ok: true; readonly ticket: RoomTicket }
  | { readonly ok: false; readonly reason: "ticket_invalid" | "ticket_expired" };

export async function signTicket(secret: string, ticket: RoomTicket): Promise<string> {
  const payload = toBase64Url(new TextEncoder().encode(JSON.stringify(ticket)));
  return `${payload}.${await sign(secret, `ticket:${payload}`)}`;
}

export async function readTicket(secret: string, text: string, nowMs: number): Promise<TicketReading> {
  const invalid = { ok: false, reason: "ticket_invalid" } as const;
  if (text.length > TICKET_LIMIT) return invalid;
  const [payload, signature, ...rest] = text.split(".");
  if (!payload || !signature || rest.length > 0) return invalid;
  if (!(await verify(secret, `ticket:${payload}`, signature))) return invalid;
  const ticket = v.safeParse(RoomTicket, parseJson(payload));
  if (!ticket.success) return invalid; // signed by us, but an older or newer arena's form
  const leftMs = ticket.output.expiresMs - nowMs;
  // One from far ahead was made before the clock was set back; it would be good for longer than anybody remembers.
  if (leftMs <= -CLOCKS_APART_MS || leftMs > TICKET_SECONDS * 1000 + CLOCKS_APART_MS) {
    return { ok: false, reason: "ticket_expired" };
  }
  return { ok: true, ticket: ticket.output };
}

function parseJson(payload: string): unknown {
  const bytes = fromBase64Url(payload);
  if (bytes === null) return null;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
