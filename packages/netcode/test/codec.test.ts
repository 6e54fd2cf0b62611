import { createWorld, DEFAULT_SETTINGS, encodeWorld, rulesOf } from "@transcendence/game";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decodeClientFrame,
  decodeClientMessage,
  decodeServerFrame,
  decodeServerMessage,
  encodeAck,
  encodeBatch,
  encodeInput,
  encodeKeyframe,
  encodePing,
  encodePong,
  encodeRelay,
  encodeServe,
  joinFrames,
} from "../src/index.ts";
import { commands, MOVE, SEAT, U32 } from "./arbitraries.ts";

const BYTE = fc.nat(255);
const MS = fc.double({ noNaN: true, noDefaultInfinity: true });
const WORLD = encodeWorld(createWorld(rulesOf(DEFAULT_SETTINGS)));
const KEYFRAME = fc.record({
  epoch: BYTE,
  hash: U32,
  roomMs: MS,
  echoMs: U32,
  heldMs: fc.option(fc.nat(0xfffe)),
  received: fc.nat(0xffff),
  pending: commands(0xffff_ffff),
  world: fc.constant(WORLD),
});

describe("frames come back as they were sent", () => {
  test("input, acknowledgement, ping", () => {
    fc.assert(
      fc.property(BYTE, U32, MOVE, (epoch, tick, move) => {
        expect(decodeClientFrame(encodeInput(epoch, tick, move))).toEqual({ type: "input", epoch, tick, move });
      }),
    );
    fc.assert(
      fc.property(U32, fc.integer({ min: 0, max: 0xffff_fffe }), U32, (clientMs, tick, hash) => {
        expect(decodeClientFrame(encodeAck(clientMs, tick, hash))).toEqual({ type: "ack", clientMs, tick, hash });
        expect(decodeClientFrame(encodePing(clientMs))).toEqual({ type: "ping", clientMs });
      }),
    );
  });

  test("relay, serve, pong, batch, keyframe", () => {
    fc.assert(
      fc.property(BYTE, U32, SEAT, MOVE, (epoch, tick, seat, move) => {
        expect(decodeServerFrame(encodeRelay(epoch, tick, seat, move))).toEqual({
          type: "relay",
          epoch,
          tick,
          seat,
          move,
        });
      }),
    );
    fc.assert(
      fc.property(BYTE, U32, U32, MS, commands(0xffff_ffff), (epoch, tick, seed, roomMs, list) => {
        expect(decodeServerFrame(encodeServe(epoch, tick, seed))).toEqual({ type: "serve", epoch, tick, seed });
        expect(decodeServerFrame(encodePong(seed, roomMs))).toEqual({ type: "pong", echoMs: seed, roomMs });
        const batch = { type: "batch", epoch, confirmedTick: tick, commands: list };
        expect(decodeServerFrame(encodeBatch(epoch, tick, list))).toEqual(batch);
      }),
    );
    fc.assert(
      fc.property(KEYFRAME, (frame) => {
        expect(decodeServerFrame(encodeKeyframe(frame))).toEqual({ type: "keyframe", ...frame });
      }),
    );
  });

  test("an echo held for more than a minute is not taken for none", () => {
    const frame = { epoch: 1, hash: 2, roomMs: 3, echoMs: 4, heldMs: 1e6, received: 5, pending: [], world: WORLD };
    expect(decodeServerFrame(encodeKeyframe(frame))).toMatchObject({ heldMs: 0xfffe });
  });

  test("an input is at most 8 bytes, and a frame that would not fit is the programmer's mistake", () => {
    expect(encodeInput(255, 0xffff_ffff, -1).length).toBeLessThanOrEqual(8);
    const many = Array.from({ length: 256 }, (_, tick) => ({ kind: "serve", tick, seed: 0 }) as const);
    expect(() => encodeBatch(0, 0, many)).toThrow(RangeError);
  });
});

