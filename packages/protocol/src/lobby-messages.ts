// What a page and the lobby say to each other: the queue for a match, how many are here, and which matches are on.
import { RATED_KINDS, SEATS } from "@transcendence/game";
import * as v from "valibot";
import { Id, Player, ShownRating } from "./identity.ts";

/** How strong somebody is in one kind of match, as far as is known. */
export const Strength = v.object({ rating: v.number(), deviation: v.number() });
export type Strength = v.InferOutput<typeof Strength>;

/** What whoever has played no rated match is taken for. */
export const UNKNOWN_STRENGTH: Strength = { rating: 1500, deviation: 350 };

export const LobbyClientMessage = v.variant("type", [
  /** Find me an opponent. Said again, from any page of mine, it replaces what was said before and keeps the place in the queue. */
  v.strictObject({
    type: v.literal("seek"),
    kind: v.picklist(RATED_KINDS),
    rated: v.boolean(), // members only
    roundTripMs: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60_000))),
  }),
  v.strictObject({ type: v.literal("cancel") }),
  /** This page shows small boards of the matches that are listed, or does not any more. */
  v.strictObject({ type: v.literal("boards"), isShown: v.boolean() }),
]);
export type LobbyClientMessage = v.InferOutput<typeof LobbyClientMessage>;

const LivePlayer = v.object({ player: Player, rating: v.nullable(ShownRating) });

/** A match that is being played, as lists show it. Which ones are listed: see docs/decisions/061-listed-matches.md. */
export const LiveMatch = v.object({
  id: Id,
  kind: v.nullable(v.picklist(RATED_KINDS)), // null: with settings of their own
  rated: v.boolean(),
  players: v.tuple([LivePlayer, LivePlayer]),
  score: v.tuple([v.number(), v.number()]),
  spectators: v.number(),
  tournament: v.exactOptional(v.object({ id: Id, title: v.string() })), // whose match it is
});
export type LiveMatch = v.InferOutput<typeof LiveMatch>;

/** At most so many matches are listed, those with the most spectators and the strongest players first. */
export const LIVE_SHOWN = 20;

const Place = v.pipe(v.number(), v.integer());
/** Where the ball was (x, y), and the middles of the left and the right paddle, in whole units of the field. */
export const BoardSample = v.tuple([Place, Place, Place, Place]);
export type BoardSample = v.InferOutput<typeof BoardSample>;
/** Of a match, one after the other, `BOARD_SAMPLE_MS` apart. */
export const BoardSamples = v.pipe(v.array(BoardSample), v.minLength(1), v.maxLength(10), v.readonly());
export const BOARD_SAMPLE_MS = 100;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Sent to whoever comes in, and whenever it changes, at most once a second. */
const LobbyNews = v.object({
  type: v.literal("lobby"),
  people: Count, // with a page open, each once
  matches: Count, // all that are on, listed or not
  live: v.pipe(v.array(LiveMatch), v.maxLength(LIVE_SHOWN), v.readonly()),
});
export type LobbyNews = v.InferOutput<typeof LobbyNews>;

/** `taken_over`: I queue from another page now. `members_only`: a guest asked for a rated match. `overloaded`: the server is late. */
export const IDLE_REASONS = ["cancelled", "taken_over", "members_only", "overloaded", "failed"] as const;
export type IdleReason = (typeof IDLE_REASONS)[number];

export const LobbyServerMessage = v.variant("type", [
  LobbyNews,
  /** To a page that shows boards, about once a second: how the matches moved since. */
  v.object({
    type: v.literal("boards"),
    boards: v.pipe(v.array(v.object({ match: Id, samples: BoardSamples })), v.readonly()),
  }),
  /** I am in the queue. `heldMs`: so long I am not paired, for I left matches that I had been paired for. */
  v.object({
    type: v.literal("seeking"),
    kind: v.picklist(RATED_KINDS),
    rated: v.boolean(),
    waitedMs: v.number(),
    heldMs: v.number(),
  }),
  v.object({ type: v.literal("idle"), reason: v.picklist(IDLE_REASONS) }),
  /** The opponent's rating (null: never rated) and round trip. */
  v.object({
    type: v.literal("paired"),
    match: Id,
    seat: v.picklist(SEATS),
    opponent: Player,
    rating: v.nullable(ShownRating),
    roundTripMs: v.nullable(v.number()),
  }),
]);
export type LobbyServerMessage = v.InferOutput<typeof LobbyServerMessage>;

/** From the lobby to the API: these two are to play. `id` was made when they were paired, so asking twice makes one match. */
export const StorePairing = v.strictObject({
  id: Id,
  kind: v.picklist(RATED_KINDS),
  rated: v.boolean(),
  seats: v.tuple([Id, Id]),
});
export type StorePairing = v.InferOutput<typeof StorePairing>;
