// The same tests on both carriers: a Durable Object for each room, as on the edge, and a host of many behind a link, as on one machine.
import { BatchWriter, LINK_PATH, readBatch } from "@transcendence/link";
import { readRoomPath, type RoomAddress, type RoomAnswer, type RoomCall } from "@transcendence/protocol";
import { signRequest } from "@transcendence/tickets";
import {
  abortAllDurableObjects,
  evictDurableObject,
  listDurableObjectIds,
  runDurableObjectAlarm,
  runInDurableObject,
} from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { type HostEnv, hostIn } from "../src/host/host-env.ts";
import type { HostObject } from "../src/host/host-object.ts";
import { ROOM_CLASSES } from "../src/host/room-classes.ts";
import type { Row, SqlValue } from "../src/kit/carrier.ts";
import type { DurableRoom } from "../src/kit/durable-room.ts";
import { roomAt, type RoomsEnv } from "../src/kit/environment.ts";

export const rooms = env as unknown as RoomsEnv & Required<Pick<RoomsEnv, "TICKET_SECRET" | "INTERNAL_SECRET">>; // set in vitest.config.ts
const hostEnv = env as unknown as Partial<HostEnv>;

export const IS_HOSTED = hostEnv.Host !== undefined;

/** As much of a browser's socket as the tests need. */
export interface TestSocket {
  binaryType: string;
  accept(): void;
  send(data: string | Uint8Array): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: "message", heard: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: "close", heard: (event: { readonly code: number; readonly reason: string }) => void): void;
}

/** `target`: the path of a room, and any query. */
export async function openSocket(target: string, headers: Record<string, string> = {}): Promise<TestSocket> {
  if (IS_HOSTED) return (await gateway()).open(new URL(target, "http://arena.test"));
  const response = await exports.default.fetch(`http://arena.test${target}`, {
    headers: { Upgrade: "websocket", ...headers },
  });
  if (!response.webSocket) throw new Error(`no socket: ${response.status}`);
  return response.webSocket;
}

/** As another room of the same place would. */
export function callRoom(room: RoomAddress, call: RoomCall): Promise<RoomAnswer> {
  return IS_HOSTED ? inHost(({ host }) => host.call(room, call)) : roomAt(rooms, room).call(call);
}

/** What a call fails with; null: it does not. Caught where the room is: of what comes from another object the runtime says that nobody caught it. */
export function failureOf(room: RoomAddress, call: RoomCall): Promise<string | null> {
  const caught = (answer: Promise<RoomAnswer>) => answer.then(() => null, String);
  if (IS_HOSTED) return inHost(({ host }) => caught(host.call(room, call)));
  return runInDurableObject(roomAt(rooms, room), (object: DurableRoom) => caught(object.call(call)));
}

/** What a query finds among the rows of one room; nothing where there is no table. `room = ?` has to be in it, once. */
export function rowsOf<R extends Row>(room: RoomAddress, sql: string, ...values: SqlValue[]): Promise<R[]> {
  return withStorage(room, ({ sql: database }, key) => {
    const table = /(?:FROM|UPDATE) (\w+)/.exec(sql)?.[1] ?? "";
    if (database.exec("SELECT 1 FROM sqlite_master WHERE name = ?", table).toArray().length === 0) return [];
    return database.exec<R>(sql, ...values, key).toArray();
  });
}

export function withStorage<Answer>(
  room: RoomAddress,
  run: (storage: DurableObjectStorage, key: string) => Answer | Promise<Answer>,
): Promise<Answer> {
  const key = `${room.kind}/${room.name}`;
  if (IS_HOSTED) return inHost((_, storage) => run(storage, key));
  return runInDurableObject(roomAt(rooms, room), (_, { storage }) => run(storage, key));
}

/** Whether nothing at all is stored of it, no alarm either. */
export async function isForgotten(room: RoomAddress): Promise<boolean> {
  const tables = ROOM_CLASSES[room.kind].tables.map((table) => /EXISTS (\w+)/.exec(table)?.[1] ?? "");
  for (const table of tables) {
    if ((await rowsOf(room, `SELECT 1 FROM ${table} WHERE room = ?`)).length > 0) return false;
  }
  return IS_HOSTED || (await withStorage(room, (storage) => storage.getAlarm())) === null;
}

export async function isAwake(room: RoomAddress): Promise<boolean> {
  if (IS_HOSTED) return inHost(({ host }) => host.has(room));
  const ids = await listDurableObjectIds(rooms.Match);
  return ids.map(String).includes(String(rooms.Match.idFromName(room.name)));
}

/** Takes it out of memory, with nobody in it; a user room with its sockets asleep. */
export async function evict(room: RoomAddress): Promise<void> {
  if (IS_HOSTED) return inHost(({ host }) => host.putAway(room));
  await evictDurableObject(roomAt(rooms, room));
}

