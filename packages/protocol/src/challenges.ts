// Challenges: one member asks another for a match.
import * as v from "valibot";
import { Id, Player } from "./identity.ts";
import { MatchSettings } from "./settings.ts";

/** So long a challenge may be accepted. */
export const CHALLENGE_MS = 10 * 60_000;
/** Open ones at once: sent by one person, and sent to one. */
export const CHALLENGES_SENT_MAX = 5;
export const CHALLENGES_RECEIVED_MAX = 20;

/** Where the challenger plays. */
export const CHALLENGE_SIDES = ["left", "right", "random"] as const;
export type ChallengeSide = (typeof CHALLENGE_SIDES)[number];

export const DECLINE_REASONS = ["busy", "later", "options", "rated", "casual"] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export const CHALLENGE_STATUSES = ["open", "accepted", "declined", "cancelled"] as const;
export type ChallengeStatus = (typeof CHALLENGE_STATUSES)[number];

/** `to`: a member. `rated` wants the settings of a rated kind. */
export const CreateChallenge = v.strictObject({
  to: Id,
  settings: v.optional(MatchSettings, {}),
  rated: v.optional(v.boolean(), false),
  side: v.optional(v.picklist(CHALLENGE_SIDES), "random"),
});
export type CreateChallenge = v.InferInput<typeof CreateChallenge>;

export const ChallengeParams = v.object({ id: Id });
export const DeclineChallenge = v.strictObject({ reason: v.optional(v.nullable(v.picklist(DECLINE_REASONS)), null) });

/** A challenge as both see it. Once it is accepted its id is the match's. */
export const ChallengeSummary = v.object({
  id: Id,
  challenger: Player,
  challenged: Player,
  settings: MatchSettings,
  rated: v.boolean(),
  side: v.picklist(CHALLENGE_SIDES),
  status: v.picklist(CHALLENGE_STATUSES),
  reason: v.nullable(v.picklist(DECLINE_REASONS)), // why it was declined
  leftMs: v.number(), // of the time in which it may be accepted
});
export type ChallengeSummary = v.InferOutput<typeof ChallengeSummary>;

/** A challenge of mine or to me is new, or has been answered or cancelled. */
export const ChallengeNews = v.object({ type: v.literal("challenge"), challenge: ChallengeSummary });

export interface ChallengesAnswer {
  readonly challenges: readonly ChallengeSummary[]; // open ones, the oldest first
}
