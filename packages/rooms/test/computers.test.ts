import {
  CHARACTER_IDS,
  type CharacterId,
  LOOK_TICKS,
  MAPS,
  type Move,
  playReplay,
  POWER_UPS,
  RULES_VERSION,
} from "@transcendence/game";
import { FUTURE_TICKS, LATENESS_TICKS, tickAt } from "@transcendence/netcode";
import { computerId, computerPlayer } from "@transcendence/protocol";
import { describe, expect, test } from "vitest";
import { ABANDON_MS, GRACE_MS, OVERSLEPT_MS } from "../src/match/index.ts";
import { ALICE, BORIS, CHLOE, type Guest, Room } from "./room.ts";

function challenge(settings = {}, character: CharacterId = "flint") {
  const room = new Room(settings, character);
  const alice = room.connect(ALICE, [ALICE, computerId(character)]);
  return { room, alice };
}

function rally(settings = {}) {
  const { room, alice } = challenge(settings);
  alice.say({ type: "ready" });
  room.untilPhase("rally");
  return { room, alice };
}

/** Alice keeps the ball in play: she goes where it comes, and her keys arrive `lateTicks` late. */
function play(room: Room, alice: Guest, lateTicks = 0): void {
  alice.input(room.world().tick - lateTicks, directionOf(room));
}

function directionOf(room: Room): Move {
  const { balls, paddles } = room.world();
  const gap = balls[0]!.y - paddles[0]!.center;
  return Math.abs(gap) < 20 ? 0 : gap > 0 ? 1 : -1;
}

function isOver(room: Room): boolean {
  return room.state.phase.phase === "finished";
}

function lookOf(room: Room): number {
  return room.state.computers[0]?.mind.seen?.tick ?? -1;
}

describe("the seat of a computer player", () => {
  test.each(CHARACTER_IDS)("[M90] %s is here and ready, and plays a match to its end", (character) => {
    const { room, alice } = challenge({}, character);
    expect(alice.room.seats[1]).toMatchObject({ connected: true, player: computerPlayer(character) });
    expect(alice.room.state).toEqual({ phase: "waiting", ready: [false, true] });
    alice.say({ type: "ready" });
    expect(alice.room.state.phase).toBe("countdown");
    room.untilPhase("finished");
    expect(alice.framesOf("relay").length).toBeGreaterThan(5);
    expect(alice.client?.mismatches).toBe(0);
    expect(room.deliveries).toMatchObject([{ kind: "result", body: { seats: [ALICE, computerId(character)] } }]);
  });

  test("[M90] is never anybody else's, however long the room waits; whoever comes watches", () => {
    const { room } = challenge();
    room.advance(60_000);
    expect(room.connect(CHLOE, [ALICE, computerId("flint")]).seat).toBe(null);
    expect(room.connect(BORIS, [ALICE, null]).seat).toBe(null);
  });

  test("[M90] stays ready when the person comes and goes", () => {
    const { room, alice } = challenge();
    alice.leave();
    const again = room.connect(ALICE);
    expect(again.room.state).toEqual({ phase: "waiting", ready: [false, true] });
    again.say({ type: "ready" });
    expect(again.room.state.phase).toBe("countdown");
  });
});

test.each(MAPS)("[M90] [PLAY-7] plays on %s with every power-up, and client and room agree to the end", (map) => {
  const { room, alice } = challenge({ map, powerUps: POWER_UPS, pointsToWin: 3, margin: 1 }, "meridian");
  alice.say({ type: "ready" });
  for (let steps = 0; steps < 3000 && !isOver(room); steps++) {
    room.advance(150);
    alice.press(directionOf(room));
  }
  expect(alice.room.state.phase).toBe("finished");
  expect(alice.client?.mismatches).toBe(0);
});

describe("looks", () => {
  test("[M91] are a second apart at least, whatever happens in the room", () => {
    const { room, alice } = rally({ pointsToWin: 3, margin: 1 });
    const looks: number[] = [];
    while (!isOver(room)) {
      room.advance(100);
      if (!isOver(room)) play(room, alice);
      if (lookOf(room) !== looks.at(-1)) looks.push(lookOf(room));
    }
    const gaps = looks.slice(1).map((tick, index) => tick - looks[index]!);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(LOOK_TICKS);
    expect(looks.length).toBeGreaterThan(5);
  });

  test.each([0, 5, 9])("[M91] wait for what the rival does %i ticks late", (late) => {
    const { room, alice } = rally();
    const { mind } = room.state.computers[0]!;
    let planned = mind.nextLook;
    let seen = lookOf(room);
    const waits: number[] = [];
    for (let wakes = 0; wakes < 40; wakes++) {
      room.advance(100, () => {
        if (lookOf(room) === seen) return;
        seen = lookOf(room);
        waits.push(seen - planned);
        planned = mind.nextLook;
      });
      play(room, alice, late);
    }
    expect(waits.length).toBeGreaterThan(2);
    for (const wait of waits.slice(1)) expect([late - 1, late, late + 1]).toContain(wait); // an input now and then slows the forgetting
  });
});

