import { checkpointOf } from "./checkpoint.ts";
import type { Delivery, Turn } from "./turn.ts";

/** Puts the match as it stands into storage, together with what the API has to be told of it. */
export function store(turn: Turn, delivery: Delivery | null = null): void {
  const deliveries = delivery === null ? [] : [delivery];
  turn.effects.push({ type: "store", stored: checkpointOf(turn.state), deliveries });
}
