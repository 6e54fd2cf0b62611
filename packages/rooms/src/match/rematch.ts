// Both ask, one after the other; the API makes the match, with the sides swapped; everybody follows. Between two of whom one has
// blocked the other neither hears that the other asks, and nothing is made.
import { SEATS, type Seat } from "@transcendence/game";
import { tellRoom } from "./room-message.ts";
import { type Finished, isComputer, otherSeat, type Pair } from "./state.ts";
import { store } from "./store.ts";
import { refuse, type Turn } from "./turn.ts";

/** False: whoever has blocked the other one asks for none. */
export function askRematch(turn: Turn, phase: Finished, seat: Seat, freshId: string): boolean {
  const { state } = turn;
  if (phase.blocks?.[seat]) return false;
  if (phase.ordering || phase.rematch[seat]) return true; // said before
  if (isComputer(state, otherSeat(seat))) {
    const asked: Finished = { ...phase, rematch: [true, true], blocks: [false, false] };
    order(turn, asked, freshId);
    return true;
  }
  const asked: Finished = { ...phase, rematch: withSeat(phase.rematch, seat, true) };
  if (asked.rematch[otherSeat(seat)]) settle(turn, asked, freshId);
  else askBlocks(turn, { ...asked, blocks: null }); // what was known may be of long ago
  return true;
}

/** Both ask, or have stopped asking. While it is not known who has blocked whom, the answer is waited for. */
function settle(turn: Turn, phase: Finished, freshId: string): void {
  const { rematch, blocks } = phase;
  if (rematch[0] && rematch[1] && blocks !== null && !blocks[0] && !blocks[1]) return order(turn, phase, freshId);
  turn.state.phase = phase;
  tellRoom(turn);
}

function order(turn: Turn, phase: Finished, freshId: string): void {
  const { state } = turn;
  const [left, right] = state.seats;
  if (!left || !right) return;
  const id = phase.rematchId ?? freshId;
  state.phase = { ...phase, rematchId: id, ordering: true };
  store(turn); // the id first: asked again after a crash, it is the same match
  const seats: [string, string] = [right.player.id, left.player.id];
  turn.effects.push({ type: "order-rematch", body: { id, of: state.match, settings: { ...state.settings }, seats } });
  tellRoom(turn);
}

function askBlocks(turn: Turn, phase: Finished): void {
  const { state, effects } = turn;
  const question = phase.question + 1;
  state.phase = { ...phase, question };
  tellRoom(turn);
  const [left, right] = state.seats;
  if (left && right) effects.push({ type: "ask-blocks", question, users: [left.player.id, right.player.id] });
}

/** Who has blocked whom, as the API says, or null: it did not. Only the answer to the latest question counts. */
export function answerBlocks(turn: Turn, question: number, blocks: Pair<boolean> | null, freshId: string): void {
  const { state } = turn;
  const { phase } = state;
  if (phase.phase !== "finished" || phase.question !== question || phase.ordering) return;
  if (blocks !== null) {
    const rematch = withoutBlockers(phase.rematch, blocks);
    return settle(turn, { ...phase, blocks, rematch }, freshId);
  }
  state.phase = { ...phase, rematch: [false, false] };
  for (const client of state.clients.values())
    if (client.seat !== null && phase.rematch[client.seat]) refuse(turn, client, "rematch_failed");
  tellRoom(turn);
}

/** Of somebody who has blocked somebody, or does not any more, as their own rooms say. Takes effect at once. */
export function block(turn: Turn, user: string, other: string, isBlocked: boolean): void {
  const { state } = turn;
  const { phase } = state;
  const seat = SEATS.find((each) => state.seats[each]?.player.id === user);
  if (seat === undefined || state.seats[otherSeat(seat)]?.player.id !== other) return;
  if (phase.phase !== "finished") return void (state.blocks = withSeat(state.blocks, seat, isBlocked));
  const isAsked = phase.rematch.includes(true);
  if (phase.blocks === null ? !isBlocked && !isAsked : phase.blocks[seat] === isBlocked) return;
  if (isBlocked) {
    const blocks = withSeat(phase.blocks ?? [false, false], seat, true);
    const rematch = phase.ordering ? phase.rematch : withoutBlockers(phase.rematch, blocks);
    state.phase = { ...phase, blocks, rematch, question: phase.question + 1 }; // an answer on its way is from before
    return tellRoom(turn);
  }
  const isOthers = phase.blocks?.[otherSeat(seat)] ?? false;
  const blocks = isOthers ? withSeat([true, true], seat, false) : null; // null: whether the other one blocks, too, the API knows
  const asked: Finished = { ...phase, blocks };
  if (isAsked && !isOthers && !phase.ordering) return askBlocks(turn, asked);
  state.phase = { ...asked, question: phase.question + 1 };
  tellRoom(turn);
}

function withoutBlockers(rematch: Pair<boolean>, blocks: Pair<boolean>): Pair<boolean> {
  return [rematch[0] && !blocks[0], rematch[1] && !blocks[1]];
}

function withSeat(pair: Pair<boolean>, seat: Seat, value: boolean): Pair<boolean> {
  return seat === 0 ? [value, pair[1]] : [pair[0], value];
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
