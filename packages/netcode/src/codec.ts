// The binary frames of a running match; PROTOCOL.md gives their bytes. Encoding makes a fresh buffer, decoding never throws.
import type { Command, Move, Seat } from "@transcendence/game";
import { getF64, getU16, getU32, getU8, putF64, putU16, putU32 } from "./bytes.ts";
import { commandsLength, getCommands, moveCode, moveOfCode, putCommands, seatOfCode, toMove } from "./command-bytes.ts";
import {
  ACK,
  BATCH,
  type ClientFrame,
  INPUT,
  KEYFRAME,
  type Keyframe,
  PONG,
  RELAY,
  SERVE,
  type ServerFrame,
} from "./frames.ts";

const NO_TICK = 0xffffffff; // an ACK of no keyframe: a bare ping
const NOT_HELD = 0xffff;
const HELD_LIMIT = 0xfffe;
const INPUT_LENGTH = 7;
const RELAY_LENGTH = 7;
const KEYFRAME_HEAD = 22; // up to the pending commands

export function encodeInput(epoch: number, tick: number, move: Move): Uint8Array {
  const bytes = new Uint8Array(INPUT_LENGTH);
  bytes[0] = INPUT;
  bytes[1] = epoch;
  putU32(bytes, 2, tick);
  bytes[6] = move;
  return bytes;
}

export function encodeAck(clientMs: number, tick: number, hash: number): Uint8Array {
  const bytes = new Uint8Array(13);
  bytes[0] = ACK;
  putU32(bytes, 1, clientMs);
  putU32(bytes, 5, tick);
  putU32(bytes, 9, hash);
  return bytes;
}

export function encodePing(clientMs: number): Uint8Array {
  return encodeAck(clientMs, NO_TICK, 0);
}

export function encodeRelay(epoch: number, tick: number, seat: Seat, move: Move): Uint8Array {
  const bytes = new Uint8Array(RELAY_LENGTH);
  bytes[0] = RELAY;
  bytes[1] = epoch;
  putU32(bytes, 2, tick);
  bytes[6] = moveCode(seat, move);
  return bytes;
}

export function encodeServe(epoch: number, tick: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(10);
  bytes[0] = SERVE;
  bytes[1] = epoch;
  putU32(bytes, 2, tick);
  putU32(bytes, 6, seed);
  return bytes;
}

export function encodeKeyframe(frame: Omit<Keyframe, "type">): Uint8Array {
  const bytes = new Uint8Array(KEYFRAME_HEAD + commandsLength(frame.pending) + frame.world.length);
  bytes[0] = KEYFRAME;
  bytes[1] = frame.epoch;
  putU32(bytes, 2, frame.hash);
  putF64(bytes, 6, frame.roomMs);
  putU32(bytes, 14, frame.echoMs);
  putU16(bytes, 18, frame.heldMs === null ? NOT_HELD : Math.min(frame.heldMs, HELD_LIMIT));
  putU16(bytes, 20, frame.received);
  bytes.set(frame.world, putCommands(bytes, KEYFRAME_HEAD, frame.pending));
  return bytes;
}

export function encodePong(echoMs: number, roomMs: number): Uint8Array {
  const bytes = new Uint8Array(13);
  bytes[0] = PONG;
  putU32(bytes, 1, echoMs);
  putF64(bytes, 5, roomMs);
  return bytes;
}

export function encodeBatch(epoch: number, confirmedTick: number, commands: readonly Command[]): Uint8Array {
  const bytes = new Uint8Array(6 + commandsLength(commands));
  bytes[0] = BATCH;
  bytes[1] = epoch;
  putU32(bytes, 2, confirmedTick);
  putCommands(bytes, 6, commands);
  return bytes;
}

