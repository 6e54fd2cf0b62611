// Those who have been paired: from the wave to the match.
import type { Seat } from "@transcendence/game";
import { type LiveMatch, type ShownRating, type Strength, UNKNOWN_STRENGTH } from "@transcendence/protocol";
import { isProvisional } from "@transcendence/rating";
import { APART_MS, BEGUN_LIMIT, ORDER_RETRY_MAX_MS, ORDER_RETRY_MS, PRESENCE_MS, UNHEARD_MS } from "./limits.ts";
import { pairSeekers, type Seeker } from "./pairing.ts";
import { enqueue, keepPlace, mark, planWave } from "./places.ts";
import { type LobbyState, type Pairing, type Seated, type Seek, storedLobby, type Waited } from "./state.ts";
import { type LobbyDelivery, type LobbyTurn, tell } from "./turn.ts";

const CALL_MS = 15_000; // longer than a call to the API takes

/** Pairs whoever fits. `freshIds` are the matches' ids; who sits where follows from them, too. */
export function runWave(turn: LobbyTurn, freshIds: readonly string[]): void {
  const { state, nowMs } = turn;
  state.lastWaveMs = nowMs;
  const seekers = [...state.seeks.values()].filter(({ fromMs }) => fromMs <= nowMs);
  const pairs = pairSeekers(
    seekers.map((each) => asSeeker(state, each, nowMs)),
    nowMs,
  );
  const made: Pairing[] = [];
  for (const [index, { one, other }] of pairs.entries()) {
    const id = freshIds[index];
    const [first, second] = [state.seeks.get(one.player), state.seeks.get(other.player)];
    if (id === undefined || !first || !second) break; // the next wave
    state.seeks.delete(one.player);
    state.seeks.delete(other.player);
    const seats = [asSeated(first), asSeated(second)] as const;
    const isSwapped = id.charCodeAt(0) % 2 === 1;
    const pairing: Pairing = {
      id,
      seats: isSwapped ? [seats[1], seats[0]] : seats,
      phase: "ordering",
      dueMs: Infinity,
      attempts: 0,
    };
    state.pairings.set(id, pairing);
    made.push(pairing);
  }
  planWave(turn);
  if (made.length === 0) return;
  keep(turn);
  for (const pairing of made) order(turn, pairing);
}

function asSeeker(state: LobbyState, found: Seek, nowMs: number): Seeker {
  const id = found.player.id;
  const ties = state.apart.get(id)?.filter(({ untilMs }) => untilMs > nowMs) ?? [];
  const known = state.visitors.get(found.client)?.apart ?? new Set<string>();
  const recent = state.recent.get(id);
  return {
    player: id,
    kind: found.kind,
    rated: found.rated,
    ...(found.strength ?? UNKNOWN_STRENGTH),
    sinceMs: found.sinceMs,
    roundTripMs: found.roundTripMs,
    blocked: ties.length === 0 ? known : new Set([...known, ...ties.map(({ other }) => other)]),
    lastOpponent: recent && recent.untilMs > nowMs ? recent.other : null,
  };
}

function asSeated(found: Seek): Seated {
  return { ...found, hasLeft: false };
}

function order({ effects, nowMs }: LobbyTurn, pairing: Pairing): void {
  const [left, right] = pairing.seats;
  const body = {
    id: pairing.id,
    kind: left.kind,
    rated: left.rated,
    seats: [left.player.id, right.player.id] as [string, string],
  };
  pairing.dueMs = nowMs + CALL_MS; // if no answer comes, not even that it failed
  effects.push({ type: "order", body });
}

/** The API has answered. */
export function ordered(turn: LobbyTurn, id: string, verdict: "stored" | "refused" | "apart" | "failed"): void {
  const { state, nowMs } = turn;
  const pairing = state.pairings.get(id);
  if (pairing === undefined || pairing.phase !== "ordering") return;
  const [left, right] = pairing.seats;
  switch (verdict) {
    case "failed":
      pairing.dueMs = nowMs + Math.min(ORDER_RETRY_MAX_MS, ORDER_RETRY_MS * 2 ** Math.min(pairing.attempts, 10));
      pairing.attempts++;
      return;
    case "apart":
    case "refused":
      keepApart(turn, left.player.id, right.player.id);
      return dissolve(turn, pairing, []);
    case "stored":
      if (left.hasLeft || right.hasLeft) return dissolve(turn, pairing, [abortOf(pairing, nowMs)]);
      pairing.phase = "told";
      pairing.dueMs = nowMs + UNHEARD_MS;
      keep(turn);
      for (const seat of pairing.seats) tellPaired(turn, pairing, seat, seat.client);
  }
}

