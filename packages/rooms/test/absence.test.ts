import type { MatchPhase } from "@transcendence/protocol";
import { describe, expect, test } from "vitest";
import { ABANDON_MS, GRACE_MS } from "../src/match/index.ts";
import { ALICE, BORIS, type Guest, Room } from "./room.ts";

function rally(settings = {}) {
  const room = new Room(settings);
  const people = room.start();
  room.untilPhase("rally");
  room.advance(300); // the ball is on its way
  return { room, ...people };
}

function paused(guest: Guest): Extract<MatchPhase, { phase: "paused" }> {
  const { state } = guest.room;
  if (state.phase !== "paused") throw new Error(`it is ${state.phase}`);
  return state;
}

describe("[PLAY-2] [PLAY-11] a lost connection", () => {
  test("[M50] freezes the rally where it is, with the paddles stopped", () => {
    const { room, alice, boris } = rally();
    alice.press(1);
    room.advance(50);
    const before = room.world();
    boris.leave();
    expect(paused(alice)).toMatchObject({ tick: before.tick, absent: [1], sinceMs: room.nowMs });
    expect(alice.room.seats[1]).toMatchObject({ connected: false });
    room.advance(20_000);
    expect(room.world()).toEqual({ ...before, paddles: before.paddles });
  });

  test("[M50] drops a serve that was announced and had not come; the next has another seed", () => {
    const room = new Room();
    const { alice, boris } = room.start();
    room.advance(3500);
    const [announced] = alice.framesOf("serve");
    boris.leave();
    const again = room.connect(BORIS);
    room.advance(3000);
    const [serve] = again.framesOf("serve");
    expect(serve?.tick).toBe(30 + 60); // half a second had been played
    expect(serve?.seed).not.toBe(announced?.seed);
    room.advance(1200);
    expect(room.world().inPlay).toBe(true);
    expect(room.state.log.commands().filter((command) => command.kind === "serve").length).toBeLessThanOrEqual(1);
  });

  test("[M51] shows in two seconds of silence, and ends with the next sign of life", () => {
    const { room, alice, boris } = rally();
    boris.mute = true;
    const lastHeard = room.state.clients.get(boris.id)!.heardMs;
    room.advance(lastHeard + 1999 - room.nowMs);
    expect(room.state.phase.phase).not.toBe("paused");
    room.advance(1);
    room.settle();
    expect(paused(alice).absent).toEqual([1]);
    room.advance(3000);
    boris.mute = false;
    boris.ackOpen();
    expect(alice.room.state.phase).toBe("countdown");
    expect(boris.room.state.phase).toBe("countdown");
    expect(boris.open).toBe(true);
  });

  test("[M51] of both at once leaves nobody", () => {
    const { room, alice, boris } = rally();
    alice.mute = true;
    boris.mute = true;
    room.advance(2000);
    expect(room.state.phase).toMatchObject({ phase: "paused", absent: [0, 1] });
  });

  test("[M52] leaves the points made until then", () => {
    const { room, alice, boris } = rally();
    room.until(() => room.state.pointTick > 0);
    room.untilTick(room.state.pointTick); // made, but not final
    expect(alice.room.score).toEqual([0, 0]);
    boris.leave();
    expect(alice.room.score[0] + alice.room.score[1]).toBe(1);
  });

  test("[M52] at the last point ends the match", () => {
    const { room, alice, boris } = rally({ pointsToWin: 1, margin: 1 });
    room.until(() => room.state.pointTick > 0);
    room.untilTick(room.state.pointTick);
    boris.leave();
    expect(alice.room.state).toMatchObject({ phase: "finished", result: { outcome: "won" } });
    expect(room.deliveries).toHaveLength(1);
  });

  test("[M53] once mended, the match goes on from exactly there after 3-2-1", () => {
    const { room, alice, boris } = rally();
    boris.leave();
    const before = room.world();
    room.advance(5000);
    const again = room.connect(BORIS);
    const clock = { epoch: room.state.epoch, startTick: before.tick, startMs: room.nowMs + 3000 };
    expect(again.room.state).toEqual({ phase: "countdown", clock });
    room.advance(3000);
    expect(room.world()).toEqual(before);
    expect(alice.room.state).toEqual({ phase: "rally", clock });
    room.advance(100);
    expect(room.world().balls).not.toEqual(before.balls);
    room.advance(1500);
    expect(alice.client?.mismatches).toBe(0);
    expect(again.client?.mismatches).toBe(0);
  });

  test("[M57] is not what a suspended machine has", () => {
    const { room, alice, boris } = rally();
    const { tick } = room.world();
    room.nowMs += 3_600_000;
    room.advance(0);
    expect(alice.room.state.phase).toBe("countdown");
    expect(boris.room.seats.map((seat) => seat?.graceMs)).toEqual([GRACE_MS, GRACE_MS]);
    expect(room.state.timeline.confirmed.tick - tick).toBeLessThan(60);
    expect(alice.room.score).toEqual([0, 0]);
  });

  test("[M57] writes nothing then, unless a point was made before", () => {
    const stores = (before: Room["effects"]["length"], room: Room) =>
      room.effects.slice(before).filter(({ type }) => type === "store").length;
    const { room } = rally();
    const before = room.effects.length;
    room.nowMs += 3_600_000;
    room.advance(0);
    expect(room.phase.phase).toBe("countdown");
    expect(stores(before, room)).toBe(0);
    const second = rally().room;
    second.until(() => second.state.pointTick > 0);
    second.untilTick(second.state.pointTick);
    const made = second.effects.length;
    second.nowMs += 160; // final, but not yet told, when the machine stands still
    second.state.wakeMs = second.nowMs;
    second.nowMs += 3_600_000;
    second.advance(0);
    expect(second.phase.phase).toBe("countdown");
    expect(stores(made, second)).toBe(1);
    expect(second.checkpoint?.point.logLength).toBeGreaterThan(0);
  });

  test("[M57] while a match is paused, what the machine slept is nobody's absence", () => {
    const { room, alice, boris } = rally();
    boris.leave();
    room.advance(10_000);
    const { claimFromMs } = paused(alice);
    room.nowMs += 3_600_000;
    room.advance(0);
    const later = paused(alice).claimFromMs ?? 0;
    expect(later).toBeGreaterThan(room.nowMs + 15_000);
    expect(later - (claimFromMs ?? 0)).toBeLessThanOrEqual(3_600_000);
    alice.say({ type: "claim" });
    expect(alice.room.state.phase).toBe("paused");
  });

  test("[M57] a suspended machine pauses once, spectators or not", () => {
    const { room, alice } = rally();
    room.connect("chloeChloe12");
    room.advance(1000);
    const { epoch } = room.state;
    room.nowMs += 60_000;
    alice.ack(0, 0); // a message comes before the timer
    alice.ack(0, 0);
    expect(room.state.epoch).toBe(epoch + 2); // a pause and a countdown
  });
});

