// Seeded random lives of a room: whatever happens in whatever order, these things hold.
import {
  type CharacterId,
  decodeWorld,
  hashWorld,
  LOOK_TICKS,
  MAPS,
  type Move,
  playReplay,
  POWER_UPS,
  RULES_VERSION,
  SEATS,
} from "@transcendence/game";
import { decodeServerMessage } from "@transcendence/netcode";
import type { MatchClientMessage, RoomMessage } from "@transcendence/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { GRACE_MS, isPresent, isInPlay, type MatchEffect, SPECTATOR_LIMIT } from "../src/match/index.ts";
import { ALICE, BORIS, CHLOE, type Guest, Room } from "./room.ts";

const PEOPLE = [ALICE, BORIS, CHLOE, "danielDaniel"] as const;
const who = fc.nat(5); // which of the open sockets
const move = fc.constantFrom(-1 as const, 0 as const, 1 as const);

const people = fc.constantFrom(...PEOPLE);
const requests = fc.constantFrom("ready", "ready", "resign", "abort", "claim", "rematch", "pause", "resume");
const tick = fc.oneof(fc.integer({ min: -30, max: 30 }), fc.constantFrom(-1e6, 2 ** 31)); // from now

type Op =
  | { readonly op: "wait" | "stall"; readonly ms: number }
  | { readonly op: "gather" | "crash" | "drain" }
  | { readonly op: "connect"; readonly person: string }
  | { readonly op: "leave" | "mute" | "listen"; readonly who: number }
  | { readonly op: "press"; readonly who: number; readonly move: Move }
  | { readonly op: "input"; readonly who: number; readonly ahead: number; readonly epochs: number; readonly move: Move }
  | { readonly op: "ack"; readonly who: number; readonly tick: number; readonly hash: number }
  | { readonly op: "say"; readonly who: number; readonly type: MatchClientMessage["type"] };

function ofKind(weight: number, op: Op["op"], fields: Record<string, fc.Arbitrary<unknown>> = {}) {
  const arbitrary = fc.record({ op: fc.constant(op), ...fields }) as fc.Arbitrary<Op>; // each call below names its op's fields
  return { weight, arbitrary };
}

const honest = [
  ofKind(8, "wait", { ms: fc.nat(300) }),
  ofKind(6, "wait", { ms: fc.nat(2500) }),
  ofKind(12, "press", { who, move }),
  ofKind(4, "stall", { ms: fc.nat(700) }), // the machine is busy: the timer is late, messages come first
  ofKind(4, "gather"),
  ofKind(2, "connect", { person: people }),
  ofKind(1, "leave", { who }),
  ofKind(1, "mute", { who }),
  ofKind(3, "listen", { who }),
  ofKind(1, "crash"),
  ofKind(1, "drain"),
];
const dishonest = [
  ofKind(5, "input", { who, ahead: tick, epochs: fc.integer({ min: -1, max: 1 }), move }),
  ofKind(2, "ack", { who, tick: fc.nat(2000), hash: fc.nat(2 ** 31) }),
  ofKind(1, "say", { who, type: requests }),
];

function perform(room: Room, op: Op): void {
  const open = [...room.guests.values()].filter((guest) => guest.open);
  const guest = "who" in op ? open[op.who % Math.max(1, open.length)] : undefined;
  switch (op.op) {
    case "wait":
      return room.advance(op.ms);
    case "stall":
      room.nowMs += op.ms;
      return;
    case "connect":
      room.connect(op.person);
      return;
    case "leave":
      return guest?.cut();
    case "press":
      return guest?.press(op.move);
    case "mute":
      if (guest) guest.mute = true;
      return;
    case "listen":
      if (guest) guest.mute = false;
      return;
    case "gather":
      for (const player of [ALICE, BORIS]) if (!open.some((each) => each.player === player)) room.connect(player);
      return;
    case "crash":
      return room.restart();
    case "drain":
      room.handle({ type: "drain", nowMs: room.nowMs });
      return room.restart();
    case "input": {
      const epoch = (room.state.epoch + op.epochs) & 0xff;
      return guest?.input(Math.max(0, room.world().tick + op.ahead), op.move, epoch);
    }
    case "ack":
      return guest?.ack(op.tick, op.hash);
    case "say":
      return guest?.say({ type: op.type });
  }
}

