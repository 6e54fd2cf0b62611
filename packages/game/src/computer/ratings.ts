// Written by `npm run bench calibration -- --write`. Glicko-2, on a scale of their own: the average of all is 1500.
import type { CharacterId } from "./characters.ts";

export const RATINGS: Readonly<Record<CharacterId, { readonly rating: number; readonly deviation: number }>> = {
  pebble: { rating: 761, deviation: 12 },
  skitter: { rating: 989, deviation: 9 },
  plumb: { rating: 1253, deviation: 9 },
  flint: { rating: 1494, deviation: 9 },
  ledger: { rating: 1759, deviation: 9 },
  heron: { rating: 2005, deviation: 9 },
  meridian: { rating: 2239, deviation: 12 },
  zenith: { rating: 2360, deviation: 30 },
};
