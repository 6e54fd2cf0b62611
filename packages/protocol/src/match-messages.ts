// The JSON half of the match room's protocol: everything but the running match, whose binary frames are in netcode's codec.
import type { MatchSettings, Seat } from "@transcendence/game";
import * as v from "valibot";
import type { Player, ShownRating } from "./identity.ts";

/** Beside each match there is a chat of those who play and one of those who watch. */
export const CHAT_SIDES = ["players", "watchers"] as const;
export type ChatSide = (typeof CHAT_SIDES)[number];

/** The chat room of a match's players, or of those who watch it. */
export function matchChannel(match: string, side: ChatSide): string {
  return `${match.slice(0, 24)}${side === "players" ? "Players" : "Watchers"}`;
}

/** What a client may say in JSON. Who says it is known from the socket, never from the message. */
export const MatchClientMessage = v.variant("type", [
  v.strictObject({ type: v.literal("ready") }), // a seated player wants the match to start; who watches takes a seat that is open
  v.strictObject({ type: v.literal("abort") }), // before the first point: nobody wins
  v.strictObject({ type: v.literal("resign") }),
  v.strictObject({ type: v.literal("claim") }), // the rival's grace has run out: take the win
  v.strictObject({ type: v.literal("pause") }), // by the only person in a match with a computer player
  v.strictObject({ type: v.literal("resume") }), // what was paused so
  v.strictObject({ type: v.literal("chat") }), // asks for a ticket to the chat of my side: those who play, or those who watch
  v.strictObject({ type: v.literal("rematch") }), // said by both: a new match with the sides swapped
]);
export type MatchClientMessage = v.InferOutput<typeof MatchClientMessage>;

/** Room time to ticks: at `startMs` (room clock, Unix ms) the simulation stands at `startTick` and runs 60 ticks a second. */
export interface MatchClock {
  readonly epoch: number; // 0 to 255, grows with every start and resumption, wraps
  readonly startTick: number;
  readonly startMs: number;
}

export const OUTCOMES = ["won", "resigned", "claimed"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface MatchResult {
  readonly outcome: Outcome;
  readonly winner: Seat;
  readonly score: readonly [number, number];
  readonly durationMs: number; // time played, without waiting and pauses
}

/**
 * What is going on, as everyone in the room is told. Times are room time (Unix ms), see `MatchClock`.
 * A "between" becomes a "rally" at its serveTick by itself: everybody knows the tick, so that is not told.
 */
export type MatchPhase =
  | { readonly phase: "waiting"; readonly ready: readonly [boolean, boolean] }
  | { readonly phase: "countdown"; readonly clock: MatchClock } // until clock.startMs: 3-2-1
  | { readonly phase: "rally"; readonly clock: MatchClock }
  | { readonly phase: "between"; readonly clock: MatchClock; readonly serveTick: number }
  | {
      readonly phase: "paused";
      readonly tick: number; // where the match stands still
      readonly absent: readonly Seat[];
      readonly sinceMs: number;
      readonly asked?: true | undefined; // by the only person in the match, who resumes it
      readonly claimFromMs: number | null; // when the present player may claim; null when nobody is here to claim
    }
  | {
      readonly phase: "finished";
      readonly result: MatchResult;
      readonly rematch: readonly [boolean, boolean]; // who asked
      readonly next: string | null; // the rematch's id, once both asked
    }
  | { readonly phase: "aborted"; readonly by: Seat | null }; // null: both stayed away

export interface SeatView {
  readonly player: Player;
  readonly rating?: ShownRating | undefined; // in this kind of match, when they came; lacking: none
  readonly connected: boolean;
  readonly graceMs: number; // what is left of 30 s of absence in this match
}

/** Sent whole to everyone whenever any of it changes, and first of all to whoever comes in. */
export interface RoomMessage {
  readonly type: "room";
  readonly version: number;
  readonly match: string;
  readonly settings: MatchSettings;
  readonly you: Seat | null; // null: you watch
  readonly paired?: boolean | undefined; // by the lobby: neither asked for the other
  readonly tournament?: string | undefined; // whose match it is
  readonly open?: boolean | undefined; // you watch, and `ready` takes a seat
  readonly heldUntil?: number | undefined; // you caused the pause: until this tick your paddle only goes on as it did, or stops
  readonly seats: readonly [SeatView | null, SeatView | null];
  readonly spectators: number;
  readonly score: readonly [number, number];
  readonly state: MatchPhase;
  readonly nowMs: number; // room time at sending
}

export const MATCH_ERRORS = ["not_allowed", "not_now", "rematch_failed"] as const;

/** An answer to a message that changed nothing, for a person to read. */
export interface MatchErrorMessage {
  readonly type: "error";
  readonly code: (typeof MATCH_ERRORS)[number];
}

/** A ticket to the chat of one's side. The room gives it, for only the room knows who plays. */
export interface MatchChatMessage {
  readonly type: "chat";
  readonly side: ChatSide;
  readonly channel: string;
  readonly ticket: string;
  readonly expiresMs: number;
}

export type MatchServerMessage = RoomMessage | MatchErrorMessage | MatchChatMessage;
