// Rollback: a confirmed world, the commands after it, and any later world on demand. Room, player and spectator run this class.
import {
  applyCommand,
  type Command,
  cloneWorld,
  copyWorld,
  noPointBefore,
  type Rules,
  step,
  type World,
} from "@transcendence/game";

export class Timeline {
  readonly #rules: Rules;
  readonly #confirmed: World;
  readonly #pending: Command[] = []; // by tick, then seat, a serve last; none before confirmed.tick
  #ahead: World | null = null; // what at() gave last; right as long as no command is inserted before its tick
  #aheadNext = 0; // the first pending command that #ahead has not applied
  readonly #scan: World; // how far nextPoint() has looked
  #scanNext = 0;
  #scanPoint = -1; // the point it found

  /** Takes the world over: it becomes `confirmed`. */
  constructor(rules: Rules, world: World, pending: readonly Command[] = []) {
    this.#rules = rules;
    this.#confirmed = world;
    this.#scan = cloneWorld(world);
    for (const command of pending) this.insert(command);
  }

  /** The world into which all commands before its tick are folded. Read only. */
  get confirmed(): World {
    return this.#confirmed;
  }

  /** False when the command's tick is confirmed already. Of two with the same kind, seat and tick the later call wins. */
  insert(command: Command): boolean {
    if (command.tick < this.#confirmed.tick) return false;
    let index = this.#pending.length;
    let order = 1;
    while (index > 0 && (order = compare(command, this.#pending[index - 1]!)) < 0) index--;
    if (index > 0 && order === 0) this.#pending[index - 1] = command;
    else this.#pending.splice(index, 0, command);
    if (this.#ahead !== null && command.tick < this.#ahead.tick) this.#resetAhead(this.#ahead);
    if (command.tick < this.#scan.tick) this.#resetScan();
    return true;
  }

  /** The predicted world at a whole tick from confirmed.tick on. Scratch: read it before the next call. */
  at(tick: number): World {
    const ahead = (this.#ahead ??= cloneWorld(this.#confirmed)); // a room without computer players never needs it
    if (tick < ahead.tick) this.#resetAhead(ahead);
    this.#aheadNext = this.#run(ahead, this.#aheadNext, tick);
    return ahead;
  }

  /** Folds everything before `tick` into the confirmed world; returns the commands folded, in order, for the log. */
  confirm(tick: number): readonly Command[] {
    if (tick <= this.#confirmed.tick) return NONE;
    let count = 0;
    const ahead = this.#ahead;
    if (ahead !== null && ahead.tick <= tick && ahead.tick > this.#confirmed.tick) {
      copyWorld(ahead, this.#confirmed);
      count = this.#aheadNext;
    }
    count = this.#run(this.#confirmed, count, tick);
    const folded = count === 0 ? NONE : this.#pending.splice(0, count);
    if (ahead !== null && ahead.tick < tick) this.#resetAhead(ahead);
    else if (ahead !== null) this.#aheadNext -= count;
    if (this.#scan.tick < tick || this.#scanPoint === tick) this.#resetScan();
    else this.#scanNext -= count;
    return folded;
  }

  /** The first tick after confirmed.tick, up to `untilTick`, at which a point has been scored if nobody moves any more; or -1. */
  nextPoint(untilTick: number): number {
    if (this.#scanPoint >= 0) return this.#scanPoint <= untilTick ? this.#scanPoint : -1;
    const world = this.#scan;
    const pending = this.#pending;
    if (noPointBefore(world, this.#rules) > untilTick) return -1;
    while (world.tick < untilTick) {
      // With no ball in play nothing happens before the next command.
      if (!world.inPlay && this.#scanNext === pending.length) return -1;
      const before = pointsOf(world);
      this.#scanNext = this.#run(world, this.#scanNext, world.tick + 1);
      if (pointsOf(world) > before) {
        this.#scanPoint = world.tick;
        return world.tick;
      }
    }
    return -1;
  }

  /** The commands not yet folded, in order. Read only; it changes with the next call. */
  pending(): readonly Command[] {
    return this.#pending;
  }

  #run(world: World, next: number, tick: number): number {
    const pending = this.#pending;
    while (world.tick < tick) {
      for (
        let command = pending[next];
        command !== undefined && command.tick <= world.tick;
        command = pending[++next]
      ) {
        applyCommand(world, this.#rules, command);
      }
      step(world, this.#rules);
    }
    return next;
  }

  #resetAhead(ahead: World): void {
    copyWorld(this.#confirmed, ahead);
    this.#aheadNext = 0;
  }

  #resetScan(): void {
    copyWorld(this.#confirmed, this.#scan);
    this.#scanNext = 0;
    this.#scanPoint = -1;
  }
}

const NONE: readonly Command[] = [];

/** The order in which commands are applied; 0 when one replaces the other. */
function compare(a: Command, b: Command): number {
  return a.tick - b.tick || rank(a) - rank(b);
}

function rank(command: Command): number {
  return command.kind === "move" ? command.seat : 8;
}

function pointsOf(world: World): number {
  let points = 0;
  for (let seat = 0; seat < world.score.length; seat++) points += world.score[seat]!;
  return points;
}
