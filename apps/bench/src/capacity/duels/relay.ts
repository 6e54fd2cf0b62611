import { randomUUID } from "node:crypto";
import type { Dialect } from "./random-duel.ts";

/** A server that hands each input to the other player: seven bytes, as the match room's own. */
export const relay: Dialect = {
  address(urlOf) {
    const room = randomUUID();
    const url = new URL(`/parties/room/${room}`, urlOf(room));
    return Promise.resolve([url, url]);
  },
  input(count, move) {
    return Uint8Array.of(1, 0, count & 0xff, 0, 0, 0, move & 0xff);
  },
  shows: (frame) => frame[2] ?? -1,
};
