// What a small board draws between what it is told once a second: the places in their time, and straight lines between them.
import { BOARD_SAMPLE_MS, type BoardSample } from "@transcendence/protocol";

const BEHIND_MS = 2000; // what was told later than this is drawn at once
const JUMP = 250; // units: no ball flies so far from one place to the next; it was put back to the middle

interface Timed {
  readonly atMs: number;
  readonly sample: BoardSample;
}

export class Track {
  #told: Timed[] = [];

  /** They are drawn from now on, or after those that are not drawn yet. */
  add(samples: readonly BoardSample[], nowMs: number): void {
    const last = this.#told.at(-1);
    const next = last === undefined ? nowMs : last.atMs + BOARD_SAMPLE_MS;
    const fromMs = next < nowMs || next > nowMs + BEHIND_MS ? nowMs : next;
    const kept = this.#told.filter(({ atMs }) => atMs < fromMs).slice(-2 * samples.length);
    this.#told = [...kept, ...samples.map((sample, index) => ({ atMs: fromMs + index * BOARD_SAMPLE_MS, sample }))];
  }

  /** null: nothing was told yet. */
  at(nowMs: number): BoardSample | null {
    const index = this.#told.findLastIndex(({ atMs }) => atMs <= nowMs);
    const before = this.#told[Math.max(0, index)];
    const after = this.#told[index + 1];
    if (before === undefined) return null;
    if (index < 0 || after === undefined || isJump(before.sample, after.sample)) return before.sample;
    const part = Math.min(1, (nowMs - before.atMs) / (after.atMs - before.atMs));
    const between = (at: 0 | 1 | 2 | 3) => before.sample[at] + (after.sample[at] - before.sample[at]) * part;
    return [between(0), between(1), between(2), between(3)];
  }
}

function isJump(one: BoardSample, other: BoardSample): boolean {
  return Math.abs(one[0] - other[0]) > JUMP || Math.abs(one[1] - other[1]) > JUMP;
}
