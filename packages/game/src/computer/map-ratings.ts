// Written by `npm run bench calibration maps -- --write`: as ratings.ts, but on each of the other maps, apart.
import type { MapId } from "../settings.ts";
import type { CharacterId } from "./characters.ts";

export const MAP_RATINGS: Readonly<Record<Exclude<MapId, "classic">, Readonly<Record<CharacterId, number>>>> = {
  pillars: {
    pebble: 898,
    skitter: 1050,
    plumb: 1233,
    flint: 1507,
    ledger: 1682,
    heron: 1842,
    meridian: 1860,
    zenith: 1928,
  },
  hourglass: {
    pebble: 851,
    skitter: 990,
    plumb: 1173,
    flint: 1493,
    ledger: 1519,
    heron: 1792,
    meridian: 1993,
    zenith: 2190,
  },
  island: {
    pebble: 621,
    skitter: 730,
    plumb: 923,
    flint: 1683,
    ledger: 1786,
    heron: 1845,
    meridian: 1913,
    zenith: 2499,
  },
  portals: {
    pebble: 700,
    skitter: 901,
    plumb: 1134,
    flint: 1332,
    ledger: 1644,
    heron: 1915,
    meridian: 2169,
    zenith: 2205,
  },
  sluice: {
    pebble: 863,
    skitter: 985,
    plumb: 1208,
    flint: 1520,
    ledger: 1658,
    heron: 1825,
    meridian: 1885,
    zenith: 2055,
  },
};
