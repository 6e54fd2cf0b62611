// Commands inside keyframes and batches: a code, the tick, and for a serve its seed.
import type { Command, Move, Seat } from "@transcendence/game";
import { getU32, getU8, putU32 } from "./bytes.ts";

const SERVE_CODE = 0xff;
const MOVE_BYTES = 5;
const SERVE_BYTES = 9;
/** The count is one byte. A room that has more to say sends two frames. */
export const COMMANDS_LIMIT = 255;

/** Seat and move in one byte: seat << 4 | (move + 1). */
export function moveCode(seat: Seat, move: Move): number {
  return (seat << 4) | (move + 1);
}

export function seatOfCode(code: number): Seat | null {
  const seat = code >>> 4;
  return seat === 0 || seat === 1 ? seat : null;
}

export function moveOfCode(code: number): Move | null {
  return toMove((code & 0x0f) - 1);
}

export function toMove(value: number): Move | null {
  return value === -1 || value === 0 || value === 1 ? value : null;
}

export function commandsLength(commands: readonly Command[]): number {
  let length = 1;
  for (let index = 0; index < commands.length; index++) {
    length += commands[index]!.kind === "move" ? MOVE_BYTES : SERVE_BYTES;
  }
  return length;
}

/** Writes the count and the commands; returns the place after them. */
export function putCommands(bytes: Uint8Array, at: number, commands: readonly Command[]): number {
  if (commands.length > COMMANDS_LIMIT) throw new RangeError(`${commands.length} commands do not fit in a frame`);
  bytes[at++] = commands.length;
  for (let index = 0; index < commands.length; index++) {
    const command = commands[index]!;
    const serve = command.kind === "serve";
    bytes[at] = serve ? SERVE_CODE : moveCode(command.seat, command.move);
    putU32(bytes, at + 1, command.tick);
    if (serve) putU32(bytes, at + 5, command.seed);
    at += serve ? SERVE_BYTES : MOVE_BYTES;
  }
  return at;
}

/** Reads the count and the commands into the list; returns the place after them, or -1 when they are malformed. */
export function getCommands(bytes: Uint8Array, at: number, into: Command[]): number {
  if (at >= bytes.length) return -1;
  const count = getU8(bytes, at++);
  for (let i = 0; i < count; i++) {
    const code = getU8(bytes, at);
    const length = code === SERVE_CODE ? SERVE_BYTES : MOVE_BYTES;
    if (at + length > bytes.length) return -1;
    const command = commandOf(code, getU32(bytes, at + 1), code === SERVE_CODE ? getU32(bytes, at + 5) : 0);
    if (command === null) return -1;
    into.push(command);
    at += length;
  }
  return at;
}

function commandOf(code: number, tick: number, seed: number): Command | null {
  if (code === SERVE_CODE) return { kind: "serve", tick, seed };
  const seat = seatOfCode(code);
  const move = moveOfCode(code);
  return seat === null || move === null ? null : { kind: "move", tick, seat, move };
}
