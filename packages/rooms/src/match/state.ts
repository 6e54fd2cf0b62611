// Everything a match room knows. The reducer owns it and changes it in place, see docs/decisions.
import {
  type CharacterId,
  type Command,
  type Computer,
  cloneWorld,
  createComputer,
  createWorld,
  DEFAULT_SETTINGS,
  isClassic,
  type KeyPress,
  type MatchSettings,
  type Move,
  type Rules,
  rulesOf,
  type Seat,
  SEATS,
  type World,
} from "@transcendence/game";
import { type MatchClock, Timeline } from "@transcendence/netcode";
import {
  type BoardSample,
  computerPlayer,
  type MatchResult,
  type MatchTicket,
  type Player,
  type ShownRating,
} from "@transcendence/protocol";
import type { ClientId } from "../turn.ts";
import { CommandLog } from "./command-log.ts";
import { GRACE_MS } from "./limits.ts";

export type Pair<T> = readonly [T, T];

export interface OpenKeyframe {
  readonly tick: number;
  sentMs: number;
}

/** One open socket. */
export interface Client {
  readonly id: ClientId;
  readonly player: Player;
  readonly rating: ShownRating | null;
  seat: Seat | null; // null: a spectator
  readonly watches: boolean; // never gets a seat that is not theirs already
  heardMs: number; // when it last said anything
  silent: boolean; // nothing heard for too long: counts as away
  echoMs: number; // its clock in its last ACK
  echoAtMs: number; // when that came; -1 once echoed
  received: number; // inputs read in this epoch, mod 65536
  keyframeMs: number; // when the last keyframe was sent
  open: OpenKeyframe[]; // sent and not acknowledged, the oldest first
  skipped: boolean; // does not read: is sent nothing until it acknowledges
  uncheckedTick: number; // hashes up to this tick are expected to differ
  correctedMs: number; // when it was last told where things are against what it thinks
  owed: boolean; // it has to be told again
  resyncMs: number; // when a wrong hash was last answered
  desyncs: number;
}

export interface SeatState {
  player: Player;
  rating: ShownRating | null; // as their ticket says; null: none, or not back since a restart
  client: ClientId | null; // whose socket plays; null: away
  awayMs: number; // since when, while client is null
  graceMs: number; // absence left in this match
  lastInputTick: number;
  lateTicks: number; // how late its inputs are at worst of late
}

/** A seat that no person takes: always here, always ready. See computers.ts. */
export interface ComputerSeat {
  readonly mind: Computer;
  presses: KeyPress[]; // decided and not yet past, in order
  pressed: number; // so many of them are in the timeline and with the rival
}

/** Somebody fell away: the match will stand at this tick, once no input for before it can come any more. */
export interface Freeze {
  readonly tick: number;
  readonly dueMs: number;
  readonly seats: Seat[]; // who fell away since
}

/** After a pause, until the ball has come: the seat that caused it goes on as it did, or stops. See hold.ts. */
export interface Hold {
  readonly move: Move; // held when the match stopped
  readonly untilTick: number;
  waits: boolean; // another direction was asked for, and counts from there
}

export type Running =
  | { readonly phase: "countdown"; readonly clock: MatchClock }
  | { readonly phase: "between"; readonly clock: MatchClock; readonly serveTick: number }
  | { readonly phase: "rally"; readonly clock: MatchClock };

export interface Paused {
  readonly phase: "paused";
  readonly absent: readonly Seat[];
  readonly asked: boolean; // by the only person in it: goes on when they say so
  readonly sinceMs: number;
  readonly emptyMs: number | null; // since when nobody is here, or nobody wants to play; null: somebody is
  readonly graceFromMs: number | null; // when the grace of the only absent player began to run
  readonly graceNotBeforeMs: number; // after a restart, and for as long as a pause is paid in advance
}

export interface Finished {
  readonly phase: "finished";
  readonly result: MatchResult;
  readonly rematch: Pair<boolean>;
  readonly rematchId: string | null; // made when both first asked, so that asking again makes no second match
  readonly blocks: Pair<boolean> | null; // who has blocked the other; null: not known, and neither hears of the other's wish
  readonly question: number; // how often the API was asked for that
  readonly ordering: boolean; // the API has been asked
  readonly next: string | null;
}

export type Phase =
  | { readonly phase: "waiting"; readonly ready: Pair<boolean> }
  | Running
  | Paused
  | Finished
  | { readonly phase: "aborted"; readonly by: Seat | null }; // null: nobody came back

/** What the lobby was told of this match, see announce.ts. */
export interface Announced {
  readonly phase: "nothing" | "playing" | "over";
  readonly atMs: number;
  readonly points: number; // made by both
  readonly spectators: number;
  readonly playersMs: number; // when the players' own rooms were told
}

/** How the match moves, for the lobby, see boards.ts. */
export interface Boards {
  readonly untilMs: number; // so long it is shown
  dueMs: number; // when to look next
  samples: BoardSample[]; // not told yet
}

/** Where a match can be taken up again: a world, and how much of the log led to it. */
export interface Position {
  readonly world: World;
  readonly logLength: number;
}

