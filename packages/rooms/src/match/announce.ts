// What the lobby is told of a match: that it is on and how it stands, and that it is over.
import { ratedKindOf, SEATS, type Seat } from "@transcendence/game";
import type { LiveMatch, RoomCall } from "@transcendence/protocol";
import { SPECTATORS_TOLD_MS, STILL_ON_MS } from "./limits.ts";
import { isComputer, isRunning, type MatchState } from "./state.ts";

type Announcement = Extract<RoomCall, { type: "playing" | "over" }>;

/** To be asked after each event; null: the lobby knows. A few comparisons, for it is asked with every key press. */
export function announcement(state: MatchState, nowMs: number): Announcement | null {
  const { phase, announced } = state;
  if (phase.phase === "finished" || phase.phase === "aborted") {
    if (announced.phase === "over") return null;
    state.announced = { ...announced, phase: "over" };
    return { type: "over", match: state.match, players: players(state), missing: missing(state) };
  }
  if (!isRunning(phase) && (phase.phase !== "paused" || state.clients.size === 0)) return null;
  const [left = 0, right = 0] = state.point.world.score;
  const points = left + right;
  const goesOn = nowMs - announced.atMs;
  const isNews =
    announced.phase === "nothing" ||
    points !== announced.points ||
    goesOn >= STILL_ON_MS ||
    (state.spectators !== announced.spectators && goesOn >= SPECTATORS_TOLD_MS);
  if (!isNews) return null;
  const { spectators } = state;
  state.announced = { phase: "playing", atMs: nowMs, points, spectators };
  return {
    type: "playing",
    match: {
      id: state.match,
      kind: ratedKindOf(state.settings),
      players: [shown(state, 0), shown(state, 1)],
      score: [left, right],
      spectators,
    },
  };
}

function shown(state: MatchState, seat: Seat): LiveMatch["players"][0] {
  return { name: state.seats[seat]?.player.name ?? "", isComputer: isComputer(state, seat), rating: null };
}

function players(state: MatchState): string[] {
  return SEATS.flatMap((seat) => (isComputer(state, seat) ? [] : (state.seats[seat]?.player.id ?? [])));
}

/** Of two who were paired: who did not come, or left before the first point. */
function missing({ paired, phase, seats, keptFor }: MatchState): string[] {
  if (!paired || phase.phase !== "aborted" || phase.by === null) return [];
  const id = seats[phase.by]?.player.id ?? keptFor[phase.by];
  return id === null ? [] : [id];
}
