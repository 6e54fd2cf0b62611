// Bodies of the REST API: requests are schemas (validated), answers are types (inferred by the client through Hono's RPC).
import type { MatchSettings as Settings } from "@transcendence/game";
import * as v from "valibot";
import { Character } from "./computers.ts";
import { DisplayName, Id, type Player } from "./identity.ts";
import { MatchResult } from "./match-messages.ts";
import type { RatingChange, Ratings } from "./ratings.ts";
import { MatchSettings, PlayedSettings } from "./settings.ts";

/** An open match is listed for a day, and counts as one of those that a person may have. After another its row is removed. */
export const OPEN_MATCH_MS = 86_400_000;
/** How long the room of an aborted match stays once the API knows; for the last quarter of an hour it has no tickets any more. */
export const ABORTED_ROOM_MS = 3_600_000;
export const ABORTED_TICKETS_MS = ABORTED_ROOM_MS - 900_000;
export const OPEN_MATCHES_MAX = 50;

/** Without an opponent seat 1 is for whoever comes first. `rated`: for members, with the settings of a rated kind. */
export const CreateMatch = v.strictObject({
  settings: v.optional(MatchSettings, {}),
  rated: v.optional(v.boolean(), false),
  opponent: v.optional(v.strictObject({ computer: Character })),
});
export const UpdateMe = v.strictObject({ name: DisplayName });
export const MatchParams = v.object({ id: Id });
/** A page of a list: at most 50 rows, older than the cursor. */
export const PageQuery = v.object({
  before: v.optional(v.pipe(v.string(), v.maxLength(64))),
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number), v.minValue(1), v.maxValue(50)), "20"),
});

export const MATCH_STATUSES = ["open", "finished", "aborted"] as const;

/** A match as its page and the lists show it. */
export interface MatchSummary {
  readonly id: string;
  readonly status: (typeof MATCH_STATUSES)[number];
  readonly settings: Settings;
  readonly rated: boolean; // as agreed; once it is finished: whether it was
  readonly ratings: readonly [RatingChange | null, RatingChange | null]; // by seat; null: none, or the player has gone
  readonly seats: readonly [Player | null, Player | null];
  readonly result: MatchResult | null;
  readonly createdAt: string; // ISO 8601
  readonly finishedAt: string | null;
}

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly kind: "guest" | "member";
  readonly avatar?: string | undefined; // an uploaded picture's hash; without it they are drawn from their id
  readonly ratings?: Ratings | undefined; // of members
  readonly leavesAt?: string | undefined; // ISO 8601: when the account is to be deleted, unless they change their mind
}

export interface TicketAnswer {
  readonly ticket: string;
  readonly expiresMs: number;
}

export interface MatchTicketAnswer extends TicketAnswer {
  readonly rated: boolean; // as agreed: if a guest takes a seat, it is casual all the same
}

/** Unix time in milliseconds, up to the year 9999. */
const Moment = v.pipe(v.number(), v.minValue(0), v.maxValue(253_402_300_799_999));

/** From a room to the API's internal route when a match ends. The replay is base64, see game's `encodeReplay`. */
export const StoreResult = v.strictObject({
  id: Id,
  settings: PlayedSettings,
  seats: v.tuple([Id, Id]),
  result: v.strictObject(MatchResult.entries),
  startedAtMs: Moment,
  finishedAtMs: Moment,
  replay: v.pipe(v.string(), v.base64(), v.maxLength(1_400_000)),
  rated: v.optional(v.boolean()), // as agreed, should the match's row be gone; rooms of before don't say it
});
export type StoreResult = v.InferOutput<typeof StoreResult>;

/** From a room to the API: the match was aborted before its first point. */
export const StoreAbort = v.strictObject({ id: Id, abortedAtMs: Moment });
export type StoreAbort = v.InferOutput<typeof StoreAbort>;

/** From a room to the API: both asked for a rematch; `id` was made by the room, so asking twice makes one match. */
export const StoreRematch = v.strictObject({ id: Id, of: Id, settings: PlayedSettings, seats: v.tuple([Id, Id]) });
export type StoreRematch = v.InferOutput<typeof StoreRematch>;