describe("two frames in one message", () => {
  const input = encodeInput(1, 2, -1);
  const ack = encodeAck(3, 4, 5);
  const relay = encodeRelay(1, 2, 1, 1);

  test("an input takes an acknowledgement along, and nothing else", () => {
    const frames = [input, ack].map(decodeClientFrame);
    expect(decodeClientMessage(joinFrames(input, ack))).toEqual(frames);
    expect(decodeClientMessage(input)).toEqual([frames[0]]);
    expect(decodeClientMessage(ack)).toEqual([frames[1]]);
    for (const other of [input, encodePing(1), joinFrames(ack, ack), Uint8Array.of(0), relay])
      expect(decodeClientMessage(joinFrames(input, other))).toEqual([]);
    expect(decodeClientMessage(joinFrames(ack, input))).toEqual([]);
    expect(decodeClientMessage(new Uint8Array())).toEqual([]);
  });

  test("a relay takes a keyframe along, and nothing else", () => {
    fc.assert(
      fc.property(KEYFRAME, (frame) => {
        const keyframe = encodeKeyframe(frame);
        const frames = [relay, keyframe].map(decodeServerFrame);
        expect(decodeServerMessage(joinFrames(relay, keyframe))).toEqual(frames);
        expect(decodeServerMessage(keyframe)).toEqual([frames[1]]);
        expect(decodeServerMessage(joinFrames(encodeServe(1, 2, 3), keyframe))).toEqual([]);
      }),
    );
    for (const other of [relay, encodePong(1, 2), encodeServe(1, 2, 3), Uint8Array.of(0)])
      expect(decodeServerMessage(joinFrames(relay, other))).toEqual([]);
  });
});

describe("malformed frames are null, and nothing throws", () => {
  const whole = [
    encodeInput(1, 2, -1),
    encodeAck(1, 2, 3),
    encodeRelay(1, 2, 1, 1),
    encodeServe(1, 2, 3),
    encodePong(1, 2),
    encodeBatch(1, 2, [
      { kind: "move", tick: 3, seat: 1, move: -1 },
      { kind: "serve", tick: 4, seed: 5 },
    ]),
  ];

  test.each(whole.map((bytes) => [bytes]))("every truncation and every addition of %o", (bytes) => {
    for (let length = 0; length < bytes.length; length++) {
      expect(decodeClientFrame(bytes.subarray(0, length))).toBeNull();
      expect(decodeServerFrame(bytes.subarray(0, length))).toBeNull();
    }
    const longer = Uint8Array.of(...bytes, 0);
    expect(decodeClientFrame(longer)).toBeNull();
    expect(decodeServerFrame(longer)).toBeNull();
  });

  test("a keyframe cut before its world", () => {
    fc.assert(
      fc.property(KEYFRAME, fc.nat(), (frame, cut) => {
        const bytes = encodeKeyframe(frame);
        const head = bytes.length - frame.world.length;
        expect(decodeServerFrame(bytes.subarray(0, cut % (head + 1)))).toBeNull();
      }),
    );
  });

  test("moves and seats that do not exist, times that are not numbers", () => {
    const input = encodeInput(1, 2, 0);
    for (let move = 2; move < 255; move++) {
      input[6] = move;
      expect(decodeClientFrame(input)).toBeNull();
    }
    const relay = encodeRelay(1, 2, 0, 0);
    for (const code of [0x03, 0x0f, 0x20, 0x31, 0xff]) {
      relay[6] = code;
      expect(decodeServerFrame(relay)).toBeNull();
    }
    expect(decodeServerFrame(encodePong(1, Number.NaN))).toBeNull();
    expect(decodeServerFrame(encodePong(1, Infinity))).toBeNull();
  });

  test("a client's frame is not a room's, nor the other way round", () => {
    for (const bytes of whole) expect(decodeClientFrame(bytes) === null).not.toBe(decodeServerFrame(bytes) === null);
  });

  test("random bytes", () => {
    const types = fc.constantFrom(0x01, 0x02, 0x11, 0x12, 0x13, 0x14, 0x15);
    fc.assert(
      fc.property(fc.option(types), fc.uint8Array({ maxLength: 160 }), (type, bytes) => {
        if (type !== null && bytes.length > 0) bytes[0] = type;
        expect(() => [decodeClientMessage(bytes), decodeServerMessage(bytes)]).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});
