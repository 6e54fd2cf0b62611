// Who waits for an opponent.
import type { LobbyClientMessage } from "@transcendence/protocol";
import { leavePairing, pairingOf, tellPaired } from "./pairings.ts";
import { enqueue, heldUntil, keepPlace, placeOf, planWave, seeking } from "./places.ts";
import type { Visitor } from "./state.ts";
import { type LobbyTurn, tell } from "./turn.ts";

type Wish = Extract<LobbyClientMessage, { type: "seek" }>;

/** Puts the person in the queue, from this page. Whoever is there already keeps the place. */
export function seek(turn: LobbyTurn, visitor: Visitor, { kind, rated, roundTripMs }: Wish): void {
  const { state, nowMs } = turn;
  const { player, client, strengths } = visitor;
  if (player === null || (rated && player.kind !== "member")) {
    return tell(turn, client, { type: "idle", reason: "members_only" });
  }
  const pairing = pairingOf(state, player.id);
  if (pairing) {
    const seat = pairing.seats[0].player.id === player.id ? pairing.seats[0] : pairing.seats[1];
    if (pairing.phase === "told") return tellPaired(turn, pairing, seat, client);
    if (seat.client !== client) tell(turn, seat.client, { type: "idle", reason: "taken_over" });
    if (seat.kind === kind && seat.rated === rated) {
      seat.client = client;
      return tell(turn, client, seeking(seat, nowMs));
    }
    leavePairing(seat);
  }
  const before = state.seeks.get(player.id);
  if (before && before.client !== client) tell(turn, before.client, { type: "idle", reason: "taken_over" });
  if (!before && nowMs < state.overloadedUntilMs) return tell(turn, client, { type: "idle", reason: "overloaded" });
  const place = before ?? placeOf(turn, player.id);
  const keepsPlace = place !== undefined && place.kind === kind && place.rated === rated;
  const sinceMs = keepsPlace ? place.sinceMs : nowMs;
  const strength = strengths[kind];
  enqueue(turn, { client, player, kind, rated, strength, sinceMs, fromMs: heldUntil(turn, player.id), roundTripMs });
}

export function cancel(turn: LobbyTurn, { player, client }: Visitor): void {
  const { state } = turn;
  if (player === null) return;
  state.places.delete(player.id);
  const pairing = pairingOf(state, player.id);
  const seat = pairing?.phase === "ordering" && pairing.seats.find((each) => each.player.id === player.id);
  if (pairing && seat) {
    if (seat.client !== client) tell(turn, seat.client, { type: "idle", reason: "cancelled" });
    leavePairing(seat);
  }
  const found = state.seeks.get(player.id);
  state.seeks.delete(player.id);
  planWave(turn);
  if (found && found.client !== client) tell(turn, found.client, { type: "idle", reason: "cancelled" });
  tell(turn, client, { type: "idle", reason: "cancelled" });
}

/** A page has gone. If it was the one that waits, its person leaves the queue, and has the place back if they return at once. */
export function leaveQueue(turn: LobbyTurn, { player, client }: Visitor): void {
  if (player === null) return;
  const { state } = turn;
  const found = state.seeks.get(player.id);
  if (found?.client === client) {
    state.seeks.delete(player.id);
    keepPlace(turn, found);
    planWave(turn);
  }
  const pairing = pairingOf(state, player.id);
  const seat = pairing?.seats.find((each) => each.client === client);
  if (!pairing || !seat) return;
  seat.client = null; // who has been told goes to the match
  if (pairing.phase === "ordering") {
    leavePairing(seat);
    keepPlace(turn, seat);
  }
}
