// What the room says in JSON, checked by shape before anything reads it. The types are protocol's; the schemas are held to them.
import { isMatchSettings, type MatchSettings, type Seat } from "@transcendence/game";
import {
  CHAT_SIDES,
  MATCH_ERRORS,
  type MatchServerMessage,
  OUTCOMES,
  Player,
  type RoomMessage,
} from "@transcendence/protocol";
import * as v from "valibot";

const Side: v.GenericSchema<unknown, Seat> = v.picklist([0, 1]);
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Moment = v.number();
const Both = v.tuple([v.boolean(), v.boolean()]);
const Score = v.tuple([Count, Count]);
const Clock = v.object({ epoch: Count, startTick: Count, startMs: Moment });
const Settings = v.custom<MatchSettings>(isMatchSettings);

const Result = v.object({
  outcome: v.picklist(OUTCOMES),
  winner: Side,
  score: Score,
  durationMs: v.pipe(v.number(), v.minValue(0)),
});

const Phase = v.variant("phase", [
  v.object({ phase: v.literal("waiting"), ready: Both }),
  v.object({ phase: v.literal("countdown"), clock: Clock }),
  v.object({ phase: v.literal("rally"), clock: Clock }),
  v.object({ phase: v.literal("between"), clock: Clock, serveTick: Count }),
  v.object({
    phase: v.literal("paused"),
    tick: Count,
    absent: v.array(Side),
    asked: v.optional(v.literal(true)),
    sinceMs: Moment,
    claimFromMs: v.nullable(Moment),
  }),
  v.object({ phase: v.literal("finished"), result: Result, rematch: Both, next: v.nullable(v.string()) }),
  v.object({ phase: v.literal("aborted"), by: v.nullable(Side) }),
]);

const SeatView = v.nullable(v.object({ player: Player, connected: v.boolean(), graceMs: v.number() }));

const Room = v.object({
  type: v.literal("room"),
  version: v.number(),
  match: v.string(),
  settings: Settings,
  you: v.nullable(Side),
  open: v.optional(v.boolean()),
  paired: v.optional(v.boolean()),
  heldUntil: v.optional(Count),
  tournament: v.optional(v.string()),
  seats: v.tuple([SeatView, SeatView]),
  spectators: Count,
  score: Score,
  state: Phase,
  nowMs: Moment,
}) satisfies v.GenericSchema<unknown, RoomMessage>;

const Refused = v.object({ type: v.literal("error"), code: v.picklist(MATCH_ERRORS) });

const Chat = v.object({
  type: v.literal("chat"),
  side: v.picklist(CHAT_SIDES),
  channel: v.string(),
  ticket: v.string(),
  expiresMs: Moment,
});

const ServerMessage: v.GenericSchema<unknown, MatchServerMessage> = v.variant("type", [Room, Refused, Chat]);

/** The message, or null when it is not one. */
export function readServerMessage(text: string): MatchServerMessage | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const read = v.safeParse(ServerMessage, json);
  return read.success ? read.output : null;
}
