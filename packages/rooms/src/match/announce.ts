// What the lobby is told of a match: that it is on and how it stands, and that it is over; and those who play it.
import { ratedKindOf, SEATS } from "@transcendence/game";
import type { LiveMatch, RoomCall } from "@transcendence/protocol";
import type { RoomEffect } from "../turn.ts";
import { SPECTATORS_TOLD_MS, STILL_ON_MS } from "./limits.ts";
import { isComputer, isInPlay, type MatchState, type SeatState } from "./state.ts";

type Announcement = Extract<RoomCall, { type: "playing" | "over" }>;

/** To be asked after each event; null: the lobby knows. A few comparisons, for it is asked with every key press. */
export function announcement(state: MatchState, nowMs: number): Announcement | null {
  const { phase, announced } = state;
  if (phase.phase === "finished" || phase.phase === "aborted") {
    if (announced.phase === "over") return null;
    state.announced = { ...announced, phase: "over" };
    return { type: "over", match: state.match, players: players(state), missing: missing(state) };
  }
  if (!isInPlay(phase) && (phase.phase !== "paused" || state.clients.size === 0)) return null;
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
  state.announced = { ...announced, phase: "playing", atMs: nowMs, points, spectators };
  return {
    type: "playing",
    match: state.match,
    live: isListed(state) ? liveMatch(state, [left, right]) : null,
  };
}

/** With an announcement: the players' own rooms are told, too, so that their friends see where they are. Not with every point. */
export function toPlayers(state: MatchState, { type }: Announcement, nowMs: number): RoomEffect[] {
  const { announced } = state;
  const isOn = type === "playing";
  if (isOn && nowMs - announced.playersMs < STILL_ON_MS) return [];
  state.announced = { ...announced, playersMs: nowMs };
  const call = { type: "in_match", match: state.match, isOn } as const;
  return players(state).map((name) => ({ type: "call", room: { kind: "user", name }, call }));
}

/** Whoever is brought together by the arena, or plays for a public rating, plays in public; a link to a friend is between friends. */
function isListed({ paired, rated, seats }: MatchState): boolean {
  return paired || (rated && seats.every((seat) => seat?.player.kind === "member"));
}

function liveMatch(state: MatchState, score: LiveMatch["score"]): LiveMatch | null {
  const [left, right] = state.seats;
  if (left === null || right === null) return null;
  return {
    id: state.match,
    kind: ratedKindOf(state.settings),
    rated: state.rated,
    players: [shown(left), shown(right)],
    score,
    spectators: state.spectators,
    ...tournamentOf(state),
  };
}

function tournamentOf({ tournament: id, tournamentTitle: title }: MatchState): Pick<LiveMatch, "tournament"> {
  return id === null || title === null ? {} : { tournament: { id, title } };
}

function shown({ player, rating }: SeatState): LiveMatch["players"][0] {
  return { player, rating };
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