function live(ops: readonly Op[], rival: CharacterId | null, check: (room: Room) => void): Room {
  const map = MAPS[ops.length % MAPS.length]!; // with and without power-ups, as it comes
  const powerUps = POWER_UPS.slice(ops.length % (POWER_UPS.length + 1));
  const room = new Room({ map, powerUps, pointsToWin: 3, margin: 1, ballSpeed: 200 }, rival);
  room.start(); // against a computer player Boris watches
  for (const op of ops) {
    perform(room, op);
    check(room);
  }
  return room;
}

const rivals = fc.constantFrom(null, null, "pebble" as const, "meridian" as const); // null: a person
const long = { minLength: 40, maxLength: 160, size: "max" } as const;
const anything = fc.array(fc.oneof(...honest, ...dishonest), long);
const honestly = fc.array(fc.oneof(...honest), long);

const scoreOf = (room: Room) => room.state.point.world.score;

test("[M4] nobody sits in two seats, and no seat has two sockets", () => {
  fc.assert(
    fc.property(anything, rivals, (ops, rival) => {
      live(ops, rival, ({ state }: Room) => {
        for (const seat of SEATS) {
          const sitting = [...state.clients.values()].filter((client) => client.seat === seat);
          expect(sitting.map((client) => client.id)).toEqual(
            state.seats[seat]?.client ? [state.seats[seat].client] : [],
          );
        }
        expect(state.seats[0]?.player.id).not.toBe(state.seats[1]?.player.id);
        const spectators = [...state.clients.values()].filter((client) => client.seat === null);
        expect(state.spectators).toBe(spectators.length);
        expect(state.spectators).toBeLessThanOrEqual(SPECTATOR_LIMIT);
      });
    }),
  );
});

test("[M27] [M81] the score only grows, through crashes too, and none is told that is not stored", () => {
  fc.assert(
    fc.property(anything, rivals, (ops, rival) => {
      let before = [0, 0];
      let seen = 0;
      let stored = [0, 0];
      live(ops, rival, (room) => {
        for (; seen < room.effects.length; seen++) stored = follow(room.effects[seen]!, stored, room);
        const score = scoreOf(room);
        for (const seat of SEATS) expect(score[seat]).toBeGreaterThanOrEqual(before[seat]!);
        before = [...score];
      });
    }),
  );
});

function follow(effect: MatchEffect, stored: number[], room: Room): number[] {
  if (effect.type === "store") {
    const { world } = effect.stored.point;
    return decodeWorld(world, room.state.rules)!.score;
  }
  if (effect.type !== "send" || typeof effect.data !== "string") return stored;
  const message = JSON.parse(effect.data) as RoomMessage; // the room's own
  if (message.type === "room") expect(message.score).toEqual(stored);
  return stored;
}

test("[M62] the log, played again, gives the confirmed world, at any moment, and no point in it is uncounted", () => {
  fc.assert(
    fc.property(anything, rivals, (ops, rival) => {
      live(ops, rival, ({ state, settings }: Room) => {
        const { confirmed } = state.timeline;
        const commands = state.log.commands();
        const world = playReplay({ rules: RULES_VERSION, settings, commands, ticks: confirmed.tick, hash: 0 });
        expect(world && hashWorld(world)).toBe(hashWorld(confirmed));
        expect(confirmed.score).toEqual(state.point.world.score);
      });
    }),
  );
});

