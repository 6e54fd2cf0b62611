import { ballSpeed, hashWorld, type Seat } from "@transcendence/game";
import { describe, expect, test } from "vitest";
import { decodeClientMessage, MatchClient, type ViewEvent } from "../src/index.ts";
import { CALM, FRAME_MS, type Participant, playLog, ROUGH, SimulatedMatch } from "./simulated-match.ts";

function ofBall(events: readonly ViewEvent[]): string[] {
  return events.filter(({ kind }) => kind !== "point").map((event) => event.kind + ("seat" in event ? event.seat : ""));
}

function inputsOf(participant: Participant) {
  return participant.frames.flatMap(decodeClientMessage).filter((frame) => frame.type === "input");
}

describe("[PLAY-2] a player", () => {
  test("sees the own paddle move on the frame of the press, whatever the line", () => {
    const match = new SimulatedMatch(1, { ...CALM, delayMs: 150 });
    const [left] = match.joinBoth();
    match.room.start();
    match.run(2000);
    let seen = 0;
    left.onView = (view) => (seen = view.paddles[0]!);
    match.run(5 * FRAME_MS);
    const rest = seen;
    left.press(-1);
    match.run(FRAME_MS);
    expect(seen).toBeLessThan(rest);
    const first = seen;
    match.run(FRAME_MS);
    expect(first - seen).toBeCloseTo(7, 1);
  });

  test("says a direction once, and what is still held when a pause is over", () => {
    const match = new SimulatedMatch(2, CALM);
    const [left] = match.joinBoth();
    left.press(1); // before the start: only remembered
    expect(inputsOf(left)).toHaveLength(0);
    match.room.start();
    match.run(2500);
    expect(inputsOf(left)).toMatchObject([{ epoch: 1, move: 1 }]);
    left.press(1);
    match.room.pause();
    match.run(1000);
    expect(inputsOf(left)).toHaveLength(1);
    match.room.start();
    match.run(2000);
    expect(inputsOf(left)).toMatchObject([{ epoch: 1 }, { epoch: 3, move: 1 }]);
    expect(left.client.view(left.nowMs).paddles[0]).toBe(260);
  });

  test("stands still while the line is cut, and goes on after it", () => {
    const match = new SimulatedMatch(3, CALM);
    const [left] = match.joinBoth();
    match.room.start();
    match.run(2500);
    left.disconnect();
    match.run(20);
    const { tick } = left.client.view(left.nowMs);
    match.run(2200);
    expect(left.client.view(left.nowMs).tick).toBe(tick);
    expect(left.client.press(1, left.nowMs)).toBeNull();
    expect(left.client.quality).toBe("lost");
    left.connect();
    match.run(1000);
    expect(left.client.view(left.nowMs).tick).toBeCloseTo(match.room.tick, -0.5);
    expect(inputsOf(left)).toMatchObject([{ move: 1 }]);
    expect(left.client.quality).toBe("good");
  });

  test("agrees with the room on everything that is confirmed", () => {
    for (let seed = 0; seed < 6; seed++) {
      const match = new SimulatedMatch(seed, ROUGH);
      const players = match.joinBoth();
      for (const player of players) match.playFor(player);
      match.room.start();
      match.run(40_000);
      const corrected = match.room.moved.length;
      expect(match.room.differing).toBeLessThanOrEqual(corrected);
      expect(players[0].client.malformed + players[1].client.malformed).toBe(0);
    }
  });

  test("never needs a correction while inputs arrive in time", () => {
    const match = new SimulatedMatch(9, { ...CALM, delayMs: 90, jitterMs: 25 });
    const players = match.joinBoth();
    for (const player of players) match.playFor(player);
    match.room.start();
    match.run(60_000);
    expect(match.room.moved).toEqual([]);
    expect(match.room.differing).toBe(0);
    expect(hashWorld(match.room.timeline.confirmed)).toBeGreaterThan(0);
  });

  test("keeps every bounce off the own paddle when inputs arrive in time", () => {
    for (let seed = 20; seed < 26; seed++) {
      const match = new SimulatedMatch(seed, { ...CALM, delayMs: 80, jitterMs: 30 });
      const players = match.joinBoth();
      for (const player of players) match.playFor(player);
      match.room.start();
      match.run(40_000);
      expect(match.room.moved).toEqual([]);
      for (const player of players) expectOwnHitsKept(match, player);
    }
  });

  test("runs ahead of the room on a line slower than the window, so that inputs still count where they were made", () => {
    const match = new SimulatedMatch(11, { ...CALM, delayMs: 180, jitterMs: 20 });
    const players = match.joinBoth();
    for (const player of players) match.playFor(player);
    match.room.start();
    match.run(40_000);
    const sent = players.flatMap(inputsOf).length;
    expect(sent).toBeGreaterThan(200);
    expect(match.room.moved.length).toBeLessThan(sent * 0.02);
    for (const player of players) expect(player.client.view(player.nowMs).tick).toBeGreaterThan(match.room.tick + 1);
  });

  test("sees the own paddle obey even while a correction is fading", () => {
    const match = new SimulatedMatch(12, { ...CALM, stallEveryMs: 700, stallMs: 300 });
    const [left] = match.joinBoth();
    match.room.start();
    match.run(2000);
    let seen = 0;
    left.onView = (view) => (seen = view.paddles[0]!);
    for (let turn = 0; turn < 120; turn++) {
      const move = turn % 2 === 0 ? 1 : -1;
      match.run(0.4 * FRAME_MS);
      left.press(move);
      match.run(FRAME_MS);
      const before = seen;
      match.run(FRAME_MS);
      if (Math.abs(before) < 250) expect((seen - before) * move).toBeGreaterThan(0);
      match.run(9 * FRAME_MS);
    }
    expect(match.room.moved.length).toBeGreaterThan(5);
  });

  test("hears every serve and bounce once, in order", () => {
    const match = new SimulatedMatch(5, { ...CALM, delayMs: 20 });
    const players = match.joinBoth();
    for (const player of players) match.playFor(player);
    match.room.start();
    match.run(45_000);
    const truth = playLog(match.room.rules, match.room.log, match.room.timeline.confirmed.tick);
    for (const player of players) {
      const heard = ofBall(player.events);
      const real = truth.map(({ kind, seat }) => kind + (kind === "paddle" ? seat : ""));
      expect(heard.slice(0, real.length)).toEqual(real.slice(0, heard.length));
      expect(heard.length).toBeGreaterThan(real.length - 3);
    }
  });

  test("sees a point only when it is final, and hears it once", () => {
    const match = new SimulatedMatch(6, ROUGH, { pointsToWin: 5 });
    const players = match.joinBoth();
    match.playFor(players[0]);
    players[1].onView = (view) => {
      expect(view.score[0]).toBeLessThanOrEqual(match.room.timeline.confirmed.score[0]!);
    };
    match.room.start();
    match.run(60_000);
    const { score } = match.room.timeline.confirmed;
    for (const player of players) {
      expect(player.client.view(player.nowMs).score).toEqual(score);
      const points = player.events.filter((event) => event.kind === "point");
      expect(points).toHaveLength(score[0]! + score[1]!);
    }
  });

  test("sees no jump on a calm line, at 144 pictures a second", () => {
    const match = new SimulatedMatch(7, CALM, {}, 1000 / 144);
    const players = match.joinBoth();
    for (const player of players) match.playFor(player);
    const most = (ballSpeed(match.room.rules, 30) * 60) / 144;
    let before: { x: number; y: number } | null = null;
    const follow = players[0].onView;
    players[0].onView = (view) => {
      follow(view);
      const ball = view.balls[0];
      if (ball && before && !view.events.some(({ kind }) => kind === "serve")) {
        expect(Math.hypot(ball.x - before.x, ball.y - before.y)).toBeLessThan(most * 1.6);
      }
      before = ball ? { ...ball } : null;
    };
    match.room.start();
    match.run(40_000);
  });
});

