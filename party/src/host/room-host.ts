// Carries many rooms in one Durable Object: one SQLite file, one timer, a few links to gateways. The second carrier beside
// kit/durable-room.ts, for one machine. A turn relays first; what it stores is written after that, for all rooms together.
import type { RoomAddress, RoomAnswer, RoomCall } from "@transcendence/protocol";
import { admit } from "../kit/admission.ts";
import type { Calls, Carrier, Request, RoomSocket } from "../kit/carrier.ts";
import { nowMs, wallMs } from "../kit/clock.ts";
import { report, reportError } from "../kit/report.ts";
import type { CarriedRoom } from "../kit/room-class.ts";
import { HostDisk, HostStore } from "./host-disk.ts";
import { HostLink } from "./host-link.ts";
import { ROOM_CLASSES, TABLES } from "./room-classes.ts";
import { type HeapTimer, TimerHeap } from "./timer-heap.ts";

const SWEEP_MS = 15_000;
/** A room of which nobody wants anything is put away after this. */
const UNUSED_MS = 60_000;

export interface HostOptions {
  readonly storage: DurableObjectStorage;
  readonly ticketSecret: () => Promise<string>;
  /** `local`: the rooms of this host. */
  readonly callsFrom: (local: (room: RoomAddress, call: RoomCall) => Promise<RoomAnswer>) => Calls;
}

interface Held {
  readonly room: CarriedRoom;
  readonly timers: readonly HeapTimer[];
  works: number; // that it has asked to be kept for
  usedMs: number;
}

