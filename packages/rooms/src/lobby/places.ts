// Places in the queue: taken, kept for a moment, or held back.
import type { LobbyServerMessage } from "@transcendence/protocol";
import { HOLDS_MS, MARK_LIMIT, MARK_MS, PLACE_MS, WAVE_MS } from "./limits.ts";
import type { Place, Seek, Waited } from "./state.ts";
import { type LobbyTurn, tell } from "./turn.ts";

/** Also for whoever comes back into the queue without having asked: the other of their pairing is gone. */
export function enqueue(turn: LobbyTurn, added: Seek): void {
  const { state, nowMs } = turn;
  state.places.delete(added.player.id);
  state.seeks.set(added.player.id, added);
  tell(turn, added.client, seeking(added, nowMs));
  planWave(turn);
}

export function planWave({ state, nowMs }: LobbyTurn): void {
  const nextMs = Math.max(nowMs, state.lastWaveMs + WAVE_MS, state.overloadedUntilMs);
  state.waveDueMs = state.seeks.size < 2 ? Infinity : nextMs;
}

export function keepPlace({ state, nowMs }: LobbyTurn, seat: Waited): void {
  const { kind, rated, sinceMs } = seat;
  state.places.set(seat.player.id, { kind, rated, sinceMs, untilMs: nowMs + PLACE_MS });
}

export function placeOf({ state, nowMs }: LobbyTurn, player: string): Place | undefined {
  for (const [person, { untilMs }] of state.places) if (untilMs <= nowMs) state.places.delete(person);
  return state.places.get(player);
}

/** They left somebody whom they had been paired with. */
export function mark({ state, nowMs }: LobbyTurn, player: string): void {
  const known = state.marks.get(player);
  const count = known && nowMs - known.atMs < MARK_MS ? known.count + 1 : 1;
  state.marks.delete(player); // the newest is the last
  state.marks.set(player, { count, atMs: nowMs });
  for (const [person, { atMs }] of state.marks) {
    if (nowMs - atMs < MARK_MS && state.marks.size <= MARK_LIMIT) break;
    state.marks.delete(person);
  }
}

export function heldUntil({ state, nowMs }: LobbyTurn, player: string): number {
  const known = state.marks.get(player);
  if (known === undefined || nowMs - known.atMs >= MARK_MS) return nowMs;
  const hold = HOLDS_MS[Math.min(known.count, HOLDS_MS.length - 1)] ?? 0;
  return Math.max(nowMs, known.atMs + hold);
}

export function seeking({ kind, rated, sinceMs, fromMs }: Omit<Seek, "client">, nowMs: number): LobbyServerMessage {
  return { type: "seeking", kind, rated, waitedMs: nowMs - sinceMs, heldMs: Math.max(0, fromMs - nowMs) };
}
