// Matches that the lobby made, and what the lobby hears of all of them.
import { FIELD_WIDTH, QUICK_SETTINGS } from "@transcendence/game";
import type { MatchTicket } from "@transcendence/protocol";
import { describe, expect, test } from "vitest";
import {
  BOARD_SAMPLES,
  createMatch,
  SHOW_UP_MS,
  SHOWN_MS,
  SPECTATORS_TOLD_MS,
  STILL_ON_MS,
} from "../src/match/index.ts";
import { ALICE, BORIS, CHLOE, MATCH, Room } from "./room.ts";

const SEATS = [ALICE, BORIS] as [string, string];
const paired = () => new Room(QUICK_SETTINGS, null, true);

describe("[PLAY-4] two who were paired", () => {
  test("[M14] begin as soon as both are here, without a word", () => {
    const room = paired();
    const alice = room.connect(ALICE, SEATS);
    expect(alice.room).toMatchObject({ paired: true, state: { phase: "waiting", ready: [true, false] } });
    room.connect(BORIS, SEATS);
    expect(alice.room.state.phase).toBe("countdown");
    room.advance(SHOW_UP_MS + 5000);
    expect(room.state.phase.phase).not.toBe("aborted");
  });

  test("[M14] [L9] whoever does not come within 10 s is missing, and the match is aborted", () => {
    const room = paired();
    room.advance(60_000);
    const boris = room.connect(BORIS, SEATS);
    room.connect(CHLOE, SEATS); // watches
    room.advance(SHOW_UP_MS - 1);
    expect(boris.room.state.phase).toBe("waiting");
    room.advance(1);
    expect(boris.room.state).toEqual({ phase: "aborted", by: 0 });
    expect(room.deliveries).toMatchObject([{ kind: "abort" }]);
    expect(room.announced).toEqual([{ type: "over", match: MATCH, players: [BORIS], missing: [ALICE] }]);
  });

  test("[M14] may reload meanwhile; with both gone it ends, too, and nobody is blamed", () => {
    const room = paired();
    const alice = room.connect(ALICE, SEATS);
    room.advance(5000);
    alice.cut();
    const again = room.connect(ALICE, SEATS);
    expect(again.room.state).toEqual({ phase: "waiting", ready: [true, false] });
    again.cut();
    room.advance(5000);
    expect(room.state.phase).toEqual({ phase: "aborted", by: null });
    expect(room.announced).toMatchObject([{ type: "over", missing: [] }]);
  });

  test("[M14] [M57] what the machine slept makes nobody late", () => {
    for (const doesCome of [true, false]) {
      const room = paired();
      const alice = room.connect(ALICE, SEATS);
      room.advance(4000);
      room.nowMs = room.state.wakeMs + 60_000;
      room.handle({ type: "wake", nowMs: room.nowMs, seed: 1 });
      room.advance(SHOW_UP_MS - 1);
      expect(alice.room.state.phase).toBe("waiting");
      if (doesCome) room.connect(BORIS, SEATS);
      room.advance(1);
      expect(alice.room.state).toMatchObject(doesCome ? { phase: "countdown" } : { phase: "aborted", by: 1 });
    }
  });

  test("[M61] [L9] whoever aborts before the first point is told to the lobby, also after a restart", () => {
    const room = paired();
    room.connect(ALICE, SEATS);
    const boris = room.connect(BORIS, SEATS);
    room.advance(3500);
    boris.cut();
    room.advance(1000);
    room.restart();
    expect(room.state.paired).toBe(true);
    room.connect(ALICE, SEATS);
    room.connect(BORIS, SEATS).say({ type: "abort" });
    expect(room.announced.at(-1)).toMatchObject({ type: "over", missing: [BORIS] });
  });

  test("[M14] other matches wait as long as anybody likes", () => {
    const room = new Room();
    const alice = room.connect(ALICE);
    room.advance(60_000);
    expect(alice.room.state).toEqual({ phase: "waiting", ready: [false, false] });
    alice.say({ type: "abort" });
    expect(room.announced).toMatchObject([{ type: "over", missing: [] }]);
  });
});

