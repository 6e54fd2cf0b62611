// What goes into the lobby's reducer and what comes out of it.
import type {
  BoardSample,
  LiveMatch,
  LobbyClientMessage,
  LobbyServerMessage,
  LobbyTicket,
  StoreAbort,
  StorePairing,
} from "@transcendence/protocol";
import type { ClientId, RoomEffect } from "../turn.ts";
import type { LobbyState, StoredLobby } from "./state.ts";

export type LobbyEvent =
  | { readonly type: "connect"; readonly nowMs: number; readonly client: ClientId; readonly ticket: LobbyTicket }
  | { readonly type: "disconnect"; readonly nowMs: number; readonly client: ClientId }
  | {
      readonly type: "message";
      readonly nowMs: number;
      readonly client: ClientId;
      readonly message: LobbyClientMessage;
    }
  /** Between whom and somebody there is a block, as the API says; and what has changed since. */
  | {
      readonly type: "blocks";
      readonly nowMs: number;
      readonly user: string;
      readonly question: number;
      readonly ids: readonly string[] | null; // null: it does not say
    }
  | {
      readonly type: "block";
      readonly nowMs: number;
      readonly user: string;
      readonly other: string;
      readonly isBlocked: boolean;
    }
  | { readonly type: "renamed"; readonly nowMs: number; readonly player: string; readonly name: string }
  /** `freshIds`: for the matches of a wave, at least one for each two who wait. */
  | { readonly type: "wake"; readonly nowMs: number; readonly freshIds: readonly string[] }
  /** The API's answer to an order. `refused`: these two cannot play, for one of them is gone; `apart`: they must not. */
  | {
      readonly type: "ordered";
      readonly nowMs: number;
      readonly match: string;
      readonly verdict: "stored" | "refused" | "apart" | "failed";
    }
  | { readonly type: "load"; readonly nowMs: number; readonly isOverloaded: boolean }
  | { readonly type: "present" | "absent"; readonly nowMs: number; readonly player: string }
  | { readonly type: "playing"; readonly nowMs: number; readonly match: string; readonly live: LiveMatch | null }
  | {
      readonly type: "board";
      readonly nowMs: number;
      readonly match: string;
      readonly samples: readonly BoardSample[];
    }
  | {
      readonly type: "over";
      readonly nowMs: number;
      readonly match: string;
      readonly players: readonly string[];
      readonly missing: readonly string[]; // who was paired for it and did not come, or left before it counted
    };

export interface LobbyDelivery {
  readonly kind: "abort";
  readonly body: StoreAbort;
}

export type LobbyEffect =
  | { readonly type: "order"; readonly body: StorePairing }
  | { readonly type: "ask_blocks"; readonly user: string; readonly question: number }
  | RoomEffect<StoredLobby, LobbyDelivery>;

/** One event being handled. */
export interface LobbyTurn {
  readonly state: LobbyState;
  readonly nowMs: number;
  readonly effects: LobbyEffect[];
}

export function tell({ effects }: LobbyTurn, client: ClientId | null, message: LobbyServerMessage): void {
  if (client !== null) effects.push({ type: "send", client, data: JSON.stringify(message) });
}
