// Tournaments as the API, the tournament's room and the pages speak of them.
import type { MatchSettings as Settings } from "@transcendence/game";
import * as v from "valibot";
import { PageQuery } from "./api-bodies.ts";
import { Character } from "./computers.ts";
import { DisplayName, Id, Player } from "./identity.ts";
import { MatchSettings, PlayedSettings } from "./settings.ts";
import { lettersIn, VISIBLE } from "./text.ts";

/** The same as packages/tournament's; a test compares them. */
export const TOURNAMENT_FORMATS = ["single", "double", "round-robin", "swiss", "arena"] as const;
export const TOURNAMENT_PHASES = ["registration", "running", "finished", "cancelled"] as const;
export type TournamentPhase = (typeof TOURNAMENT_PHASES)[number];

export const TOURNAMENT_NAME = { min: 3, max: 50 } as const;
export const DESCRIPTION_MAX = 500;
export const PLACES = { min: 2, max: 256 } as const;
/** Of each format. More than 128 would be a bracket that nobody finds their way in. */
const PLACES_MAX = { single: 128, double: 128, "round-robin": 128, swiss: 256, arena: 256 } as const;
/** Of one group, where everybody plays everybody: 496 matches among 32. */
export const GROUP_PLACES = 32;
/** How long a player who was called is waited for, in seconds. */
export const WAIT_SECONDS = [15, 30, 60, 120, 300] as const;
/** So many minutes before the start registration closes; 0: at the start. */
export const DEADLINE_MINUTES = [0, 5, 15, 30, 60, 1440] as const;
/** How long an arena lasts, in minutes. */
export const ARENA_MINUTES = { min: 5, max: 180 } as const;
/** A tournament begins within so many days. */
export const START_WITHIN_DAYS = 60;
export const TOURNAMENT_PASSWORD = { min: 4, max: 64 } as const;

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

export const TournamentPlan = v.strictObject({
  format: v.picklist(TOURNAMENT_FORMATS),
  thirdPlace: v.optional(v.boolean(), true), // single elimination: a match for the third place
  groups: v.optional(whole(1, 16), 1), // round robin
  rounds: v.optional(whole(0, 15), 0), // Swiss; 0: as many as it takes
});
export type TournamentPlan = v.InferOutput<typeof TournamentPlan>;

/** How many can take part in such a tournament. */
export function mostPlaces({ format, groups }: Pick<TournamentPlan, "format" | "groups">): number {
  const most = PLACES_MAX[format];
  return format === "round-robin" ? Math.min(most, GROUP_PLACES * groups) : most;
}

const Title = v.pipe(
  v.string(),
  v.maxLength(4 * TOURNAMENT_NAME.max),
  v.normalize("NFC"),
  v.transform((text) => text.replace(/\s+/gu, " ").trim()),
  v.regex(VISIBLE),
  v.regex(/^\P{Cc}*$/u),
  v.check((text) => lettersIn(text) >= TOURNAMENT_NAME.min && lettersIn(text) <= TOURNAMENT_NAME.max),
);

const Description = v.pipe(
  v.string(),
  v.maxLength(4 * DESCRIPTION_MAX),
  v.normalize("NFC"),
  v.transform((text) =>
    text
      .replace(/\r\n?/g, "\n")
      .replace(/(?!\n)\p{Cc}/gu, "")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
  ),
  v.check((text) => lettersIn(text) <= DESCRIPTION_MAX),
);

const Rating = v.nullable(whole(0, 4000));
const Password = v.pipe(v.string(), v.minLength(TOURNAMENT_PASSWORD.min), v.maxLength(TOURNAMENT_PASSWORD.max));

/** What a tournament is like, apart from when it starts and its password. */
export const SeriesTemplate = v.strictObject({
  title: Title,
  description: v.optional(Description, ""),
  plan: TournamentPlan,
  settings: v.optional(MatchSettings, {}),
  rated: v.optional(v.boolean(), false),
  places: whole(PLACES.min, PLACES.max),
  waitSeconds: v.optional(v.picklist(WAIT_SECONDS), 60),
  deadlineMinutes: v.optional(v.picklist(DEADLINE_MINUTES), 0),
  arenaMinutes: v.optional(whole(ARENA_MINUTES.min, ARENA_MINUTES.max), 30),
  guests: v.optional(v.boolean(), true),
  minRating: v.optional(Rating, null),
  maxRating: v.optional(Rating, null),
  inviteOnly: v.optional(v.boolean(), false), // only whoever is invited, by name or with the link, registers
});
export type SeriesTemplate = v.InferOutput<typeof SeriesTemplate>;

interface Range {
  readonly minRating: number | null;
  readonly maxRating: number | null;
}

function isRange({ minRating, maxRating }: Range): boolean {
  return minRating === null || maxRating === null || minRating <= maxRating;
}