test("[M91] a late input now and then is enough to be waited for", () => {
  const { room, alice } = rally();
  const waits: number[] = [];
  for (let count = 0; count < 100; count++) {
    const { nextLook: planned } = room.state.computers[0]!.mind;
    const seen = lookOf(room);
    room.advance(100);
    play(room, alice, count % 4 === 0 ? 9 : 0);
    if (lookOf(room) !== seen && count > 10) waits.push(lookOf(room) - planned);
  }
  expect(waits.length).toBeGreaterThan(3);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(7);
});

describe("presses", () => {
  test("[M92] count at their ticks, late inputs of the rival or not, and stand in the log as moves", () => {
    const { room, alice } = rally({ pointsToWin: 2, margin: 1 });
    while (!isOver(room)) {
      room.advance(130);
      if (!isOver(room)) play(room, alice, 9);
    }
    const { commands, told } = movesOf(room, alice);
    expect(commands).toEqual(told.filter(({ tick }) => tick < room.state.timeline.confirmed.tick));
    const log = room.state.log.commands();
    const ticks = room.state.timeline.confirmed.tick;
    const world = playReplay({ rules: RULES_VERSION, settings: room.settings, commands: log, ticks, hash: 0 });
    expect(world?.score).toEqual(room.state.point.world.score);
  });

  test("[M92] count at their ticks when the room was late and an input came first", () => {
    const { room, alice } = rally();
    const computer = room.state.computers[0]!;
    room.until(() => computer.presses.length > computer.pressed);
    const press = computer.presses[computer.pressed]!;
    room.untilTick(press.tick - FUTURE_TICKS - 1);
    room.nowMs += 600; // the machine was busy
    alice.input(room.world().tick, 1);
    expect(alice.framesOf("relay")).toContainEqual(expect.objectContaining(press));
    room.advance(500);
    expect(room.state.log.commands()).toContainEqual({ kind: "move", seat: 1, ...press });
  });

  test("[M92] [M95] count at their ticks when the timer at the end of a countdown is so late that a point has fallen", () => {
    for (let tick = 70; tick < 200; tick += 2) {
      const { room, alice } = rally({ ballSpeed: 200 });
      room.untilTick(tick);
      alice.leave();
      const again = room.connect(ALICE);
      const { phase } = room.state;
      if (phase.phase !== "countdown") continue; // a point had fallen
      room.advance(phase.clock.startMs - room.nowMs - 1);
      room.nowMs += OVERSLEPT_MS - 1; // the machine was busy
      room.advance(300);
      const known = [...room.state.log.commands(), ...room.state.timeline.pending()];
      for (const { tick: at, move } of again.framesOf("relay"))
        expect(known, `left at ${tick}`).toContainEqual({ kind: "move", seat: 1, tick: at, move });
    }
  });

  test("[M93] are told three ticks ahead at most, by relay or keyframe: nobody reads its mind", () => {
    const { room, alice } = rally();
    let seen = 0;
    room.advance(20_000, () => {
      const { phase } = room.state;
      if (!("clock" in phase)) return;
      const edge = tickAt(phase.clock, room.nowMs) + FUTURE_TICKS + 0.01;
      for (; seen < alice.frames.length; seen++) {
        const frame = alice.frames[seen]!;
        if (frame.type === "relay") expect(frame.tick).toBeLessThanOrEqual(edge);
        if (frame.type !== "keyframe") continue;
        for (const { kind, tick } of frame.pending) if (kind === "move") expect(tick).toBeLessThanOrEqual(edge);
      }
    });
    expect(alice.framesOf("relay").length).toBeGreaterThan(5);
  });

  test.each(CHARACTER_IDS)("[M94] of %s need a handful of wakes and messages a second", (character) => {
    const { room, alice } = challenge({ pointsToWin: 21 }, character);
    alice.say({ type: "ready" });
    room.untilPhase("rally");
    const from = { ms: room.nowMs, effects: room.effects.length };
    let wakes = 0;
    for (let steps = 0; steps < 200 && !isOver(room); steps++) {
      room.advance(150, () => wakes++);
      if (!isOver(room)) play(room, alice);
    }
    const seconds = (room.nowMs - from.ms) / 1000;
    expect(seconds).toBeGreaterThan(10);
    expect(wakes / seconds).toBeLessThan(7);
    expect((room.effects.length - from.effects) / seconds).toBeLessThan(8);
  });

  test("[M95] held when the match stands still are held again when it goes on, and planned ones keep their ticks", () => {
    const { room, alice } = rally();
    const computer = room.state.computers[0]!;
    room.until(() => room.world().paddles[1]!.move !== 0 && computer.presses.length > computer.pressed);
    const { move } = room.world().paddles[1]!;
    const planned = computer.presses.slice(computer.pressed);
    alice.leave();
    const { tick } = room.state.timeline.confirmed;
    const again = room.connect(ALICE);
    again.leave(); // and once more, in the countdown
    const back = room.connect(ALICE);
    room.advance(3000);
    expect(back.framesOf("relay")[0]).toMatchObject({ tick, seat: 1, move });
    expect(room.world().paddles[1]?.move).toBe(move);
    expect(computer.presses.slice(computer.pressed)).toEqual(expect.arrayContaining(planned.slice(1)));
    room.advance(2000);
    const log = room.state.log.commands();
    for (const press of planned) expect(log).toContainEqual({ kind: "move", seat: 1, ...press });
  });
});

