// What of an upgrade's request is looked at before anything else, whatever carries the socket.
import type { IncomingMessage } from "node:http";
import { readRoomPath, type RoomAddress } from "@transcendence/protocol";
import { readOriginForm } from "./request-target.ts";

/** What a client may choose about where it is taken; everything else of the address is made here. */
export interface RoomTarget {
  readonly room: RoomAddress;
  readonly query: string; // with its question mark, or empty
}

export interface TargetOptions {
  readonly isOwnOrigin: (request: IncomingMessage) => boolean;
  readonly draining: () => boolean;
}

/** The room that is asked for, or the status of a refusal. */
export function roomTargetOf(request: IncomingMessage, { isOwnOrigin, draining }: TargetOptions): RoomTarget | number {
  const target = readOriginForm(request.url);
  if (target === null) return 400;
  const room = readRoomPath(target.path);
  if (request.method !== "GET" || room === null) return 404;
  if (request.headers.upgrade?.toLowerCase() !== "websocket") return 400;
  if (!isOwnOrigin(request)) return 403;
  return draining() ? 503 : { room, query: target.query };
}
