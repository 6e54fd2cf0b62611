// Which way a paddle is being asked to go, by everything that is held down at this moment: keys, fingers, gamepads.
import type { Move } from "@transcendence/game";

export type Direction = -1 | 1;

/** The last thing pressed wins; when it is let go, what is still held counts again. */
export class Held {
  readonly #held: { readonly source: string; direction: Direction }[] = [];

  get move(): Move {
    return this.#held.at(-1)?.direction ?? 0;
  }

  /** True when the move has changed. A source that is held already (a key repeating) changes nothing. */
  press(source: string, direction: Direction): boolean {
    const before = this.move;
    const index = this.#held.findIndex((held) => held.source === source);
    if (index >= 0) {
      if (this.#held[index]?.direction === direction) return false;
      this.#held.splice(index, 1);
    }
    this.#held.push({ source, direction });
    return this.move !== before;
  }

  release(source: string): boolean {
    const index = this.#held.findIndex((held) => held.source === source);
    if (index < 0) return false;
    const before = this.move;
    this.#held.splice(index, 1);
    return this.move !== before;
  }

  /** A source that says where it points each time, as sticks and fingers do. */
  point(source: string, move: Move): boolean {
    return move === 0 ? this.release(source) : this.press(source, move);
  }

  releaseAll(): boolean {
    const before = this.move;
    this.#held.length = 0;
    return before !== 0;
  }
}