export function tellPaired(turn: LobbyTurn, pairing: Pairing, me: Seated, client: string | null): void {
  const seat: Seat = pairing.seats[0] === me ? 0 : 1;
  const rival = pairing.seats[1 - seat] as Seated; // of two
  const { player: opponent, roundTripMs } = rival;
  tell(turn, client, {
    type: "paired",
    match: pairing.id,
    seat,
    opponent,
    rating: rival.strength && shownRating(rival.strength),
    roundTripMs,
  });
}

function shownRating(strength: Strength): ShownRating {
  return { rating: Math.round(strength.rating), provisional: isProvisional(strength) };
}

/** They don't want to any more, before the match was there. */
export function leavePairing(seat: Seated): void {
  seat.hasLeft = true; // the API's answer decides what becomes of the other
  seat.client = null;
}

/** Due: ordered again, or nothing was ever heard of it. */
export function checkPairings(turn: LobbyTurn): void {
  const { state, nowMs } = turn;
  for (const pairing of state.pairings.values()) {
    if (pairing.dueMs > nowMs) continue;
    if (pairing.phase === "ordering") {
      order(turn, pairing);
      continue;
    }
    state.pairings.delete(pairing.id);
    keep(turn, [abortOf(pairing, nowMs)]);
  }
}

/** Its match is being played. */
export function fulfil(turn: LobbyTurn, id: string, live: LiveMatch | null): void {
  const { pairings } = turn.state;
  if (pairings.get(id)?.phase === "ordering") ordered(turn, id, "stored"); // only the answer was lost
  noteBegun(turn, id, live?.score.some((points) => points > 0) ?? false);
  if (pairings.delete(id)) keep(turn);
}

/** Until its first point either of the two can still leave the other with nothing. */
function noteBegun({ state, nowMs }: LobbyTurn, id: string, hasPoints: boolean): void {
  const { pairings, begun } = state;
  const seats = pairings.get(id)?.seats.map(asWaited) ?? begun.get(id)?.seats;
  begun.delete(id); // and to the end: the first is the one that ends first
  if (seats && !hasPoints) begun.set(id, { seats, untilMs: nowMs + PRESENCE_MS });
  for (const [match, { untilMs }] of begun) {
    if (untilMs > nowMs && begun.size <= BEGUN_LIMIT) break;
    begun.delete(match);
  }
}

function asWaited({ player, kind, rated, sinceMs }: Seated): Waited {
  return { player, kind, rated, sinceMs };
}

/** Its match is over. Who was there although the other was missing, or left before the first point, has their place back. */
export function settlePairing(turn: LobbyTurn, id: string, missing: readonly string[]): void {
  const { state } = turn;
  const pairing = state.pairings.get(id);
  if (pairing?.phase === "ordering") return dissolve(turn, pairing, []); // they were never told where to go
  const seats = pairing?.seats ?? state.begun.get(id)?.seats ?? [];
  state.pairings.delete(id);
  state.begun.delete(id);
  for (const player of missing) mark(turn, player);
  for (const seat of missing.length > 0 ? seats : []) {
    const { id: player } = seat.player;
    if (missing.includes(player) || state.seeks.has(player) || pairingOf(state, player)) continue; // or looks for another already
    keepPlace(turn, seat);
  }
  if (pairing || missing.length > 0) keep(turn);
}

/** There is no match: whoever still wants one is back in the queue, at the old place. */
function dissolve(turn: LobbyTurn, pairing: Pairing, deliveries: readonly LobbyDelivery[]): void {
  turn.state.pairings.delete(pairing.id);
  keep(turn, deliveries);
  for (const { client, hasLeft, ...seat } of pairing.seats) {
    if (hasLeft) continue;
    if (client === null) keepPlace(turn, seat);
    else enqueue(turn, { ...seat, client });
  }
}

function keepApart({ state, nowMs }: LobbyTurn, one: string, other: string): void {
  const untilMs = nowMs + APART_MS;
  for (const [person, rival] of [
    [one, other],
    [other, one],
  ] as const) {
    const known = state.apart.get(person)?.filter((tie) => tie.untilMs > nowMs) ?? [];
    state.apart.set(person, [...known.filter((tie) => tie.other !== rival), { other: rival, untilMs }].slice(-100));
  }
}

export function pairingOf({ pairings }: LobbyState, player: string): Pairing | undefined {
  for (const pairing of pairings.values()) {
    if (pairing.seats.some((seat) => seat.player.id === player && !seat.hasLeft)) return pairing;
  }
  return undefined;
}

function abortOf({ id }: Pairing, nowMs: number): LobbyDelivery {
  return { kind: "abort", body: { id, abortedAtMs: nowMs } };
}

function keep({ state, effects }: LobbyTurn, deliveries: readonly LobbyDelivery[] = []): void {
  effects.push({ type: "store", stored: storedLobby(state), deliveries });
}
