// What goes into a chat room's reducer and what comes out of it. All times are the machine's clock: they are shown to people.
import type {
  ChannelKind,
  ChannelRole,
  ChatClientMessage,
  ChatMessage,
  ChatServerMessage,
  ChatTicket,
  MessageKind,
  Player,
  ReadChatAnswer,
  StoreChat,
} from "@transcendence/protocol";
import type { ClientId, RoomEffect } from "../turn.ts";
import type { ChatChanges } from "./changes.ts";
import type { ChatState, Visitor } from "./state.ts";

export type ChatEvent = { readonly nowMs: number } & (
  | { readonly type: "connect"; readonly client: ClientId; readonly ticket: ChatTicket }
  | { readonly type: "disconnect"; readonly client: ClientId }
  /** `sent`: the place of a message of this id that was written before; null: there is none. */
  | {
      readonly type: "message";
      readonly client: ClientId;
      readonly message: ChatClientMessage;
      readonly sent: number | null;
    }
  /** The newest messages that the API has; null: it is away. */
  | { readonly type: "loaded"; readonly page: ReadChatAnswer | null }
  | {
      readonly type: "fetched";
      readonly client: ClientId;
      readonly before: number;
      readonly page: ReadChatAnswer | null;
    }
  | { readonly type: "block"; readonly user: string; readonly other: string; readonly isBlocked: boolean }
  | { readonly type: "closed" }
  /** Whom somebody has blocked, as the API says; in a direct conversation, whether anything may be written. */
  | {
      readonly type: "blocks";
      readonly user: string;
      readonly question: number;
      readonly blocked: readonly string[] | null; // null: it does not say
      readonly isRefused: boolean;
    }
  | {
      readonly type: "member";
      readonly user: string;
      readonly role: ChannelRole | null;
      readonly mutedUntilMs: number | null;
      readonly isOut: boolean;
    }
  | { readonly type: "channel"; readonly kind: ChannelKind; readonly slowSeconds: number }
  | {
      readonly type: "note";
      readonly id: string;
      readonly kind: MessageKind;
      readonly player: Player;
      readonly sent: number | null;
    }
  | { readonly type: "read"; readonly user: string; readonly seq: number }
  | { readonly type: "forget"; readonly user: string }
  | { readonly type: "renamed"; readonly user: string; readonly name: string }
);

export type ChatStored =
  | { readonly type: "message"; readonly message: ChatMessage }
  | { readonly type: "change"; readonly id: string; readonly message: ChatMessage | null }
  | { readonly type: "changes"; readonly changes: ChatChanges };

export type ChatEffect =
  /** Asks the API for the newest messages, for a page of older ones, or for whom somebody has blocked. */
  | { readonly type: "load" }
  | { readonly type: "fetch"; readonly client: ClientId; readonly before: number; readonly limit: number }
  | { readonly type: "ask_blocks"; readonly user: string; readonly question: number }
  | RoomEffect<ChatStored, StoreChat>;

/** One event being handled. */
export interface ChatTurn {
  readonly state: ChatState;
  readonly nowMs: number;
  readonly effects: ChatEffect[];
}

export function tell({ effects }: ChatTurn, { client }: Pick<Visitor, "client">, message: ChatServerMessage): void {
  effects.push({ type: "send", client, data: JSON.stringify(message) });
}

/** To everybody who is here and sees what `author` says. */
export function tellAll({ state, effects }: ChatTurn, author: string | null, message: ChatServerMessage): void {
  const data = JSON.stringify(message);
  for (const visitor of state.visitors.values()) {
    if (!visitor.isWelcomed || (author !== null && visitor.blocked?.has(author))) continue;
    effects.push({ type: "send", client: visitor.client, data });
  }
}
