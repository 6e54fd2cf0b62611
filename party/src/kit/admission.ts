// Who may come in. On the edge it is asked in front of the rooms, so that strangers wake none, and once more inside.
import { type CloseReason, PROTOCOL_VERSION, type RoomAddress, roomOf, type RoomTicket } from "@transcendence/protocol";
import { readTicket } from "@transcendence/tickets";
import type { Request } from "./carrier.ts";

export type Admission =
  | { readonly ok: true; readonly ticket: RoomTicket }
  | { readonly ok: false; readonly reason: CloseReason };

export async function admit(room: RoomAddress, { version, ticket, atMs }: Request, secret: string): Promise<Admission> {
  if (version !== String(PROTOCOL_VERSION)) return { ok: false, reason: "wrong_version" };
  const reading = await readTicket(secret, ticket ?? "", atMs);
  if (!reading.ok) return reading;
  const { kind, name } = roomOf(reading.ticket);
  return kind === room.kind && name === room.name ? reading : { ok: false, reason: "ticket_invalid" };
}

export function requestOf({ searchParams }: URL, atMs: number): Request {
  return { version: searchParams.get("v"), ticket: searchParams.get("ticket"), atMs };
}
