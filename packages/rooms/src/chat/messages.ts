// Writing, editing, deleting. A message has the id that it was typed with, and a place in the channel that is never given twice.
import {
  type ChatClientMessage,
  type ChatMessage,
  type ChatRefusal,
  EDIT_MS,
  type MessageKind,
  type Player,
} from "@transcendence/protocol";
import { RECENT } from "./limits.ts";
import { type Activity, admitEdit, admitRemoval, admitText, createActivity, type Manners } from "./manners.ts";
import { moderates, refusalFor } from "./standing.ts";
import type { Visitor } from "./state.ts";
import { type ChatTurn, tell, tellAll } from "./turn.ts";

type Typed = Extract<ChatClientMessage, { type: "send" | "edit" }>;

const ACTIVITIES = 1000; // people whose floods are counted; whoever was silent longest is forgotten first

export function send(turn: ChatTurn, visitor: Visitor, { id, text }: Typed, sent: number | null): void {
  const { state, nowMs } = turn;
  const { player } = visitor;
  const known = state.recent.find((message) => message.id === id);
  if (known || sent !== null) return acknowledge(turn, visitor, id, known ?? null, sent);
  const refusal = refusalFor(state, visitor, nowMs);
  if (refusal !== null || player === null) return refuse(turn, visitor, id, refusal ?? "read_only");
  const objection = admitText(activityOf(turn, player.id), text, nowMs, mannersOf(turn, visitor));
  if (objection !== null) return refuse(turn, visitor, id, objection.reason, objection.waitMs);
  write(turn, { id, author: player, kind: "text", text });
}

function activityOf({ state, nowMs }: ChatTurn, user: string): Activity {
  const activity = state.activities.get(user) ?? createActivity(nowMs);
  state.activities.delete(user);
  state.activities.set(user, activity);
  for (const [oldest] of state.activities) {
    if (state.activities.size <= ACTIVITIES) break;
    state.activities.delete(oldest);
  }
  return activity;
}

function mannersOf({ state }: ChatTurn, visitor: Visitor): Manners {
  return { isTrusted: moderates(visitor), isDirect: state.kind === "direct", slowSeconds: state.slowSeconds };
}

/** It was written before, and the answer was lost: whoever wrote it is told once more. */
function acknowledge(
  turn: ChatTurn,
  visitor: Visitor,
  id: string,
  known: ChatMessage | null,
  sent: number | null,
): void {
  const { player } = visitor;
  if (player === null || (known && known.author.id !== player.id)) return refuse(turn, visitor, id, "not_allowed");
  if (known) return tell(turn, visitor, { type: "message", message: known });
  tell(turn, visitor, { type: "written", id, seq: sent ?? 0 });
}

export function writeNote(
  turn: ChatTurn,
  note: { readonly id: string; readonly kind: MessageKind; readonly player: Player },
): void {
  write(turn, { id: note.id, author: note.player, kind: note.kind, text: "" });
}

function write(turn: ChatTurn, typed: Pick<ChatMessage, "id" | "author" | "kind"> & { readonly text: string }): void {
  const { state, nowMs, effects } = turn;
  const message: ChatMessage = { ...typed, seq: ++state.lastSeq, atMs: nowMs, editedMs: null };
  state.recent.push(message);
  if (state.recent.length > 2 * RECENT) {
    state.recent = state.recent.slice(-RECENT);
    state.hasOlder = true;
  }
  const { id, seq, author, kind, atMs } = message;
  const delivery = {
    type: "message",
    channel: state.channel,
    id,
    seq,
    author: author.id,
    kind,
    text: typed.text,
    atMs,
    ...here(state),
  } as const;
  effects.push({
    type: "store",
    stored: { type: "message", message },
    deliveries: state.kind === "match" ? [] : [delivery],
  });
  tellAll(turn, author.id, { type: "message", message });
}

/** In a direct conversation: who is looking at it, and needs no notification. */
function here({ kind, visitors }: ChatTurn["state"]): { here?: string[] } {
  if (kind !== "direct") return {};
  const looking = [...visitors.values()].flatMap(({ player, isLooking }) => (player && isLooking ? [player.id] : []));
  return { here: [...new Set(looking)].slice(0, 2) };
}

export function edit(turn: ChatTurn, visitor: Visitor, { id, text }: Typed): void {
  const { state, nowMs } = turn;
  const { player } = visitor;
  const found = state.recent.find((message) => message.id === id);
  const refusal = refusalFor(state, visitor, nowMs);
  if (refusal !== null || player === null) return refuse(turn, visitor, id, refusal ?? "read_only");
  if (!found || !isOwn(found, visitor) || found.text === null)
    return refuse(turn, visitor, id, found ? "not_allowed" : "too_late");
  if (nowMs - found.atMs > EDIT_MS) return refuse(turn, visitor, id, "too_late");
  const objection = admitEdit(activityOf(turn, player.id), text, nowMs, mannersOf(turn, visitor));
  if (objection !== null) return refuse(turn, visitor, id, objection.reason, objection.waitMs);
  change(turn, id, { ...found, text, editedMs: nowMs });
}

/** One's own for five minutes; as a moderator anything, however old. */
export function remove(turn: ChatTurn, visitor: Visitor, id: string): void {
  const { state, nowMs } = turn;
  const { player } = visitor;
  const found = state.recent.find((message) => message.id === id);
  if (player === null) return refuse(turn, visitor, id, "not_allowed");
  if (!moderates(visitor)) {
    if (!found || nowMs - found.atMs > EDIT_MS)
      return refuse(turn, visitor, id, found && !isOwn(found, visitor) ? "not_allowed" : "too_late");
    if (!isOwn(found, visitor)) return refuse(turn, visitor, id, "not_allowed");
  }
  if (found?.text === null) return;
  const objection = admitRemoval(activityOf(turn, player.id), nowMs);
  if (objection !== null) return refuse(turn, visitor, id, objection.reason, objection.waitMs);
  change(turn, id, found ? { ...found, text: null, editedMs: nowMs } : null);
}

function isOwn({ author, kind }: ChatMessage, { player }: Visitor): boolean {
  return kind === "text" && author.id === player?.id;
}

function change(turn: ChatTurn, id: string, message: ChatMessage | null): void {
  const { state, nowMs, effects } = turn;
  if (message) state.recent = state.recent.map((each) => (each.id === id ? message : each));
  const text = message?.text ?? null;
  const delivery = { type: "change", channel: state.channel, id, text, atMs: nowMs } as const;
  effects.push({
    type: "store",
    stored: { type: "change", id, message },
    deliveries: state.kind === "match" ? [] : [delivery],
  });
  tellAll(turn, message?.author.id ?? null, { type: "changed", id, text, editedMs: nowMs });
}

export function refuse(turn: ChatTurn, visitor: Visitor, id: string, reason: ChatRefusal, waitMs = 0): void {
  tell(turn, visitor, { type: "refused", id, reason, waitMs });
}
