// What came out of the matches played through one kind of client at one round trip.
import type { Counted } from "./arena.ts";
import type { Rally } from "./truth.ts";
import type { Watcher } from "./watcher.ts";

const SAME_TICKS = 20; // a bounce seen so near a true one is that one
const APPROACH_TICKS = 120; // inputs of this long before a bounce decide it

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
  ownUndoneInTime = 0; // bounces off the own paddle that were taken back though every input of it had come in time
  ownUndoneLate = 0; // and where one had not
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
  addBounces({ hits, display: { seat } }: Watcher, rallies: readonly Rally[], inputs: readonly Counted[]): void {
    rallies.forEach((rally, index) => {
      if (rally.endTick === Infinity) return;
      const seen = hits.filter((hit) => hit.rally === index + 1);
      const own = seen.filter((hit) => hit.seat === seat);
      const extra = own.length - rally.hits.filter((hit) => hit.seat === seat).length;
      const rivals = seen.length - own.length;
      this.ownHits += own.length;
      this.rivalHits += rivals;
      this.rivalUndone += Math.max(0, rivals - rally.hits.filter((hit) => hit.seat !== seat).length);
      if (extra <= 0) return;
      // More were seen than happened. With a shield the rally goes on after it, so it need not be the last one.
      const isTrue = (tick: number) =>
        rally.hits.some((hit) => hit.seat === seat && Math.abs(hit.tick - tick) < SAME_TICKS);
      const bounce = (own.find(({ tick }) => !isTrue(tick)) ?? own.at(-1)!).tick;
      const late = inputs.some(
        (input) => input.seat === seat && isMoved(input) && Math.abs(input.sent - bounce) < APPROACH_TICKS,
      );
      if (late) this.ownUndoneLate += extra;
      else this.ownUndoneInTime += extra;
    });
  }
}

function isMoved({ sent, counted }: Counted): boolean {
  return sent !== counted;
}
