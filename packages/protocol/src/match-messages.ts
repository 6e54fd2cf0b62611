// The JSON half of the match room's protocol: everything but the running match, whose binary frames are in netcode's codec.
import { isMatchSettings, type MatchSettings, SEATS } from "@transcendence/game";
import * as v from "valibot";
import { Player, ShownRating } from "./identity.ts";

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

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Moment = v.number(); // Unix ms
const Side = v.picklist(SEATS);
const ForBoth = v.pipe(v.tuple([v.boolean(), v.boolean()]), v.readonly());
const Score = v.pipe(v.tuple([Count, Count]), v.readonly());

/** Room time to ticks: at `startMs` (room clock, Unix ms) the simulation stands at `startTick` and runs 60 ticks a second. */
const MatchClock = v.object({
  epoch: Count, // 0 to 255, grows with every start and resumption, wraps
  startTick: Count,
  startMs: Moment,
});
export type MatchClock = v.InferOutput<typeof MatchClock>;

export const OUTCOMES = ["won", "resigned", "claimed"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const MatchResult = v.object({
  outcome: v.picklist(OUTCOMES),
  winner: Side,
  score: Score,
  durationMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0x7fff_ffff)), // time played, without waiting and pauses; 24 days
});
export type MatchResult = v.InferOutput<typeof MatchResult>;

/**
 * What is going on, as everyone in the room is told. Times are room time (Unix ms), see `MatchClock`.
 * A "between" becomes a "rally" at its serveTick by itself: everybody knows the tick, so that is not told.
 */
const MatchPhase = v.variant("phase", [
  v.object({ phase: v.literal("waiting"), ready: ForBoth }),
  v.object({ phase: v.literal("countdown"), clock: MatchClock }), // until clock.startMs: 3-2-1
  v.object({ phase: v.literal("rally"), clock: MatchClock }),
  v.object({ phase: v.literal("between"), clock: MatchClock, serveTick: Count }),
  v.object({
    phase: v.literal("paused"),
    tick: Count, // where the match stands still
    absent: v.pipe(v.array(Side), v.readonly()),
    sinceMs: Moment,
    asked: v.optional(v.literal(true)), // by the only person in the match, who resumes it
    claimFromMs: v.nullable(Moment), // when the present player may claim; null when nobody is here to claim
  }),
  v.object({
    phase: v.literal("finished"),
    result: MatchResult,
    rematch: ForBoth, // who asked, as far as you may know
    apart: v.optional(v.literal(true)), // you have blocked the other one: there is no rematch
    next: v.nullable(v.string()), // the rematch's id, once both asked
  }),
  v.object({ phase: v.literal("aborted"), by: v.nullable(Side) }), // null: both stayed away
]);
export type MatchPhase = v.InferOutput<typeof MatchPhase>;

const SeatView = v.object({
  player: Player,
  rating: v.optional(ShownRating), // in this kind of match, when they came; lacking: none
  connected: v.boolean(),
  graceMs: v.number(), // what is left of 30 s of absence in this match
});
export type SeatView = v.InferOutput<typeof SeatView>;

/** Sent whole to everyone whenever any of it changes, and first of all to whoever comes in. */
const RoomMessage = v.object({
  type: v.literal("room"),
  version: v.number(),
  match: v.string(),
  settings: v.custom<MatchSettings>(isMatchSettings),
  you: v.nullable(Side), // null: you watch
  paired: v.optional(v.boolean()), // by the lobby: neither asked for the other
  tournament: v.optional(v.string()), // whose match it is
  open: v.optional(v.boolean()), // you watch, and `ready` takes a seat
  heldUntil: v.optional(Count), // you caused the pause: until this tick your paddle only goes on as it did, or stops
  seats: v.pipe(v.tuple([v.nullable(SeatView), v.nullable(SeatView)]), v.readonly()),
  spectators: Count,
  score: Score,
  state: MatchPhase,
  nowMs: Moment, // room time at sending
});
export type RoomMessage = v.InferOutput<typeof RoomMessage>;

/** An answer to a message that changed nothing, for a person to read. */
const MatchErrorMessage = v.object({
  type: v.literal("error"),
  code: v.picklist(["not_allowed", "not_now", "rematch_failed"]),
});
export type MatchErrorMessage = v.InferOutput<typeof MatchErrorMessage>;

/** A ticket to the chat of one's side. The room gives it, for only the room knows who plays. */
const MatchChatMessage = v.object({
  type: v.literal("chat"),
  side: v.picklist(CHAT_SIDES),
  channel: v.string(),
  ticket: v.string(),
  expiresMs: Moment,
});
export type MatchChatMessage = v.InferOutput<typeof MatchChatMessage>;

/** What the room says in JSON. */
export const MatchServerMessage = v.variant("type", [RoomMessage, MatchErrorMessage, MatchChatMessage]);
export type MatchServerMessage = v.InferOutput<typeof MatchServerMessage>;
