// What was said before: the newest messages for whoever comes in, and pages of older ones.
import { type ChatMessage, HISTORY_PAGE, type ReadChatAnswer } from "@transcendence/protocol";
import { standingOf } from "./standing.ts";
import type { ChatState, Visitor } from "./state.ts";
import { type ChatTurn, tell } from "./turn.ts";

/** As soon as it is known what was said, and whom they have blocked. `anyway`: though what was said cannot be read. */
export function welcome(turn: ChatTurn, visitor: Visitor, anyway = false): void {
  const { state } = turn;
  if (visitor.isWelcomed || visitor.blocked === null || (state.loading !== "done" && !anyway)) return;
  visitor.isWelcomed = true;
  const newest = state.recent.slice(-HISTORY_PAGE);
  const more = state.hasOlder || newest.length < state.recent.length;
  tell(turn, visitor, { type: "welcome", messages: seenBy(visitor, newest), more, you: standingOf(state, visitor) });
}

/** From memory where it is there, from the API otherwise. */
export function askHistory(turn: ChatTurn, visitor: Visitor, before: number): void {
  const { state, effects } = turn;
  if (!visitor.isWelcomed) return;
  const older = olderThan(state.recent, before);
  if (older.length >= HISTORY_PAGE || !state.hasOlder) {
    const page = older.slice(-HISTORY_PAGE);
    const more = state.hasOlder || page.length < older.length;
    return tell(turn, visitor, { type: "history", before, messages: seenBy(visitor, page), more, failed: false });
  }
  if (visitor.isFetching) return; // a page asks for one at a time
  visitor.isFetching = true;
  effects.push({ type: "fetch", client: visitor.client, before, limit: HISTORY_PAGE });
}

export function answerHistory(turn: ChatTurn, visitor: Visitor, before: number, page: ReadChatAnswer | null): void {
  const { recent, hasOlder } = turn.state;
  visitor.isFetching = false;
  // What the API has not got yet is in memory, and newer than all it has.
  const merged = merge(page?.messages ?? [], olderThan(recent, before));
  const messages = page === null ? [] : merged.slice(-HISTORY_PAGE);
  const more = page === null ? hasOlder : page.more || messages.length < merged.length;
  tell(turn, visitor, { type: "history", before, messages: seenBy(visitor, messages), more, failed: page === null });
}

/** What the API has, and what it has not got yet. */
export function mergeLoaded(state: ChatState, { messages, more }: ReadChatAnswer): void {
  state.recent = merge(messages, state.recent);
  state.hasOlder = more;
  state.lastSeq = Math.max(state.lastSeq, state.recent.at(-1)?.seq ?? 0);
}

/** By their places; of two of one id the later list has the newer. */
function merge(one: readonly ChatMessage[], other: readonly ChatMessage[]): ChatMessage[] {
  const all = new Map([...one, ...other].map((message) => [message.id, message]));
  return [...all.values()].toSorted((a, b) => a.seq - b.seq);
}

function olderThan(messages: readonly ChatMessage[], before: number): ChatMessage[] {
  return messages.filter(({ seq }) => seq < before);
}

function seenBy({ blocked }: Visitor, messages: readonly ChatMessage[]): ChatMessage[] {
  return messages.filter(({ author }) => !blocked?.has(author.id));
}

interface Around {
  readonly user: string;
  readonly message: string;
  readonly before: number;
  readonly after: number;
}

/** A message that is remembered, and so many before and after it that somebody wrote; nothing for whoever has not the chat open. */
export function around({ recent, visitors }: ChatState, { user, message, before, after }: Around): ChatMessage[] {
  if (![...visitors.values()].some(({ player }) => player?.id === user)) return [];
  const texts = recent.filter(({ kind }) => kind === "text");
  const at = texts.findIndex(({ id }) => id === message);
  return at < 0 ? [] : texts.slice(Math.max(0, at - before), at + after + 1);
}
