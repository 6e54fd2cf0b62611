import { cloneWorld } from "@transcendence/game";
import { describe, expect, test } from "vitest";
import { GRACE_MS, restoreMatch } from "../src/match/index.ts";
import { ALICE, BORIS, Room } from "./room.ts";

function rally(settings = {}) {
  const room = new Room(settings);
  const people = room.start();
  room.untilPhase("rally");
  return { room, ...people };
}

const pointsOf = (score: readonly number[]) => score[0]! + score[1]!;

function playTo(room: Room, points: number): void {
  room.until(() => pointsOf(room.state.point.world.score) === points);
}

describe("a checkpoint", () => {
  test("[M80] is stored at the start, with both seats, before anybody is told", () => {
    const room = new Room();
    room.start();
    const store = room.effects.findIndex((effect) => effect.type === "store");
    const told = room.effects.findIndex(
      (effect) => effect.type === "send" && typeof effect.data === "string" && effect.data.includes("countdown"),
    );
    expect(store).toBeGreaterThanOrEqual(0);
    expect(store).toBeLessThan(told);
    room.restart();
    expect(room.connect("chloeChloe12", [ALICE, null]).seat).toBe(null);
    expect(room.connect(BORIS).seat).toBe(1);
  });

  test("[M80] holds the whole log, however it was stored in pieces", () => {
    const { room, alice, boris } = rally();
    for (let round = 0; round < 40; round++) {
      alice.press(round % 2 === 0 ? 1 : -1);
      room.advance(230);
      boris.press(round % 3 === 0 ? 1 : -1);
      if (round % 9 === 8) {
        boris.leave();
        room.advance(1000);
        room.connect(BORIS);
      }
    }
    boris.leave();
    room.guests.forEach((guest) => guest.open && guest.leave());
    const { log } = room.state;
    expect(room.log).toEqual(log.bytesFrom(0));
    expect(room.checkpoint?.resume.logLength).toBe(log.length);
  });
});

