// The shell that every room shares: sockets, storage, alarms and calls in; effects out. What happens is decided in packages/rooms,
// who carries the room (a Durable Object of its own, or a host of many) it doesn't know.
import {
  CLIENT_MESSAGE_BYTES,
  type CloseReason,
  type RoomAddress,
  type RoomAnswer,
  type RoomCall,
  type RoomTicket,
} from "@transcendence/protocol";
import type { LogEvent } from "@transcendence/protocol/log";
import type { RoomEffect } from "@transcendence/rooms/turn";
import { admit } from "./admission.ts";
import { Alarms } from "./alarms.ts";
import type { Carrier, Request, RoomSocket, RoomTimer } from "./carrier.ts";
import { nowMs, wallMs } from "./clock.ts";
import { EffectQueue } from "./effect-queue.ts";
import { Leases } from "./leases.ts";
import { Outbox, OUTBOX, type Parcel } from "./outbox.ts";
import { report, reportError } from "./report.ts";
import type { CarriedRoom } from "./room-class.ts";
import { Sockets } from "./sockets.ts";

type Common<Stored, Delivery> = RoomEffect<Stored, Delivery>;
/** Calls that not every kind of room answers alike. */
export type OwnCall = Exclude<RoomCall, { type: "dismiss" | "renamed" }>;
type Store<Stored, Delivery> = Extract<Common<Stored, Delivery>, { type: "store" }>;
type Immediate<Stored, Delivery> = Exclude<Common<Stored, Delivery>, { type: "store" }>;

export abstract class Room<
  Ticket extends RoomTicket,
  Event extends { readonly nowMs: number },
  Effect extends { readonly type: string },
  Stored = never,
  Delivery = never,
