// The inputs a player has sent on this connection in this epoch and the room has not yet counted: a keyframe lacks them.
import type { Command, Move, Seat } from "@transcendence/game";

export class OwnInputs {
  readonly #seat: Seat;
  #waiting: Command[] = [];
  #counted = 0; // how many the room is known to have read
  #tick = 0; // of the last one
  #move: Move = 0; // as the room has it or will have it

  constructor(seat: Seat) {
    this.#seat = seat;
  }

  /** The last direction sent. */
  get move(): Move {
    return this.#move;
  }

  get waiting(): readonly Command[] {
    return this.#waiting;
  }

  /** A new epoch or a new connection: what was under way is lost, and the room counts from 0. */
  reset(): void {
    this.#waiting = [];
    this.#counted = 0;
    this.#tick = 0;
    this.#move = 0;
  }

  /** Never before the previous input: the room would put it there anyway. */
  send(tick: number, move: Move): Command & { kind: "move" } {
    this.#tick = Math.max(this.#tick, tick);
    this.#move = move;
    const command = { kind: "move", tick: this.#tick, seat: this.#seat, move } as const;
    this.#waiting.push(command);
    return command;
  }

  /** The room has read so many, mod 65536. */
  drop(received: number): void {
    this.#waiting.splice(0, (received - this.#counted) & 0xffff);
    this.#counted = received;
  }

  /** With nothing under way, the room's idea of the direction holds. */
  adoptMove(move: Move): void {
    this.#move = move;
  }
}
