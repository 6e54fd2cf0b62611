// On the edge a Durable Object carries exactly one room: its sockets are its own, its storage holds the rows of one.
import { CLOSE_CODES, type CloseReason, type RoomAnswer, type RoomCall } from "@transcendence/protocol";
import { type Connection, type ConnectionContext, Server, type WSMessage } from "partyserver";
import { requestOf } from "./admission.ts";
import { createCalls } from "./calls.ts";
import type { Carrier, RoomSocket } from "./carrier.ts";
import { nowMs, wallMs } from "./clock.ts";
import { DurableStore } from "./durable-store.ts";
import { type RoomsEnv, secretsOf } from "./environment.ts";
import type { CarriedRoom, RoomClass } from "./room-class.ts";
import { WakeTimer } from "./wake-timer.ts";

type Prepare = (storage: DurableObjectStorage, key: string, nowMs: number) => void;

export abstract class DurableRoom extends Server<RoomsEnv> {
  readonly #room: CarriedRoom;

  /** `prepare`: run before the room, on what an earlier version may have stored. */
  constructor(context: DurableObjectState, env: RoomsEnv, RoomKind: RoomClass, prepare: Prepare = () => {}) {
    super(context, env);
    prepare(context.storage, `${RoomKind.kind}/${this.name}`, wallMs());
    this.#room = new RoomKind(this.#carrier(RoomKind));
    this.#room.start([...this.getConnections()].map(socketOf)); // those that hibernated; a call may come before partyserver's onStart
  }

  override async onConnect(connection: Connection, { request }: ConnectionContext): Promise<void> {
    await this.#room.connect(socketOf(connection), requestOf(new URL(request.url), wallMs()));
  }

  override onMessage({ id }: Connection, data: WSMessage): void {
    // With binaryType "arraybuffer", as partyserver sets it, a view never comes.
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array();
    this.#room.message(id, typeof data === "string" ? data : bytes, nowMs());
  }

  override onClose({ id }: Connection): void {
    this.#room.closed(id);
  }

  override onError({ id }: Connection): void {
    this.#room.closed(id);
  }

  override onAlarm(): Promise<void> {
    return this.#room.alarm();
  }

  call(call: RoomCall): Promise<RoomAnswer> {
    return this.#room.call(call);
  }

  #carrier({ kind, tables }: RoomClass): Carrier {
    const room = { kind, name: this.name };
    return {
      room,
      store: new DurableStore(`${kind}/${room.name}`, this.ctx.storage, tables),
      timer: (ring) => new WakeTimer(ring),
      calls: createCalls(this.env),
      ticketSecret: async () => (await secretsOf(this.env)).ticket,
      waitUntil: (work) => this.ctx.waitUntil(work),
      isDraining: () => false, // the platform restarts objects without a word
    };
  }
}

/** A connection of partyserver as a room knows it. */
export function socketOf(connection: Connection): RoomSocket {
  return {
    id: connection.id,
    isOpen: () => connection.readyState === WebSocket.OPEN,
    send(data) {
      try {
        connection.send(typeof data === "string" ? data : borrow(data));
      } catch {
        // Closing: its close event is under way.
      }
    },
    close(reason: CloseReason) {
      try {
        connection.close(CLOSE_CODES[reason], reason);
      } catch {
        // Closed already.
      }
    },
  };
}

const BORROWED = 16; // bytes: a relay has 7
const buffers: Uint8Array[] = []; // one of each length

/**
 * The same bytes in a buffer that was sent before: `send` copies them at once, but would first give a small array a buffer
 * of its own outside of the heap, which costs more than the copy and is garbage afterwards.
 */
function borrow(data: Uint8Array): Uint8Array {
  if (data.length > BORROWED) return data;
  const buffer = (buffers[data.length] ??= new Uint8Array(new ArrayBuffer(data.length)));
  buffer.set(data);
  return buffer;
}