/** Two messages in one. What comes first must not run to the end of its message, as keyframes and batches do. */
export function joinFrames(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

/** The frames of a client's message: one, or an input and an acknowledgement. None when anything is malformed. */
export function decodeClientMessage(bytes: Uint8Array): readonly ClientFrame[] {
  if (bytes[0] === INPUT && bytes.length > INPUT_LENGTH) {
    const input = decodeClientFrame(bytes.subarray(0, INPUT_LENGTH));
    const ack = decodeClientFrame(bytes.subarray(INPUT_LENGTH));
    return input === null || ack?.type !== "ack" ? [] : [input, ack];
  }
  const frame = decodeClientFrame(bytes);
  return frame === null ? [] : [frame];
}

/** The frames of a room's message: one, or a relay and a keyframe. None when anything is malformed. */
export function decodeServerMessage(bytes: Uint8Array): readonly ServerFrame[] {
  if (bytes[0] === RELAY && bytes.length > RELAY_LENGTH) {
    const relay = decodeServerFrame(bytes.subarray(0, RELAY_LENGTH));
    const keyframe = decodeServerFrame(bytes.subarray(RELAY_LENGTH));
    return relay === null || keyframe?.type !== "keyframe" ? [] : [relay, keyframe];
  }
  const frame = decodeServerFrame(bytes);
  return frame === null ? [] : [frame];
}

/** What a client sent, or null when it is malformed. */
export function decodeClientFrame(bytes: Uint8Array): ClientFrame | null {
  if (bytes[0] === INPUT && bytes.length === INPUT_LENGTH) {
    const move = toMove((getU8(bytes, 6) << 24) >> 24);
    return move === null ? null : { type: "input", epoch: getU8(bytes, 1), tick: getU32(bytes, 2), move };
  }
  if (bytes[0] === ACK && bytes.length === 13) {
    const clientMs = getU32(bytes, 1);
    const tick = getU32(bytes, 5);
    return tick === NO_TICK ? { type: "ping", clientMs } : { type: "ack", clientMs, tick, hash: getU32(bytes, 9) };
  }
  return null;
}

/** What a room sent, or null when it is malformed. A keyframe's world stays in bytes: reading it takes the rules. */
export function decodeServerFrame(bytes: Uint8Array): ServerFrame | null {
  const epoch = getU8(bytes, 1);
  switch (getU8(bytes, 0)) {
    case RELAY: {
      const seat = seatOfCode(getU8(bytes, 6));
      const move = moveOfCode(getU8(bytes, 6));
      if (bytes.length !== RELAY_LENGTH || seat === null || move === null) return null;
      return { type: "relay", epoch, tick: getU32(bytes, 2), seat, move };
    }
    case SERVE:
      return bytes.length === 10 ? { type: "serve", epoch, tick: getU32(bytes, 2), seed: getU32(bytes, 6) } : null;
    case KEYFRAME:
      return decodeKeyframe(bytes);
    case PONG: {
      const roomMs = getF64(bytes, 5);
      return bytes.length === 13 && Number.isFinite(roomMs) ? { type: "pong", echoMs: getU32(bytes, 1), roomMs } : null;
    }
    case BATCH: {
      const commands: Command[] = [];
      if (bytes.length < 7 || getCommands(bytes, 6, commands) !== bytes.length) return null;
      return { type: "batch", epoch, confirmedTick: getU32(bytes, 2), commands };
    }
    default:
      return null;
  }
}

function decodeKeyframe(bytes: Uint8Array): Keyframe | null {
  const pending: Command[] = [];
  const worldAt = bytes.length > KEYFRAME_HEAD ? getCommands(bytes, KEYFRAME_HEAD, pending) : -1;
  const roomMs = getF64(bytes, 6);
  if (worldAt < 0 || worldAt === bytes.length || !Number.isFinite(roomMs)) return null;
  const heldMs = getU16(bytes, 18);
  return {
    type: "keyframe",
    epoch: getU8(bytes, 1),
    hash: getU32(bytes, 2),
    roomMs,
    echoMs: getU32(bytes, 14),
    heldMs: heldMs === NOT_HELD ? null : heldMs,
    received: getU16(bytes, 20),
    pending,
    world: bytes.subarray(worldAt),
  };
}
