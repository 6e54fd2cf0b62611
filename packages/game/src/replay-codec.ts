// A replay as bytes, little-endian: "PR", u16 rules, u8 map, u8 points to win, u8 margin, u8 ball speed, u8 paddle size,
// from rules 2 on u8 power-ups (a bit each), u32 ticks, u32 hash, u32 number of commands; then each command as a varint (seven bits a byte, lowest first) of
// 16 * ticks since the last command + code, where code is 3 * seat + move + 1, or 15 for a serve, whose u32 seed follows.
import type { Command } from "./command.ts";
import { isWellFormed, type Replay, rulesNeeded } from "./replay.ts";
import { MAPS, type MatchSettings, POWER_UPS } from "./settings.ts";
import { type Move, SEATS } from "./world.ts";

/** A longer replay is refused unread. */
export const MAX_REPLAY_BYTES = 1_048_576;

const MAGIC = 0x5250;
const SETTINGS_AT = 4;
const COUNTS_BYTES = 12;
const COMMAND_BYTES_MAX = 9;
const SERVE_CODE = 15;
const VARINT_BYTES_MAX = 4; // 28 bits: 16 * MAX_MATCH_TICKS and a code

/** Throws when there were no such settings yet under the replay's rules. */
export function encodeReplay({ rules, settings, commands, ticks, hash }: Replay): Uint8Array {
  if (rules < rulesNeeded(settings)) throw new RangeError("settings unknown to these rules");
  const counts = SETTINGS_AT + settingsBytes(rules);
  const head = counts + COUNTS_BYTES;
  const bytes = new Uint8Array(head + commands.length * COMMAND_BYTES_MAX);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, MAGIC, true);
  view.setUint16(2, rules, true);
  writeSettings(view, settings, rules);
  view.setUint32(counts, ticks, true);
  view.setUint32(counts + 4, hash, true);
  view.setUint32(counts + 8, commands.length, true);
  let at = head;
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
  if (bytes.length < SETTINGS_AT || bytes.length > MAX_REPLAY_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rules = view.getUint16(2, true);
  const counts = SETTINGS_AT + settingsBytes(rules);
  if (view.getUint16(0, true) !== MAGIC || bytes.length < counts + COUNTS_BYTES) return null;
  const settings = readSettings(view, rules);
  const commands = readCommands(view, counts + COUNTS_BYTES, view.getUint32(counts + 8, true));
  if (settings === null || commands === null || rules < rulesNeeded(settings)) return null;
  const ticks = view.getUint32(counts, true);
  const replay: Replay = { rules, settings, commands, ticks, hash: view.getUint32(counts + 4, true) };
  return isWellFormed(replay) ? replay : null;
}

/** The first rules knew neither maps nor power-ups. */
function settingsBytes(rules: number): number {
  return rules < 2 ? 5 : 6;
}

function writeSettings(view: DataView, settings: MatchSettings, rules: number): void {
  view.setUint8(4, MAPS.indexOf(settings.map));
  view.setUint8(5, settings.pointsToWin);
  view.setUint8(6, settings.margin);
  view.setUint8(7, settings.ballSpeed);
  view.setUint8(8, settings.paddleSize);
  const powerUps = settings.powerUps.reduce((bits, kind) => bits | (1 << POWER_UPS.indexOf(kind)), 0);
  if (rules >= 2) view.setUint8(9, powerUps);
}

function readSettings(view: DataView, rules: number): MatchSettings | null {
  const map = MAPS[view.getUint8(4)];
  const powerUps = rules < 2 ? 0 : view.getUint8(9);
  if (map === undefined || powerUps >> POWER_UPS.length !== 0) return null;
  return {
    map,
    pointsToWin: view.getUint8(5),
    margin: view.getUint8(6),
    ballSpeed: view.getUint8(7),
    paddleSize: view.getUint8(8),
    powerUps: POWER_UPS.filter((_, place) => (powerUps & (1 << place)) !== 0),
  };
}

function readCommands(view: DataView, start: number, count: number): Command[] | null {
  if (count > view.byteLength - start) return null; // a command takes at least a byte
  const commands: Command[] = [];
  let at = start;
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
