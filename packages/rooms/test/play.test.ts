import { LATENESS_TICKS } from "@transcendence/netcode";
import { describe, expect, test } from "vitest";
import { CHLOE, Room } from "./room.ts";

/** A running rally, and the tick that the room is in. */
function rally() {
  const room = new Room();
  const people = room.start();
  room.untilPhase("rally");
  return { room, ...people, now: () => room.world().tick };
}

describe("serves", () => {
  test("[M20] the first comes 60 ticks after the start, announced at the start and not before", () => {
    const room = new Room();
    const { alice, boris } = room.start();
    room.advance(2999);
    expect(alice.framesOf("serve")).toEqual([]);
    room.advance(1);
    expect(alice.framesOf("serve")).toMatchObject([{ tick: 60, epoch: 1 }]);
    expect(boris.framesOf("serve")).toEqual(alice.framesOf("serve"));
  });

  test("[M20] the next comes 60 ticks after the point, with another seed", () => {
    const room = new Room();
    const { alice } = room.start();
    room.until(() => alice.room.score[0] + alice.room.score[1] === 1);
    const [first, second] = alice.framesOf("serve");
    expect(second?.tick).toBe(room.state.point.world.tick + 60);
    expect(second?.seed).not.toBe(first?.seed);
  });

  test("[M20] when the room was late, a serve is still announced in time", () => {
    const room = new Room();
    const { alice } = room.start();
    room.untilPhase("rally");
    room.until(
      () =>
        room.state.pointTick > 0 &&
        room.state.wakeMs - room.nowMs < 100 &&
        room.state.pointTick - room.world().tick < 9,
    );
    room.nowMs = room.state.wakeMs + 900; // the machine was busy
    room.advance(0);
    const serve = alice.framesOf("serve").at(-1);
    expect(serve?.tick).toBeGreaterThanOrEqual(room.world().tick + 45);
  });
});

describe("[PLAY-5] inputs", () => {
  test("[M21] go to the rival at once, and to nobody else", () => {
    const { room, alice, boris, now } = rally();
    const chloe = room.connect(CHLOE);
    const tick = now();
    alice.input(tick, 1);
    expect(boris.framesOf("relay")).toEqual([{ type: "relay", epoch: 1, tick, seat: 0, move: 1 }]);
    expect(alice.framesOf("relay")).toEqual([]);
    expect(chloe.framesOf("relay")).toEqual([]);
  });

  test("[M22] count where they were made, up to 150 ms late", () => {
    const { alice, boris, now } = rally();
    const tick = now() - LATENESS_TICKS;
    const keyframes = alice.framesOf("keyframe").length;
    alice.input(tick, -1);
    expect(boris.framesOf("relay").at(-1)?.tick).toBe(tick);
    expect(alice.framesOf("keyframe")).toHaveLength(keyframes);
  });

  test("[M22] later than that count at the edge, and the sender is corrected", () => {
    const { alice, boris, now } = rally();
    const edge = now() - LATENESS_TICKS;
    const keyframes = alice.framesOf("keyframe").length;
    alice.input(edge - 1, -1);
    expect(boris.framesOf("relay").at(-1)?.tick).toBe(edge);
    const [correction] = alice.framesOf("keyframe").slice(keyframes);
    expect(correction?.received).toBe(1);
    expect(correction?.pending).toContainEqual({ kind: "move", seat: 0, tick: edge, move: -1 });
  });

  test("[M23] from the future count three ticks ahead at most", () => {
    const { alice, boris, now } = rally();
    alice.input(now() + 3, 1);
    alice.input(now() + 1000, -1);
    expect(boris.framesOf("relay").map((relay) => relay.tick)).toEqual([now() + 3, now() + 3]);
  });

  test("[M24] never count before the previous one of the same player", () => {
    const { alice, boris, now } = rally();
    alice.input(now(), 1);
    alice.input(now() - 5, 0);
    expect(boris.framesOf("relay").map((relay) => relay.tick)).toEqual([now(), now()]);
    boris.input(now() - 5, 1); // the other player's are their own
    expect(alice.framesOf("relay").at(-1)?.tick).toBe(now() - 5);
  });

  test("[M25] of another epoch are dropped and not counted", () => {
    const { room, alice, boris, now } = rally();
    alice.input(now(), 1, 0);
    alice.input(now(), 1, 2);
    expect(boris.framesOf("relay")).toEqual([]);
    room.advance(1000);
    expect(alice.framesOf("keyframe").at(-1)?.received).toBe(0);
  });

  test("[M25] of spectators do nothing", () => {
    const { room, alice, now } = rally();
    const chloe = room.connect(CHLOE);
    chloe.input(now(), 1);
    expect(alice.framesOf("relay")).toEqual([]);
    expect(room.state.timeline.pending().filter((command) => command.kind === "move")).toEqual([]);
  });

  test("[M26] move the paddle of the sender's own seat", () => {
    const { room, alice, boris, now } = rally();
    alice.input(now(), 1);
    boris.input(now(), -1);
    room.advance(100);
    const [left, right] = room.world().paddles;
    expect(left?.center).toBeGreaterThan(0);
    expect(right?.center).toBeLessThan(0);
  });
});

describe("points", () => {
  test("[M27] are told only when no input can change them any more, after they were stored", () => {
    const { room, alice } = rally();
    room.until(() => room.state.pointTick > 0);
    const { pointTick } = room.state;
    room.untilTick(pointTick + LATENESS_TICKS - 1);
    expect(alice.room.score).toEqual([0, 0]);
    const before = room.effects.length;
    room.until(() => alice.room.score[0] + alice.room.score[1] === 1, 100);
    const kinds = room.effects.slice(before).map((effect) => effect.type);
    expect(kinds[0]).toBe("store");
    expect(kinds.slice(1)).not.toContain("store");
    expect(room.checkpoint?.point.logLength).toBeGreaterThan(0);
  });

  test("[M27] a paddle that arrives within the window takes a point back that was never told", () => {
    const { room, alice, boris } = rally();
    room.until(() => room.state.pointTick > 0);
    // Whoever is about to concede moves to the ball in the last moment, and the message is 130 ms under way.
    const { pointTick } = room.state;
    const loser = room.state.timeline.at(pointTick).receiver === 0 ? alice : boris;
    const { y } = room.state.timeline.at(pointTick - 8).balls[0]!;
    const start = pointTick - 8 - Math.ceil((Math.abs(y) - 30) / 7);
    room.untilTick(start + 8);
    loser.input(start, y > 0 ? 1 : -1);
    expect(room.state.timeline.nextPoint(pointTick + 1)).toBe(-1);
    room.untilTick(pointTick + LATENESS_TICKS + 5);
    expect(alice.room.score).toEqual([0, 0]);
  });

  test("[M28] a running match wakes its room a few times a second at most", () => {
    const { room } = rally();
    let wakes = 0;
    room.advance(10_000, () => wakes++);
    expect(wakes).toBeLessThan(35);
  });

  test("[M29] the winning one ends the match", () => {
    const room = new Room({ pointsToWin: 2, margin: 2 });
    const { alice } = room.start();
    room.untilPhase("finished");
    const { state, score } = alice.room;
    if (state.phase !== "finished") throw new Error("it has not ended");
    expect(state.result).toMatchObject({ outcome: "won", score });
    expect(Math.abs(score[0] - score[1])).toBe(2);
  });
});
