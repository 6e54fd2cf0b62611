import { decodeReplay, hashWorld, playReplay } from "@transcendence/game";
import { describe, expect, test } from "vitest";
import { fromBase64 } from "./base64.ts";
import { Room } from "./room.ts";

describe("a whole match", () => {
  test("is played to its end, and its log plays again to the same world", () => {
    const room = new Room({ pointsToWin: 3, margin: 1 });
    const { alice, boris } = room.start();
    expect(alice.seat).toBe(0);
    expect(boris.seat).toBe(1);
    let turn = 0;
    const press = () => {
      turn++;
      if (turn % 3 === 0) alice.press(([-1, 0, 1] as const)[turn % 2]!);
      if (turn % 5 === 0) boris.press(([-1, 0, 1] as const)[(turn >> 1) % 3]!);
    };
    while (room.state.phase.phase !== "finished") room.advance(37, press);
    expect(room.deliveries).toHaveLength(1);
    const [delivery] = room.deliveries;
    if (delivery?.kind !== "result") throw new Error("a result was expected");
    const replay = decodeReplay(fromBase64(delivery.body.replay));
    const world = replay && playReplay(replay);
    expect(world && hashWorld(world)).toBe(replay?.hash);
    expect(world?.score).toEqual(delivery.body.result.score);
    expect(alice.room.state).toMatchObject({ phase: "finished" });
    expect(alice.client?.mismatches).toBe(0);
    expect(boris.client?.mismatches).toBe(0);
  });
});