describe("[PLAY-9] the lobby hears", () => {
  test("[L21] that a match has begun, of each point, and that it is over", () => {
    const room = paired();
    const rating = { rating: 1612, provisional: false };
    room.connect(ALICE, SEATS, { rating });
    room.connect(BORIS, SEATS);
    expect(room.announced).toEqual([
      {
        type: "playing",
        match: MATCH,
        live: {
          id: MATCH,
          kind: "quick",
          rated: false,
          players: [
            { player: { id: ALICE, name: "alice", kind: "guest" }, rating },
            { player: { id: BORIS, name: "boris", kind: "guest" }, rating: null },
          ],
          score: [0, 0],
          spectators: 0,
        },
      },
    ]);
    room.untilPhase("finished");
    const scores = room.announced.flatMap((told) => (told.type === "playing" ? [told.live?.score ?? []] : []));
    const points = scores.map(([left = 0, right = 0]) => left + right);
    expect(points.at(-1)).toBeGreaterThanOrEqual(6);
    expect(points).toEqual(points.toSorted((a, b) => a - b));
    expect(room.announced.at(-1)).toEqual({ type: "over", match: MATCH, players: [ALICE, BORIS], missing: [] });
    room.advance(60_000);
    expect(room.announced.filter(({ type }) => type === "over")).toHaveLength(1);
  });

  test("[L21] of a tournament’s match also whose it is, after a restart, too", () => {
    const room = paired();
    const { settings, computers } = room;
    const tournament = { id: "cupCupCupCup", title: "Friday cup" };
    const start = { match: MATCH, settings, computers, paired: true, tournament: tournament.id };
    room.state = createMatch({ ...start, tournamentTitle: tournament.title }, 1);
    for (const id of SEATS) room.connect(id, SEATS);
    expect(room.announced.at(-1)).toMatchObject({ live: { tournament } });
    room.until(() => room.checkpoint !== null);
    room.restart();
    expect(room.state).toMatchObject({ tournament: tournament.id, tournamentTitle: tournament.title });
  });

  test("[L21] of a link between friends no more than that there is one more match", () => {
    const room = new Room(QUICK_SETTINGS);
    room.start();
    expect(room.announced).toEqual([{ type: "playing", match: MATCH, live: null }]);
    const computer = new Room(QUICK_SETTINGS, "pebble");
    computer.connect(ALICE).say({ type: "ready" });
    expect(computer.announced).toMatchObject([{ type: "playing", live: null }]);
  });

  test("[L21] who plays for the ratings, if both are members, also after a restart", () => {
    const member = (id: string) => ({ player: { id, name: id.slice(0, 5), kind: "member" } as const });
    const room = new Room(QUICK_SETTINGS, null, false, true);
    const begin = (one: Partial<MatchTicket>, other: Partial<MatchTicket>) => {
      for (const [id, over] of [
        [ALICE, one],
        [BORIS, other],
      ] as const)
        room.connect(id, SEATS, over).say({ type: "ready" });
    };
    begin(member(ALICE), member(BORIS));
    expect(room.announced.at(-1)).toMatchObject({ live: { rated: true, players: [{ player: { id: ALICE } }, {}] } });
    room.until(() => room.checkpoint !== null);
    room.restart();
    expect(room.state.rated).toBe(true);
    const withGuest = new Room(QUICK_SETTINGS, null, false, true);
    withGuest.connect(ALICE, SEATS, member(ALICE)).say({ type: "ready" });
    withGuest.connect(BORIS, SEATS).say({ type: "ready" });
    expect(withGuest.announced.at(-1)).toEqual({ type: "playing", match: MATCH, live: null });
  });

  test("[L25] where ball and paddles were, of confirmed time, while it shows the match, and players are told nothing more", () => {
    const frames = (isShown: boolean) => {
      const room = paired();
      const [alice] = SEATS.map((id) => room.connect(id, SEATS));
      room.untilPhase("rally");
      if (isShown) room.handle({ type: "show", nowMs: room.nowMs });
      const before = alice!.framesOf("keyframe").length;
      room.effects.length = 0;
      room.advance(5000);
      const told = room.effects.flatMap((effect) =>
        effect.type === "call" && effect.call.type === "board" ? [effect.call.samples] : [],
      );
      return { told, keyframes: alice!.framesOf("keyframe").length - before, room };
    };
    const [shown, hidden] = [frames(true), frames(false)];
    expect(hidden.told).toEqual([]);
    expect(Math.abs(shown.keyframes - hidden.keyframes)).toBeLessThanOrEqual(1); // other serves, other points
    expect(shown.told.length).toBeGreaterThanOrEqual(3);
    for (const samples of shown.told) expect(samples).toHaveLength(BOARD_SAMPLES);
    const balls = shown.told.flat().map(([x]) => x);
    expect(new Set(balls).size).toBeGreaterThan(10); // it moves
    for (const x of balls) expect(Math.abs(x)).toBeLessThanOrEqual(FIELD_WIDTH);
    const { room } = shown;
    room.advance(SHOWN_MS);
    room.effects.length = 0;
    room.advance(3000);
    expect(room.effects.filter((effect) => effect.type === "call" && effect.call.type === "board")).toEqual([]);
    expect(room.state.boards).toBe(null);
  });

  test("[L21] of spectators not at each, and that it goes on as long as somebody is there", () => {
    const room = paired();
    const [alice, boris] = [room.connect(ALICE, SEATS), room.connect(BORIS, SEATS)];
    for (let index = 0; index < 20; index++) room.connect(`spectator${index}000`);
    expect(room.announced).toHaveLength(1);
    alice.leave();
    room.advance(SPECTATORS_TOLD_MS + 1500);
    const told = room.announced.length;
    expect(room.announced.at(-1)).toMatchObject({ type: "playing", live: { spectators: 20 } });
    room.advance(STILL_ON_MS + 12_000);
    expect(room.announced.length).toBeGreaterThan(told);
    for (const guest of room.guests.values()) if (guest.open) guest.cut();
    const left = room.announced.length;
    room.advance(120_000);
    expect(room.announced).toHaveLength(left);
    expect(boris.open).toBe(false);
  });
});

describe("[PLAY-4] two who agreed to this very match: a rematch, a challenge", () => {
  test("[M15] begin as soon as both are here, without a word, and wait for each other as long as they like", () => {
    const room = new Room();
    const boris = room.connect(BORIS, SEATS);
    room.connect(CHLOE, SEATS);
    room.advance(60_000);
    expect(boris.room.state).toEqual({ phase: "waiting", ready: [false, true] });
    boris.cut();
    const alice = room.connect(ALICE, SEATS);
    expect(alice.room.state).toEqual({ phase: "waiting", ready: [true, false] }); // [M11]
    room.connect(BORIS, SEATS);
    expect(alice.room.state.phase).toBe("countdown");
  });

  test("[M15] [M9] whoever comes by a link has to say that they play, and so has whoever plays a computer", () => {
    const room = new Room();
    const alice = room.connect(ALICE);
    room.connect(BORIS);
    expect(alice.room.state).toEqual({ phase: "waiting", ready: [false, false] });
    const alone = new Room({}, "pebble").connect(ALICE, [ALICE, "pebble"]);
    expect(alone.room.state).toEqual({ phase: "waiting", ready: [false, true] });
  });
});