describe("the patience of a computer player", () => {
  test("[M96] costs whoever is away nothing, and the match goes on when they come back", () => {
    const { room, alice } = rally();
    alice.leave();
    const chloe = room.connect(CHLOE);
    expect(chloe.room.state).toMatchObject({ phase: "paused", absent: [0], claimFromMs: null });
    room.advance(10 * 60_000);
    const again = room.connect(ALICE);
    expect(again.room.state.phase).toBe("countdown");
    expect(again.room.seats[0]?.graceMs).toBe(GRACE_MS);
  });

  test("[M96] has nothing to claim from", () => {
    const { room, alice } = rally();
    room.advance(500);
    alice.say({ type: "claim" });
    expect(alice.errors).toEqual(["not_now"]);
  });

  test("[M97] ends after an hour: it claims the win of a match that had a point", () => {
    const { room, alice } = rally();
    room.until(() => alice.room.score[1] === 1);
    alice.leave();
    room.nowMs += ABANDON_MS - 1;
    room.handle({ type: "checkPresence", nowMs: room.nowMs });
    expect(room.state.phase.phase).toBe("paused");
    room.nowMs += 1;
    room.handle({ type: "checkPresence", nowMs: room.nowMs });
    expect(room.deliveries).toMatchObject([{ kind: "result", body: { result: { outcome: "claimed", winner: 1 } } }]);
  });

  test("[M97] and without a point nobody wins; a restart in between changes nothing", () => {
    const { room } = rally();
    room.restart();
    room.nowMs += ABANDON_MS;
    room.handle({ type: "checkPresence", nowMs: room.nowMs });
    expect(room.deliveries).toMatchObject([{ kind: "abort" }]);
  });
});

test("[M98] a computer player agrees to a rematch at once, and changes sides", () => {
  const { room, alice } = rally();
  alice.say({ type: "resign" });
  expect(room.state.phase).toMatchObject({ phase: "finished", rematch: [false, false] });
  alice.say({ type: "rematch" });
  const order = room.effects.find((effect) => effect.type === "order-rematch");
  expect(order).toMatchObject({ body: { seats: [computerId("flint"), ALICE] } });
  room.handle({ type: "rematch-answered", nowMs: room.nowMs, stored: true });
  expect(alice.room.state).toMatchObject({ phase: "finished", rematch: [true, true], next: "rematchRematch1" });
});

test("[M99] after a crash it is there again and plays on, with nothing learnt", () => {
  const { room, alice } = rally({ pointsToWin: 7, margin: 1 }); // somewhere in six points it has to move
  room.until(() => alice.room.score[1] === 1);
  room.restart();
  expect(room.connect(CHLOE).room.state).toMatchObject({ phase: "paused", absent: [0] });
  const again = room.connect(ALICE);
  expect(again.room).toMatchObject({ score: [0, 1], state: { phase: "countdown" } });
  expect(room.state.computers[0]?.mind).toMatchObject({ character: "flint", seat: 1, seen: null });
  room.untilPhase("finished");
  expect(again.framesOf("relay").length).toBeGreaterThan(0);
  expect(again.client?.mismatches).toBe(0);
});

