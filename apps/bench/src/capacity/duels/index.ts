import { DEFAULT_SETTINGS } from "@transcendence/game";
import { broadcast } from "./broadcast.ts";
import { colyseus } from "./colyseus.ts";
import type { Duel, DuelOptions } from "./duel.ts";
import { LONG, MatchDuel, WILD } from "./match-duel.ts";
import { RandomDuel } from "./random-duel.ts";
import { relay } from "./relay.ts";

export const DUELS = {
  match: (options) => new MatchDuel(options),
  long: (options) => new MatchDuel(options, LONG),
  listed: (options) => new MatchDuel(options, DEFAULT_SETTINGS, true),
  watched: (options) => new MatchDuel(options, LONG, true),
  wild: (options) => new MatchDuel(options, WILD),
  relay: (options) => new RandomDuel(options, relay),
  broadcast: (options) => new RandomDuel(options, broadcast),
  colyseus: (options) => new RandomDuel(options, colyseus),
} as const satisfies Record<string, (options: DuelOptions) => Duel>;
export type DuelName = keyof typeof DUELS;
