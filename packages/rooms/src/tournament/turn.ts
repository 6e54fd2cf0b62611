// What goes into the reducer of a tournament's room and what comes out of it.
import type {
  AskTournamentResults,
  CallPlayers,
  LogLine,
  OrderTournamentMatch,
  StoreTournament,
  TournamentAct,
  TournamentAnswer,
  TournamentClientMessage,
  TournamentResult,
  TournamentTicket,
} from "@transcendence/protocol";
import type { ClientId, RoomEffect } from "../turn.ts";
import { LOG_MAX } from "./limits.ts";
import type { Board, StoredTournament, TournamentRoomState, Two } from "./state.ts";

/** Who acts in the organiser's place; the log says so. What follows from it by itself is nobody's act. */
export type Actor = NonNullable<LogLine["by"]>;

/** Times are those of the machine's clock. */
interface Common {
  readonly nowMs: number;
  readonly freshId: () => string; // for matches
  readonly chance: () => number; // from 0 to 1, for the draw
}

export type OrderVerdict = { readonly missing: readonly string[] } | "overloaded" | "failed";

export type TournamentEvent = Common &
  (
    | { readonly type: "connect"; readonly client: ClientId; readonly ticket: TournamentTicket }
    | { readonly type: "disconnect"; readonly client: ClientId }
    | { readonly type: "message"; readonly client: ClientId; readonly message: TournamentClientMessage }
    | { readonly type: "act"; readonly act: TournamentAct; readonly call: number; readonly by?: Actor } // answered by that number
    | { readonly type: "renamed"; readonly player: string; readonly name: string }
    | { readonly type: "wake" }
    /** The API's answer to an order. `missing`: users that are no more. `overloaded`: not now. `failed`: no answer. */
    | {
        readonly type: "ordered";
        readonly match: string;
        readonly verdict: OrderVerdict;
      }
    | { readonly type: "results"; readonly results: readonly TournamentResult[] } // as asked for
    | { readonly type: "playing"; readonly match: string; readonly score: Two<number> | null }
    | { readonly type: "over"; readonly match: string; readonly missing: readonly string[] }
  );

export type TournamentDelivery =
  | { readonly kind: "record"; readonly body: StoreTournament }
  | { readonly kind: "calls"; readonly body: CallPlayers };

export type TournamentEffect =
  | { readonly type: "order"; readonly body: OrderTournamentMatch }
  | { readonly type: "ask"; readonly body: AskTournamentResults }
  | { readonly type: "answer"; readonly call: number; readonly answer: TournamentAnswer }
  | RoomEffect<StoredTournament, TournamentDelivery>;

/** One event being handled. */
export interface TournamentTurn {
  readonly room: TournamentRoomState;
  readonly nowMs: number;
  readonly freshId: () => string;
  readonly chance: () => number;
  readonly effects: TournamentEffect[];
  publish: boolean; // the API is to know of what changed
  readonly calls: CallPlayers["calls"]; // that it brings to those who have no page open
}

export function change(turn: TournamentTurn, changes: Partial<StoredTournament>): void {
  turn.room.stored = { ...turn.room.stored, ...changes };
}

export function changeBoard(turn: TournamentTurn, pairing: string, changes: Partial<Board>): void {
  const { boards } = turn.room.stored;
  change(turn, { boards: boards.map((board) => (board.pairing === pairing ? { ...board, ...changes } : board)) });
}

/** Writes a line that everybody sees. */
export function note(turn: TournamentTurn, line: Omit<LogLine, "atMs" | "by">, by?: Actor): void {
  const { log } = turn.room.stored;
  change(turn, { log: [...log.slice(-LOG_MAX + 1), { atMs: turn.nowMs, ...line, ...(by && { by }) }] });
  turn.publish = true;
}
