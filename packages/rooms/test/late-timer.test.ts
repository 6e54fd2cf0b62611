import { msOfTick, LATENESS_TICKS } from "@transcendence/netcode";
import { expect, test } from "vitest";
import { Room } from "./room.ts";

test("[M27] a point is counted even when an input comes between its moment and a late timer", () => {
  const room = new Room();
  const { alice } = room.start();
  room.untilPhase("rally");
  room.until(() => room.state.pointTick >= 0);
  const { phase, pointTick } = room.state;
  if (!("clock" in phase)) throw new Error("a running match was expected");
  room.nowMs = Math.ceil(msOfTick(phase.clock, pointTick + LATENESS_TICKS)) + 20;
  alice.input(0, 1); // far too late, so that it is answered with a keyframe
  room.advance(100);
  const [left, right] = alice.room.score;
  expect(left + right).toBe(1);
  expect(room.state.phase.phase).toBe("between");
});
