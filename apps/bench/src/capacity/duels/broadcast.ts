import { other } from "./duel.ts";
import { inputsIn, STATE_BYTES } from "./plain-state.ts";
import type { Dialect } from "./random-duel.ts";
import { relay } from "./relay.ts";

/** A room that broadcasts its world: an input counts as relayed with the first state that shows it to the rival. */
export const broadcast: Dialect = {
  ...relay,
  shows: (frame, seat) => (frame.length === STATE_BYTES ? inputsIn(frame, other(seat)) : -1),
};
