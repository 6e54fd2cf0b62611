// Who is here and which matches are on: what user rooms and match rooms say, and what every page in the lobby is told of it.
import { LIVE_SHOWN, type LiveMatch, type LobbyNews } from "@transcendence/protocol";
import { NEWS_MS, PRESENCE_MS, RECENT_MS } from "./limits.ts";
import type { LobbyState, Visitor } from "./state.ts";
import type { LobbyTurn } from "./turn.ts";

export function present(turn: LobbyTurn, player: string): void {
  const { state, nowMs } = turn;
  if (!state.people.delete(player)) changed(turn); // and to the end: the first is the one that ends first
  state.people.set(player, nowMs + PRESENCE_MS);
}

/** Which of these people are here, and for how many ms more they count as such. */
export function whoIsHere({ people }: LobbyState, ids: readonly string[], nowMs: number): Record<string, number> {
  const here: Record<string, number> = {};
  for (const id of ids) {
    const untilMs = people.get(id) ?? 0;
    if (untilMs > nowMs) here[id] = untilMs - nowMs;
  }
  return here;
}

export function absent(turn: LobbyTurn, player: string): void {
  if (turn.state.people.delete(player)) changed(turn);
}

/** `live` null: it counts, but is not listed. */
export function playing(turn: LobbyTurn, match: string, live: LiveMatch | null): void {
  const { state, nowMs } = turn;
  const isNew = !state.matches.delete(match);
  if (isNew && live !== null && state.boardsDueMs < Infinity) state.boardsDueMs = nowMs; // somebody looks at boards
  state.matches.set(match, { live, untilMs: nowMs + PRESENCE_MS });
  changed(turn);
}

export function over(turn: LobbyTurn, id: string, players: readonly string[], wasPlayed: boolean): void {
  const { state, nowMs } = turn;
  if (state.matches.delete(id)) changed(turn);
  const [one, other] = players;
  if (!wasPlayed || one === undefined || other === undefined) return;
  for (const [person, { untilMs }] of state.recent) {
    if (untilMs > nowMs) break;
    state.recent.delete(person);
  }
  for (const [person, rival] of [
    [one, other],
    [other, one],
  ] as const) {
    state.recent.delete(person);
    state.recent.set(person, { other: rival, untilMs: nowMs + RECENT_MS });
  }
}

/** Of whom nothing was heard for too long is here no more. */
export function expire(turn: LobbyTurn): void {
  const { state, nowMs } = turn;
  for (const [player, untilMs] of state.people) {
    if (untilMs > nowMs) break;
    absent(turn, player);
  }
  for (const [id, { untilMs }] of state.matches) {
    if (untilMs > nowMs) break;
    state.matches.delete(id);
    changed(turn);
  }
}

/** When the first of them expires. */
export function expiryMs({ people, matches }: LobbyState): number {
  const [person = Infinity] = people.values();
  const [match] = matches.values();
  return Math.min(person, match?.untilMs ?? Infinity);
}

export function changed({ state, nowMs }: LobbyTurn): void {
  if (state.newsDueMs === Infinity) state.newsDueMs = Math.max(nowMs, state.lastNewsMs + NEWS_MS);
}

/** To everybody, if there is anything that they were not told. */
export function tellNews({ state, nowMs, effects }: LobbyTurn): void {
  if (state.newsDueMs > nowMs) return;
  state.newsDueMs = Infinity;
  const all = look(state);
  const news = written(all, NOBODY);
  if (news === state.told) return;
  state.told = news;
  state.lastNewsMs = nowMs;
  for (const { client, apart } of state.visitors.values())
    effects.push({ type: "send", client, data: apart?.size === 0 ? news : written(all, apart) });
}

/** To one page: it has just come, or sees other matches than before. */
export function tellOwnNews({ state, effects }: LobbyTurn, { client, apart }: Visitor): void {
  const data = apart?.size === 0 && state.told !== "" ? state.told : written(look(state), apart);
  effects.push({ type: "send", client, data });
}

const NOBODY: ReadonlySet<string> = new Set();

interface View {
  readonly people: number;
  readonly matches: number;
  readonly live: readonly LiveMatch[]; // all that are listed, in their order
}

/** Those that are listed, in their order. */
export function listedMatches({ matches }: LobbyState): LiveMatch[] {
  return [...matches.values()].flatMap((known) => known.live ?? []).toSorted(byInterest);
}

function look(state: LobbyState): View {
  const people = new Set(state.people.keys());
  for (const { player } of state.visitors.values()) if (player !== null) people.add(player.id);
  const live = listedMatches(state);
  return { people: people.size, matches: state.matches.size, live };
}

/** `apart`: of whose matches nothing is said. null: that is not known yet, and nothing is said of any. */
function written({ live, ...counts }: View, apart: ReadonlySet<string> | null): string {
  const seen = apart === null ? [] : live.filter(({ players }) => !players.some(({ player }) => apart.has(player.id)));
  const news: LobbyNews = { type: "lobby", ...counts, live: seen.slice(0, LIVE_SHOWN) };
  return JSON.stringify(news);
}

/** The most watched first, then the strongest. */
function byInterest(one: LiveMatch, other: LiveMatch): number {
  const strength = ({ players }: LiveMatch) => players.reduce((sum, { rating }) => sum + (rating?.rating ?? 0), 0);
  return other.spectators - one.spectators || strength(other) - strength(one) || (one.id < other.id ? -1 : 1);
}