const UPSIDE_DOWN = "the rating range is upside down";

interface Field {
  readonly plan: TournamentPlan;
  readonly places: number;
}

function hasPlaces({ plan, places }: Field): boolean {
  return places <= mostPlaces(plan);
}

function tooMany({ plan }: Field): string {
  const most = `places: at most ${mostPlaces(plan)} in this format`;
  return plan.format === "round-robin" ? `${most} with so many groups, ${GROUP_PLACES} in each` : most;
}

export const CreateTournament = v.pipe(
  v.strictObject({
    ...SeriesTemplate.entries,
    startsAtMs: v.optional(v.nullable(v.number()), null), // Unix time; null: when it is full, or when the organiser starts it
    password: v.optional(v.nullable(Password), null),
  }),
  v.check((wish) => isRange(wish), UPSIDE_DOWN),
  v.check(
    (wish) => hasPlaces(wish),
    ({ input }) => tooMany(input),
  ),
  v.check(
    ({ deadlineMinutes, startsAtMs }) => deadlineMinutes === 0 || startsAtMs !== null,
    "a registration deadline needs a start time",
  ),
);
export type CreateTournament = v.InferOutput<typeof CreateTournament>;

/** On which days a tournament of a series starts, and at what time of the clock there, summer and winter. */
export const Repeats = v.strictObject({
  weekdays: v.pipe(
    v.array(whole(1, 7)), // 1: Monday
    v.minLength(1),
    v.check((days) => new Set(days).size === days.length, "a day stands there twice"),
  ),
  time: v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  timeZone: v.pipe(v.string(), v.maxLength(64), v.check(isTimeZone, "no time zone of the IANA")),
});
export type Repeats = v.InferOutput<typeof Repeats>;

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

export const CreateSeries = v.pipe(
  v.strictObject({
    ...SeriesTemplate.entries,
    password: v.optional(v.nullable(Password), null),
    repeats: Repeats,
  }),
  v.check((wish) => isRange(wish), UPSIDE_DOWN),
  v.check(
    (wish) => hasPlaces(wish),
    ({ input }) => tooMany(input),
  ),
);
export type CreateSeries = v.InferOutput<typeof CreateSeries>;
export const ChangeSeries = v.strictObject({ paused: v.boolean() });
export const SERIES_MAX = 3; // of one person

/** One's own series. */
export interface SeriesSummary {
  readonly id: string;
  readonly title: string;
  readonly repeats: Repeats;
  readonly paused: boolean;
  readonly nextAt: string; // ISO 8601: when the next one starts for which registration is not open yet
}

/** Names of members to invite, and what became of them. */
export const INVITE_AT_ONCE = 50;
export const INVITED_MAX = 500;
export const InviteToTournament = v.strictObject({
  names: v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.minLength(1), v.maxLength(INVITE_AT_ONCE)),
});
export interface TournamentInvitations {
  readonly key: string; // for the link
  readonly invited: readonly Player[];
}
export interface InvitedAnswer {
  readonly invited: number; // who were not before
  readonly unknown: readonly string[]; // names of nobody who can be invited
}
export const InvitationParams = v.object({ id: Id, user: Id });

/** What a tournament's room has to know; the API says it with each call and each ticket, so that the room needs no other start. */
export const TournamentConfig = v.strictObject({
  id: Id,
  title: v.string(),
  organiser: v.nullable(Id),
  plan: TournamentPlan,
  settings: PlayedSettings,
  rated: v.boolean(),
  places: whole(PLACES.min, PLACES.max),
  startsAtMs: v.nullable(v.number()),
  closesAtMs: v.optional(v.nullable(v.number()), null), // registration; null: at the start
  waitMs: v.number(),
  arenaMs: v.number(),
});
export type TournamentConfig = v.InferOutput<typeof TournamentConfig>;

/** Somebody in a tournament: "1", "2" … in the order of registration. Pairings, results and the log name nobody else. */
export const ENTRIES_MAX = 9999;
export const EntryId = v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/));
const PairingId = v.pipe(v.string(), v.minLength(1), v.maxLength(24));

export const TournamentEntry = v.object({
  id: EntryId,
  player: v.nullable(Player), // null: deleted since
  alias: v.nullable(v.string()), // how they are called here, if not by their name
  rating: v.nullable(v.number()),
});
export type TournamentEntry = v.InferOutput<typeof TournamentEntry>;

const Slots = <S extends v.GenericSchema>(schema: S) => v.tuple([schema, schema]);
const Outcome = v.object({
  winner: v.nullable(EntryId),
  score: v.nullable(Slots(v.number())),
  how: v.picklist(["played", "walkover", "decided"]),
});

