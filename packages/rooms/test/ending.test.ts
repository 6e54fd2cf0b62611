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

  test("[M62] says so when the match is rated", () => {
    const room = new Room({}, null, false, true);
    room.start().alice.say({ type: "resign" });
    expect(room.deliveries).toMatchObject([{ kind: "result", body: { rated: true } }]);
    expect(finished().room.deliveries[0]?.body).not.toHaveProperty("rated");
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

  describe("[M66] between two of whom one has blocked the other", () => {
    const block = (room: Room, user: string, other: string, isBlocked = true) =>
      room.handle({ type: "block", nowMs: room.nowMs, user, other, isBlocked });

    test.each([
      ["before it ended", "rally"],
      ["before the other asked", "finished"],
      ["after the other asked", "asked"],
    ] as const)("who was blocked %s waits for an answer that does not come", (_when, when) => {
      const { room, alice, boris } = rally();
      const chloe = room.connect(CHLOE);
      if (when !== "asked") room.blocks = [true, false];
      if (when === "rally") block(room, ALICE, BORIS);
      boris.say({ type: "resign" });
      if (when === "finished") block(room, ALICE, BORIS);
      boris.say({ type: "rematch" });
      if (when === "asked") {
        expect(alice.room.state).toMatchObject({ rematch: [false, true] });
        block(room, ALICE, BORIS);
      }
      expect(alice.room.state).toMatchObject({ rematch: [false, false], apart: true });
      expect(chloe.room.state).toMatchObject({ rematch: [false, false] });
      expect(boris.room.state).toMatchObject({ rematch: [false, true] });
      for (const guest of [boris, chloe]) expect(guest.room.state).not.toHaveProperty("apart");
      alice.say({ type: "rematch" });
      expect(alice.errors).toEqual(["not_now"]);
      expect([boris.errors, orders(room)]).toEqual([[], []]);
    });

    test("who blocked somebody takes their own wish back with it", () => {
      const { room, alice, boris } = finished();
      alice.say({ type: "rematch" });
      block(room, ALICE, BORIS);
      expect(alice.room.state).toMatchObject({ rematch: [false, false], apart: true });
      expect(boris.room.state).toMatchObject({ rematch: [false, false] });
    });

    test("which only the API knows of: the wish is shown to nobody, and the blocker's not kept", () => {
      for (const seat of [0, 1] as const) {
        const { room, alice, boris } = finished();
        room.blocks = [seat === 0, seat === 1];
        const [blocker, other] = seat === 0 ? [alice, boris] : [boris, alice];
        other.say({ type: "rematch" });
        expect(blocker.room.state).toMatchObject({ rematch: [false, false], apart: true });
        blocker.say({ type: "rematch" });
        expect([blocker.errors, orders(room)]).toEqual([["not_now"], []]);
      }
    });

    test("nothing is told before the API has answered, and an answer from before a block counts no more", () => {
      const { room, alice, boris } = finished();
      room.blocks = "silent";
      boris.say({ type: "rematch" });
      expect(alice.room.state).toMatchObject({ rematch: [false, false] });
      block(room, ALICE, BORIS);
      room.answerBlocks([false, false]);
      expect(alice.room.state).toMatchObject({ rematch: [false, false], apart: true });
      block(room, ALICE, BORIS, false);
      expect(alice.room.state).toMatchObject({ rematch: [false, false] }); // asked again
      room.answerBlocks([false, false]);
      expect(alice.room.state).toMatchObject({ rematch: [false, true] });
      expect(alice.room.state).not.toHaveProperty("apart");
      alice.say({ type: "rematch" });
      expect(orders(room)).toHaveLength(1);
    });

    test("both ask while the API has not answered: made when it has", () => {
      const { room, alice, boris } = finished();
      room.blocks = "silent";
      for (const player of [boris, alice]) player.say({ type: "rematch" });
      expect(orders(room)).toEqual([]);
      room.answerBlocks([false, false]);
      expect(orders(room)).toHaveLength(1);
    });

    test("an API that does not answer is told to who asked, and to nobody else", () => {
      const { room, alice, boris } = finished();
      room.blocks = null;
      boris.say({ type: "rematch" });
      expect([boris.errors, alice.errors]).toEqual([["rematch_failed"], []]);
      expect(boris.room.state).toMatchObject({ rematch: [false, false] });
      room.blocks = [false, false];
      boris.say({ type: "rematch" });
      expect(alice.room.state).toMatchObject({ rematch: [false, true] });
    });

    test("a block of somebody who watches, or that both made and one took back, is no other", () => {
      const { room, alice, boris } = finished();
      room.connect(CHLOE);
      block(room, ALICE, CHLOE);
      boris.say({ type: "rematch" });
      expect(alice.room.state).toMatchObject({ rematch: [false, true] });
      block(room, ALICE, BORIS);
      block(room, BORIS, ALICE);
      block(room, ALICE, BORIS, false);
      expect(alice.room.state).toMatchObject({ rematch: [false, false] });
      expect(boris.room.state).toMatchObject({ rematch: [false, false], apart: true });
    });
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
