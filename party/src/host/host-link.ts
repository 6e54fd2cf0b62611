// The host's end of a link: the sockets of many browsers, which their gateway holds, as the rooms know them.
import { ArrivalClock, BatchWriter, LINK_LIMITS, type LinkRecord, type Opening, readBatch } from "@transcendence/link";
import { CLOSE_CODES, type CloseReason, RoomAddress } from "@transcendence/protocol";
import * as v from "valibot";
import type { Request, RoomSocket } from "../kit/carrier.ts";
import { nowMs } from "../kit/clock.ts";
import { report, reportError } from "../kit/report.ts";
import type { CarriedRoom } from "../kit/room-class.ts";

/** What came before the room had looked at the ticket waits, up to this. */
const WAITING_MESSAGES = 32;
const FULL_BYTES = LINK_LIMITS.batchBytes / 4;

export interface LinkHost {
  /** The room, if the request may enter it; otherwise the socket has been closed. */
  readonly enter: (room: RoomAddress, socket: RoomSocket, request: Request) => Promise<CarriedRoom | null>;
  /** Runs a turn: when it ends, what was sent leaves. */
  readonly turn: (run: () => void) => void;
  /** Something waits to be sent, perhaps outside of a turn. */
  readonly soon: () => void;
}

interface Connection {
  readonly socket: RoomSocket;
  isOpen: boolean;
  room: CarriedRoom | null; // null: not let in yet
  waiting: { readonly data: string | Uint8Array; readonly atMs: number }[];
}

export class HostLink {
  readonly #socket: WebSocket;
  readonly #host: LinkHost;
  readonly #id = crypto.randomUUID().slice(0, 8);
  readonly #connections = new Map<number, Connection>();
  readonly #clock = new ArrivalClock();
  readonly #writer = new BatchWriter();
  #isOpen = true;

  /** `closed`: nobody is behind it any more. */
  constructor(socket: WebSocket, host: LinkHost, closed: (link: HostLink) => void) {
    this.#socket = socket;
    this.#host = host;
    socket.accept();
    socket.binaryType = "arraybuffer";
    socket.addEventListener("message", ({ data }) => this.#read(data));
    for (const event of ["close", "error"] as const) {
      socket.addEventListener(event, () => {
        this.#end();
        closed(this);
      });
    }
  }

  get size(): number {
    return this.#connections.size;
  }

  /** Sends what was collected. */
  flush(): void {
    if (!this.#isOpen || this.#writer.isEmpty) return;
    const batch = this.#writer.take(nowMs());
    try {
      this.#socket.send(batch);
    } catch {
      this.#end(); // its close event is under way
    }
  }

  #read(data: string | ArrayBuffer | Blob): void {
    const batch = data instanceof ArrayBuffer ? readBatch(new Uint8Array(data)) : null;
    if (batch === null) return this.#refuse("no batch");
    const receivedMs = nowMs();
    this.#clock.heard(batch.sentMs, receivedMs);
    this.#host.turn(() => {
      for (const record of batch.records) this.#take(record, batch.sentMs, receivedMs);
    });
  }

  #take(record: LinkRecord, sentMs: number, receivedMs: number): void {
    const { connection: number } = record;
    const connection = this.#connections.get(number);
    switch (record.type) {
      case "open":
        if (connection !== undefined) return this.#refuse("a connection opened twice");
        return this.#open(number, record.opening);
      case "data": {
        if (connection === undefined) return; // it was closed from here
        const atMs = this.#clock.arrival(sentMs, record.ageMs, receivedMs);
        return this.#deliver(connection, record.data, atMs);
      }
      case "close":
        if (connection !== undefined) this.#close(number, connection);
    }
  }

  #deliver(connection: Connection, data: string | Uint8Array, atMs: number): void {
    const { room, waiting, socket } = connection;
    if (room === null) {
      if (waiting.length < WAITING_MESSAGES) waiting.push({ data, atMs });
      return;
    }
    try {
      room.message(socket.id, data, atMs);
    } catch (error) {
      reportError("room.message_failed", room.address.name, error);
      socket.close("failed");
      room.closed(socket.id);
    }
  }

  #open(number: number, { kind, name, version, ticket, admittedMs }: Opening): void {
    const address = v.safeParse(RoomAddress, { kind, name });
    if (!address.success) return this.#refuse("no such room");
    const connection: Connection = { socket: this.#socketOf(number), isOpen: true, room: null, waiting: [] };
    this.#connections.set(number, connection);
    const request = { version: version || null, ticket: ticket || null, atMs: admittedMs };
    this.#host.enter(address.output, connection.socket, request).then(
      (room) => this.#entered(connection, room),
      (error: unknown) => {
        reportError("room.enter_failed", name, error);
        connection.socket.close("failed");
      },
    );
  }

  #entered(connection: Connection, room: CarriedRoom | null): void {
    if (room === null) return;
    connection.room = room;
    if (!connection.isOpen) return room.closed(connection.socket.id); // it left while it was let in
    this.#host.turn(() => {
      for (const { data, atMs } of connection.waiting.splice(0)) this.#deliver(connection, data, atMs);
    });
  }

  #socketOf(number: number): RoomSocket {
    const isOpen = () => this.#isOpen && this.#connections.get(number)?.isOpen === true;
    return {
      id: `${this.#id}-${number}`,
      isOpen,
      send: (data) => {
        if (!isOpen()) return;
        if (!this.#writer.data(number, data, nowMs()))
          report("error", "rooms.message_too_long", { length: data.length });
        if (this.#writer.byteLength > FULL_BYTES) this.flush();
        this.#host.soon();
      },
      close: (reason: CloseReason) => {
        const connection = this.#connections.get(number);
        if (!this.#connections.delete(number) || connection === undefined) return;
        connection.isOpen = false;
        this.#writer.close(number, CLOSE_CODES[reason], reason);
        this.#host.soon();
      },
    };
  }

  #close(number: number, connection: Connection): void {
    connection.isOpen = false;
    this.#connections.delete(number);
    connection.room?.closed(connection.socket.id);
  }

  #refuse(why: string): void {
    report("error", "rooms.batch_malformed", { reason: why });
    try {
      this.#socket.close(CLOSE_CODES.malformed, "malformed");
    } catch {
      // Closed already.
    }
    this.#end();
  }

  #end(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#writer.clear();
    this.#host.turn(() => {
      for (const [number, connection] of this.#connections) this.#close(number, connection);
    });
  }
}
