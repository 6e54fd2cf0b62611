// What a power-up has just done, in words beside the paddle of whoever took it, for a moment.
import { type Seat, SEATS } from "@transcendence/game";
import type { Mark } from "./canvas-frame.ts";

const SHOWN_MS = 1500;

export class Notes {
  readonly #last: [Note | null, Note | null] = [null, null];

  /** In place of what stands there. */
  write(seat: Seat, text: string, nowMs: number): void {
    this.#last[seat] = { seat, text, untilMs: nowMs + SHOWN_MS };
  }

  at(nowMs: number): readonly Mark[] {
    return SEATS.flatMap((seat) => {
      const note = this.#last[seat];
      return note && nowMs < note.untilMs ? [note] : [];
    });
  }
}

interface Note extends Mark {
  readonly untilMs: number;
}
