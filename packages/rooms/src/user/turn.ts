// What goes into a user room's reducer and what comes out of it.
import type { LeaseAnswer, Player, Status, UserEvent } from "@transcendence/protocol";
import type { ClientId, RoomEffect } from "../turn.ts";
import type { Lease, Page } from "./state.ts";

export type UserRoomEvent =
  | { readonly type: "connect"; readonly nowMs: number; readonly page: Omit<Page, "untilMs">; readonly self: Player }
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
  /** The API's answer to `find_friends`. */
  | { readonly type: "friends_found"; readonly nowMs: number; readonly friends: readonly string[] }
  /** The lobby's answer to `presence`: which friends are here, and for how many ms that holds. */
  | {
      readonly type: "friends_here";
      readonly nowMs: number;
      readonly askedMs: number;
      readonly here: Readonly<Record<string, number>>;
    }
  /** From a friend's room. */
  | {
      readonly type: "friend";
      readonly nowMs: number;
      readonly player: Player;
      readonly status: Status | null;
      readonly ask: boolean;
    }
  | { readonly type: "in_match"; readonly nowMs: number; readonly match: string; readonly isOn: boolean }
  | { readonly type: "wake"; readonly nowMs: number; readonly clients: readonly ClientId[] }; // whose sockets stand

export type UserRoomEffect =
  /** They have a page open now, or none any more: the lobby is told, and answers which of their friends are here. */
  | { readonly type: "presence"; readonly isHere: boolean }
  /** The API is asked who their friends are. */
  | { readonly type: "find_friends" }
  /** The API is told when their last page closed. */
  | { readonly type: "seen"; readonly atMs: number }
  | { readonly type: "answer"; readonly answer: LeaseAnswer }
  | RoomEffect;
