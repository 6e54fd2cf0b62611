// The public port: /api goes to the API, /parties to the rooms, everything else is the client.
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { getRequestListener, RequestError } from "@hono/node-server";
import { hasPreview, SECURITY_HEADERS } from "@transcendence/api";
import type { Log } from "@transcendence/api";
import { endWith, rawAnswer, statusOfParserError } from "./raw-answer.ts";
import { readRequestTarget } from "./request-target.ts";
import type { StaticHandler } from "./static-files.ts";

/** Takes the sockets of the rooms. */
export interface Upgrades {
  readonly handle: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly count: () => number;
  readonly closeAll: () => void;
}

export interface Handlers {
  readonly api: RequestListener;
  readonly pages: StaticHandler;
  readonly previews: RequestListener; // pages whose links people send each other
  readonly upgrades: Upgrades;
}

export interface Front {
  readonly server: Server;
  readonly open: (handlers: Handlers) => void;
  readonly close: () => Promise<void>;
}

/** How long a peer may take; nothing of it has to do with how long we take. */
export const TIME_LIMITS = {
  headersTimeout: 20_000, // from the connection, or the last request, to the end of the head
  requestTimeout: 150_000, // to the end of the body, whatever it is
  bodyTimeout: 20_000, // the same, for what announces no length; each 20 kB that are announced add a second
  keepAliveTimeout: 65_000, // for the next request: longer than the proxies in front wait
  connectionsCheckingInterval: 5000, // how often Node looks for those whose time is up
} as const;
const BYTES_PER_MS = 20;
const IDLE_MS = 120_000; // a peer that neither sends nor takes anything, in mid-answer, too

/** Until it is opened, every request hears that the arena is starting. */
export function createFront(log: Log, limits: Readonly<Record<keyof typeof TIME_LIMITS, number>> = TIME_LIMITS): Front {
  let handlers: Handlers | null = null;
  const answering = new WeakMap<object, ServerResponse>(); // by the socket
  const options = {
    ...limits,
    requireHostHeader: false, // asked for below, with an answer like all others
    // Other upgrades (`h2c` of curl and Java) are ignored, and the request is answered as any other: RFC 9110, 7.8.
    shouldUpgradeCallback: ({ headers }: IncomingMessage) =>
      /(?:^|,)\s*websocket\s*(?:,|$)/i.test(headers.upgrade ?? ""),
  };
  // No listener may throw: nobody would catch it, and one request would end the process with everybody's matches.
  const server = createServer(options, (request, response) => {
    answering.set(request.socket, response);
    endIfSlow(request, response, limits.bodyTimeout);
    try {
      if (handlers === null) sayStarting(response);
      else dispatch(handlers, request, response);
    } catch (error) {
      log.error("request.failed", { error });
      if (response.headersSent) response.destroy();
      else answer(response, 500, "internal", "Something went wrong.");
    }
  });
  server.timeout = IDLE_MS;
  server.on("checkExpectation", (_, response) => answer(response, 417, "bad_request", "Only 100-continue can be met."));
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    const response = answering.get(socket);
    const isWithin = response !== undefined && response.headersSent && !response.writableFinished;
    if (error.code === "ECONNRESET" || !socket.writable || isWithin) socket.destroy();
    else endWith(socket, rawAnswer(statusOfParserError(error.code)));
  });
  server.on("connect", (_, socket) => {
    socket.on("error", () => socket.destroy());
    endWith(socket, rawAnswer(405)); // this is no proxy
  });
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy()); // from here on it is nobody else's
    try {
      if (handlers === null) endWith(socket, rawAnswer(503, { "Retry-After": "1" }));
      else handlers.upgrades.handle(request, socket, head);
    } catch (error) {
      log.error("request.upgrade_failed", { error });
      socket.destroy();
    }
  });
  return {
    server,
    open(ready) {
      handlers = ready;
    },
    close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      return closed;
    },
  };
}

function dispatch({ api, pages, previews }: Handlers, request: IncomingMessage, response: ServerResponse): void {
  const target = readRequestTarget(request.url);
  if (request.headers.host === undefined && request.httpVersion !== "1.0")
    return answer(response, 400, "bad_request", "There is no Host header.");
  if (target === null) return answer(response, 400, "bad_request", "This is not an address.");
  const { path, query } = target;
  request.url = path + query; // what is judged here is what everybody behind reads
  if (path === "/api" || path.startsWith("/api/")) return api(request, response);
  if (path.startsWith("/parties/")) return answer(response, 426, "bad_request", "A room is entered with a WebSocket.");
  // Signed requests between rooms and API; nobody outside has any business there.
  if (path === "/internal" || path.startsWith("/internal/")) return answer(response, 404, "not_found", "Not found.");
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (isRead && hasPreview(path)) return previews(request, response);
  pages(path, request, response);
}

/** An app of the API, as Node calls it. */
export function listenerOf(app: { readonly fetch: Parameters<typeof getRequestListener>[0] }): RequestListener {
  // HTTP/1.0 knows no Host, and health checks (HAProxy, Nagios) speak it.
  const listener = getRequestListener(app.fetch, { hostname: "localhost", errorHandler: refusal });
  return (request, response) => void listener(request, response); // answers every failure itself
}

/** What never became a request for the app: a Host that names nothing, say. */
function refusal(error: unknown): Response {
  const isTheirs = error instanceof RequestError;
  const body = isTheirs
    ? { error: "bad_request", message: "This is not an address." }
    : { error: "internal", message: "Something went wrong." };
  return Response.json(body, {
    status: isTheirs ? 400 : 500,
    headers: { ...SECURITY_HEADERS, "cache-control": "no-store" },
  });
}

/** The API's own deadline begins when it has the body; this one is for whoever never sends it. */
function endIfSlow(request: IncomingMessage, response: ServerResponse, ms: number): void {
  const length = Number(request.headers["content-length"] ?? 0);
  if (length === 0 && request.headers["transfer-encoding"] === undefined) return;
  const leave = () => {
    if (!response.headersSent) request.socket.write(rawAnswer(408));
    request.socket.destroySoon();
  };
  // Never longer than any request may take: what is announced may be more than a timer can count.
  const timer = setTimeout(leave, Math.min(ms + length / BYTES_PER_MS, TIME_LIMITS.requestTimeout)).unref();
  const clear = () => clearTimeout(timer);
  request.once("end", clear).once("close", clear);
}

function sayStarting(response: ServerResponse): void {
  response.setHeader("retry-after", "1");
  answer(response, 503, "unavailable", "The arena is starting.");
}

function answer(response: ServerResponse, status: number, error: string, message: string): void {
  if (status === 426) response.setHeader("upgrade", "websocket");
  response.writeHead(status, { ...SECURITY_HEADERS, "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify({ error, message }));
}
