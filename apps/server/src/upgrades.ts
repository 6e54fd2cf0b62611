// WebSockets of the rooms: once both sides have shaken hands, the browser's TCP stream is tied to workerd's, byte for byte, but for messages that are too long.
import { type IncomingMessage, request as httpRequest, type OutgoingHttpHeaders } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { SECURITY_HEADERS } from "@transcendence/api";
import { type RoomAddress, roomPath } from "@transcendence/protocol";
import { closeFrame, endsWithClose, FrameGuard } from "./frame-guard.ts";
import type { Log } from "./log.ts";
import { OWN_LINES } from "./loopback.ts";
import { endWith, headerLines, leaveSoon, rawAnswer } from "./raw-answer.ts";
import { roomTargetOf, type RoomTarget, type TargetOptions } from "./room-target.ts";

export interface UpgradeOptions extends TargetOptions {
  readonly roomsAddress: (room: RoomAddress) => Promise<URL>;
  readonly clientAddress: (request: IncomingMessage) => string;
  readonly isSecure: (request: IncomingMessage) => boolean; // the browser's own connection
  readonly log: Log;
}

export interface Upgrades {
  readonly handle: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly count: () => number;
  readonly closeAll: () => void;
}

interface Handshake {
  readonly answer: IncomingMessage;
  readonly room: Duplex | null; // null: refused
  readonly head: Buffer;
}

/** All that a room hears from a client's request; cookies and what clients claim about themselves stay here. */
const PASSED = ["origin", "user-agent", "accept-language"] as const;
const RESTART_MS = 5000; // how long a caller waits while a crashed workerd comes back
/** Said for a room that can't any more: a crash or a full disk takes it away unasked. 4011 is the protocol's `failed`. */
const FAILED = closeFrame(4011, "failed");
const KEEP_ALIVE_MS = 30_000; // a peer that vanished without a word is noticed some time after this

export function roomUpgrades(options: UpgradeOptions): Upgrades {
  const open = new Set<Duplex>();
  return {
    handle(request, socket, head) {
      const target = roomTargetOf(request, options);
      if (typeof target === "number") return endWith(socket, rawAnswer(target));
      open.add(socket);
      socket.once("close", () => open.delete(socket));
      tie(request, target, socket, head, options).catch((error: unknown) => {
        options.log.error("A socket could not be tied to its room.", { error });
        socket.destroy();
      });
    },
    count: () => open.size,
    closeAll() {
      for (const socket of open) socket.destroy();
    },
  };
}

async function tie(
  request: IncomingMessage,
  target: RoomTarget,
  socket: Duplex,
  head: Buffer,
  options: UpgradeOptions,
): Promise<void> {
  const handshake = await reach(request, target, socket, options);
  if (handshake === null) {
    if (!socket.destroyed) options.log.warn("The rooms could not be reached for a socket.");
    return endWith(socket, rawAnswer(503, { "Retry-After": "2" }));
  }
  const { answer, room } = handshake;
  if (room === null) {
    // Never tied to a stream that has not switched protocols: a second request could follow, past all checks.
    socket.write(responseHead(answer, `Connection: close\r\n${headerLines(SECURITY_HEADERS)}`));
    answer.pipe(socket);
    leaveSoon(socket);
    return;
  }
  room.on("error", () => socket.destroy());
  // At a regular end the room's last words (why it closed) are still on their way, to a slow reader for a while.
  room.on("close", () => leaveSoon(socket));
  socket.on("close", () => room.destroy());
  if (socket.destroyed) {
    room.destroy();
    return;
  }
  for (const side of [socket, room]) {
    if (side instanceof Socket) side.setNoDelay(true).setTimeout(0).setKeepAlive(true, KEEP_ALIVE_MS);
  }
  socket.write(responseHead(answer));
  if (handshake.head.length > 0) socket.write(handshake.head);
  const guard = new FrameGuard();
  if (head.length > 0) guard.write(head);
  socket.pipe(guard).pipe(room); // pipe() honours backpressure
  room.pipe(socket, { end: false });
  let last: Buffer = handshake.head;
  room.on("data", (chunk: Buffer) => (last = chunk));
  room.once("close", () => {
    if (socket.destroyed) return;
    // A browser that hung up first, without a close frame, is told nothing more, and is no failure of the room's.
    if (!socket.readableEnded && !endsWithClose(last)) {
      options.log.warn("A room ended without a word: it crashed, or its disk is full.", { ...target.room });
      socket.write(FAILED);
    }
    socket.end();
  });
}

/** The rooms' answer, waited for while they restart; null when they stay away or the caller has left. */
async function reach(
  request: IncomingMessage,
  { room, query }: RoomTarget,
  socket: Duplex,
  options: UpgradeOptions,
): Promise<Handshake | null> {
  const headers = headersFor(request, options);
  const deadline = performance.now() + RESTART_MS;
  while (!socket.destroyed && performance.now() < deadline) {
    const base = await options.roomsAddress(room).catch(() => null);
    const handshake = base === null ? null : await shakeHands(base, roomPath(room) + query, headers);
    if (handshake !== null) return handshake;
    await pause(50);
  }
  return null;
}

/** Always at `base`: of the client's target only the checked id and the query are in `path`. */
function shakeHands(base: URL, path: string, headers: OutgoingHttpHeaders): Promise<Handshake | null> {
  return new Promise((done) => {
    const { hostname: host, port } = base;
    const request = httpRequest({ host, port, path, headers, agent: OWN_LINES });
    request.once("upgrade", (answer, room, head) => done({ answer, room, head }));
    request.once("response", (answer) => done({ answer, room: null, head: Buffer.alloc(0) }));
    request.once("error", () => done(null));
    request.end();
  });
}

function headersFor(request: IncomingMessage, { clientAddress, isSecure }: UpgradeOptions): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {
    connection: "Upgrade",
    upgrade: "websocket",
    "x-forwarded-for": clientAddress(request),
    "x-forwarded-proto": isSecure(request) ? "https" : "http",
  };
  for (const [name, value] of Object.entries(request.headers)) {
    const passed = name.startsWith("sec-websocket-") || PASSED.some((each) => each === name);
    if (passed && value !== undefined) headers[name] = value;
  }
  return headers;
}

function responseHead({ statusCode, statusMessage, rawHeaders }: IncomingMessage, extra = ""): string {
  let text = `HTTP/1.1 ${statusCode} ${statusMessage}\r\n`;
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) text += `${rawHeaders[i]}: ${rawHeaders[i + 1]}\r\n`;
  return `${text}${extra}\r\n`;
}
