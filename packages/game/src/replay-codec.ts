// A replay as bytes, little-endian: "PR", u16 rules, u8 map, u8 points to win, u8 margin, u8 ball speed, u8 paddle size,
// u32 ticks, u32 hash, u32 number of commands; then each command as a varint (seven bits a byte, lowest first) of
// 16 * ticks since the last command + code, where code is 3 * seat + move + 1, or 15 for a serve, whose u32 seed follows.
import type { Command } from "./command.ts";
import { isWellFormed, type Replay } from "./replay.ts";
import { MAPS } from "./settings.ts";
import { type Move, SEATS } from "./world.ts";

/** A longer replay is refused unread. */
export const MAX_REPLAY_BYTES = 1_048_576;

const MAGIC = 0x5250;
const HEAD_BYTES = 21;
const COMMAND_BYTES_MAX = 9;
const SERVE_CODE = 15;
const VARINT_BYTES_MAX = 4; // 28 bits: 16 * MAX_MATCH_TICKS and a code

export function encodeReplay({ rules, settings, commands, ticks, hash }: Replay): Uint8Array {
  const bytes = new Uint8Array(HEAD_BYTES + commands.length * COMMAND_BYTES_MAX);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, MAGIC, true);
  view.setUint16(2, rules, true);
  view.setUint8(4, MAPS.indexOf(settings.map));
  view.setUint8(5, settings.pointsToWin);
  view.setUint8(6, settings.margin);
  view.setUint8(7, settings.ballSpeed);
  view.setUint8(8, settings.paddleSize);
  view.setUint32(9, ticks, true);
  view.setUint32(13, hash, true);
  view.setUint32(17, commands.length, true);
  let at = HEAD_BYTES;
  let tick = 0;
  for (const command of commands) {
    at = writeVarint(view, at, (command.tick - tick) * 16 + codeOf(command));
    tick = command.tick;
    if (command.kind === "serve") {
      view.setUint32(at, command.seed, true);
      at += 4;
    }
  }
  return bytes.slice(0, at);
}

/** Null unless the bytes are exactly one well-formed replay, of these or other rules. */
export function decodeReplay(bytes: Uint8Array): Replay | null {
  if (bytes.length < HEAD_BYTES || bytes.length > MAX_REPLAY_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const map = MAPS[view.getUint8(4)];
  const commands = readCommands(view, view.getUint32(17, true));
  if (view.getUint16(0, true) !== MAGIC || map === undefined || commands === null) return null;
  const replay: Replay = {
    rules: view.getUint16(2, true),
    settings: {
      map,
      pointsToWin: view.getUint8(5),
      margin: view.getUint8(6),
      ballSpeed: view.getUint8(7),
      paddleSize: view.getUint8(8),
    },
    commands,
    ticks: view.getUint32(9, true),
    hash: view.getUint32(13, true),
  };
  return isWellFormed(replay) ? replay : null;
}

function readCommands(view: DataView, count: number): Command[] | null {
  if (count > view.byteLength - HEAD_BYTES) return null; // a command takes at least a byte
  const commands: Command[] = [];
  let at = HEAD_BYTES;
  let tick = 0;
  while (commands.length < count) {
    const size = varintSize(view, at);
    if (size === 0) return null;
    const value = readVarint(view, at, size);
    at += size;
    tick += value >>> 4;
    const code = value & 15;
    if (code === SERVE_CODE) {
      if (at + 4 > view.byteLength) return null;
      commands.push({ kind: "serve", tick, seed: view.getUint32(at, true) });
      at += 4;
    } else {
      const seat = SEATS[Math.floor(code / 3)];
      if (seat === undefined) return null;
      commands.push({ kind: "move", tick, seat, move: ((code % 3) - 1) as Move }); // 0, 1, 2 less one
    }
  }
  return at === view.byteLength ? commands : null;
}

function codeOf(command: Command): number {
  return command.kind === "serve" ? SERVE_CODE : command.seat * 3 + command.move + 1;
}

function writeVarint(view: DataView, at: number, value: number): number {
  while (value >= 128) {
    view.setUint8(at++, (value & 127) | 128);
    value >>>= 7;
  }
  view.setUint8(at++, value);
  return at;
}

/** How many bytes the varint has; 0 when it has no end, is too long or longer than it need be. */
function varintSize(view: DataView, at: number): number {
  for (let size = 1; size <= VARINT_BYTES_MAX && at + size <= view.byteLength; size++) {
    const byte = view.getUint8(at + size - 1);
    if (byte < 128) return byte === 0 && size > 1 ? 0 : size;
  }
  return 0;
}

function readVarint(view: DataView, at: number, size: number): number {
  let value = 0;
  for (let index = size - 1; index >= 0; index--) value = (value << 7) | (view.getUint8(at + index) & 127);
  return value;
}
