// What a room keeps on disk, and how a match stands up again from it.
import {
  canGoOn,
  type CharacterId,
  cloneWorld,
  decodeWorld,
  DEFAULT_SETTINGS,
  encodeWorld,
  type MatchSettings,
  RULES_VERSION,
  type Seat,
  type World,
} from "@transcendence/game";
import { Timeline } from "@transcendence/netcode";
import type { MatchTicket, Player } from "@transcendence/protocol";
import { stoppedMoves } from "./fold.ts";
import { absentSeats } from "./grace.ts";
import { RESTART_LENIENCE_MS } from "./limits.ts";
import { createMatch, createSeat, type Finished, type MatchState, type Paused, type Position } from "./state.ts";

/** The small part, kept as JSON. */
export interface CheckpointHead {
  readonly rules: number; // RULES_VERSION it is played under
  readonly match: string;
  readonly settings: MatchSettings;
  readonly players: readonly [Player, Player] | null; // null: ended before both were seated
  readonly computers?: NonNullable<MatchTicket["computers"]>; // what they had learnt is lost
  readonly paired?: boolean; // lacking in old ones
  readonly rated?: boolean; // likewise
  readonly tournament?: string;
  readonly tournamentTitle?: string; // lacking in old ones
  readonly graceMs: readonly [number, number];
  readonly epoch: number;
  readonly startedMs: number;
  readonly emptyMs: number | null; // since when nobody is here or wants to play, as far as the room knows; null: somebody is
  readonly asked?: boolean; // paused by its only person; lacking in old ones
  readonly holds?: MatchState["holds"]; // of a match that stands still; lacking in old ones
  readonly end: Finished | { readonly phase: "aborted"; readonly by: Seat | null } | null;
}

export interface Checkpoint {
  readonly head: CheckpointHead;
  readonly point: StoredPosition; // the last final point: what a match falls back on
  readonly resume: StoredPosition; // where it goes on after a restart: there, or exactly where it was paused
  readonly logFrom: number; // commands before this one are stored already, those stored after it are void
  readonly logBytes: Uint8Array;
}

export interface StoredPosition {
  readonly world: Uint8Array;
  readonly logLength: number;
}

/** `paused`: go on from exactly here; otherwise a restart plays the rally again from the last point. */
export function checkpointOf(state: MatchState): Checkpoint {
  const { phase, point } = state;
  const running = phase.phase === "countdown" || phase.phase === "rally" || phase.phase === "between";
  const resume: Position = running ? point : { world: state.timeline.confirmed, logLength: state.log.length };
  const logFrom = Math.min(state.storedLength, resume.logLength);
  const logBytes = running ? logUpTo(state, logFrom, point.logLength) : state.log.bytesFrom(logFrom);
  state.storedLength = resume.logLength;
  const [left, right] = state.seats;
  return {
    head: {
      rules: RULES_VERSION,
      match: state.match,
      settings: state.settings,
      players: left && right ? [left.player, right.player] : null,
      computers: [characterIn(state, 0), characterIn(state, 1)],
      paired: state.paired,
      rated: state.rated,
      ...(state.tournament !== null && { tournament: state.tournament }),
      ...(state.tournamentTitle !== null && { tournamentTitle: state.tournamentTitle }),
      graceMs: [left?.graceMs ?? 0, right?.graceMs ?? 0],
      epoch: state.epoch,
      startedMs: state.startedMs,
      emptyMs: phase.phase === "paused" ? phase.emptyMs : null,
      asked: phase.phase === "paused" && phase.asked,
      holds: phase.phase === "paused" ? state.holds : [null, null],
      end: phase.phase === "finished" || phase.phase === "aborted" ? phase : null,
    },
    point: storedPosition(point),
    resume: storedPosition(resume),
    logFrom,
    logBytes,
  };
}

function characterIn({ computers }: MatchState, seat: Seat): CharacterId | null {
  return computers.find(({ mind }) => mind.seat === seat)?.mind.character ?? null;
}

function logUpTo(state: MatchState, from: number, length: number): Uint8Array {
  return state.log.bytesFrom(from).subarray(0, (length - from) * 8);
}

function storedPosition({ world, logLength }: Position): StoredPosition {
  return { world: encodeWorld(world), logLength };
}

const HALF_WAY_ROUND = 128;

/** The match as it stood at the checkpoint, both players away. One whose rules no longer run can't go on: it is aborted. */
export function restoreMatch(checkpoint: Omit<Checkpoint, "logFrom">, nowMs: number, seed: number): MatchState {
  const { head } = checkpoint;
  const settings = { ...DEFAULT_SETTINGS, ...head.settings }; // an old one lacks what could not be chosen yet
  const state = createMatch({ ...head, settings }, seed);
  state.epoch = (head.epoch + HALF_WAY_ROUND) & 0xff; // how many were told of since then is not known
  state.startedMs = Math.min(head.startedMs, nowMs); // the clock may have been set back meanwhile
  state.holds = head.holds ?? [null, null];
  head.players?.forEach((player, seat) => {
    state.seats[seat as Seat] = { ...createSeat(player), graceMs: head.graceMs[seat as Seat], awayMs: nowMs };
  });
  const position = decodePosition(checkpoint, state);
  if (position !== null) takeUp(state, checkpoint, position);
  else if (head.end?.phase === "finished") state.point.world.score = [...head.end.result.score]; // the result still holds
  const pause = {
    asked: head.asked ?? false,
    absent: absentSeats(state),
    emptyMs: Math.min(head.emptyMs ?? nowMs, nowMs),
  };
  const unfinished = position === null ? GIVEN_UP : restoredPause(pause, nowMs);
  state.phase = head.end === null ? unfinished : reopened(head.end);
  if (head.end !== null) state.announced = { ...state.announced, phase: "over" };
  return state;
}

const GIVEN_UP = { phase: "aborted", by: null } as const;

function decodePosition(
  { head, point, resume }: Omit<Checkpoint, "logFrom">,
  { rules }: MatchState,
): { point: World; resume: World } | null {
  if (!canGoOn(head.rules, rules.settings)) return null;
  const worlds = { point: decodeWorld(point.world, rules), resume: decodeWorld(resume.world, rules) };
  return worlds.point && worlds.resume && { point: worlds.point, resume: worlds.resume };
}

function takeUp(
  state: MatchState,
  { point, resume, logBytes }: Omit<Checkpoint, "logFrom">,
  worlds: { readonly point: World; readonly resume: World },
): void {
  state.log.appendBytes(logBytes);
  state.log.truncate(resume.logLength);
  state.storedLength = state.log.length;
  state.point = { world: worlds.point, logLength: point.logLength };
  state.timeline = new Timeline(state.rules, cloneWorld(worlds.resume), stoppedMoves(worlds.resume, state.holds));
}

interface RestoredPause extends Pick<Paused, "asked" | "absent"> {
  readonly emptyMs: number;
}

function restoredPause({ asked, absent, emptyMs }: RestoredPause, nowMs: number): Paused {
  const graceNotBeforeMs = nowMs + RESTART_LENIENCE_MS;
  return { phase: "paused", absent, asked, sinceMs: emptyMs, emptyMs, graceFromMs: null, graceNotBeforeMs };
}

/** Whoever asked for a rematch asks again: both must be here for it. Old ones lack what is known of blocks. */
function reopened(end: NonNullable<CheckpointHead["end"]>): NonNullable<CheckpointHead["end"]> {
  return end.phase === "aborted"
    ? end
    : { ...end, rematch: [false, false], ordering: false, blocks: null, question: 0 };
}