test("[M83] [M99] a planned restart goes on from where it stood, as soon as the person is back", () => {
  const { room } = rally();
  room.advance(700);
  const tick = room.world().tick - LATENESS_TICKS;
  room.handle({ type: "drain", nowMs: room.nowMs });
  room.restart();
  expect(room.connect(CHLOE).room.state).toMatchObject({ phase: "paused", absent: [0], claimFromMs: null });
  expect(room.connect(ALICE).room.state).toMatchObject({ phase: "countdown", clock: { startTick: tick } });
});

function movesOf(room: Room, alice: Guest) {
  const commands = room.state.log.commands().filter((command) => command.kind === "move" && command.seat === 1);
  const told = alice.framesOf("relay").map(({ tick, move }) => ({ kind: "move", tick, seat: 1, move }));
  return { commands, told };
}

describe("a pause that the only person asks for", () => {
  const ask = { map: "classic" as const };

  test("[M100] stops the match at that tick, costs no grace and lasts until they resume", () => {
    const { room, alice } = rally(ask);
    alice.press(1);
    room.advance(200);
    const before = room.world().tick;
    alice.say({ type: "pause" });
    expect(alice.room.state).toMatchObject({ phase: "paused", asked: true, absent: [], claimFromMs: null });
    const { tick } = alice.room.state as { readonly tick: number };
    expect(Math.abs(tick - before)).toBeLessThanOrEqual(1);
    room.advance(20 * 60_000);
    expect(alice.room.state).toMatchObject({ phase: "paused", asked: true, tick });
    alice.say({ type: "pause" }); // again: nothing changes
    alice.say({ type: "resume" });
    expect(alice.room.state.phase).toBe("countdown");
    room.untilPhase("rally");
    expect(room.state.holds).toEqual([null, null]);
    expect(alice.room.seats[0]?.graceMs).toBe(GRACE_MS);
    room.untilPhase("finished");
    expect(alice.client?.mismatches).toBe(0);
    const { replay } = room.deliveries[0]!.body as unknown as { readonly replay: string };
    expect(replay.length).toBeGreaterThan(0);
  });

  test("[M100] lasts through a reload and a restart of the room", () => {
    const { room, alice } = rally(ask);
    alice.say({ type: "pause" });
    alice.cut();
    room.advance(5000);
    const back = room.connect(ALICE);
    expect(back.room.state).toMatchObject({ phase: "paused", asked: true, absent: [] });
    room.restart();
    const again = room.connect(ALICE);
    expect(again.room.state).toMatchObject({ phase: "paused", asked: true, absent: [] });
    expect(again.room.seats[0]?.graceMs).toBe(GRACE_MS);
    again.say({ type: "resume" });
    expect(again.room.state.phase).toBe("countdown");
  });

  test("[M100] is possible in the countdown and before a serve, but not before the match or after it", () => {
    const { room, alice } = challenge(ask);
    alice.say({ type: "pause" });
    expect(alice.errors).toEqual(["not_now"]);
    alice.say({ type: "ready" });
    alice.say({ type: "pause" });
    expect(alice.room.state).toMatchObject({ phase: "paused", asked: true });
    alice.say({ type: "resume" });
    room.untilPhase("between");
    alice.say({ type: "pause" });
    alice.say({ type: "resume" });
    room.untilPhase("finished");
    alice.say({ type: "pause" });
    alice.say({ type: "resume" });
    expect(alice.errors).toEqual(["not_now", "not_now", "not_now"]);
  });

  test("[M100] is for nobody who watches, and for no match between people", () => {
    const { room } = rally(ask);
    const chloe = room.connect(CHLOE);
    chloe.say({ type: "pause" });
    expect(chloe.errors).toEqual(["not_allowed"]);
    const people = new Room();
    const { alice } = people.start();
    people.untilPhase("rally");
    alice.say({ type: "pause" });
    alice.say({ type: "resume" });
    expect(alice.errors).toEqual(["not_now", "not_now"]);
    expect(people.state.phase.phase).toBe("rally");
  });

  test("[M101] of an hour ends the match as if nobody had been there", () => {
    const { room, alice } = rally(ask);
    alice.say({ type: "pause" });
    room.advance(ABANDON_MS + 1000);
    room.handle({ type: "checkPresence", nowMs: room.nowMs });
    expect(["aborted", "finished"]).toContain(room.state.phase.phase);
  });
});
