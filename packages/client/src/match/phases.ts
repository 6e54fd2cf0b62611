// What the state of a room means to a client.
import type { Quality } from "@transcendence/netcode";
import type { MatchPhase, RoomMessage } from "@transcendence/protocol";

/** Being played, or standing still for a moment. */
export function isLive(phase: MatchPhase["phase"] | null): boolean {
  return phase === "countdown" || phase === "rally" || phase === "between" || phase === "paused";
}

/** The friend came while I waited, perhaps in another window. */
export function arrivedBetween(before: RoomMessage | null, { you, seats, state }: RoomMessage): boolean {
  if (!before || you === null || state.phase !== "waiting") return false;
  const rival = you === 0 ? 1 : 0;
  return before.seats[rival] === null && seats[rival] !== null;
}

/** I wait, and the other seat is empty. */
export function isAlone({ you, seats, state }: RoomMessage): boolean {
  return you !== null && state.phase === "waiting" && seats[you === 0 ? 1 : 0] === null;
}

/** I made this match (its first seat is its maker's), and nobody has come by its link yet. */
export function isInviting(room: RoomMessage): boolean {
  return room.you === 0 && isAlone(room) && room.state.phase === "waiting" && !room.state.ready[0];
}

/** I came by the link, and say that it is me who plays: a preview of the link never says so. */
export function isInvited({ you, seats, state }: RoomMessage): boolean {
  return you === 1 && seats[0] !== null && state.phase === "waiting" && !state.ready[1];
}

/** The friend has pressed Play, and waits for me, who made the match. */
export function isAwaited({ you, seats, state }: RoomMessage): boolean {
  return you === 0 && state.phase === "waiting" && state.ready[1] && !state.ready[0] && seats[1]?.connected === true;
}

/** Nobody has to be waited for: a computer player is always ready. */
export function awaitsOnlyMe({ you, seats, state }: RoomMessage): boolean {
  if (you === null || state.phase !== "waiting" || state.ready[you]) return false;
  return seats[you === 0 ? 1 : 0]?.player.kind === "computer";
}

const READY_AGAIN_MS = 2000; // longer than an answer takes on any line that can be played on

/**
 * Whether the client says `ready` now. Against a computer it does so by itself. What was said before is said again when the room does
 * not show it: a room whose process died comes back on the same socket, and has forgotten it. `saidMs`: null when not said yet.
 */
export function mustSayReady(room: RoomMessage, saidMs: number | null, nowMs: number): boolean {
  const { you, open, state } = room;
  if (state.phase !== "waiting" || (you === null ? open !== true : state.ready[you])) return false;
  return saidMs === null ? awaitsOnlyMe(room) : nowMs - saidMs >= READY_AGAIN_MS;
}

/** I play a computer player, who does not mind waiting. */
export function mayPause({ you, seats }: RoomMessage): boolean {
  return you !== null && seats[you === 0 ? 1 : 0]?.player.kind === "computer";
}

/** It stands still because I asked for it. */
export function isPausedByMe({ you, state }: RoomMessage): boolean {
  return you !== null && state.phase === "paused" && state.asked === true;
}

/** Silence is no loss where nothing is to be heard. */
export function calm(quality: Quality): Quality {
  return quality === "lost" ? "good" : quality;
}

/** The lobby brought me here, and the other did not come, or left before it counted. */
export function isForsaken({ paired, you, state }: RoomMessage): boolean {
  return paired === true && you !== null && state.phase === "aborted" && state.by !== null && state.by !== you;
}
