// What goes into the reducer and what comes out of it.
import type { ClientFrame } from "@transcendence/netcode";
import type {
  ChatSide,
  Player,
  MatchClientMessage,
  MatchErrorMessage,
  MatchTicket,
  StoreAbort,
  StoreRematch,
  StoreResult,
} from "@transcendence/protocol";
import type { ClientId, RoomEffect } from "../turn.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { SKIP_MS } from "./limits.ts";
import type { Client, MatchState, Pair } from "./state.ts";

export type MatchEvent =
  | { readonly type: "connect"; readonly nowMs: number; readonly client: ClientId; readonly ticket: MatchTicket }
  | { readonly type: "disconnect"; readonly nowMs: number; readonly client: ClientId }
  | { readonly type: "frame"; readonly nowMs: number; readonly client: ClientId; readonly frame: ClientFrame }
  | {
      readonly type: "message";
      readonly nowMs: number;
      readonly client: ClientId;
      readonly message: MatchClientMessage;
      readonly freshId: string; // for a rematch
    }
  | { readonly type: "wake"; readonly nowMs: number; readonly seed: number } // the time asked for came; seed: fresh u32
  | { readonly type: "rematch-answered"; readonly nowMs: number; readonly stored: boolean }
  | {
      readonly type: "blocks-answered";
      readonly nowMs: number;
      readonly question: number;
      readonly blocks: Pair<boolean> | null; // by seat: who has blocked the other; null: no answer
      readonly freshId: string; // for a rematch
    }
  | {
      readonly type: "block";
      readonly nowMs: number;
      readonly user: string;
      readonly other: string;
      readonly isBlocked: boolean;
    }
  | { readonly type: "checkPresence"; readonly nowMs: number } // from time to time: is anybody still coming?
  | { readonly type: "show"; readonly nowMs: number } // the lobby shows it on small boards
  | { readonly type: "drain"; readonly nowMs: number } // the arena restarts
  | { readonly type: "renamed"; readonly nowMs: number; readonly player: string; readonly name: string };

/** To be delivered to the API, however long it takes. */
export type Delivery =
  | { readonly kind: "result"; readonly body: StoreResult }
  | { readonly kind: "abort"; readonly body: StoreAbort };

export type MatchEffect =
  | RoomEffect<Checkpoint, Delivery>
  | { readonly type: "order-rematch"; readonly body: StoreRematch }
  /** Asks the API which of the two has blocked the other. */
  | { readonly type: "ask-blocks"; readonly question: number; readonly users: Pair<string> }
  /** The client wants into the chat of its side. */
  | { readonly type: "chat-ticket"; readonly client: ClientId; readonly side: ChatSide; readonly player: Player };

/** One call of the reducer. */
export interface Turn {
  readonly state: MatchState;
  readonly nowMs: number;
  readonly effects: MatchEffect[];
}

/** Whether the client reads too slowly to be sent anything more. `closeSlow` closes it in the end. */
export function skips(client: Client, nowMs: number): boolean {
  const [oldest] = client.open;
  if (oldest !== undefined && nowMs - oldest.sentMs >= SKIP_MS) client.skipped = true;
  return client.skipped;
}

export function send(turn: Turn, client: Client, data: string | Uint8Array): void {
  if (!skips(client, turn.nowMs)) turn.effects.push({ type: "send", client: client.id, data });
}

export function refuse(turn: Turn, client: Client, code: MatchErrorMessage["code"]): void {
  const answer: MatchErrorMessage = { type: "error", code };
  send(turn, client, JSON.stringify(answer));
}
