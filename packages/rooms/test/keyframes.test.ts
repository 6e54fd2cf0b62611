import { hashWorld } from "@transcendence/game";
import { encodePing } from "@transcendence/netcode";
import { describe, expect, test } from "vitest";
import { ALICE, BORIS, type Guest, Room } from "./room.ts";

function rally() {
  const room = new Room();
  const people = room.start();
  room.untilPhase("rally");
  return { room, ...people };
}

const reports = (room: Room) => room.effects.flatMap((effect) => (effect.type === "report" ? [effect.event] : []));

describe("keyframes", () => {
  test("[M40] go with a relay once the last is 0.85 s old, in one message, and the timer sends none then", () => {
    const room = new Room();
    const { alice, boris } = room.start(); // the countdown: no serve and no point between
    boris.frames = [];
    const messages = () => room.effects.filter((effect) => effect.type === "send" && effect.client === boris.id).length;
    const before = messages();
    for (let tenth = 1; tenth <= 11; tenth++) {
      room.advance(100);
      alice.input(0, tenth % 2 === 0 ? 1 : -1);
    }
    expect(boris.frames.map(({ type }) => type).lastIndexOf("keyframe")).toBe(9);
    expect(boris.framesOf("relay")).toHaveLength(11);
    expect(boris.framesOf("keyframe")).toHaveLength(1);
    expect(messages() - before).toBe(11);
    room.advance(949);
    expect(boris.framesOf("keyframe")).toHaveLength(1);
    room.advance(1);
    expect(boris.framesOf("keyframe")).toHaveLength(2);
  });

  test("[M28] [M40] while both move, the room is not woken for them, and tells how many watch all the same", () => {
    const room = new Room();
    const { alice, boris } = room.start(); // the countdown: nothing else is due
    room.advance(200);
    let wakes = 0;
    const play = (tenths: number) => {
      for (let tenth = 1; tenth <= tenths; tenth++) {
        for (const player of [alice, boris]) player.input(0, tenth % 2 === 0 ? 1 : -1);
        room.advance(100, () => wakes++);
      }
    };
    play(12); // each has had one with a relay
    wakes = 0;
    play(14);
    expect(wakes).toBe(0);
    room.connect("chloeChloe12", [ALICE, BORIS]);
    play(12);
    expect(alice.room.spectators).toBe(1);
  });

  test("[M22] [M40] corrections of late inputs wait for each other, and the last is not forgotten", () => {
    const { room, alice } = rally();
    alice.mute = true;
    room.advance(100);
    const count = () => alice.framesOf("keyframe").length;
    const before = count();
    alice.input(0, 1);
    expect(count() - before).toBe(1);
    for (let times = 0; times < 5; times++) {
      room.advance(20);
      alice.input(0, times % 2 === 0 ? -1 : 1);
    }
    expect(count() - before).toBe(1);
    room.advance(149);
    expect(count() - before).toBe(1);
    room.advance(1);
    expect(count() - before).toBe(2);
    room.advance(300);
    expect(count() - before).toBe(2);
  });

  test("[M22] a correction that waits goes with the next relay that may carry it", () => {
    const { room, alice, boris } = rally();
    alice.input(0, 1);
    room.advance(10);
    alice.input(0, -1);
    const before = alice.framesOf("keyframe").length;
    room.nowMs += 250; // before the timer
    boris.press(1);
    expect(alice.framesOf("keyframe")).toHaveLength(before + 1);
    room.advance(100);
    expect(alice.framesOf("keyframe")).toHaveLength(before + 1);
  });

  test("[M40] come each 1.15 s while a match runs and nobody moves, every ten seconds while it waits", () => {
    const room = new Room();
    const alice = room.connect(ALICE);
    const count = () => alice.framesOf("keyframe").length;
    expect(count()).toBe(1);
    room.advance(30_000);
    expect(count()).toBe(4);
    const boris = room.connect(BORIS);
    alice.say({ type: "ready" });
    boris.say({ type: "ready" });
    const atStart = count();
    room.advance(3450);
    expect(count() - atStart).toBe(3);
  });

  test("[M41] carry back the client's clock, and how long the room held it, once", () => {
    const { room, alice } = rally();
    const regular = alice.framesOf("keyframe").length + 1;
    alice.mute = true;
    room.until(() => alice.framesOf("keyframe").length === regular);
    alice.ackOpen();
    const clientMs = room.nowMs % 2 ** 32;
    room.advance(200);
    alice.input(0, 1); // far too late: corrected at once
    room.advance(1000);
    const [first, second] = alice.framesOf("keyframe").slice(regular);
    expect(first).toMatchObject({ echoMs: clientMs, heldMs: 200, received: 1 });
    expect(second).toMatchObject({ heldMs: null, received: 1 });
  });

  test("[M42] a wrong hash is counted and answered with another keyframe, but not without end", () => {
    const { room, alice } = rally();
    alice.mute = true;
    room.advance(1000);
    const keyframe = alice.framesOf("keyframe").at(-1)!;
    const { tick } = room.state.timeline.confirmed;
    const count = () => alice.framesOf("keyframe").length;
    const before = count();
    alice.ack(tick, keyframe.hash ^ 1);
    expect(count()).toBe(before + 1);
    expect(reports(room)).toContain("match.desync");
    expect(room.state.clients.get(alice.id)?.desyncs).toBe(1);
    alice.ack(tick, keyframe.hash ^ 1);
    alice.ackOpen();
    expect(count()).toBe(before + 1);
    expect(room.state.clients.get(alice.id)).toMatchObject({ open: [], desyncs: 1 });
  });

  test("[M42] the hash is that of the world which comes with it", () => {
    const { room, alice } = rally();
    room.advance(1000);
    expect(alice.framesOf("keyframe").at(-1)?.hash).toBe(hashWorld(room.state.timeline.confirmed));
  });

  test("[M43] a ping is answered at once, in any state", () => {
    const room = new Room();
    const alice = room.connect(ALICE);
    alice.send(encodePing(12_345));
    expect(alice.framesOf("pong")).toEqual([{ type: "pong", echoMs: 12_345, roomMs: room.nowMs }]);
  });

  test("[M44] who does not acknowledge is sent nothing after three seconds", () => {
    const { room, alice, boris } = rally();
    alice.mute = true;
    for (let second = 0; second < 6; second++) {
      room.advance(1000);
      alice.send(encodePing(0)); // alive, but not reading
    }
    alice.frames = [];
    boris.press(1);
    expect(alice.frames).toEqual([]);
    alice.ack(0, 0);
    expect(alice.frames).toEqual([]);
    alice.ackOpen();
    expect(alice.frames.map((frame) => frame.type)).toEqual(["keyframe"]);
    boris.press(-1);
    expect(alice.framesOf("relay")).toHaveLength(1);
  });

  test.each([
    ["of a tick that no keyframe had", (alice: Guest) => alice.ack(1, 0)],
    ["of a keyframe from long ago", (alice: Guest) => alice.ack(0, alice.framesOf("keyframe")[0]!.hash)],
  ])("[M44] an acknowledgement %s keeps nobody's socket open", (_, acknowledge) => {
    const { room, alice } = rally();
    room.advance(1200);
    alice.mute = true;
    for (let second = 0; second < 13 && alice.open; second++) {
      room.advance(1000);
      if (alice.open) acknowledge(alice);
    }
    expect(alice.reason).toBe("too_slow");
  });

  test("[M44] and after ten seconds is closed", () => {
    const { room, alice } = rally();
    alice.mute = true;
    for (let second = 0; second < 12; second++) {
      room.advance(1000);
      if (alice.open) alice.send(encodePing(0));
    }
    expect(alice.reason).toBe("too_slow");
    expect(room.state.phase).toMatchObject({ phase: "paused", absent: [0] });
  });
});
