import { checkpointOf } from "./checkpoint.ts";
import type { Delivery, Turn } from "./turn.ts";

/** Puts the match as it stands into storage, together with what the API has to be told of it. */
export function store(turn: Turn, delivery: Delivery | null = null): void {
  turn.effects.push({ type: "store", checkpoint: checkpointOf(turn.state), delivery });
}
