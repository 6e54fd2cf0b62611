// What goes into a user room's reducer and what comes out of it.
import type { CloseReason } from "@transcendence/protocol";
import type { Lease, RoomPlace } from "./state.ts";

export type UserEvent =
  | { readonly type: "lease"; readonly nowMs: number; readonly lease: Omit<Lease, "untilMs"> } // taken or renewed
  | { readonly type: "leave"; readonly nowMs: number; readonly socket: string }
  | {
      readonly type: "revoke";
      readonly nowMs: number;
      readonly atMs: number;
      readonly sessions: readonly string[] | "all";
    }
  | { readonly type: "rename"; readonly nowMs: number; readonly atMs: number; readonly name: string }
  | { readonly type: "wake"; readonly nowMs: number };

/** What a room hears about a socket. */
export interface LeaseAnswer {
  readonly verdict: "kept" | "revoked";
  readonly name: string | null; // if the ticket is older than the name
}

export type UserEffect =
  | { readonly type: "answer"; readonly answer: LeaseAnswer }
  | {
      readonly type: "close";
      readonly room: RoomPlace;
      readonly sockets: readonly string[];
      readonly reason: CloseReason;
    }
  | { readonly type: "rename"; readonly room: RoomPlace; readonly name: string };
