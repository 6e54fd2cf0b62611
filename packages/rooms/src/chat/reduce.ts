// A channel's room: everything it decides. Rules by number in SPEC.md.
import type { ChatClientMessage, ChatTicket, ReadChatAnswer } from "@transcendence/protocol";
import { isOutdated, noteChange } from "./changes.ts";
import { answerHistory, askHistory, mergeLoaded, welcome } from "./history.ts";
import { BURST, CHAT_PAGES, RECENT, REFILL_MS, TYPING_CROWD, TYPING_MS } from "./limits.ts";
import { edit, remove, send, writeNote } from "./messages.ts";
import { askBlocks, block, close, forget, setBlocks, setMember, setStandings } from "./people.ts";
import { mayWrite } from "./standing.ts";
import type { ChatState, Visitor } from "./state.ts";
import { type ChatEffect, type ChatEvent, type ChatTurn, tell, tellAll } from "./turn.ts";

/** Changes the state it is given; depends on nothing but its arguments. */
export function reduceChat(state: ChatState, event: ChatEvent): readonly ChatEffect[] {
  const turn: ChatTurn = { state, nowMs: event.nowMs, effects: [] };
  decide(turn, event);
  return turn.effects;
}

function decide(turn: ChatTurn, event: ChatEvent): void {
  const { state } = turn;
  switch (event.type) {
    case "connect":
      return connect(turn, event.client, event.ticket);
    case "disconnect":
      return void state.visitors.delete(event.client);
    case "message": {
      const visitor = state.visitors.get(event.client);
      if (visitor) hear(turn, visitor, event.message, event.sent);
      return;
    }
    case "loaded":
      return loaded(turn, event.page);
    case "fetched": {
      const visitor = state.visitors.get(event.client);
      if (visitor) answerHistory(turn, visitor, event.before, event.page);
      return;
    }
    case "blocks":
      if (setBlocks(turn, event)) release(turn, event.user);
      return;
    case "block":
      return block(turn, event);
    case "closed":
      return close(turn);
    case "member":
      return setMember(turn, event);
    case "channel":
      noteChange(turn, null);
      state.kind = event.kind;
      state.slowSeconds = event.slowSeconds;
      return setStandings(turn);
    case "note":
      return event.sent === null ? writeNote(turn, event) : undefined;
    case "read":
      return tellAll(turn, event.user, { type: "read", user: event.user, seq: event.seq });
    case "forget":
      return forget(turn, event.user);
    case "renamed":
      return rename(state, event.user, event.name);
  }
}

function connect(turn: ChatTurn, client: string, ticket: ChatTicket): void {
  const { state, effects } = turn;
  const { player, role, mutedUntilMs, kind, slowSeconds, isRefused, hasBlocks, lastSeq } = ticket;
  if (isOutdated(turn, ticket)) return void effects.push({ type: "close", client, reason: "ticket_expired" });
  closeOldest(turn, ticket);
  Object.assign(state, { kind, slowSeconds, lastSeq: Math.max(state.lastSeq, lastSeq) });
  state.isRefused ||= isRefused; // that it is over only the API says
  // A block of which a direct conversation was not told, for neither had it open, is in no ticket from before.
  const isAsked = player !== null && (hasBlocks || kind === "direct");
  const blocked = isAsked ? null : new Set<string>();
  const visitor: Visitor = {
    client,
    player,
    role,
    mutedUntilMs,
    blocked,
    held: [],
    isWelcomed: false,
    isLooking: true,
    isFetching: false,
    typedMs: -Infinity,
  };
  state.visitors.set(client, visitor);
  if (isAsked) askBlocks(turn, player.id);
  if (state.kind === "match") state.loading = "done"; // the API knows nothing of it
  if (state.loading === "no") {
    state.loading = "asked";
    effects.push({ type: "load" });
  }
  welcome(turn, visitor);
}

/** One person does not fill a channel. */
function closeOldest(turn: ChatTurn, { player }: ChatTicket): void {
  if (player === null) return;
  const own = [...turn.state.visitors.values()].filter((each) => each.player?.id === player.id);
  const [oldest] = own;
  if (oldest === undefined || own.length < CHAT_PAGES) return;
  turn.state.visitors.delete(oldest.client);
  turn.effects.push({ type: "close", client: oldest.client, reason: "taken_over" });
}

function hear(turn: ChatTurn, visitor: Visitor, message: ChatClientMessage, sent: number | null): void {
  const isEarly = turn.state.kind === "direct" && visitor.blocked === null && sent === null;
  if (isEarly && (message.type === "send" || message.type === "edit")) return hold(turn, visitor, message);
  switch (message.type) {
    case "send":
      return send(turn, visitor, message, sent);
    case "edit":
      return edit(turn, visitor, message);
    case "delete":
      return remove(turn, visitor, message.id);
    case "typing":
      return typing(turn, visitor);
    case "looking":
      visitor.isLooking = message.isLooking;
      return;
    case "history":
      return askHistory(turn, visitor, message.before);
  }
}

/** In direct messages, until the API has said whether one has blocked the other: kept, as many as one may say at once. */
function hold(turn: ChatTurn, { client, held }: Visitor, message: Visitor["held"][number]): void {
  if (held.length < BURST) return void held.push(message);
  tell(turn, { client }, { type: "refused", id: message.id, reason: "flooding", waitMs: REFILL_MS });
}

/** What was said meanwhile, in its order. */
function release(turn: ChatTurn, user: string): void {
  for (const visitor of turn.state.visitors.values()) {
    if (visitor.player?.id !== user) continue;
    for (const message of visitor.held.splice(0)) hear(turn, visitor, message, null);
  }
}

function typing(turn: ChatTurn, visitor: Visitor): void {
  const { state, nowMs } = turn;
  const { player } = visitor;
  if (player === null || !mayWrite(state, visitor, nowMs) || state.visitors.size > TYPING_CROWD) return;
  if (Math.abs(nowMs - visitor.typedMs) < TYPING_MS) return;
  visitor.typedMs = nowMs;
  for (const other of state.visitors.values()) {
    if (other.player?.id === player.id || !other.isWelcomed || other.blocked?.has(player.id)) continue;
    tell(turn, other, { type: "typing", player });
  }
}

function loaded(turn: ChatTurn, page: ReadChatAnswer | null): void {
  const { state } = turn;
  state.loading = page === null ? "no" : "done"; // whoever comes next asks again
  if (page) mergeLoaded(state, page);
  else state.hasOlder = true; // for all we know
  state.hasOlder ||= state.recent.length > RECENT;
  state.recent = state.recent.slice(-RECENT);
  for (const visitor of state.visitors.values()) welcome(turn, visitor, true);
}

function rename(state: ChatState, id: string, name: string): void {
  for (const visitor of state.visitors.values()) {
    if (visitor.player?.id === id) visitor.player = { ...visitor.player, name };
  }
  state.recent = state.recent.map((message) =>
    message.author.id === id ? { ...message, author: { ...message.author, name } } : message,
  );
}
