// What goes into a user room's reducer and what comes out of it.
import type { LeaseAnswer, UserEvent } from "@transcendence/protocol";
import type { ClientId, RoomEffect } from "../turn.ts";
import type { Lease, Page } from "./state.ts";

export type UserRoomEvent =
  | { readonly type: "connect"; readonly nowMs: number; readonly page: Omit<Page, "untilMs"> }
  | { readonly type: "disconnect"; readonly nowMs: number; readonly client: ClientId }
  | { readonly type: "lease"; readonly nowMs: number; readonly lease: Omit<Lease, "untilMs"> } // taken or renewed
  | { readonly type: "leave"; readonly nowMs: number; readonly socket: string }
  | {
      readonly type: "tell";
      readonly nowMs: number;
      readonly atMs: number;
      readonly user: string; // whose room this is
      readonly event: UserEvent;
    }
  | { readonly type: "wake"; readonly nowMs: number; readonly clients: readonly ClientId[] }; // whose sockets stand

export type UserRoomEffect =
  /** They have a page open now, or none any more: the lobby is told. */
  | { readonly type: "presence"; readonly isHere: boolean }
  | { readonly type: "answer"; readonly answer: LeaseAnswer }
  | RoomEffect;
