import { CHARACTER_IDS } from "@transcendence/game";
import { describe, expect, test } from "vitest";
import { ALICE, Room } from "./room.ts";

describe("a computer player", () => {
  test.each(CHARACTER_IDS)("[M90] %s is seated and ready, and plays a match to its end", (character) => {
    const room = new Room({}, character);
    const alice = room.connect(ALICE);
    expect(alice.room.seats[1]).toMatchObject({ connected: true, player: { kind: "computer" } });
    expect(alice.room.state).toEqual({ phase: "waiting", ready: [false, true] });
    alice.say({ type: "ready" });
    expect(alice.room.state.phase).toBe("countdown");
    room.untilPhase("finished");
    expect(alice.framesOf("relay").length).toBeGreaterThan(5);
    expect(alice.client?.mismatches).toBe(0);
    expect(room.deliveries).toMatchObject([{ kind: "result", body: { seats: [ALICE, `computer${character}`] } }]);
  });
});
