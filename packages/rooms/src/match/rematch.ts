// Both ask, one after the other; the API makes the match, with the sides swapped; everybody follows.
import type { Seat } from "@transcendence/game";
import { tellRoom } from "./room-message.ts";
import { type Finished, isComputer, type Pair } from "./state.ts";
import { store } from "./store.ts";
import { refuse, type Turn } from "./turn.ts";

export function askRematch(turn: Turn, phase: Finished, seat: Seat, freshId: string): void {
  const { state } = turn;
  const wishes = (each: Seat) => each === seat || phase.rematch[each] || isComputer(state, each);
  const rematch: Pair<boolean> = [wishes(0), wishes(1)];
  if (phase.ordering || (rematch[0] === phase.rematch[0] && rematch[1] === phase.rematch[1])) return; // said before
  const [left, right] = state.seats;
  if (!rematch[0] || !rematch[1] || !left || !right) {
    state.phase = { ...phase, rematch };
    return tellRoom(turn);
  }
  const id = phase.rematchId ?? freshId;
  state.phase = { ...phase, rematch, rematchId: id, ordering: true };
  store(turn); // the id first: asked again after a crash, it is the same match
  const seats: [string, string] = [right.player.id, left.player.id];
  turn.effects.push({ type: "order-rematch", body: { id, of: state.match, settings: { ...state.settings }, seats } });
  tellRoom(turn);
}

export function answerRematch(turn: Turn, stored: boolean): void {
  const { state } = turn;
  const { phase } = state;
  if (phase.phase !== "finished" || !phase.ordering) return;
  if (stored) {
    state.phase = { ...phase, ordering: false, next: phase.rematchId };
    store(turn);
  } else {
    state.phase = { ...phase, ordering: false, rematch: [false, false] };
    for (const client of state.clients.values()) if (client.seat !== null) refuse(turn, client, "rematch_failed");
  }
  tellRoom(turn);
}
