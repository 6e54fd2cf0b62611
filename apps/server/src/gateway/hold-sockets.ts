// Holds the browsers' WebSockets, and carries their messages over a few links to the hosts of rooms; see packages/link/PROTOCOL.md.
// When a host dies, the players of its matches keep their sockets: they are opened anew when it is back. In the server's own process, or in
// one of several beside it.
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "@transcendence/api";
import { hostIndexOf, type LinkRecord } from "@transcendence/link";
import {
  CLIENT_MESSAGE_BYTES,
  CLOSE_CODES,
  type CloseReason,
  type RoomAddress,
  type RoomKind,
} from "@transcendence/protocol";
import { type ServerOptions, type WebSocket, WebSocketServer } from "ws";
import { endWith, rawAnswer } from "../raw-answer.ts";
import { Browser } from "./browser.ts";
import { GatewayLink } from "./gateway-link.ts";

/** An upgrade that was let in at the door. Plain data: it may go to another process. */
export interface Arrival {
  readonly room: RoomAddress;
  readonly query: string; // with its question mark, or empty
  readonly address: string; // of the client
  readonly headers: IncomingHttpHeaders; // of the handshake
}

export interface HoldOptions {
  readonly hosts: number;
  readonly hostAddress: (index: number) => Promise<URL>;
  readonly secret: string; // signs the opening of a link
  readonly draining: () => boolean;
  readonly log: Log;
}

/** Whatever holds the browsers' sockets. */
export interface Sockets {
  /** `left`: called once, when it is over. */
  readonly take: (arrival: Arrival, socket: Duplex, head: Buffer, left: () => void) => void;
  readonly closeAll: () => void;
  /** How late each host is, in ms; asked for from time to time. */
  readonly delays: () => readonly number[];
  /** How late each process beside this one is that holds sockets. */
  readonly lateness: () => readonly number[];
  /** How many processes would take a socket now. */
  readonly ready: () => number;
  readonly stop: () => void | Promise<void>;
}

const MESSAGE_FRAMES = 64; // browsers send one
/** What a page is told when it comes to a match says all that it has to know. Of other rooms a page asks for more when it comes. */
const OUTLIVE: readonly RoomKind[] = ["match"];
const RESTART_MS = 5000; // how long a newcomer waits while a crashed host comes back
const LONGEST_ABSENCE_MS = 20_000; // of a host; then those who wait for it are told, and come back by themselves
const GOODBYE_MS = 5000; // for a peer that does not answer a close
const PING_SECONDS = 30; // a peer that vanished without a word is noticed after one to two of these
const TICKET = /^[\w-]{1,2000}\.[\w-]{1,100}$/;

export function holdSockets(options: HoldOptions): Sockets {
  const { log } = options;
  const browsers = new Map<number, Browser>();
  let count = 0;
  let second = 0;
  const serverOptions: ServerOptions & { readonly closeTimeout: number } = {
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false, // compressing frames of a few bytes doubles what they cost and saves nothing
    maxPayload: CLIENT_MESSAGE_BYTES,
    maxFragments: MESSAGE_FRAMES,
    autoPong: false, // see browser.ts
    closeTimeout: GOODBYE_MS, // its types do not know it yet
  };
  const server = new WebSocketServer(serverOptions);
  server.on("wsClientError", (_, socket) => endWith(socket, rawAnswer(400)));
  const links = Array.from({ length: options.hosts }, (_, index) => {
    const link: GatewayLink = new GatewayLink(() => options.hostAddress(index), options.secret, log, {
      opened: () => reopen(link),
      record: (record) => hear(record),
      broken: () => leave(link),
    });
    link.start();
    return link;
  });
  const pings = setInterval(() => {
    second = (second + 1) % PING_SECONDS;
    for (const [number, browser] of browsers) if (number % PING_SECONDS === second) browser.ping();
  }, 1000).unref();

  function hear(record: LinkRecord): void {
    const browser = browsers.get(record.connection);
    if (browser === undefined) return; // gone meanwhile
    if (record.type === "data") browser.send(record.data);
    if (record.type === "close") close(browser, record.code, record.reason);
  }
  function close(browser: Browser, code: number, reason: string): void {
    browsers.delete(browser.number);
    browser.close(code, reason);
  }
  function closeAs(browser: Browser, reason: CloseReason): void {
    close(browser, CLOSE_CODES[reason], reason);
  }
  const behind = (link: GatewayLink) => [...browsers.values()].filter((browser) => browser.link === link);
  function reopen(link: GatewayLink): void {
    const returning = behind(link);
    for (const { number, opening } of returning) link.open(number, opening);
    if (returning.length > 0) log.info("socket.reopened", { sockets: returning.length });
  }
  function leave(link: GatewayLink): void {
    for (const browser of behind(link)) {
      if (!OUTLIVE.some((kind) => kind === browser.opening.kind)) closeAs(browser, "failed");
    }
    setTimeout(() => {
      if (!link.isUp) for (const browser of behind(link)) closeAs(browser, "failed");
    }, LONGEST_ABSENCE_MS).unref();
  }

  async function admit(arrival: Arrival, socket: Duplex, head: Buffer): Promise<void> {
    const admittedMs = Date.now();
    const link = links[hostIndexOf(arrival.room, links.length)]!; // below their number
    const deadline = performance.now() + RESTART_MS;
    while (!link.isUp && !socket.destroyed && performance.now() < deadline) await pause(50);
    if (socket.destroyed) return;
    if (!link.isUp || options.draining()) {
      if (!options.draining()) log.warn("rooms.unreachable");
      return endWith(socket, rawAnswer(503, { "Retry-After": "2" }));
    }
    const request = { method: "GET", headers: arrival.headers } as IncomingMessage; // all of it that `ws` reads
    server.handleUpgrade(request, socket, head, (opened) => enter(opened, socket, arrival, link, admittedMs));
  }
  function enter(opened: WebSocket, line: Duplex, arrival: Arrival, link: GatewayLink, admittedMs: number): void {
    const query = new URLSearchParams(arrival.query);
    const [version, ticket] = [query.get("v") ?? "", query.get("ticket") ?? ""];
    const opening = { ...arrival.room, version, ticket, address: arrival.address, admittedMs };
    const browser = new Browser(++count, opened, line, opening, link);
    opened.on("error", (error) => log.debug("socket.failed", { error })); // its own doing; it is closed
    if (version.length > 9) return browser.close(CLOSE_CODES.wrong_version, "wrong_version");
    if (!TICKET.test(ticket)) return browser.close(CLOSE_CODES.ticket_invalid, "ticket_invalid");
    browsers.set(browser.number, browser);
    link.open(browser.number, opening);
    browser.listen(() => browsers.delete(browser.number) && link.close(browser.number));
  }

  const sockets = new Set<Duplex>();
  return {
    take(arrival, socket, head, left) {
      sockets.add(socket);
      socket.once("close", () => {
        sockets.delete(socket);
        left();
      });
      admit(arrival, socket, head).catch((error: unknown) => {
        log.error("socket.open_failed", { error });
        socket.destroy();
      });
    },
    closeAll() {
      for (const socket of sockets) socket.destroy();
    },
    delays: () => links.map((link) => link.delayMs(performance.now())),
    lateness: () => [],
    ready: () => 1,
    stop() {
      clearInterval(pings);
      for (const link of links) link.stop();
    },
  };
}