/** Everything dies with its memory, as in a crash; what is stored stays. */
export async function killAll(): Promise<void> {
  await abortAllDurableObjects();
  (await opening)?.end();
}

/** As the runtime does it when an alarm is due. */
export async function ring(room: RoomAddress): Promise<void> {
  if (IS_HOSTED) return inHost(({ host }) => host.alarm(room));
  await runDurableObjectAlarm(roomAt(rooms, room));
}

function inHost<Answer>(
  run: (object: HostObject, storage: DurableObjectStorage) => Answer | Promise<Answer>,
): Promise<Answer> {
  const stub = hostIn(hostEnv as HostEnv); // IS_HOSTED
  return runInDurableObject(stub, (object: HostObject, { storage }) => run(object, storage));
}

let opening: Promise<TestGateway> | null = null;

/** One link for all, opened anew when the host has died. */
export async function gateway(): Promise<TestGateway> {
  const current = await opening;
  if (current === null || !current.isOpen) opening = TestGateway.open();
  return opening!; // set above
}

export class TestGateway {
  readonly link: WebSocket;
  isOpen = true;
  readonly #sockets = new Map<number, VirtualSocket>();
  #count = 0;

  private constructor(link: WebSocket) {
    this.link = link;
    link.accept();
    link.binaryType = "arraybuffer";
    link.addEventListener("message", ({ data }) => this.#read(new Uint8Array(data as ArrayBuffer))); // binaryType
    link.addEventListener("close", () => this.end());
  }

  static async open(): Promise<TestGateway> {
    const asked = { method: "GET", path: LINK_PATH, body: "", nowMs: Date.now() };
    const headers = { Upgrade: "websocket", ...(await signRequest(rooms.INTERNAL_SECRET, asked)) };
    const response = await exports.default.fetch(`http://arena.test${LINK_PATH}`, { headers });
    if (!response.webSocket) throw new Error(`no link: ${response.status}`);
    return new TestGateway(response.webSocket);
  }

  open({ pathname, searchParams }: URL, admittedMs = Date.now()): VirtualSocket {
    const room = readRoomPath(pathname);
    if (room === null) throw new Error(`no room: ${pathname}`);
    const number = ++this.#count;
    const [version, ticket] = [searchParams.get("v") ?? "", searchParams.get("ticket") ?? ""];
    this.#say((writer) => writer.open(number, { ...room, version, ticket, address: "192.0.2.1", admittedMs }));
    const socket = new VirtualSocket({
      send: (data) => this.#say((writer) => writer.data(number, data, Date.now())),
      close: (code, reason) => {
        this.#sockets.delete(number);
        this.#say((writer) => writer.close(number, code, reason));
      },
    });
    this.#sockets.set(number, socket);
    return socket;
  }

  #say(write: (writer: BatchWriter) => void): void {
    const writer = new BatchWriter();
    write(writer);
    this.link.send(writer.take(Date.now()));
  }

  #read(bytes: Uint8Array): void {
    const batch = readBatch(bytes);
    if (batch === null) throw new Error("the host sent no batch");
    for (const record of batch.records) {
      const socket = this.#sockets.get(record.connection);
      if (record.type === "data") socket?.emit("message", { data: record.data });
      if (record.type !== "close") continue;
      this.#sockets.delete(record.connection);
      socket?.emit("close", { code: record.code, reason: record.reason });
    }
  }

  end(): void {
    this.isOpen = false;
    for (const socket of this.#sockets.values()) socket.emit("close", { code: 1006, reason: "" });
    this.#sockets.clear();
  }
}

interface Ends {
  readonly send: (data: string | Uint8Array) => void;
  readonly close: (code: number, reason: string) => void;
}

class VirtualSocket implements TestSocket {
  binaryType = "arraybuffer";
  readonly #ends: Ends;
  readonly #heard: { readonly type: string; readonly heard: (event: never) => void }[] = [];

  constructor(ends: Ends) {
    this.#ends = ends;
  }

  accept(): void {}

  send(data: string | Uint8Array): void {
    this.#ends.send(data);
  }

  close(code = 1000, reason = ""): void {
    this.#ends.close(code, reason);
    queueMicrotask(() => this.emit("close", { code, reason }));
  }

  addEventListener(type: "message" | "close", heard: (event: never) => void): void {
    this.#heard.push({ type, heard });
  }

  emit(type: "message" | "close", event: object): void {
    const copied =
      "data" in event && event.data instanceof Uint8Array ? { data: Uint8Array.from(event.data).buffer } : event;
    for (const each of this.#heard) if (each.type === type) each.heard(copied as never); // by its type
  }
}