describe("[PLAY-11] grace", () => {
  test("[M54] is thirty seconds in all, and everybody sees it", () => {
    const { room, alice, boris } = rally();
    boris.leave();
    expect(paused(alice).claimFromMs).toBe(room.nowMs + GRACE_MS);
    room.advance(20_000);
    const again = room.connect(BORIS);
    expect(again.room.seats[1]).toMatchObject({ graceMs: 10_000 });
    room.advance(4000);
    again.leave();
    expect(paused(alice).claimFromMs).toBe(room.nowMs + 10_000);
    expect(alice.room.seats[0]).toMatchObject({ graceMs: GRACE_MS });
  });

  test("[M54] does not run while the rival is away, too", () => {
    const { room, alice, boris } = rally();
    boris.leave();
    room.advance(5000);
    alice.leave();
    room.advance(100_000);
    const again = room.connect(ALICE);
    expect(again.room.seats.map((seat) => seat?.graceMs)).toEqual([GRACE_MS, GRACE_MS - 5000]);
    expect(paused(again)).toMatchObject({ absent: [1], claimFromMs: room.nowMs + GRACE_MS - 5000 });
  });

  test("[M54] is used up by ten pauses, however short", () => {
    const { room, alice, boris } = rally();
    let latest = boris;
    for (let pauses = 1; pauses <= 10; pauses++) {
      latest.leave();
      latest = room.connect(BORIS);
      expect(latest.room.seats[1]).toMatchObject({ graceMs: GRACE_MS - 3000 * pauses });
    }
    latest.leave();
    expect(paused(alice).claimFromMs).toBe(room.nowMs + 3000);
  });

  test("[M55] has to run out before the win can be claimed", () => {
    const { room, alice, boris } = rally();
    alice.say({ type: "claim" });
    boris.leave();
    room.advance(GRACE_MS - 1);
    alice.say({ type: "claim" });
    expect(alice.errors).toEqual(["not_now", "not_now"]);
    room.advance(1);
    alice.say({ type: "claim" });
    expect(alice.room.state).toMatchObject({ phase: "finished", result: { outcome: "claimed", winner: 0 } });
  });

  test("[M55] run out wins nothing by itself: whoever comes back plays on", () => {
    const { room, alice, boris } = rally();
    boris.leave();
    room.advance(600_000);
    room.connect(BORIS);
    expect(alice.room.state.phase).toBe("countdown");
    alice.say({ type: "claim" });
    expect(alice.errors).toEqual(["not_now"]);
  });

  test("[M55] cannot be claimed by somebody who was away: saying so brings them back", () => {
    const { room, boris, alice } = rally();
    alice.mute = true; // silent, but its socket is open
    room.advance(2500);
    expect(paused(boris).absent).toEqual([0]);
    alice.say({ type: "claim" });
    expect(boris.room.state.phase).toBe("countdown");
    expect(alice.errors).toEqual(["not_now"]);
  });

  test("[M56] with both away the match waits an hour, and then ends without a winner", () => {
    const { room, alice, boris } = rally();
    boris.leave();
    alice.leave();
    room.nowMs += ABANDON_MS - 1;
    room.handle({ type: "checkPresence", nowMs: room.nowMs });
    expect(room.state.phase.phase).toBe("paused");
    room.nowMs += 1;
    room.handle({ type: "checkPresence", nowMs: room.nowMs });
    expect(room.state.phase).toEqual({ phase: "aborted", by: null });
    expect(room.deliveries).toEqual([{ kind: "abort", body: { id: "matchMatch12", abortedAtMs: room.nowMs } }]);
  });

  test("[M56] a match that somebody waits in is not given up", () => {
    const { room, boris } = rally();
    boris.leave();
    room.advance(2 * ABANDON_MS);
    room.handle({ type: "checkPresence", nowMs: room.nowMs });
    expect(room.state.phase.phase).toBe("paused");
  });
});