> implements CarriedRoom {
  protected readonly carrier: Carrier;
  protected readonly sockets = new Sockets((id) => this.leases.release(id));
  protected readonly alarms: Alarms;
  protected readonly outbox: Outbox;
  protected readonly leases: Leases;
  protected readonly timer: RoomTimer;
  protected shut: CloseReason | null = null; // why nobody is let in any more
  #latestMs = -Infinity; // room time, as far as anything has happened
  readonly #calls = new Set<Promise<void>>(); // under way
  readonly #effects = new EffectQueue<Store<Stored, Delivery>, Immediate<Stored, Delivery> | Effect>({
    run: (effect) => this.#run(effect),
    commit: (stores) => this.#commit(stores),
    stored: (stores) => void (stores.some(({ deliveries }) => deliveries.length > 0) && this.#deliver()),
    failed: (error) => this.fail(error),
  });

  constructor(carrier: Carrier) {
    this.carrier = carrier;
    this.alarms = new Alarms(carrier.store);
    this.outbox = new Outbox(carrier.store, this.alarms, carrier.calls);
    this.leases = new Leases(carrier, {
      nowMs,
      revoked: (socket) => this.dismiss([socket], "revoked"),
      renamed: (user, name) => this.renamed(user, name),
    });
    this.timer = carrier.timer((atMs) => this.woken(atMs));
  }

  /** Takes up what is stored; null, or why nobody can be let in. May throw. */
  protected abstract restore(atMs: number): CloseReason | null;
  /** Somebody with a good ticket; their socket is among `sockets` already. */
  protected abstract entered(socket: RoomSocket, ticket: Ticket, atMs: number): void;
  /** False: that was no message of this kind of room. */
  protected abstract heard(client: string, data: string | Uint8Array, atMs: number): boolean;
  protected abstract left(client: string, atMs: number): void;
  /** The reducer. Called with the state at hand, which it replaces. */
  protected abstract reduce(event: Event): readonly (Common<Stored, Delivery> | Effect)[];
  /** An effect of this kind of room's own. */
  protected run(effect: Effect): void {
    throw new Error(`${effect.type} is no effect of this room`);
  }
  protected write(_stored: Stored): void {}
  protected parcel(_delivery: Delivery): Parcel {
    throw new Error("This room delivers nothing.");
  }
  protected woken(_atMs: number): void {}
  protected alarmed(_name: string, _atMs: number): void | Promise<void> {}
  /** Everything that was to be delivered has been. */
  protected delivered(): void {}
  /** What only this kind of room is asked. */
  protected called(_call: OwnCall): RoomAnswer | Promise<RoomAnswer> {
    throw new Error("Nobody asks this of such a room.");
  }
  protected renamed(_user: string, _name: string): void {}
  /** Before a restart: nothing more is let in. */
  protected drained(_atMs: number): void {}
  /** After a failure: what is in memory is not to be trusted. */
  protected forget(): void {}

  get address(): RoomAddress {
    return this.carrier.room;
  }

  /** Nothing is thrown: the runtime would send the stack to the client. */
  start(sockets: readonly RoomSocket[] = []): void {
    for (const socket of sockets) this.sockets.add(socket, nowMs());
    try {
      this.shut = this.restore(nowMs());
    } catch (error) {
      this.#report("room.restore_failed", error);
      this.shut = "failed";
    }
  }

  async connect(socket: RoomSocket, request: Request): Promise<void> {
    try {
      if (this.carrier.isDraining()) return socket.close("restarting");
      const admission = await admit(this.carrier.room, request, await this.carrier.ticketSecret());
      if (!admission.ok) return socket.close(admission.reason);
      this.#restart();
      if (this.shut !== null) return socket.close(this.shut);
      if (!socket.isOpen()) return; // has left again
      const ticket = admission.ticket as Ticket; // of this kind of room, see `admit`
      this.sockets.add(socket, nowMs());
      this.entered(socket, ticket, nowMs());
      if (ticket.room !== "user" && this.sockets.has(socket.id)) this.leases.take(socket.id, ticket);
    } catch (error) {
      this.#report("room.connect_failed", error);
      socket.close("failed");
    }
  }

  /** `arrivedMs`: may lie before what has happened here meanwhile; room time never goes back. */
  message(id: string, data: string | Uint8Array, arrivedMs: number): void {
    const atMs = Math.max(arrivedMs, this.#latestMs);
    const verdict = this.sockets.meter(id, atMs);
    if (verdict === "drop") return;
    if (verdict === "close") return this.expel(id, "flooding");
    if (data.length > CLIENT_MESSAGE_BYTES) return this.expel(id, "too_long");
    if (!this.heard(id, data, atMs)) this.expel(id, "malformed");
  }

  closed(id: string): void {
    if (this.sockets.remove(id)) this.left(id, nowMs());
  }

  /** Never throws. */
  async alarm(): Promise<void> {
    const atMs = nowMs();
    this.#restart();
    await this.alarms.ring(wallMs(), (name) => {
      if (name === OUTBOX) return this.#deliverNow(); // all of it is stored
      this.#checkWhole();
      return this.alarmed(name, atMs);
    });
  }

  /** Asked by another room, or the API. Answers when everybody has been told who has to be. */
  async call(call: RoomCall): Promise<RoomAnswer> {
    this.#restart();
    this.#checkWhole();
    if (call.type === "dismiss") this.dismiss(call.sockets, call.reason);
    else if (call.type === "renamed") this.renamed(call.user, call.name);
    else {
      const answer = await this.called(call);
      if (call.type === "tell") await Promise.all(this.#calls);
      return answer;
    }
    return null;
  }

  /** The arena is about to restart; resolves when everything is stored and everybody has been sent away. */
  async drain(): Promise<void> {
    this.shut = "restarting";
    this.leases.releaseAll();
    this.drained(nowMs());
    await this.#effects.settled();
    this.sockets.closeAll("restarting");
  }

  /** Whether nothing of it is in memory alone. */
  get isIdle(): boolean {
    return this.sockets.size === 0 && this.#effects.isSettled && this.#calls.size === 0;
  }

  protected handle(event: Event): void {
    this.#latestMs = Math.max(this.#latestMs, event.nowMs);
    try {
      const effects = this.reduce(event);
      if (effects.length > 0) this.perform(effects);
    } catch (error) {
      this.fail(error);
    }
  }

  protected perform(effects: readonly (Common<Stored, Delivery> | Effect)[]): void {
    this.#effects.perform(effects);
  }

  /** A write that nothing waits for. */
  protected keep(write: () => void): void {
    this.carrier.waitUntil(this.carrier.store.commit(write).catch((error: unknown) => this.fail(error)));
  }

  protected expel(id: string, reason: CloseReason): void {
    this.sockets.close(id, reason);
    this.left(id, nowMs());
  }

  protected sendAway(reason: CloseReason): void {
    this.leases.releaseAll();
    this.sockets.closeAll(reason);
  }

  /** Those who are not here any more are no matter. */
  protected dismiss(sockets: readonly string[], reason: CloseReason): void {
    for (const id of sockets) if (this.sockets.has(id)) this.expel(id, reason);
  }

  /** A mistake of ours, or a full disk: everybody comes back, to the room as it was stored last. */
  protected fail(error: unknown): void {
    this.#report("room.failed", error);
    this.shut = "failed";
    this.forget();
    this.#effects.drop();
    this.timer.stop();
    this.sendAway("failed");
  }

  /** After a failure, from what is stored. */
  #restart(): void {
    if (this.shut === "failed") this.start();
  }

  /** What a room that cannot be restored would make of an event would be written over what is stored. */
  #checkWhole(): void {
    if (this.shut === "failed") throw new Error(`The room ${this.carrier.room.name} has failed.`);
  }

  #commit(stores: readonly Store<Stored, Delivery>[]): Promise<void> {
    return this.carrier.store.commit(() => {
      for (const { stored, deliveries } of stores) {
        this.write(stored);
        this.outbox.add(deliveries.map((delivery) => this.parcel(delivery)));
      }
    });
  }

  #run(effect: Immediate<Stored, Delivery> | Effect): void {
    const common = effect as Immediate<Stored, Delivery>; // or one of the room's own, which comes last
    switch (common.type) {
      case "send":
        return this.sockets.send(common.client, common.data);
      case "close":
        return this.sockets.close(common.client, common.reason);
      case "report":
        return report("info", common.event, { room: this.carrier.room.name, ...common.fields });
      case "call":
        return this.#tell(common);
      default:
        return this.run(effect as Effect);
    }
  }

  #tell({ room, call }: Extract<Common<Stored, Delivery>, { type: "call" }>): void {
    const told = this.carrier.calls.room(room, call).then(
      () => {},
      (error: unknown) => reportError("room.call_failed", room.name, error), // it finds out by itself
    );
    this.#calls.add(told);
    void told.then(() => this.#calls.delete(told));
    this.carrier.waitUntil(told);
  }

  #deliver(): void {
    this.carrier.waitUntil(this.#deliverNow().catch((error: unknown) => this.#report("room.delivery_failed", error)));
  }

  async #deliverNow(): Promise<void> {
    if (await this.outbox.deliver()) this.delivered();
  }

  #report(event: LogEvent, error: unknown): void {
    reportError(event, this.carrier.room.name, error);
  }
}
