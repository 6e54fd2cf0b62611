// What a room is given by whoever carries it: a Durable Object of its own on the edge, a host of many on one machine.
import type { CloseReason, RoomAddress, RoomAnswer, RoomCall } from "@transcendence/protocol";

export type SqlValue = string | number | null | ArrayBuffer | Uint8Array;
export type Row = Record<string, string | number | null | ArrayBuffer>;

/** Tables that many rooms may share: each row begins with the `key` of its room. They are made by the carrier. */
export interface RoomStore {
  readonly key: string;
  readonly rows: <R extends Row>(sql: string, ...values: SqlValue[]) => R[];
  readonly run: (sql: string, ...values: SqlValue[]) => void;
  /** All of it or nothing. Resolves when it is durable, rejects with what `write` threw. */
  readonly commit: (write: () => void) => Promise<void>;
  /** When the carrier calls `alarm`, even if the process has died meanwhile; null: not at all. Belongs to the same write. */
  readonly setAlarm: (atMs: number | null) => void;
  /** Nothing stays of this room. */
  readonly clear: () => void;
}

/** A timer of a room, for what is due soon. It does not outlive the process. */
export interface RoomTimer {
  readonly at: (wakeMs: number, nowMs: number) => void; // Infinity: not at all
  readonly stop: () => void;
}

export interface Calls {
  readonly room: (room: RoomAddress, call: RoomCall) => Promise<RoomAnswer>;
  /** To one of the API's internal routes. Its status; null when it cannot be reached. */
  readonly api: (path: string, body: unknown) => Promise<{ readonly status: number; readonly body: unknown } | null>;
}

export interface Carrier {
  readonly room: RoomAddress;
  readonly store: RoomStore;
  readonly timer: (ring: (atMs: number) => void) => RoomTimer;
  readonly calls: Calls;
  readonly ticketSecret: () => Promise<string>;
  /** What must be done before the room may be put away. */
  readonly waitUntil: (work: Promise<unknown>) => void;
  /** Whether the arena is about to restart: nobody is let in. */
  readonly isDraining: () => boolean;
}

/** A browser's end of a socket, its own or one of many on a link. */
export interface RoomSocket {
  readonly id: string;
  readonly isOpen: () => boolean;
  readonly send: (data: string | Uint8Array) => void;
  readonly close: (reason: CloseReason) => void;
}

/** What a browser asked for a socket with. */
export interface Request {
  readonly version: string | null;
  readonly ticket: string | null;
  readonly atMs: number; // when, by the machine's clock: a socket that outlived its room's process is let in as of then
}