/** packages/tournament's `Tournament`; a test compares them. */
export const TournamentState = v.object({
  plan: TournamentPlan,
  entrants: v.array(v.object({ id: EntryId, rating: v.nullable(v.number()) })),
  out: v.array(EntryId),
  outcomes: v.record(PairingId, Outcome),
  drawn: v.array(v.object({ id: PairingId, round: v.number(), players: v.tuple([EntryId, v.nullable(EntryId)]) })),
  finalists: v.nullable(v.array(EntryId)),
  closed: v.boolean(),
});
export type TournamentState = v.InferOutput<typeof TournamentState>;

/** A pairing that is being played, or about to be. */
export const BoardView = v.object({
  pairing: PairingId,
  players: Slots(EntryId),
  phase: v.picklist(["called", "opening", "playing"]),
  ready: Slots(v.boolean()),
  untilMs: v.number(), // called: who is not there by then loses by walkover
  match: v.nullable(Id), // to be played at, or watched
  score: v.nullable(Slots(v.number())),
});
export type BoardView = v.InferOutput<typeof BoardView>;

export const LOG_KINDS = [
  "created",
  "entered",
  "withdrew",
  "removed",
  "started",
  "played",
  "walkover",
  "nobody_came",
  "decided",
  "replayed",
  "missed",
  "paused",
  "resumed",
  "too_few",
  "cancelled",
  "finished",
] as const;

/** Something that happened, for everybody to see. What the fields mean depends on the kind. */
export const LogLine = v.object({
  atMs: v.number(),
  kind: v.picklist(LOG_KINDS),
  entry: v.optional(EntryId), // about whom; of a result, the winner
  other: v.optional(EntryId), // the loser
  score: v.optional(Slots(v.number())), // the winner's first
  by: v.optional(v.picklist(["moderator"])), // done by one of the site's, not by the organiser
});
export type LogLine = v.InferOutput<typeof LogLine>;

/** A tournament as its page shows it. */
export const TournamentView = v.object({
  type: v.literal("tournament"),
  version: v.number(),
  phase: v.picklist(TOURNAMENT_PHASES),
  paused: v.boolean(),
  startsAtMs: v.nullable(v.number()),
  endsAtMs: v.nullable(v.number()), // an arena's
  entries: v.array(TournamentEntry),
  state: v.nullable(TournamentState), // null: not begun
  boards: v.array(BoardView),
  played: v.record(PairingId, Id), // the matches whose results count
  resting: v.array(EntryId), // in an arena: who takes a break, and is not paired
  log: v.array(LogLine),
  nowMs: v.number(),
});
export type TournamentView = v.InferOutput<typeof TournamentView>;

/** What a page says to the room. Who says it is known from the socket. */
export const TournamentClientMessage = v.variant("type", [
  v.strictObject({ type: v.literal("ready"), pairing: PairingId }),
  /** In an arena: do not pair me until I say `return`. */
  v.strictObject({ type: v.literal("rest") }),
  v.strictObject({ type: v.literal("return") }),
]);
export type TournamentClientMessage = v.InferOutput<typeof TournamentClientMessage>;

/** How a match of a tournament stands, as the API stored it. */
export const TournamentResult = v.strictObject({
  match: Id,
  status: v.picklist(["open", "finished", "aborted"]),
  winner: v.nullable(Id), // a user
  score: v.nullable(v.record(Id, v.number())), // by user
});
export type TournamentResult = v.InferOutput<typeof TournamentResult>;

/** What the API asks of a tournament's room, for somebody who may. */
export const TournamentAct = v.variant("type", [
  v.strictObject({ type: v.literal("open") }),
  v.strictObject({
    type: v.literal("enter"),
    player: Player,
    alias: v.nullable(v.string()),
    rating: v.nullable(v.number()),
  }),
  v.strictObject({ type: v.literal("withdraw"), user: Id }),
  /** They have become anonymous, and are this now. */
  v.strictObject({ type: v.literal("forget"), player: Player }),
  v.strictObject({ type: v.literal("remove"), entry: EntryId }),
  v.strictObject({ type: v.literal("start") }),
  v.strictObject({ type: v.literal("pause") }),
  v.strictObject({ type: v.literal("resume") }),
  v.strictObject({ type: v.literal("decide"), pairing: PairingId, winner: EntryId }),
  v.strictObject({ type: v.literal("replay"), pairing: PairingId }),
  v.strictObject({ type: v.literal("cancel") }),
  v.strictObject({ type: v.literal("results"), results: v.array(TournamentResult) }),
]);
export type TournamentAct = v.InferOutput<typeof TournamentAct>;

export const TOURNAMENT_REFUSALS = [
  "full",
  "closed", // for registration
  "already_entered",
  "name_taken",
  "not_entered",
  "too_few",
  "not_now",
  "already_played_on",
] as const;
export type TournamentRefusal = (typeof TOURNAMENT_REFUSALS)[number];

