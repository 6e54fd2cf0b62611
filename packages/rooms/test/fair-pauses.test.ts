// What a cut line may not bring: a point that the rival was about to save, or time to think.
import { type Move, type Seat, SEATS, type World } from "@transcendence/game";
import { describe, expect, test } from "vitest";
import { ALICE, BORIS, type Guest, Room } from "./room.ts";

const comesAt = ({ balls, inPlay }: World, seat: Seat) => inPlay && balls[0]!.vx > 0 === (seat === 1);
const far = ({ balls }: World) => Math.abs(balls[0]!.x);

/** A rally in which nobody has moved, with the ball on its way to `seat`, so far from the middle. */
function rally(seat: Seat, settings = {}, misses = [100, 300]): { room: Room; at: Guest; rival: Guest } {
  for (let seed = 1; seed < 200; seed++) {
    const room = new Room(settings);
    room.seed = seed;
    const { alice, boris } = room.start();
    room.untilPhase("rally");
    room.advance(250);
    const [at, rival] = seat === 0 ? [alice, boris] : [boris, alice];
    const missed = comesAt(room.world(), seat) ? missesBy(room, seat) : 0;
    if (missed > misses[0]! && missed < misses[1]!) return { room, at, rival };
  }
  throw new Error("no serve goes there");
}

/** How far from the middle the ball will come to the line, if nobody moves. */
function missesBy(room: Room, seat: Seat): number {
  const { timeline, phase } = room.state;
  if (!("clock" in phase)) return 0;
  const from = room.world().tick;
  for (let tick = from; tick < from + 200; tick++) {
    const world = timeline.at(tick);
    if (comesAt(world, seat) && far(world) > 350) return Math.abs(world.balls[0]!.y);
  }
  return 0;
}

/** To where the ball is coming. */
function rightWay(room: Room, seat: Seat): Move {
  const { timeline } = room.state;
  for (let tick = room.world().tick; ; tick++) {
    const world = timeline.at(tick);
    if (far(world) > 350) return world.balls[0]!.y > 0 ? 1 : -1;
    if (!comesAt(world, seat)) throw new Error("it does not come");
  }
}

function back(room: Room, player: string): Guest {
  const guest = room.connect(player);
  room.untilPhase("countdown");
  room.untilPhase("rally");
  room.advance(20);
  return guest;
}

const playerOf = (seat: Seat) => (seat === 0 ? ALICE : BORIS);

describe.each(SEATS)("a cut against seat %i", (seat) => {
  test("[M52] does not make a point of a ball whose save is under way", () => {
    const { room, at, rival } = rally(seat, { ballSpeed: 200 }, [52, 70]);
    room.until(() => room.state.pointTick > 0);
    const { pointTick } = room.state;
    room.untilTick(pointTick - 9);
    const move = rightWay(room, seat);
    room.untilTick(pointTick);
    expect(room.world().score[1 - seat]).toBe(1); // in the room's view, now
    rival.cut();
    expect(at.room.score).toEqual([0, 0]);
    at.input(pointTick - 8, move); // pressed in time, and slow to arrive
    room.settle();
    expect(at.room).toMatchObject({ score: [0, 0], state: { phase: "paused", tick: pointTick, absent: [1 - seat] } });
    expect(room.state.timeline.confirmed).toMatchObject({ inPlay: true, hits: 1, lastHitter: seat });
  });

  test("[M52] [M60] neither does a resignation: nobody wins by resigning", () => {
    const { room, rival } = rally(seat, { pointsToWin: 1, margin: 1 });
    room.until(() => room.state.pointTick > 0);
    room.untilTick(room.state.pointTick);
    rival.say({ type: "resign" });
    expect(room.state.phase).toMatchObject({ phase: "finished", result: { outcome: "resigned", winner: seat } });
  });
});

