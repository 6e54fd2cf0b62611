import { DEFAULT_SETTINGS } from "@transcendence/game";
import { CLOSE_CODES, type MatchPhase, MatchServerMessage, type RoomMessage } from "@transcendence/protocol";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { finalReason } from "../../src/match/closing.ts";
import { readMessage } from "../../src/read-message.ts";

const player = { id: "abcdefghijkl", name: "Ada", kind: "guest" } as const;
const clock = { epoch: 1, startTick: 0, startMs: 1_700_000_000_000 };
const result = { outcome: "won", winner: 1, score: [9, 11], durationMs: 90_000 } as const;

const PHASES: MatchPhase[] = [
  { phase: "waiting", ready: [true, false] },
  { phase: "countdown", clock },
  { phase: "rally", clock },
  { phase: "between", clock, serveTick: 60 },
  { phase: "paused", tick: 100, absent: [0], sinceMs: 5, claimFromMs: null },
  { phase: "finished", result, rematch: [false, true], next: null },
  { phase: "finished", result, rematch: [false, false], apart: true, next: null },
  { phase: "aborted", by: null },
];

const readServerMessage = (text: string) => readMessage(MatchServerMessage, text);

function room(state: MatchPhase): RoomMessage {
  return {
    type: "room",
    version: 1,
    match: "mnopqrstuvwx",
    settings: DEFAULT_SETTINGS,
    you: 0,
    seats: [{ player, connected: true, graceMs: 30_000 }, null],
    spectators: 2,
    score: [9, 11],
    state,
    nowMs: 1_700_000_000_123,
  };
}

describe("messages of the room", () => {
  test.each(PHASES)("$phase is understood as it is", (state) => {
    expect(readServerMessage(JSON.stringify(room(state)))).toEqual(room(state));
  });

  test("so is all that is known of a player", () => {
    const rated = { player, rating: { rating: 1500, provisional: true }, connected: true, graceMs: 0 };
    const message: RoomMessage = { ...room(PHASES[0]!), seats: [rated, null], paired: true, heldUntil: 7 };
    expect(readServerMessage(JSON.stringify(message))).toEqual(message);
  });

  test("so is a refusal", () => {
    expect(readServerMessage('{"type":"error","code":"not_now"}')).toEqual({ type: "error", code: "not_now" });
  });

  test.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["another type", '{"type":"chat"}'],
    ["an unknown refusal", '{"type":"error","code":"because"}'],
    ["a seat too few", JSON.stringify({ ...room(PHASES[0]!), seats: [null] })],
    ["settings that no match can have", JSON.stringify({ ...room(PHASES[0]!), settings: { map: "moon" } })],
    ["a seat that does not exist", JSON.stringify({ ...room(PHASES[0]!), you: 2 })],
    ["an unknown phase", JSON.stringify({ ...room(PHASES[0]!), state: { phase: "dancing" } })],
    [
      "a clock without a start",
      JSON.stringify({ ...room(PHASES[0]!), state: { phase: "rally", clock: { epoch: 1 } } }),
    ],
    ["a score below zero", JSON.stringify({ ...room(PHASES[0]!), score: [-1, 0] })],
  ])("%s is no message", (_, text) => {
    expect(readServerMessage(text)).toBeNull();
  });

  test("whatever comes, reading never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readServerMessage(text)).toBeNull();
      }),
    );
  });
});

describe("closing", () => {
  test.each(["malformed", "taken_over", "wrong_version", "ticket_invalid", "flooding", "room_full", "gone"] as const)(
    "%s is final",
    (reason) => {
      expect(finalReason(CLOSE_CODES[reason])).toBe(reason);
    },
  );

  test.each([
    1000,
    1001,
    1006,
    CLOSE_CODES.ticket_expired,
    CLOSE_CODES.too_slow,
    CLOSE_CODES.failed,
    CLOSE_CODES.restarting,
  ])("after %i the line comes back by itself", (code) => {
    expect(finalReason(code)).toBeNull();
  });
});