export class RoomHost {
  readonly disk: HostDisk;
  readonly #options: HostOptions;
  readonly #calls: Calls;
  readonly #rooms = new Map<string, Held>();
  readonly #links = new Set<HostLink>();
  readonly #alarms = new Map<string, HeapTimer>();
  readonly #heap = new TimerHeap(
    (run) => this.turn(run),
    (error) => reportError("rooms.timer_failed", null, error),
  );
  #isInTurn = false;
  #isFlushPlanned = false;
  #isDraining = false;

  constructor(options: HostOptions) {
    this.#options = options;
    this.disk = new HostDisk(options.storage, TABLES);
    this.#calls = options.callsFrom((room, call) => this.call(room, call));
  }

  get size(): number {
    return this.#rooms.size;
  }

  /** Sets all stored alarms. Until then no room does anything by itself. */
  wake(): void {
    const stored = this.#options.storage.sql.exec<{ room: string; at: number }>(
      "SELECT room, min(at_ms) AS at FROM alarm GROUP BY room",
    );
    for (const { room, at } of stored) this.#setAlarm(room, at);
    this.#heap.timer((atMs) => this.#sweep(atMs)).at(nowMs() + SWEEP_MS);
  }

  link(socket: WebSocket): void {
    const enter = (room: RoomAddress, browser: RoomSocket, request: Request) => this.#enter(room, browser, request);
    const host = { enter, turn: (run: () => void) => this.turn(run), soon: () => this.#flushSoon() };
    this.#links.add(new HostLink(socket, host, (link) => this.#links.delete(link)));
  }

  /** Asked of a room of this host. Nothing of it happens within the turn that asks. */
  async call(address: RoomAddress, call: RoomCall): Promise<RoomAnswer> {
    await Promise.resolve();
    const held = this.#held(address);
    return this.#keep(held, held.room.call(call));
  }

  turn(run: () => void): void {
    if (this.#isInTurn) return run();
    this.#isInTurn = true;
    try {
      run();
    } finally {
      this.#isInTurn = false;
      this.#flush();
    }
  }

  /** The arena is about to restart: everything is stored, everybody sent away. Answers how many rooms did not manage it. */
  async drain(): Promise<{ readonly rooms: number; readonly failed: number }> {
    this.#isDraining = true;
    const drained = [...this.#rooms.values()].map(({ room }) => room.drain());
    const answers = await Promise.allSettled([...drained, this.disk.settled()]);
    this.#flush();
    const failed = answers.filter(({ status }) => status === "rejected").length;
    if (failed > 0) report("error", "rooms.drain_failed", { rooms: failed });
    return { rooms: drained.length, failed };
  }

  /** Puts a room away at once, if nothing of it is in memory alone. */
  putAway({ kind, name }: RoomAddress): void {
    const held = this.#rooms.get(`${kind}/${name}`);
    if (held?.room.isIdle !== true || held.works > 0) return;
    for (const timer of held.timers) timer.stop();
    this.#rooms.delete(`${kind}/${name}`);
  }

  has({ kind, name }: RoomAddress): boolean {
    return this.#rooms.has(`${kind}/${name}`);
  }

  async alarm(address: RoomAddress): Promise<void> {
    const held = this.#held(address);
    await this.#keep(held, held.room.alarm());
  }

  async #enter(address: RoomAddress, socket: RoomSocket, request: Request): Promise<CarriedRoom | null> {
    if (this.#isDraining) return closed(socket, "restarting");
    const admission = await admit(address, request, await this.#options.ticketSecret());
    if (!admission.ok) return closed(socket, admission.reason); // strangers wake no room
    if (!socket.isOpen()) return null;
    const held = this.#held(address);
    await this.#keep(held, held.room.connect(socket, request));
    return held.room;
  }

  #held(address: RoomAddress): Held {
    const key = `${address.kind}/${address.name}`;
    const known = this.#rooms.get(key);
    if (known !== undefined) {
      known.usedMs = nowMs();
      return known;
    }
    const timers: HeapTimer[] = [];
    const room = new ROOM_CLASSES[address.kind](this.#carrier(address, key, timers));
    const held: Held = { room, timers, works: 0, usedMs: nowMs() };
    this.#rooms.set(key, held);
    room.start([]);
    return held;
  }

  #carrier(address: RoomAddress, key: string, timers: HeapTimer[]): Carrier {
    return {
      room: address,
      store: new HostStore(key, this.disk, (atMs) => this.#setAlarm(key, atMs)),
      timer: (ring) => {
        const timer = this.#heap.timer(ring);
        timers.push(timer);
        return timer;
      },
      calls: this.#calls,
      ticketSecret: this.#options.ticketSecret,
      waitUntil: (work) => {
        const held = this.#rooms.get(key);
        if (held !== undefined) void this.#keep(held, work).catch(() => {}); // whoever asked knows
      },
      isDraining: () => this.#isDraining,
    };
  }

  async #keep<Answer>(held: Held, work: Promise<Answer>): Promise<Answer> {
    held.works++;
    try {
      return await work;
    } finally {
      held.works--;
      held.usedMs = nowMs();
    }
  }

  #setAlarm(key: string, atMs: number | null): void {
    const [kind, name] = key.split("/");
    let timer = this.#alarms.get(key);
    if (atMs === null) {
      timer?.stop();
      this.#alarms.delete(key);
      return;
    }
    if (timer === undefined) {
      const address = { kind, name } as RoomAddress; // keys are made of them
      timer = this.#heap.timer(
        () => void this.alarm(address).catch((error) => reportError("room.alarm_failed", key, error)),
      );
      this.#alarms.set(key, timer);
    }
    timer.at(nowMs() + atMs - wallMs()); // alarms are by the machine's clock
  }

  #sweep(atMs: number): void {
    for (const [key, { room, timers, works, usedMs }] of this.#rooms) {
      const isUnused = room.isIdle && works === 0 && atMs - usedMs > UNUSED_MS;
      if (isUnused && !timers.some(({ isSet }) => isSet)) this.#rooms.delete(key);
    }
    this.#heap.timer((laterMs) => this.#sweep(laterMs)).at(atMs + SWEEP_MS);
  }

  #flushSoon(): void {
    if (this.#isInTurn || this.#isFlushPlanned) return;
    this.#isFlushPlanned = true;
    setTimeout(() => {
      this.#isFlushPlanned = false;
      this.#flush();
    }, 0);
  }

  #flush(): void {
    for (const link of this.#links) link.flush();
  }
}

function closed(socket: RoomSocket, reason: Parameters<RoomSocket["close"]>[0]): null {
  socket.close(reason);
  return null;
}
