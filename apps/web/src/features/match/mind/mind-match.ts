// A match of two computer players, and what one of them has in mind: for the page that explains them.
import { type CharacterId, DEFAULT_SETTINGS, explain, type Explanation } from "@transcendence/game";
import type { CanvasFrame } from "../canvas/canvas-frame.ts";
import { freshSeed, LocalMatch } from "../local/local-match.ts";
import { createRival, type Rival } from "../local/rival.ts";

const FRAME_MS = 1000 / 60;

export class MindMatch {
  readonly watched: Rival; // on the right; it keeps what it learns from match to match
  readonly #other: Rival;
  #match: LocalMatch;
  #nowMs = 0; // of the match's own clock, which stands still while nobody looks
  #explained: { readonly nextLook: number; readonly explanation: Explanation | null } = {
    nextLook: -1,
    explanation: null,
  };

  constructor(watched: CharacterId, other: CharacterId) {
    this.watched = createRival(watched, 1);
    this.#other = createRival(other, 0);
    this.#match = this.#begin();
  }

  get rules() {
    return this.#match.rules;
  }

  /** Of the last look; null before the first. */
  get explanation(): Explanation | null {
    const { computer } = this.watched;
    if (computer.nextLook !== this.#explained.nextLook) {
      this.#explained = { nextLook: computer.nextLook, explanation: explain(computer, this.rules) };
    }
    return this.#explained.explanation;
  }

  advance(elapsedMs: number): void {
    if (this.#match.world.winner !== -1) this.#match = this.#begin();
    this.#nowMs += elapsedMs;
    this.#match.advance(this.#nowMs);
  }

  /** Up to its next look at a ball in play. */
  toNextLook(): void {
    const before = this.explanation;
    for (let frame = 0; frame < 60 * 10; frame++) {
      this.advance(FRAME_MS);
      if (this.explanation !== before && this.explanation?.saw.inPlay) return;
    }
  }

  show(frame: CanvasFrame): void {
    this.#match.show(frame);
    frame.score = [this.#match.world.score[0] ?? 0, this.#match.world.score[1] ?? 0];
  }

  #begin(): LocalMatch {
    const match = new LocalMatch(DEFAULT_SETTINGS, freshSeed, this.watched, this.#other);
    match.skipCountdown();
    return match;
  }
}
