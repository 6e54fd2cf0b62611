import { describe, expect, test } from "vitest";
import { KEYFRAME_MS, SPECTATOR_LIMIT } from "../src/match/index.ts";
import { ALICE, BORIS, CHLOE, Room } from "./room.ts";

describe("seats", () => {
  test("[M1] a kept seat waits for its player, whoever comes first", () => {
    const room = new Room();
    expect(room.connect(BORIS).seat).toBe(1);
    expect(room.connect(ALICE).seat).toBe(0);
  });

  test("[M1] with both seats kept nobody else gets one", () => {
    const room = new Room();
    expect(room.connect(CHLOE, [BORIS, ALICE]).seat).toBe(null);
    expect(room.connect(ALICE, [BORIS, ALICE]).seat).toBe(1);
    expect(room.connect(BORIS, [BORIS, ALICE]).seat).toBe(0);
  });

  test("[M2] seats kept for nobody go to those who come first", () => {
    const room = new Room();
    expect(room.connect(CHLOE, [null, null]).seat).toBe(0);
    expect(room.connect(BORIS, [null, null]).seat).toBe(1);
  });

  test("[M19] [CHAT-2] between whom and whose match it is there is a block: they get no seat, and keep the one they have", () => {
    const room = new Room();
    const alice = room.connect(ALICE);
    const boris = room.connect(BORIS, [ALICE, null], { watches: true });
    expect([boris.seat, boris.room.open]).toEqual([null, undefined]);
    boris.say({ type: "ready" });
    expect(boris.seat).toBe(null);
    const chloe = room.connect(CHLOE);
    for (const each of [alice, chloe]) each.say({ type: "ready" });
    room.untilPhase("rally");
    expect([alice.seat, chloe.seat]).toEqual([0, 1]);
    expect(room.connect(CHLOE, [ALICE, null], { watches: true }).seat).toBe(1); // blocked in mid-match
  });

  test("[M3] the third visitor watches", () => {
    const room = new Room();
    const { alice } = room.start();
    const chloe = room.connect(CHLOE);
    expect(chloe.seat).toBe(null);
    room.advance(KEYFRAME_MS);
    expect(alice.room.spectators).toBe(1);
    chloe.leave();
    room.advance(KEYFRAME_MS);
    expect(alice.room.spectators).toBe(0);
  });

  test("[M3] one spectator too many is told that the room is full", () => {
    const room = new Room();
    room.start();
    for (let index = 0; index < SPECTATOR_LIMIT; index++) room.connect(`spectator${String(index).padStart(4, "0")}`);
    expect(room.state.spectators).toBe(SPECTATOR_LIMIT);
    expect(room.connect(CHLOE).reason).toBe("room_full");
    expect(room.state.spectators).toBe(SPECTATOR_LIMIT);
  });

  test("[M4] a second tab takes over without a pause, and the first is told so", () => {
    const room = new Room();
    const { alice, boris } = room.start();
    room.untilPhase("rally");
    alice.press(-1);
    const second = room.connect(ALICE);
    expect(alice.reason).toBe("taken_over");
    expect(second.seat).toBe(0);
    expect(room.state.phase.phase).toBe("rally");
    expect(boris.framesOf("relay").at(-1)).toMatchObject({ seat: 0, move: 0 });
    room.advance(500);
    expect(room.world().paddles[0]?.move).toBe(0);
    alice.leave(); // its close comes late
    expect(room.state.phase.phase).toBe("rally");
  });

  test("[M4] nobody sits in two seats", () => {
    const room = new Room();
    const first = room.connect(ALICE, [null, null]);
    expect(room.connect(ALICE, [null, null]).seat).toBe(0);
    expect(first.reason).toBe("taken_over");
    expect(room.state.seats[1]).toBe(null);
  });

  test("[M5] while waiting, the seat of somebody who left is free after ten seconds", () => {
    const room = new Room();
    room.connect(ALICE);
    room.connect(BORIS).leave();
    room.advance(9_999);
    expect(room.connect(CHLOE).seat).toBe(null);
    room.advance(1);
    expect(room.connect(CHLOE).seat).toBe(1);
    expect(room.connect(BORIS).seat).toBe(null);
  });

  test("[M9] who watches takes the seat of somebody who came first and left, and needs no ten seconds for it", () => {
    const room = new Room();
    const alice = room.connect(ALICE);
    const scanner = room.connect("scanner12345");
    const boris = room.connect(BORIS);
    expect(boris.room).toMatchObject({ you: null, open: true });
    scanner.leave();
    expect(boris.room).toMatchObject({ you: null, open: true });
    boris.say({ type: "ready" });
    expect(boris.room).toMatchObject({ you: 1, state: { phase: "waiting", ready: [false, true] } });
    expect(boris.room.open).toBe(undefined);
    expect(room.state.spectators).toBe(0);
    alice.say({ type: "ready" });
    expect(boris.room.state.phase).toBe("countdown");
    room.untilPhase("rally");
    boris.input(0, 1);
    room.advance(300);
    expect(room.world().paddles[1]?.move).toBe(1);
  });

  test("[M9] a page that only looks on keeps nobody out: it watches as soon as somebody acts, and is fed", () => {
    const room = new Room();
    const alice = room.connect(ALICE);
    const scanner = room.connect("scanner12345");
    const boris = room.connect(BORIS);
    boris.say({ type: "ready" });
    expect(boris.room.you).toBe(1);
    expect(scanner.room).toMatchObject({ you: null, spectators: 1 });
    expect(scanner.room.open).toBe(undefined);
    scanner.say({ type: "ready" });
    expect(scanner.errors).toEqual(["not_allowed"]);
    scanner.ackOpen(); // as its page does within 400 ms
    alice.say({ type: "ready" });
    scanner.ackOpen();
    room.untilPhase("rally");
    room.advance(1000);
    expect(scanner.framesOf("batch").length).toBeGreaterThan(0);
    expect(scanner.open).toBe(true);
    scanner.leave();
    expect(room.state.spectators).toBe(0);
    expect(room.state.phase.phase).toBe("rally");
  });

  test("[M9] a seat that is kept for somebody is theirs, ready or not, and a computer's is its own", () => {
    const room = new Room();
    room.connect(ALICE, [ALICE, BORIS]);
    const chloe = room.connect(CHLOE, [ALICE, BORIS]);
    expect(chloe.room.open).toBe(undefined);
    chloe.say({ type: "ready" });
    expect(chloe.room.you).toBe(null);
    expect(chloe.errors).toEqual(["not_allowed"]);
  });

  test("[M9] once it has begun nobody takes a seat", () => {
    const room = new Room();
    const { boris } = room.start();
    const chloe = room.connect(CHLOE);
    boris.leave();
    chloe.say({ type: "ready" });
    expect(chloe.errors).toEqual(["not_allowed"]);
    expect(chloe.room.you).toBe(null);
  });

  test("[M5] once begun, a seat waits for its player", () => {
    const room = new Room();
    const { boris } = room.start();
    boris.leave();
    room.advance(1_000_000);
    expect(room.connect(CHLOE).seat).toBe(null);
    expect(room.connect(BORIS).seat).toBe(1);
  });

  test("[M7] one person watches in four tabs at most", () => {
    const room = new Room();
    room.start();
    const tabs = Array.from({ length: 5 }, () => room.connect(CHLOE));
    expect(tabs.map((tab) => tab.reason)).toEqual(["taken_over", null, null, null, null]);
    expect(room.state.spectators).toBe(4);
  });

  test("[M8] a new name of somebody who plays is shown at once; anybody else's is no news", () => {
    const room = new Room();
    const { alice } = room.start();
    const told = alice.rooms.length;
    room.handle({ type: "renamed", nowMs: room.nowMs, player: BORIS, name: "Bo" });
    expect(alice.room.seats[1]?.player).toEqual({ id: BORIS, name: "Bo", kind: "guest" });
    room.handle({ type: "renamed", nowMs: room.nowMs, player: BORIS, name: "Bo" });
    room.handle({ type: "renamed", nowMs: room.nowMs, player: CHLOE, name: "Cleo" });
    expect(alice.rooms).toHaveLength(told + 1);
    expect(room.state.phase.phase).toBe("countdown");
  });

  test("[M6] a new name is shown from the next ticket on", () => {
    const room = new Room();
    const { alice } = room.start();
    const ticket = {
      room: "match",
      match: "matchMatch12",
      session: "someSession12",
      settings: room.settings,
      seats: [null, null],
      expiresMs: 0,
    } as const;
    const player = { id: BORIS, name: "Bo", kind: "guest" } as const;
    room.handle({
      type: "connect",
      nowMs: room.nowMs,
      client: "again",
      ticket: { ...ticket, seats: [ALICE, null], player },
    });
    room.advance(1000);
    expect(room.state.seats[1]?.player.name).toBe("Bo");
    expect(alice.open).toBe(true);
  });
});

