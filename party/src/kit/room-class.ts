// What a carrier needs to know of a room, whatever its kind.
import type { RoomAddress, RoomAnswer, RoomCall, RoomKind } from "@transcendence/protocol";
import type { Carrier, Request, RoomSocket } from "./carrier.ts";

export interface CarriedRoom {
  readonly address: RoomAddress;
  /** Whether nothing of it is in memory alone, so that it may be put away. */
  readonly isIdle: boolean;
  /** Once, before anything else. `sockets`: those that it had before it slept. */
  start(sockets: readonly RoomSocket[]): void;
  connect(socket: RoomSocket, request: Request): Promise<void>;
  message(id: string, data: string | Uint8Array, atMs: number): void;
  closed(id: string): void;
  alarm(): Promise<void>;
  call(call: RoomCall): Promise<RoomAnswer>;
  drain(): Promise<void>;
}

export interface RoomClass {
  readonly kind: RoomKind;
  readonly tables: readonly string[]; // made before its first row
  new (carrier: Carrier): CarriedRoom;
}
