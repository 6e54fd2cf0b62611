// Written by `npm run bench calibration -- --write`. Glicko-2, on a scale of their own: the average of all is 1500.
import type { CharacterId } from "./characters.ts";

export const RATINGS: Readonly<Record<CharacterId, { readonly rating: number; readonly deviation: number }>> = {
  pebble: { rating: 656, deviation: 15 },
  skitter: { rating: 885, deviation: 12 },
  plumb: { rating: 1134, deviation: 11 },
  flint: { rating: 1374, deviation: 11 },
  ledger: { rating: 1637, deviation: 11 },
  heron: { rating: 1911, deviation: 11 },
  meridian: { rating: 2138, deviation: 11 },
  zenith: { rating: 2264, deviation: 12 },
};