describe("the start", () => {
  test("[M13] `ready` said again is told to nobody", () => {
    const room = new Room();
    const alice = room.connect(ALICE);
    const boris = room.connect(BORIS);
    alice.say({ type: "ready" });
    const before = room.effects.length;
    for (let times = 0; times < 20; times++) alice.say({ type: "ready" });
    expect(room.effects).toHaveLength(before);
    boris.say({ type: "ready" });
    expect(room.state.phase.phase).toBe("countdown");
  });

  test("[M10] waits for both to be ready, counts three seconds, and begins at tick 0", () => {
    const room = new Room();
    const alice = room.connect(ALICE);
    alice.say({ type: "ready" });
    const boris = room.connect(BORIS);
    expect(boris.room.state).toEqual({ phase: "waiting", ready: [true, false] });
    boris.say({ type: "ready" });
    const clock = { epoch: 1, startTick: 0, startMs: room.nowMs + 3000 };
    expect(alice.room.state).toEqual({ phase: "countdown", clock });
    room.advance(2999);
    expect(alice.room.state.phase).toBe("countdown");
    room.advance(1);
    expect(alice.room.state).toEqual({ phase: "between", clock, serveTick: 60 });
  });

  test("[M11] who leaves is not ready any more", () => {
    const room = new Room();
    const alice = room.connect(ALICE);
    alice.say({ type: "ready" });
    alice.leave();
    const boris = room.connect(BORIS);
    boris.say({ type: "ready" });
    expect(room.connect(ALICE).room.state).toEqual({ phase: "waiting", ready: [false, true] });
  });

  test("[M12] every countdown and every pause begins a new epoch", () => {
    const room = new Room();
    const { alice, boris } = room.start();
    expect(room.state.epoch).toBe(1);
    room.untilPhase("rally");
    alice.press(1);
    boris.leave();
    expect(room.state.epoch).toBe(2);
    expect(alice.framesOf("keyframe").at(-1)).toMatchObject({ epoch: 2, received: 0 });
    room.connect(BORIS);
    expect(room.state.epoch).toBe(3);
    expect(alice.room.state).toMatchObject({ phase: "countdown", clock: { epoch: 3 } });
  });
});
