// What a room keeps on disk, and how a match stands up again from it.
import { cloneWorld, decodeWorld, encodeWorld, type MatchSettings, rulesOf, type Seat } from "@transcendence/game";
import { Timeline } from "@transcendence/netcode";
import type { Player } from "@transcendence/protocol";
import { stoppedMoves } from "./fold.ts";
import { RESTART_LENIENCE_MS } from "./limits.ts";
import { createMatch, createSeat, type Finished, type MatchState, type Paused, type Position } from "./state.ts";

/** The small part, kept as JSON. */
export interface CheckpointHead {
  readonly match: string;
  readonly settings: MatchSettings;
  readonly players: readonly [Player, Player] | null; // null: ended before both were seated
  readonly graceMs: readonly [number, number];
  readonly epoch: number;
  readonly startedMs: number;
  readonly emptyMs: number | null; // since when nobody is here, as far as the room knows; null: somebody is
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
      match: state.match,
      settings: state.settings,
      players: left && right ? [left.player, right.player] : null,
      graceMs: [left?.graceMs ?? 0, right?.graceMs ?? 0],
      epoch: state.epoch,
      startedMs: state.startedMs,
      emptyMs: phase.phase === "paused" ? phase.emptyMs : null,
      end: phase.phase === "finished" || phase.phase === "aborted" ? phase : null,
    },
    point: storedPosition(point),
    resume: storedPosition(resume),
    logFrom,
    logBytes,
  };
}

function logUpTo(state: MatchState, from: number, length: number): Uint8Array {
  return state.log.bytesFrom(from).subarray(0, (length - from) * 8);
}

function storedPosition({ world, logLength }: Position): StoredPosition {
  return { world: encodeWorld(world), logLength };
}

/** The match as it stood at the checkpoint, both players away; null when these bytes are not of these rules. */
export function restoreMatch(checkpoint: Omit<Checkpoint, "logFrom">, nowMs: number): MatchState | null {
  const { head } = checkpoint;
  const rules = rulesOf(head.settings);
  const pointWorld = decodeWorld(checkpoint.point.world, rules);
  const world = decodeWorld(checkpoint.resume.world, rules);
  if (pointWorld === null || world === null) return null;
  const state = createMatch(head);
  state.log.appendBytes(checkpoint.logBytes);
  state.log.truncate(checkpoint.resume.logLength);
  state.storedLength = state.log.length;
  state.point = { world: pointWorld, logLength: checkpoint.point.logLength };
  state.timeline = new Timeline(rules, cloneWorld(world), stoppedMoves(world));
  state.epoch = (head.epoch + 1) & 0xff;
  state.startedMs = head.startedMs;
  head.players?.forEach((player, seat) => {
    state.seats[seat as Seat] = { ...createSeat(player), graceMs: head.graceMs[seat as Seat], awayMs: nowMs };
  });
  state.phase = head.end === null ? restoredPause(head.emptyMs ?? nowMs, nowMs) : reopened(head.end);
  return state;
}

function restoredPause(emptyMs: number, nowMs: number): Paused {
  const graceNotBeforeMs = nowMs + RESTART_LENIENCE_MS;
  return { phase: "paused", absent: [0, 1], sinceMs: emptyMs, emptyMs, graceFromMs: null, graceNotBeforeMs };
}

/** Whoever asked for a rematch asks again: both must be here for it. */
function reopened(end: NonNullable<CheckpointHead["end"]>): NonNullable<CheckpointHead["end"]> {
  return end.phase === "aborted" ? end : { ...end, rematch: [false, false], ordering: false };
}
