import type { Rules } from "./rules.ts";
import { serve } from "./serve.ts";
import type { Move, Seat, World } from "./world.ts";

/** A command with tick t is applied to the world at tick t, before the step that leads to t + 1. */
export type Command =
  | { readonly kind: "move"; readonly tick: number; readonly seat: Seat; readonly move: Move }
  | { readonly kind: "serve"; readonly tick: number; readonly seed: number };

/** Changes the world in place. A command that makes no sense now (a serve during a rally or after the end) changes nothing. */
export function applyCommand(world: World, rules: Rules, command: Command): void {
  switch (command.kind) {
    case "move": {
      const paddle = world.paddles[command.seat];
      // Never -0, which a mirrored 0 is: equal worlds have equal hashes.
      if (paddle !== undefined) paddle.move = command.move > 0 ? 1 : command.move < 0 ? -1 : 0;
      return;
    }
    case "serve":
      if (!world.inPlay && world.winner === -1) serve(world, rules, command.seed);
  }
}