describe("[OPS-3] after a crash", () => {
  test("[M12] no epoch comes again that anybody was told of since the checkpoint", () => {
    const { room } = rally();
    const stored = room.state.epoch;
    room.nowMs += 5000; // the machine slept: a pause and a countdown, of which nothing is stored
    room.untilPhase("countdown");
    room.untilPhase("rally");
    const told = room.state.epoch;
    expect([room.checkpoint?.head.epoch, told]).toEqual([stored, stored + 2]);
    room.restart();
    const after = [room.state.epoch];
    room.connect(ALICE);
    room.connect(BORIS);
    room.untilPhase("countdown");
    after.push(room.state.epoch);
    for (const epoch of after) expect(epoch > stored && epoch <= told).toBe(false);
  });

  test("[M81] the rally is played again as a let with a fresh seed, and no point is lost", () => {
    const { room, alice } = rally();
    playTo(room, 2);
    room.advance(1500);
    const { score, tick } = room.state.point.world;
    const seed = alice.framesOf("serve").at(-1)!.seed;
    room.restart();
    expect(room.state.phase).toMatchObject({ phase: "paused", absent: [0, 1] });
    const again = room.connect(ALICE);
    expect(again.room.score).toEqual(score);
    expect(again.room.state).toMatchObject({ phase: "paused", absent: [1], tick });
    const boris = room.connect(BORIS);
    expect(boris.room.state).toMatchObject({ phase: "countdown", clock: { startTick: tick } });
    room.advance(3000);
    const [serve] = boris.framesOf("serve");
    expect(serve?.tick).toBe(tick + 60);
    expect(serve?.seed).not.toBe(seed);
    room.until(() => pointsOf(again.room.score) === 3);
    expect(again.client?.mismatches).toBe(0);
  });

  test("[M81] the log goes on where the last point left it, and plays again to the result", () => {
    const { room, alice } = rally({ pointsToWin: 2, margin: 1 });
    playTo(room, 1);
    room.advance(1400);
    alice.press(1);
    room.advance(300);
    room.restart();
    room.connect(ALICE);
    room.connect(BORIS);
    room.untilPhase("finished");
    expect(room.deliveries).toHaveLength(1);
    const ticks = room.state.log.commands().map((command) => command.tick);
    expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
  });

  test("[M82] during a pause the match goes on exactly where it was frozen", () => {
    const { room, boris } = rally();
    room.advance(500);
    boris.leave();
    const before = room.world();
    room.restart();
    room.connect(ALICE);
    room.connect(BORIS);
    expect(room.state.phase.phase).toBe("countdown");
    expect(room.world()).toEqual(before);
  });

  test("[M86] once the pause is over, it is a let again", () => {
    const { room, boris } = rally();
    playTo(room, 1);
    const { tick } = room.state.point.world;
    room.advance(1500);
    boris.leave();
    room.connect(BORIS);
    room.advance(3200);
    room.restart();
    room.connect(ALICE);
    expect(room.connect(BORIS).room.state).toMatchObject({ phase: "countdown", clock: { startTick: tick } });
  });

  test("[M84] nobody's grace runs for the first ten seconds", () => {
    const { room, boris } = rally();
    boris.leave();
    room.advance(4000);
    room.connect(BORIS);
    room.restart();
    const alice = room.connect(ALICE);
    const claimFromMs = room.nowMs + 10_000 + GRACE_MS - 4000;
    expect(alice.room.state).toMatchObject({ phase: "paused", claimFromMs });
    room.advance(9000);
    expect(room.connect(BORIS).room.seats[1]).toMatchObject({ graceMs: GRACE_MS - 4000 });
  });

  test("[M85] an ended match is still ended, and its result is the same", () => {
    const { room, alice, boris } = rally();
    boris.say({ type: "resign" });
    const { state, score } = alice.room;
    room.restart();
    const again = room.connect(ALICE);
    expect(again.room).toMatchObject({ state, score, seats: [{ connected: true }, { connected: false }] });
    expect(room.deliveries).toHaveLength(1);
  });

  test("[M87] of an older version, a match that ran cannot go on, and one that had ended keeps its result", () => {
    const { room, alice } = rally();
    const older = () => (room.checkpoint = { ...room.checkpoint!, head: { ...room.checkpoint!.head, rules: 0 } });
    older();
    const running = restoreMatch({ ...room.checkpoint!, logBytes: room.log }, room.nowMs, 0);
    expect(running.phase).toEqual({ phase: "aborted", by: null });
    playTo(room, 1);
    alice.say({ type: "resign" });
    const { state, score } = alice.room;
    older();
    room.restart();
    expect(room.connect(ALICE).room).toMatchObject({ state, score });
  });
});

describe("[OPS-3] before a planned restart", () => {
  test("[M83] everybody is sent away, and the rally goes on from what was final", () => {
    const { room, alice, boris } = rally();
    room.advance(700);
    const before = cloneWorld(room.world());
    room.advance(150); // now nothing can change it any more
    const effects = room.handle({ type: "drain", nowMs: room.nowMs });
    expect([alice.reason, boris.reason]).toEqual(["restarting", "restarting"]);
    const kinds = effects.map((effect) => effect.type);
    expect(kinds.lastIndexOf("store")).toBeLessThan(kinds.indexOf("close"));
    room.restart();
    room.connect(ALICE);
    room.connect(BORIS);
    expect(room.state.phase.phase).toBe("countdown");
    expect(room.world()).toEqual(before);
    room.advance(3000);
    expect(room.state.phase.phase).toBe("rally");
  });

  test.each(["waiting", "finished"] as const)("[M83] those in a room that is %s are sent away, too", (phase) => {
    const room = new Room();
    const alice = phase === "waiting" ? room.connect(ALICE) : room.start().alice;
    if (phase === "finished") alice.say({ type: "resign" });
    room.handle({ type: "drain", nowMs: room.nowMs });
    expect(alice.reason).toBe("restarting");
  });
});
