// The same Pong, played the plain way: a world that a timer steps 60 times a second. For the servers that broadcast it.
import {
  applyCommand,
  createWorld,
  DEFAULT_SETTINGS,
  type Move,
  rulesOf,
  type Seat,
  SERVE_DELAY_TICKS,
  step,
  type World,
} from "@transcendence/game";

export const TICK_MS = 1000 / 60;
const rules = rulesOf(DEFAULT_SETTINGS);

export class PlainGame {
  /** Inputs taken so far, by seat: goes out with each state, so that a client sees which of them it shows. */
  readonly inputs: [number, number] = [0, 0];
  world: World = createWorld(rules);
  #idleTicks = 0;

  move(seat: Seat, move: Move): void {
    this.inputs[seat] = (this.inputs[seat] + 1) & 0xff;
    applyCommand(this.world, rules, { kind: "move", tick: this.world.tick, seat, move });
  }

  tick(): void {
    const { world } = this;
    if (world.winner !== -1) this.world = createWorld(rules);
    else if (!world.inPlay && ++this.#idleTicks >= SERVE_DELAY_TICKS) {
      this.#idleTicks = 0;
      const seed = Math.floor(Math.random() * 2 ** 32);
      applyCommand(world, rules, { kind: "serve", tick: world.tick, seed });
    }
    step(this.world, rules);
  }
}

export function toMove(byte: number): Move {
  return byte === 1 ? 1 : byte === 0 ? 0 : -1;
}
