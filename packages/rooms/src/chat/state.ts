// Everything a channel's room knows. The reducer changes it in place: copying it for each message of a crowd is too dear.
import type { ChannelRole, ChatClientMessage, ChatTicket, ChatMessage, Player } from "@transcendence/protocol";
import type { ClientId } from "../turn.ts";
import { type ChatChanges, NO_CHANGES } from "./changes.ts";
import type { Activity } from "./manners.ts";

/** A page with an open socket here. */
export interface Visitor {
  readonly client: ClientId;
  player: Player | null; // null: reads without being anybody
  role: ChannelRole | null;
  mutedUntilMs: number | null;
  blocked: ReadonlySet<string> | null; // null: the API has not answered yet, and nothing is shown before it has
  held: Extract<ChatClientMessage, { type: "send" | "edit" }>[]; // in direct messages, until it is known whether they may be written
  isWelcomed: boolean;
  isLooking: boolean; // at the page
  isFetching: boolean; // a page of older messages, from the API
  typedMs: number; // when the others were last told that they type
}

export interface ChatState {
  readonly channel: string;
  kind: ChatTicket["kind"];
  slowSeconds: number;
  isRefused: boolean; // direct messages: one has blocked the other
  readonly visitors: Map<ClientId, Visitor>;
  readonly asked: Map<string, number>; // about whose blocks the API is being asked: the latest question, whose answer alone counts
  questions: number; // asked so far
  readonly activities: Map<string, Activity>; // by person; whoever spoke last is last
  recent: ChatMessage[]; // the newest messages, the oldest of them first
  hasOlder: boolean; // than `recent`
  loading: "no" | "asked" | "done"; // what was stored before this room was started
  lastSeq: number;
  changes: ChatChanges;
}

export function createChat(channel: string): ChatState {
  return {
    channel,
    kind: "private",
    slowSeconds: 0,
    isRefused: false,
    visitors: new Map(),
    asked: new Map(),
    questions: 0,
    activities: new Map(),
    recent: [],
    hasOlder: false,
    loading: "no",
    lastSeq: 0,
    changes: NO_CHANGES,
  };
}

/** A room that is started anew: what the API has not got yet is taken up from its own storage. */
export function restoreChat(
  channel: string,
  stored: { lastSeq: number; undelivered: readonly ChatMessage[]; changes: ChatChanges | null },
): ChatState {
  const { lastSeq, undelivered, changes } = stored;
  return { ...createChat(channel), lastSeq, recent: [...undelivered], changes: changes ?? NO_CHANGES };
}
