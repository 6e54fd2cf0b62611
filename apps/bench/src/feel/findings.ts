// What came out of the matches played through one kind of client at one round trip.
import type { Seat } from "@transcendence/game";
import type { Counted } from "./room-harness.ts";
import type { Rally } from "./truth.ts";
import type { SeenHit, Watcher } from "./watcher.ts";

const SAME_TICKS = 20; // a bounce seen so near a true one is that one
const APPROACH_TICKS = 120; // inputs of this long before a bounce decide it

/** A bounce off the own paddle that was seen and heard, and is not in the room's log. */
export interface TakenBack {
  readonly seed: number; // of the match: play it again, and it is there again
  readonly seat: Seat;
  readonly tick: number; // as it was drawn
  readonly late: boolean; // an input of that approach came outside the window
}

export class Findings {
  pictures = 0;
  seconds = 0; // of a ball in play, on one screen
  rallies = 0;
  hits = 0;
  inputs = 0;
  lateInputs = 0; // that the room put elsewhere
  presses = 0;
  obeyed = 0; // with the paddle moving in the very next picture
  pulls = 0; // the own paddle jumped
  ownHits = 0;
  readonly takenBack: TakenBack[] = [];
  rivalHits = 0;
  rivalUndone = 0;
  returns = 0;
  jumps = 0;
  thinAir = 0;
  #responseMs = 0;
  #responses = 0;
  #free = 0;
  #unevenness = 0;
  #flightUnevenness = 0;
  #flicker = 0;

  /** Though every input of it had come in time. */
  get ownUndoneInTime(): number {
    return this.takenBack.length - this.ownUndoneLate;
  }

  get ownUndoneLate(): number {
    return this.takenBack.filter(({ late }) => late).length;
  }

  get responseMs(): number {
    return this.#responseMs / this.#responses;
  }

  get unevenness(): number {
    return this.#unevenness / this.#free;
  }

  get flightUnevenness(): number {
    return this.#flightUnevenness / this.#free;
  }

  get flicker(): number {
    return this.#flicker / this.#free;
  }

  addWatcher(watcher: Watcher, pictureMs: number): void {
    const { smoothness } = watcher;
    this.pictures += watcher.pictures;
    this.seconds += (smoothness.pictures * pictureMs) / 1000;
    this.presses += watcher.presses;
    this.obeyed += watcher.obeyed;
    this.pulls += watcher.pulls;
    this.thinAir += watcher.thinAir;
    this.jumps += smoothness.jumps;
    this.returns += smoothness.returns;
    this.#responseMs += watcher.responseMs;
    this.#responses += watcher.responses;
    this.#free += smoothness.pictures;
    this.#unevenness += smoothness.unevenness * smoothness.pictures;
    this.#flightUnevenness += smoothness.flightUnevenness * smoothness.pictures;
    this.#flicker += smoothness.flicker * smoothness.pictures;
  }

  get hitsPerRally(): number {
    return this.hits / this.rallies;
  }

  addRally(hits: number): void {
    this.rallies++;
    this.hits += hits;
  }

  addInputs(inputs: readonly Counted[]): void {
    this.inputs += inputs.length;
    this.lateInputs += inputs.filter(isMoved).length;
  }

  /** Holds what was seen to bounce against what did. Rallies are matched by their order: every serve is seen. */
  addBounces(
    { hits, display: { seat } }: Watcher,
    rallies: readonly Rally[],
    inputs: readonly Counted[],
    seed: number,
  ): void {
    const moved = inputs.filter((input) => input.seat === seat && isMoved(input));
    rallies.forEach((rally, index) => {
      if (rally.endTick === Infinity) return;
      const seen = hits.filter((hit) => hit.rally === index + 1);
      const own = seen.filter((hit) => hit.seat === seat);
      const rivals = seen.length - own.length; // drawn late, so they are only counted
      this.ownHits += own.length;
      this.rivalHits += rivals;
      this.rivalUndone += Math.max(0, rivals - rally.hits.filter((hit) => hit.seat !== seat).length);
      for (const { tick } of untrue(own, rally)) {
        this.takenBack.push({ seed, seat, tick, late: moved.some((input) => decides(input, tick)) });
      }
    });
  }
}

/** Those seen that did not happen: each true bounce stands for one. */
function untrue(seen: readonly SeenHit[], { hits }: Rally): SeenHit[] {
  const left = [...hits];
  return seen.filter(({ seat, tick }) => {
    const found = left.findIndex((hit) => hit.seat === seat && Math.abs(hit.tick - tick) < SAME_TICKS);
    if (found !== -1) left.splice(found, 1);
    return found === -1;
  });
}

/** Only what was meant before a bounce, or put before it, can have changed it. */
function decides({ sent, counted }: Counted, bounce: number): boolean {
  const first = Math.min(sent, counted);
  return first <= bounce && first > bounce - APPROACH_TICKS;
}

function isMoved({ sent, counted }: Counted): boolean {
  return sent !== counted;
}
