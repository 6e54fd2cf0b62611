// What the API says of people while they are here: what they may do, whom they have blocked, that they are gone.
import { noteChange } from "./changes.ts";
import { welcome } from "./history.ts";
import { mayRead, standingOf } from "./standing.ts";
import type { Visitor } from "./state.ts";
import { type ChatEvent, type ChatTurn, tell } from "./turn.ts";

export function setMember(turn: ChatTurn, change: Extract<ChatEvent, { type: "member" }>): void {
  const { state } = turn;
  noteChange(turn, change.user);
  for (const visitor of state.visitors.values()) {
    if (visitor.player?.id !== change.user) continue;
    visitor.role = change.role;
    visitor.mutedUntilMs = change.mutedUntilMs;
    if (change.isOut || !mayRead(state, visitor)) putOut(turn, visitor);
    else tell(turn, visitor, { type: "standing", you: standingOf(state, visitor) });
  }
}

/** The channel is of another kind, or its slow mode has changed. Whoever may not read it any more is put out at once. */
export function setStandings(turn: ChatTurn): void {
  const { state } = turn;
  for (const visitor of state.visitors.values()) {
    if (mayRead(state, visitor)) tell(turn, visitor, { type: "standing", you: standingOf(state, visitor) });
    else putOut(turn, visitor);
  }
}

function putOut({ state, effects }: ChatTurn, { client }: Visitor): void {
  state.visitors.delete(client);
  effects.push({ type: "close", client, reason: "gone" });
}

type Block = Extract<ChatEvent, { type: "block" }>;
type Blocks = Extract<ChatEvent, { type: "blocks" }>;

/** What a block hides is hidden at once; what is shown again when it ends, and whether the two may write, only the API knows. */
export function block(turn: ChatTurn, { user, other, isBlocked }: Block): void {
  const { state } = turn;
  noteChange(turn, state.kind === "direct" ? null : user);
  // An answer on its way may be from before.
  for (const asked of state.asked.keys()) if (asked === user || state.kind === "direct") askBlocks(turn, asked);
  if (!isBlocked) {
    if (!state.asked.has(user)) askBlocks(turn, user);
    return;
  }
  if (state.kind === "direct") setRefused(turn, true);
  for (const visitor of state.visitors.values()) {
    if (visitor.player?.id !== user || visitor.blocked?.has(other)) continue;
    if (visitor.blocked) visitor.blocked = new Set([...visitor.blocked, other]);
    hide(turn, visitor, other);
  }
}

export function askBlocks({ state, effects }: ChatTurn, user: string): void {
  const question = ++state.questions;
  state.asked.set(user, question);
  effects.push({ type: "ask_blocks", user, question });
}

/** False: there was a later question, or no answer. Nothing is shown without one: they come back, and it is asked again. */
export function setBlocks(turn: ChatTurn, { user, question, blocked: ids, isRefused }: Blocks): boolean {
  const { state, effects } = turn;
  if (state.asked.get(user) !== question) return false;
  state.asked.delete(user);
  if (ids === null) {
    for (const { client, player } of state.visitors.values()) {
      if (player?.id !== user) continue;
      state.visitors.delete(client);
      effects.push({ type: "close", client, reason: "failed" });
    }
    return false;
  }
  const blocked = new Set(ids);
  if (state.kind === "direct") setRefused(turn, isRefused);
  for (const visitor of state.visitors.values()) {
    if (visitor.player?.id !== user) continue;
    const before = visitor.blocked ?? blocked;
    visitor.blocked = blocked;
    for (const each of blocked) if (!before.has(each)) hide(turn, visitor, each);
    welcome(turn, visitor, state.loading === "no");
  }
  return true;
}

function setRefused(turn: ChatTurn, isRefused: boolean): void {
  const { state } = turn;
  if (state.isRefused === isRefused) return;
  state.isRefused = isRefused;
  for (const visitor of state.visitors.values()) {
    if (visitor.isWelcomed) tell(turn, visitor, { type: "standing", you: standingOf(state, visitor) });
  }
}

/** What is on the page already of somebody whom they have just blocked. */
function hide(turn: ChatTurn, visitor: Visitor, user: string): void {
  if (visitor.isWelcomed) tell(turn, visitor, { type: "hide", user });
}

/** The channel is there no more. */
export function close(turn: ChatTurn): void {
  const { state, effects } = turn;
  noteChange(turn, null);
  for (const client of state.visitors.keys()) effects.push({ type: "close", client, reason: "gone" });
  state.visitors.clear();
  state.recent = [];
}

/** Their account is gone, and everything they wrote. Whoever goes on as a guest comes in anew, as that. */
export function forget(turn: ChatTurn, user: string): void {
  const { state, effects } = turn;
  noteChange(turn, user);
  state.recent = state.recent.filter(({ author }) => author.id !== user);
  state.activities.delete(user);
  for (const visitor of state.visitors.values()) {
    if (visitor.player?.id === user && state.kind !== "match") {
      state.visitors.delete(visitor.client);
      effects.push({ type: "close", client: visitor.client, reason: "ticket_expired" });
    } else hide(turn, visitor, user);
  }
}