export const TournamentAnswer = v.object({ refused: v.nullable(v.picklist(TOURNAMENT_REFUSALS)) });
export type TournamentAnswer = v.InferOutput<typeof TournamentAnswer>;

export const CALLED_AT_ONCE = 16;

/** From a tournament's room to the API: these people are waited for, wherever they are. Once more for the same pairing is a new call. */
export const CallPlayers = v.strictObject({
  tournament: Id,
  calls: v.pipe(
    v.array(
      v.strictObject({
        pairing: PairingId,
        users: v.pipe(v.array(Id), v.minLength(1), v.maxLength(2)),
        untilMs: v.number(),
      }),
    ),
    v.minLength(1),
    v.maxLength(CALLED_AT_ONCE),
  ),
});
export type CallPlayers = v.InferOutput<typeof CallPlayers>;

/** From a tournament's room to the API: a match to be played. `id` was made with it, so asking twice makes one match. */
export const OrderTournamentMatch = v.strictObject({
  id: Id,
  tournament: Id,
  pairing: PairingId,
  seats: v.tuple([Id, Id]),
});
export type OrderTournamentMatch = v.InferOutput<typeof OrderTournamentMatch>;

const ASKED_MAX = 8 * PLACES.max; // half as many pairings, each of which may have been ordered again and again

/** From a tournament's room to the API: how do these matches stand? Those in `give_up` are aborted if nobody has finished them. */
export const AskTournamentResults = v.strictObject({
  tournament: Id,
  matches: v.pipe(v.array(Id), v.maxLength(ASKED_MAX)),
  giveUp: v.pipe(v.array(Id), v.maxLength(ASKED_MAX)),
});
export type AskTournamentResults = v.InferOutput<typeof AskTournamentResults>;

/** From a tournament's room to the API: the tournament as it stands. An older version than the stored one changes nothing. */
export const StoreTournament = v.strictObject({
  id: Id,
  version: v.number(),
  phase: v.picklist(TOURNAMENT_PHASES),
  paused: v.boolean(),
  startsAtMs: v.nullable(v.number()),
  endsAtMs: v.nullable(v.number()),
  entries: v.array(
    v.strictObject({
      id: EntryId,
      user: Id,
      alias: v.nullable(v.string()),
      rating: v.nullable(v.number()),
      rank: v.nullable(v.number()), // once it is over
    }),
  ),
  state: v.nullable(TournamentState),
  log: v.array(LogLine),
});
export type StoreTournament = v.InferOutput<typeof StoreTournament>;

export const TournamentParams = v.object({ id: Id });
export const EntryParams = v.object({ id: Id, entry: EntryId });
export const PairingParams = v.object({ id: Id, pairing: PairingId });

export const TOURNAMENT_LISTS = ["upcoming", "running", "finished", "mine"] as const;
export type TournamentList = (typeof TOURNAMENT_LISTS)[number];
export const TournamentsQuery = v.object({
  ...PageQuery.entries,
  list: v.optional(v.picklist(TOURNAMENT_LISTS), "upcoming"),
});

export const EnterTournament = v.strictObject({
  alias: v.optional(v.nullable(DisplayName), null),
  password: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(TOURNAMENT_PASSWORD.max))), null),
  invitation: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(64))), null), // as the link has it
});
export const InviteComputer = v.strictObject({ computer: Character });
export const DecidePairing = v.strictObject({ winner: EntryId });

/** A tournament as lists show it. */
export interface TournamentSummary {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly phase: TournamentPhase;
  readonly plan: TournamentPlan;
  readonly settings: Settings;
  readonly rated: boolean;
  readonly places: number;
  readonly entered: number;
  readonly organiser: Player | null; // null: deleted since
  readonly startsAt: string | null; // ISO 8601
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly waitSeconds: number;
  readonly deadlineMinutes: number; // before the start; 0: registration is open until then
  readonly arenaMinutes: number;
  readonly guests: boolean;
  readonly minRating: number | null;
  readonly maxRating: number | null;
  readonly hasPassword: boolean;
  readonly inviteOnly: boolean;
  readonly repeats: Repeats | null; // it is one of a series
  readonly winner: string | null; // their name, once it is over
}

/** With everything that its page needs before the room answers. */
export interface TournamentAnswerBody {
  readonly tournament: TournamentSummary;
  readonly view: TournamentView;
  readonly isInvited: boolean; // by name
  readonly isModerator: boolean; // of the site: may do what the organiser may, but for invitations
}

/** A first, second or third place, on a profile. */
export interface Trophy {
  readonly tournament: string; // its id
  readonly title: string;
  readonly rank: number;
  readonly players: number;
  readonly at: string; // ISO 8601
}
