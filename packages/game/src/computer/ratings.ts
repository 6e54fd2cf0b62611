// Written by `npm run bench calibration -- --write`. Glicko-2, on a scale of their own: the average of all is 1500.
import type { CharacterId } from "./characters.ts";

export const RATINGS: Readonly<Record<CharacterId, { readonly rating: number; readonly deviation: number }>> = {
  pebble: { rating: 722, deviation: 19 },
  skitter: { rating: 943, deviation: 15 },
  plumb: { rating: 1255, deviation: 14 },
  flint: { rating: 1497, deviation: 14 },
  ledger: { rating: 1759, deviation: 14 },
  heron: { rating: 2046, deviation: 15 },
  meridian: { rating: 2277, deviation: 19 },
};
