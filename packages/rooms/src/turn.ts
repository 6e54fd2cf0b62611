// What every room's reducer may answer with, and every shell carries out.
import type { CloseReason, RoomAddress, RoomCall } from "@transcendence/protocol";
import type { LogEvent, LogFields } from "@transcendence/protocol/log";

/** The id that the shell gave to a socket. */
export type ClientId = string;

/** In order: what follows a `store` must not happen before it is durable. */
export type RoomEffect<Stored = never, Delivery = never> =
  | { readonly type: "send"; readonly client: ClientId; readonly data: string | Uint8Array }
  | { readonly type: "close"; readonly client: ClientId; readonly reason: CloseReason }
  /** `deliveries` are stored with it, and brought to whom they are for, however long it takes. */
  | { readonly type: "store"; readonly stored: Stored; readonly deliveries: readonly Delivery[] }
  /** Said once; if it does not arrive, the other room finds out by itself. */
  | { readonly type: "call"; readonly room: RoomAddress; readonly call: RoomCall }
  | { readonly type: "report"; readonly event: LogEvent; readonly fields: LogFields };