export interface MatchState {
  readonly match: string;
  readonly settings: MatchSettings;
  readonly rated: boolean; // as agreed
  readonly paired: boolean; // by the lobby or a tournament: being here is being ready
  readonly tournament: string | null; // whose match it is
  readonly tournamentTitle: string | null; // for lists
  showUpMs: number; // until when both have to be here, then; Infinity: nobody has come yet
  announced: Announced; // what the lobby was told
  boards: Boards | null; // null: the lobby does not show it
  readonly rules: Rules;
  phase: Phase;
  epoch: number; // 0 to 255, wraps
  seats: [SeatState | null, SeatState | null];
  keptFor: Pair<string | null>; // whose seats they are from the start, as tickets tell; null: of whoever acts first
  readonly computers: readonly ComputerSeat[];
  readonly clients: Map<ClientId, Client>;
  spectators: number;
  blocks: Pair<boolean>; // who has blocked the other since it began
  timeline: Timeline;
  freeze: Freeze | null;
  holds: [Hold | null, Hold | null]; // by seat
  readonly log: CommandLog; // every confirmed command
  storedLength: number; // how much of the log is in storage
  point: Position; // the last final point, or the start
  startedMs: number; // of the first countdown; 0 before
  pointTick: number; // the next point if nobody moves; -1: none in sight
  watchMs: number; // silence is counted from here on
  keyframeDueMs: number; // for the player who has waited longest
  spectatorKeyframeDueMs: number;
  batchDueMs: number;
  unbatched: Command[]; // confirmed, not yet sent to the spectators
  roomDirty: boolean; // the number of spectators changed: told with the next keyframe
  wakeMs: number; // when the room wants to be woken; Infinity: not at all
  readonly hashes: { readonly ticks: number[]; readonly values: number[]; next: number }; // of the last keyframes
}

/** Most matches are played by these: one object for all of them, which the garbage collector walks through once. */
const CLASSIC = rulesOf(DEFAULT_SETTINGS);

export type MatchStart = Pick<
  MatchTicket,
  "match" | "settings" | "computers" | "paired" | "rated" | "tournament" | "tournamentTitle"
>;

/** The room as the first ticket describes it. `seed` is fresh: what computer players do by chance follows from it. */
export function createMatch(start: MatchStart, seed: number): MatchState {
  const {
    match,
    settings,
    computers,
    paired = false,
    rated = false,
    tournament = null,
    tournamentTitle = null,
  } = start;
  const rules = isClassic(settings) ? CLASSIC : rulesOf(settings);
  const world = createWorld(rules);
  const [left = null, right = null] = computers ?? [];
  return {
    match,
    settings: rules.settings,
    paired,
    rated,
    tournament,
    tournamentTitle,
    showUpMs: Infinity,
    announced: { phase: "nothing", atMs: -Infinity, points: 0, spectators: 0, playersMs: -Infinity },
    boards: null,
    rules,
    phase: { phase: "waiting", ready: [left !== null, right !== null] },
    epoch: 0,
    seats: [left && createSeat(computerPlayer(left)), right && createSeat(computerPlayer(right))],
    keptFor: [null, null],
    computers: SEATS.flatMap((seat) => computerSeats(computers?.[seat] ?? null, seat, seed)),
    clients: new Map(),
    spectators: 0,
    blocks: [false, false],
    timeline: new Timeline(rules, world),
    freeze: null,
    holds: [null, null],
    log: new CommandLog(),
    storedLength: 0,
    point: { world: cloneWorld(world), logLength: 0 },
    startedMs: 0,
    pointTick: -1,
    watchMs: 0,
    keyframeDueMs: Infinity,
    spectatorKeyframeDueMs: Infinity,
    batchDueMs: Infinity,
    unbatched: [],
    roomDirty: false,
    wakeMs: Infinity,
    hashes: { ticks: [], values: [], next: 0 },
  };
}

export function createSeat(player: Player, rating: ShownRating | null = null): SeatState {
  return { player, rating, client: null, awayMs: 0, graceMs: GRACE_MS, lastInputTick: 0, lateTicks: 0 };
}

function computerSeats(character: CharacterId | null, seat: Seat, seed: number): ComputerSeat[] {
  if (character === null) return [];
  return [{ mind: createComputer(character, seat, (seed + seat) >>> 0), presses: [], pressed: 0 }];
}

export function isInPlay(phase: Phase): phase is Running {
  return phase.phase === "rally" || phase.phase === "between" || phase.phase === "countdown";
}

export function isComputer(state: MatchState, seat: Seat): boolean {
  return state.computers.some(({ mind }) => mind.seat === seat);
}

/** Whether the seat's player is here and answering. */
export function isPresent(state: MatchState, seat: Seat): boolean {
  return isComputer(state, seat) || isPersonHere(state, seat);
}

export function isPersonHere(state: MatchState, seat: Seat): boolean {
  const client = clientOf(state, seat);
  return client !== undefined && !client.silent;
}

/** The seat that whoever says `ready` gets while the room waits: an empty one before one whose player has not said so. */
export function openSeat(state: MatchState): Seat | null {
  const { phase } = state;
  if (phase.phase !== "waiting") return null;
  const open = SEATS.filter((seat) => state.keptFor[seat] === null && !phase.ready[seat] && !isComputer(state, seat));
  const empty = open.find((seat) => state.seats[seat] === null);
  return empty ?? open.find((seat) => clientOf(state, seat) === undefined) ?? open[0] ?? null;
}

export function clientOf(state: MatchState, seat: Seat): Client | undefined {
  const held = state.seats[seat];
  return held === null || held.client === null ? undefined : state.clients.get(held.client);
}

export function otherSeat(seat: Seat): Seat {
  return seat === 0 ? 1 : 0;
}
