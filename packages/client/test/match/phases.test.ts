import { DEFAULT_SETTINGS } from "@transcendence/game";
import type { RoomMessage, SeatView } from "@transcendence/protocol";
import { describe, expect, test } from "vitest";
import { mustSayReady } from "../../src/match/phases.ts";

const person = (kind: "guest" | "computer") =>
  ({ player: { id: `${kind}Aaaaaaaa`, name: kind, kind }, connected: true }) as unknown as SeatView; // no more is looked at

function waiting(ready: readonly [boolean, boolean], rival: "guest" | "computer", over: Partial<RoomMessage> = {}) {
  return {
    type: "room",
    you: 0,
    settings: DEFAULT_SETTINGS,
    seats: [person("guest"), person(rival)],
    state: { phase: "waiting", ready },
    ...over,
  } as unknown as RoomMessage; // the same
}

describe("[PLAY-2] being ready", () => {
  test("is said by the page itself against a computer, and once", () => {
    const room = waiting([false, true], "computer");
    expect(mustSayReady(room, null, 0)).toBe(true);
    expect(mustSayReady(room, 0, 100)).toBe(false);
  });

  test("is left to the person against a person", () => {
    expect(mustSayReady(waiting([false, true], "guest"), null, 0)).toBe(false);
  });

  test.each(["guest", "computer"] as const)(
    "is said again when the room has forgotten it, on the same connection, against a %s",
    (rival) => {
      expect(mustSayReady(waiting([true, false], rival), 0, 5000)).toBe(false); // it knows
      expect(mustSayReady(waiting([false, false], rival), 0, 5000)).toBe(true);
    },
  );

  test("is said again by whoever had taken the open seat", () => {
    expect(mustSayReady(waiting([false, false], "guest", { you: null, open: true }), 0, 5000)).toBe(true);
    expect(mustSayReady(waiting([false, false], "guest", { you: null, open: false }), 0, 5000)).toBe(false);
    expect(mustSayReady(waiting([false, false], "guest", { you: null, open: true }), null, 5000)).toBe(false);
  });

  test("is of no use once the match has begun", () => {
    const state = { phase: "aborted", by: null } as const;
    expect(mustSayReady(waiting([false, true], "computer", { state }), 0, 5000)).toBe(false);
  });
});