test("[M26] what one player sends moves no paddle but their own, and goes to nobody but the rival", () => {
  fc.assert(
    fc.property(anything, rivals, (ops, rival) => {
      let seen = 0;
      const room = live(ops, rival, () => {});
      for (; seen < room.effects.length; seen++) {
        const effect = room.effects[seen]!;
        if (effect.type !== "send" || typeof effect.data === "string") continue;
        const [frame] = decodeServerMessage(effect.data);
        if (frame?.type === "relay") expect(seatOfGuest(room.guests.get(effect.client)!)).toBe(1 - frame.seat);
      }
    }),
  );
});

function seatOfGuest(guest: Guest): number | null {
  return guest.rooms[0]?.you ?? null;
}

test("[M54] grace never grows and never falls below nothing; a match ends once", () => {
  fc.assert(
    fc.property(anything, rivals, (ops, rival) => {
      let before = [GRACE_MS, GRACE_MS];
      let crashes = 0;
      for (const op of ops) if (op.op === "crash") crashes++;
      const room = live(ops, rival, ({ state }) => {
        const grace = state.seats.map((held) => held?.graceMs ?? GRACE_MS);
        for (const seat of SEATS) {
          expect(grace[seat]).toBeGreaterThanOrEqual(0);
          // A crash may give back what was used since the last checkpoint, but no more than there was.
          if (crashes === 0) expect(grace[seat]).toBeLessThanOrEqual(before[seat]!);
        }
        before = grace;
      });
      expect(room.deliveries.length).toBeLessThanOrEqual(1);
    }),
  );
});

test("[M42] honest clients are never taken for desynchronised", () => {
  fc.assert(
    fc.property(honestly, rivals, (ops, rival) => {
      const room = live(ops, rival, () => {});
      expect(room.effects.filter((effect) => effect.type === "report" && effect.event === "match.desync")).toEqual([]);
    }),
  );
});

test("[M92] what a computer player pressed and told stands where it was told, whatever came late", () => {
  fc.assert(
    fc.property(anything, fc.constantFrom("pebble" as const, "meridian" as const), (ops, rival) => {
      const told = new Map<number, Move>(); // of this epoch
      let { epoch, seen } = { epoch: -1, seen: 0 };
      let life: unknown = null;
      live(ops, rival, (room) => {
        if (room.state !== life) told.clear(); // a room that died may come to the same epoch again
        life = room.state;
        for (; seen < room.effects.length; seen++) {
          const effect = room.effects[seen]!;
          const [frame] =
            effect.type === "send" && typeof effect.data !== "string" ? decodeServerMessage(effect.data) : [];
          if (!frame || frame.type !== "relay" || frame.seat !== 1) continue;
          if (frame.epoch !== epoch) told.clear();
          ({ epoch } = frame);
          told.set(frame.tick, frame.move);
        }
        if (epoch !== room.state.epoch || !isInPlay(room.state.phase)) return;
        const known = [...room.state.log.commands(), ...room.state.timeline.pending()];
        for (const [at, towards] of told) {
          expect(known).toContainEqual({ kind: "move", tick: at, seat: 1, move: towards });
        }
      });
    }),
    { numRuns: 30 },
  );
});

test("[M91] [M96] a computer player never looks twice within a second, is never absent, and waits for free", () => {
  fc.assert(
    fc.property(anything, fc.constantFrom("pebble" as const, "meridian" as const), (ops, rival) => {
      let looked = { mind: null as unknown, tick: -LOOK_TICKS };
      live(ops, rival, ({ state }) => {
        const { mind } = state.computers[0]!;
        if (mind.seen && (mind !== looked.mind || mind.seen.tick !== looked.tick)) {
          if (mind === looked.mind) expect(mind.seen.tick - looked.tick).toBeGreaterThanOrEqual(LOOK_TICKS);
          looked = { mind, tick: mind.seen.tick };
        }
        expect(isPresent(state, 1)).toBe(true);
        expect(state.seats.map((held) => held?.graceMs ?? GRACE_MS)).toEqual([GRACE_MS, GRACE_MS]);
      });
    }),
  );
});
