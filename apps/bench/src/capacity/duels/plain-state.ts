// What a plain room broadcasts: 28 bytes with all that a client needs to draw.
import type { PlainGame } from "./plain-game.ts";

export const STATE_BYTES = 28;
const INPUTS_AT = 26;

export function encodeState(game: PlainGame): Uint8Array {
  const bytes = new Uint8Array(STATE_BYTES);
  const view = new DataView(bytes.buffer);
  const { tick, balls, paddles, score } = game.world;
  view.setUint32(0, tick, true);
  view.setFloat32(4, balls[0]?.x ?? 0, true);
  view.setFloat32(8, balls[0]?.y ?? 0, true);
  view.setFloat32(12, paddles[0]?.center ?? 0, true);
  view.setFloat32(16, paddles[1]?.center ?? 0, true);
  view.setUint16(20, score[0] ?? 0, true);
  view.setUint16(22, score[1] ?? 0, true);
  bytes.set(game.inputs, INPUTS_AT);
  return bytes;
}

/** How many of that seat's inputs the state shows, modulo 256. */
export function inputsIn(bytes: Uint8Array, seat: 0 | 1): number {
  return bytes[INPUTS_AT + seat] ?? -1;
}
