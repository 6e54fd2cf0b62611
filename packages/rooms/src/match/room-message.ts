// What everyone in the room is told, in JSON.
import type { Seat } from "@transcendence/game";
import { type MatchPhase, PROTOCOL_VERSION, type RoomMessage, type SeatView } from "@transcendence/protocol";
import { graceLeft } from "./grace.ts";
import { type Client, type Finished, isPresent, type MatchState, openSeat, type Phase } from "./state.ts";
import { send, type Turn } from "./turn.ts";

type FinishedView = Extract<MatchPhase, { phase: "finished" }>;

/** To everyone; written once for each seat, and for those who watch, not once for each client. */
export function tellRoom(turn: Turn): void {
  const { state } = turn;
  state.roomDirty = false;
  const texts = new Map<Seat | "watches" | null, string>();
  for (const client of state.clients.values()) {
    const key = client.watches ? (client.seat ?? "watches") : client.seat;
    let text = texts.get(key);
    if (text === undefined) texts.set(key, (text = JSON.stringify(roomMessage(state, client, turn.nowMs))));
    send(turn, client, text);
  }
}

export function tellClient(turn: Turn, client: Client): void {
  send(turn, client, JSON.stringify(roomMessage(turn.state, client, turn.nowMs)));
}

export function roomMessage(
  state: MatchState,
  { seat: you, watches }: Pick<Client, "seat" | "watches">,
  nowMs: number,
): RoomMessage {
  const [left = 0, right = 0] = state.point.world.score;
  return {
    type: "room",
    version: PROTOCOL_VERSION,
    match: state.match,
    settings: state.settings,
    you,
    ...(state.paired && { paired: true }),
    ...heldView(state, you),
    ...(state.tournament !== null && { tournament: state.tournament }),
    ...(you === null && !watches && openSeat(state) !== null && { open: true }),
    seats: [seatView(state, 0, nowMs), seatView(state, 1, nowMs)],
    spectators: state.spectators,
    score: [left, right],
    state: phaseView(state.phase, state, you),
    nowMs,
  };
}

/** Told to nobody else: when the ball comes is theirs to see. */
function heldView({ holds, timeline }: MatchState, you: Seat | null): Pick<RoomMessage, "heldUntil"> {
  const hold = you === null ? null : holds[you];
  return hold === null || hold.untilTick <= timeline.confirmed.tick ? {} : { heldUntil: hold.untilTick };
}

function seatView(state: MatchState, seat: Seat, nowMs: number): SeatView | null {
  const held = state.seats[seat];
  if (held === null) return null;
  const { player, rating } = held;
  const graceMs = graceLeft(state, seat, nowMs);
  return { player, ...(rating && { rating }), connected: isPresent(state, seat), graceMs };
}

function phaseView(phase: Phase, state: MatchState, you: Seat | null): MatchPhase {
  switch (phase.phase) {
    case "waiting":
    case "countdown":
    case "rally":
    case "between":
    case "aborted":
      return phase;
    case "paused": {
      const { absent, asked, sinceMs, graceFromMs } = phase;
      const claimFromMs = graceFromMs === null ? null : graceFromMs + absentGrace(state, absent);
      const { tick } = state.timeline.confirmed;
      return { phase: "paused", tick, absent, ...(asked && { asked: true as const }), sinceMs, claimFromMs };
    }
    case "finished":
      return { phase: "finished", result: phase.result, ...rematchView(phase, you), next: phase.next };
  }
}

/** Of the other's wish nobody hears before it is known that neither has blocked the other. Only the blocker hears of a block. */
function rematchView({ rematch, blocks }: Finished, you: Seat | null): Pick<FinishedView, "rematch" | "apart"> {
  const isClear = blocks !== null && !blocks[0] && !blocks[1];
  const [left, right] = rematch;
  return {
    rematch: [left && (isClear || you === 0), right && (isClear || you === 1)],
    ...(you !== null && blocks?.[you] && { apart: true }),
  };
}

/** What the one who is away had left when it began to run. */
function absentGrace(state: MatchState, [seat]: readonly Seat[]): number {
  return (seat !== undefined && state.seats[seat]?.graceMs) || 0;
}
