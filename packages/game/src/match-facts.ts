// What can be said of a match once it is over. Everything follows from the worlds of its ticks, so a replay proves it.
import { playReplay, type Replay } from "./replay.ts";
import type { World } from "./world.ts";

export interface MatchFacts {
  readonly longest: { readonly hits: number; readonly ticks: number }; // the rally with the most hits
  readonly fastest: number; // speed of the fastest ball, in units a tick
  readonly seats: readonly SeatFacts[];
}

export interface SeatFacts {
  readonly returns: number; // balls hit
  readonly run: number; // points made in a row
  readonly behind: readonly [mine: number, theirs: number]; // the score when they were furthest behind
}

/** What somebody may remember of their own part. */
export type Moment =
  | { readonly kind: "comeback"; readonly from: readonly [mine: number, theirs: number] }
  | { readonly kind: "run"; readonly points: number }
  | { readonly kind: "returns"; readonly balls: number };

const COMEBACK_FROM = 3; // points behind
const RUN_FROM = 3; // points in a row

export function bestMoment({ returns, run, behind }: SeatFacts, won: boolean): Moment {
  const [mine, theirs] = behind;
  if (won && theirs - mine >= COMEBACK_FROM) return { kind: "comeback", from: behind };
  return run >= RUN_FROM ? { kind: "run", points: run } : { kind: "returns", balls: returns };
}

/** Watches a match tick by tick. */
export class FactsWatcher {
  #hits = 0; // of this rally
  #ticks = 0;
  readonly #longest = { hits: 0, ticks: 0 };
  #fastestSquare = 0;
  #score = [0, 0];
  #run = 0;
  #runner = -1;
  readonly #seats = [0, 1].map(() => ({ returns: 0, run: 0, behind: [0, 0] as [number, number] }));

  /** Call after each step. */
  watch(world: World): void {
    if (!world.inPlay && this.#ticks === 0) return; // between two rallies
    this.#ticks++;
    this.#countHits(world);
    for (const { vx, vy } of world.balls) this.#fastestSquare = Math.max(this.#fastestSquare, vx * vx + vy * vy);
    const { hits, ticks } = this.#longest;
    if (this.#hits > hits || (this.#hits === hits && this.#ticks > ticks)) {
      this.#longest.hits = this.#hits;
      this.#longest.ticks = this.#ticks;
    }
    if (!world.inPlay) this.#endRally(world);
  }

  #countHits({ hits, lastHitter }: World): void {
    const hitter = this.#seats[lastHitter]; // none before the first hit
    if (hitter !== undefined) hitter.returns += hits - this.#hits;
    this.#hits = hits;
  }

  #endRally(world: World): void {
    this.#hits = 0;
    this.#ticks = 0;
    const scorer = world.score.findIndex((points, seat) => points > (this.#score[seat] ?? 0));
    this.#score = [...world.score];
    if (scorer === -1) return;
    this.#run = scorer === this.#runner ? this.#run + 1 : 1;
    this.#runner = scorer;
    for (const [seat, facts] of this.#seats.entries()) {
      const [mine = 0, theirs = 0] = seat === 0 ? this.#score : this.#score.toReversed();
      if (seat === scorer) facts.run = Math.max(facts.run, this.#run);
      if (theirs - mine > facts.behind[1] - facts.behind[0]) facts.behind = [mine, theirs];
    }
  }

  facts(): MatchFacts {
    const seats = this.#seats.map(({ returns, run, behind }) => ({ returns, run, behind }));
    return { longest: { ...this.#longest }, fastest: Math.sqrt(this.#fastestSquare), seats };
  }
}

/** Null for what `playReplay` refuses. */
export function factsOf(replay: Replay): MatchFacts | null {
  const watcher = new FactsWatcher();
  return playReplay(replay, (world) => watcher.watch(world)) && watcher.facts();
}