function expectOwnHitsKept(match: SimulatedMatch, player: Participant): void {
  const truth = playLog(match.room.rules, match.room.log, match.room.timeline.confirmed.tick);
  const rallies = Math.max(...truth.map(({ rally }) => rally));
  let rally = 0;
  const heard = new Map<number, number>();
  for (const event of player.events) {
    if (event.kind === "serve") rally++;
    if (event.kind === "paddle" && event.seat === player.seat) heard.set(rally, (heard.get(rally) ?? 0) + 1);
  }
  for (let n = 1; n < rallies; n++) expect(heard.get(n) ?? 0).toBe(hitsOf(player.seat, n));
  function hitsOf(seat: Seat | null, n: number): number {
    return truth.filter((it) => it.kind === "paddle" && it.rally === n && it.seat === seat).length;
  }
}

describe("[PLAY-9] a spectator", () => {
  test("sees only what is confirmed: no correction, no jump, every bounce", () => {
    const match = new SimulatedMatch(8, ROUGH);
    for (const player of match.joinBoth()) match.playFor(player);
    const watcher = match.join(null);
    const most = ballSpeed(match.room.rules, 30) * 1.2;
    let before: { x: number; y: number } | null = null;
    watcher.onView = (view) => {
      expect(view.tick).toBeLessThanOrEqual(match.room.timeline.confirmed.tick);
      const ball = view.balls[0];
      if (ball && before && !view.events.some(({ kind }) => kind === "serve")) {
        expect(Math.hypot(ball.x - before.x, ball.y - before.y)).toBeLessThan(most);
      }
      before = ball ? { ...ball } : null;
    };
    match.room.start();
    match.run(45_000);
    const truth = playLog(match.room.rules, match.room.log, match.room.timeline.confirmed.tick);
    const real = truth.map(({ kind, seat }) => kind + (kind === "paddle" ? seat : ""));
    const heard = ofBall(watcher.events);
    expect(heard).toEqual(real.slice(0, heard.length));
    expect(heard.length).toBeGreaterThan(real.length - 4);
  });

  test("has nothing to say", () => {
    const match = new SimulatedMatch(10, CALM);
    const watcher = match.join(null);
    match.room.start();
    match.run(2500);
    expect(watcher.client.press(1, watcher.nowMs)).toBeNull();
    expect(inputsOf(watcher)).toEqual([]);
  });
});

test("a malformed frame is counted and changes nothing", () => {
  const client = new MatchClient({ settings: new SimulatedMatch(1, CALM).settings, seat: 0 });
  expect(client.onFrame(Uint8Array.of(0x13, 1, 2, 3), 10)).toEqual([]);
  expect(client.malformed).toBe(1);
});
