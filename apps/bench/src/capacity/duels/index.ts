import type { Duel, DuelOptions } from "./duel.ts";
import { RandomDuel } from "./random-duel.ts";
import { relay } from "./relay.ts";

export const DUELS = {
  relay: (options) => new RandomDuel(options, relay),
} as const satisfies Record<string, (options: DuelOptions) => Duel>;
export type DuelName = keyof typeof DUELS;