describe("[M52] whoever fell away", () => {
  test("loses a point that was made against them, though they are back at once", () => {
    const { room, at, rival } = rally(0);
    room.until(() => room.state.pointTick > 0);
    room.untilTick(room.state.pointTick);
    const { tick } = room.world();
    at.cut();
    const again = room.connect(ALICE);
    for (let late = 1; late < 9; late++) again.input(tick - late, 1);
    room.settle();
    expect(room.state.log.commands().filter((each) => each.kind === "move" && each.tick > tick - 60)).toEqual([]);
    expect(rival.room.score).toEqual([0, 1]);
  });

  test("pays for the pause, though they are back before it", () => {
    const { room, at } = rally(0);
    at.cut();
    const again = room.connect(ALICE);
    expect(room.state.phase.phase).toBe("rally");
    room.settle();
    expect(again.room).toMatchObject({
      state: { phase: "countdown" },
      seats: [{ graceMs: 27_000 }, { graceMs: 30_000 }],
    });
  });
});

describe.each(SEATS)("seat %i, which caused a pause with the ball coming at it", (seat) => {
  test("[M58] cannot begin to move until the ball has been there", () => {
    const { room, at } = rally(seat);
    const move = rightWay(room, seat);
    at.leave();
    const { center } = room.world().paddles[seat]!;
    const { untilTick } = room.state.holds[seat]!;
    const again = back(room, playerOf(seat));
    expect(again.room.heldUntil).toBe(untilTick); // [M59] told to them alone
    for (const guest of room.guests.values())
      if (guest !== again && guest.open) expect(guest.room).not.toHaveProperty("heldUntil");
    again.press(move);
    room.untilTick(untilTick - 1);
    expect(room.world().paddles[seat]!.center).toBe(center);
    room.until(() => room.phase.phase === "between");
    expect(room.state.point.world.score[1 - seat]).toBe(1);
    expect(again.client?.mismatches).toBeLessThanOrEqual(1); // the correction
  });

  test("[M58] goes on as it did, and may stop and go on again", () => {
    const { room, at } = rally(seat);
    const move = rightWay(room, seat);
    at.press(move);
    room.advance(100);
    at.leave();
    const { center, move: held } = room.world().paddles[seat]!;
    expect(held).toBe(move);
    const again = room.connect(playerOf(seat));
    again.client?.press(move, room.nowMs); // held through the countdown: there is nothing to say
    room.untilPhase("rally");
    room.advance(100);
    const moved = room.world().paddles[seat]!.center;
    expect(Math.sign(moved - center)).toBe(move);
    again.press(0);
    room.advance(50);
    expect(room.world().paddles[seat]!.move).toBe(0);
    again.press(move);
    room.advance(50);
    expect(room.world().paddles[seat]!.move).toBe(move);
  });

  test("[M58] stops when it asks for the other direction, which counts once the ball has been there", () => {
    const { room, at } = rally(seat, { pointsToWin: 3 });
    const move = rightWay(room, seat);
    at.press(move);
    room.advance(50);
    at.leave();
    const { untilTick } = room.state.holds[seat]!;
    const again = back(room, playerOf(seat));
    const other: Move = move === 1 ? -1 : 1;
    again.press(other);
    room.advance(50);
    expect(room.world().paddles[seat]!.move).toBe(0);
    room.untilTick(untilTick + 1);
    expect(room.world().paddles[seat]!.move).toBe(other);
  });

  test("[M58] is held, not its rival", () => {
    const { room, at, rival } = rally(seat);
    at.leave();
    back(room, playerOf(seat));
    rival.press(1);
    room.advance(50);
    expect(room.world().paddles[1 - seat]!.move).toBe(1);
    expect(room.state.holds[1 - seat]).toBeNull();
  });

  test("[M59] is held after one more pause, and after a restart of the room", () => {
    const { room, at } = rally(seat);
    at.leave();
    const hold = room.state.holds[seat];
    room.connect(playerOf(seat)).leave();
    expect(room.state.holds[seat]).toEqual(hold);
    room.restart();
    expect(room.state.holds[seat]).toEqual(hold);
    for (const player of [ALICE, BORIS]) room.connect(player);
    room.untilPhase("rally");
    expect(room.state.holds[seat]).toEqual(hold);
  });
});

test("[M58] with the ball on its way to a rival who stands wrong, nobody knows what comes: nobody is held", () => {
  const { room, rival } = rally(0);
  rival.leave();
  expect(room.state.holds).toEqual([null, null]);
});

test("[M58] both away at once: neither is held", () => {
  const { room, at, rival } = rally(0);
  at.cut();
  rival.leave();
  expect(room.state.phase).toMatchObject({ phase: "paused", absent: [0, 1] });
  expect(room.state.holds).toEqual([null, null]);
});
