import { decodeReplay, hashWorld, playReplay } from "@transcendence/game";
import { describe, expect, test } from "vitest";
import { fromBase64 } from "./base64.ts";
import { ALICE, BORIS, CHLOE, MATCH, Room } from "./room.ts";

function rally(settings = {}) {
  const room = new Room(settings);
  const people = room.start();
  room.untilPhase("rally");
  return { room, ...people };
}

function finished() {
  const { room, alice, boris } = rally();
  boris.say({ type: "resign" });
  return { room, alice, boris };
}

const orders = (room: Room) => room.effects.flatMap((effect) => (effect.type === "order-rematch" ? [effect.body] : []));

describe("[PLAY-11] the end", () => {
  test("[M60] by resignation gives the win to the rival", () => {
    const { alice } = finished();
    expect(alice.room.state).toMatchObject({ phase: "finished", result: { outcome: "resigned", winner: 0 } });
  });

  test.each(["countdown", "paused"] as const)("[M60] by resignation in a %s, too", (phase) => {
    const room = new Room();
    const { alice, boris } = room.start();
    if (phase === "paused") alice.leave();
    boris.say({ type: "resign" });
    expect(boris.room.state).toMatchObject({ phase: "finished", result: { outcome: "resigned", winner: 0 } });
  });

  test("[M60] comes once: what is asked of a finished match is not now", () => {
    const { room, alice, boris } = finished();
    for (const type of ["resign", "abort", "claim", "ready"] as const) alice.say({ type });
    expect(alice.errors).toEqual(["not_now", "not_now", "not_now", "not_now"]);
    boris.leave();
    room.advance(60_000);
    expect(room.deliveries).toHaveLength(1);
  });

  test.each(["waiting", "rally"] as const)(
    "[M61] either player may abort before the first point, here in %s",
    (phase) => {
      const room = new Room();
      const boris = phase === "waiting" ? room.connect(BORIS) : room.start().boris;
      if (phase === "rally") room.untilPhase("rally");
      boris.say({ type: "abort" });
      expect(boris.room.state).toEqual({ phase: "aborted", by: 1 });
      expect(room.deliveries).toMatchObject([{ kind: "abort", body: { id: MATCH } }]);
    },
  );

  test("[M61] not any more once a point was made, even if it is not final", () => {
    const { room, alice } = rally();
    room.until(() => room.state.pointTick > 0);
    room.untilTick(room.state.pointTick);
    alice.say({ type: "abort" });
    expect(alice.errors).toEqual(["not_now"]);
    room.advance(1000);
    alice.say({ type: "abort" });
    expect(alice.errors).toEqual(["not_now", "not_now"]);
  });

  test("[M62] is told to the API with a replay that gives the same score", () => {
    const { room, alice } = rally();
    room.until(() => alice.room.score[0] + alice.room.score[1] === 2);
    room.advance(300);
    alice.say({ type: "resign" });
    const [delivery] = room.deliveries;
    if (delivery?.kind !== "result") throw new Error("a result was expected");
    const { body } = delivery;
    expect(body).toMatchObject({ id: MATCH, seats: [ALICE, BORIS], settings: room.settings });
    expect(body.result).toMatchObject({ outcome: "resigned", winner: 1, score: alice.room.score });
    const replay = decodeReplay(fromBase64(body.replay));
    const world = replay && playReplay(replay);
    expect(world && hashWorld(world)).toBe(replay?.hash);
    expect(world?.score).toEqual(body.result.score);
    expect(body.result.durationMs).toBe(Math.round((replay!.ticks * 1000) / 60));
    expect(body.finishedAtMs - body.startedAtMs).toBeGreaterThanOrEqual(body.result.durationMs);
  });
});

describe("[PLAY-4] a rematch", () => {
  test("[M13] `rematch` said again is told to nobody, also while the API is asked", () => {
    const room = new Room();
    const { alice, boris } = room.start();
    alice.say({ type: "resign" });
    for (const player of [alice, boris]) {
      player.say({ type: "rematch" });
      const before = room.effects.length;
      for (let times = 0; times < 20; times++) player.say({ type: "rematch" });
      expect(room.effects).toHaveLength(before);
    }
  });

  test("[M63] is made when both ask, with the sides swapped, and everybody follows", () => {
    const { room, alice, boris } = finished();
    const chloe = room.connect(CHLOE);
    alice.say({ type: "rematch" });
    expect(boris.room.state).toMatchObject({ rematch: [true, false], next: null });
    expect(orders(room)).toEqual([]);
    boris.say({ type: "rematch" });
    boris.say({ type: "rematch" });
    const order = { id: "rematchRematch1", of: MATCH, settings: room.settings, seats: [BORIS, ALICE] };
    expect(orders(room)).toEqual([order]);
    room.handle({ type: "rematch-answered", nowMs: room.nowMs, stored: true });
    for (const guest of [alice, boris, chloe]) expect(guest.room.state).toMatchObject({ next: order.id });
    boris.say({ type: "rematch" });
    expect(boris.errors).toEqual(["not_now"]);
  });

  test("[M63] its id is stored before the API is asked", () => {
    const { room, alice, boris } = finished();
    alice.say({ type: "rematch" });
    const before = room.effects.length;
    boris.say({ type: "rematch" });
    const kinds = room.effects.slice(before).map((effect) => effect.type);
    expect(kinds.indexOf("store")).toBeLessThan(kinds.indexOf("order-rematch"));
    expect(room.checkpoint?.head.end).toMatchObject({ rematchId: "rematchRematch1" });
  });

  test("[M64] that could not be made can be asked for again, and is the same one", () => {
    const { room, alice, boris } = finished();
    alice.say({ type: "rematch" });
    boris.say({ type: "rematch" });
    room.handle({ type: "rematch-answered", nowMs: room.nowMs, stored: false });
    expect(alice.errors).toEqual(["rematch_failed"]);
    expect(alice.room.state).toMatchObject({ rematch: [false, false], next: null });
    room.restart();
    const [again, other] = [room.connect(ALICE), room.connect(BORIS)];
    again.say({ type: "rematch" });
    room.handle({
      type: "message",
      nowMs: room.nowMs,
      client: other.id,
      message: { type: "rematch" },
      freshId: "another0another",
    });
    expect(orders(room).map((order) => order.id)).toEqual(["rematchRematch1", "rematchRematch1"]);
  });

  test("[M65] asked for by somebody who then leaves is not asked for", () => {
    const { room, alice, boris } = finished();
    alice.say({ type: "rematch" });
    alice.leave();
    boris.say({ type: "rematch" });
    expect(boris.room.state).toMatchObject({ rematch: [false, true] });
    expect(orders(room)).toEqual([]);
  });
});
