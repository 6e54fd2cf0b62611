import { decodeWorld, hashWorld, rulesOf } from "@transcendence/game";
import { LATENESS_TICKS } from "@transcendence/netcode";
import { describe, expect, test } from "vitest";
import { CHLOE, Room } from "./room.ts";

function watched() {
  const room = new Room();
  const people = room.start();
  room.untilPhase("rally");
  return { room, ...people, chloe: room.connect(CHLOE) };
}

describe("[PLAY-9] spectators", () => {
  test("[M70] get ten batches a second of what is confirmed", () => {
    const { room, alice, chloe } = watched();
    room.advance(50);
    const { tick } = room.world();
    alice.input(tick, 1);
    room.advance(100);
    expect(chloe.framesOf("batch").flatMap((batch) => batch.commands)).not.toContainEqual(
      expect.objectContaining({ tick }),
    );
    room.advance(850);
    const batches = chloe.framesOf("batch");
    expect(batches.length).toBeGreaterThanOrEqual(9);
    expect(batches.length).toBeLessThanOrEqual(11);
    expect(batches.flatMap((batch) => batch.commands)).toContainEqual({ kind: "move", seat: 0, tick, move: 1 });
    expect(batches.at(-1)!.confirmedTick).toBeLessThanOrEqual(room.world().tick - LATENESS_TICKS);
  });

  test("[M70] stand where the players stood, without a correction, through points and pauses", () => {
    const { room, alice, boris, chloe } = watched();
    let presses = 0;
    const press = () => {
      presses++;
      alice.press(presses % 2 === 0 ? 1 : -1);
      boris.press(presses % 3 === 0 ? 0 : 1);
    };
    room.until(() => {
      press();
      return alice.room.score[0] + alice.room.score[1] === 3;
    });
    expect(chloe.room.score).toEqual(alice.room.score);
    expect(chloe.client?.mismatches).toBe(0);
    boris.leave();
    room.advance(1000);
    room.connect(boris.player);
    room.advance(10_000, press);
    expect(chloe.client?.mismatches).toBe(0);
  });

  test("[M71] begin with the room and a confirmed world, without anything that could still change", () => {
    const { room, alice } = watched();
    room.advance(500);
    alice.press(-1);
    const late = room.connect("danielDaniel");
    expect(late.room).toMatchObject({ you: null, state: { phase: expect.stringMatching(/rally|between/) } });
    const [keyframe] = late.framesOf("keyframe");
    expect(keyframe?.pending).toEqual([]);
    const world = decodeWorld(keyframe!.world, rulesOf(room.settings))!;
    expect(world.tick).toBe(room.state.timeline.confirmed.tick);
    expect(hashWorld(world)).toBe(keyframe!.hash);
  });

  test("[M72] see what led to a point before its score is told", () => {
    const { room, chloe } = watched();
    room.until(() => chloe.room.score[0] + chloe.room.score[1] === 1);
    expect(chloe.framesOf("batch").at(-1)!.confirmedTick).toBe(room.state.point.world.tick);
  });

  test("[M73] that are not there cost nothing", () => {
    const { room, chloe } = watched();
    chloe.leave();
    let wakes = 0;
    room.advance(5000, () => wakes++);
    expect(wakes).toBeLessThan(20);
    expect(room.state.unbatched).toEqual([]);
  });

  test("[M74] are asked every five seconds whether they still read", () => {
    const { room, chloe } = watched();
    const before = chloe.framesOf("keyframe").length;
    room.advance(1000);
    expect(chloe.framesOf("keyframe").length - before).toBe(0);
    chloe.mute = true;
    room.advance(10_000);
    const skipped = chloe.framesOf("batch").length;
    room.advance(1000);
    expect(chloe.framesOf("batch")).toHaveLength(skipped);
    room.advance(5000);
    expect(chloe.reason).toBe("too_slow");
  });

  test("[M75] may ask for nothing", () => {
    const { chloe } = watched();
    for (const type of ["ready", "abort", "resign", "claim", "rematch"] as const) chloe.say({ type });
    expect(chloe.errors).toEqual(Array.from({ length: 5 }, () => "not_allowed"));
    expect(chloe.room.state.phase).not.toBe("finished");
  });
});
