// The frames of a running match, as values. PROTOCOL.md gives their bytes.
import type { Command, Move, Seat } from "@transcendence/game";

export const INPUT = 0x01;
export const ACK = 0x02;
export const RELAY = 0x11;
export const SERVE = 0x12;
export const KEYFRAME = 0x13;
export const PONG = 0x14;
export const BATCH = 0x15;

export type ClientFrame =
  | { readonly type: "input"; readonly epoch: number; readonly tick: number; readonly move: Move }
  | { readonly type: "ack"; readonly clientMs: number; readonly tick: number; readonly hash: number }
  | { readonly type: "ping"; readonly clientMs: number };

/** The confirmed world and everything the room knows after it: whoever reads one knows the match. */
export interface Keyframe {
  readonly type: "keyframe";
  readonly epoch: number;
  readonly hash: number; // of the world
  readonly roomMs: number; // room clock at sending
  readonly echoMs: number; // clientMs of this client's last ACK
  readonly heldMs: number | null; // how long ago it came; null: none since the last echo
  readonly received: number; // inputs read from this connection in this epoch, mod 65536
  readonly pending: readonly Command[]; // known, not yet confirmed, in order
  readonly world: Uint8Array; // game's encodeWorld
}

export type ServerFrame =
  | { readonly type: "relay"; readonly epoch: number; readonly tick: number; readonly seat: Seat; readonly move: Move }
  | { readonly type: "serve"; readonly epoch: number; readonly tick: number; readonly seed: number }
  | Keyframe
  | { readonly type: "pong"; readonly echoMs: number; readonly roomMs: number }
  | {
      readonly type: "batch";
      readonly epoch: number;
      readonly confirmedTick: number;
      readonly commands: readonly Command[];
    };
