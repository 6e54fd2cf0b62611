// The public port: /api goes to the API, /parties to the rooms, everything else is the client.
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { hasPreview, SECURITY_HEADERS } from "@transcendence/api";
import type { Log } from "./log.ts";
import { readRequestTarget } from "./request-target.ts";
import type { StaticHandler } from "./static-files.ts";
import type { Upgrades } from "./upgrades.ts";

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

/** Until it is opened, every request hears that the arena is starting. */
export function createFront(log: Log): Front {
  let handlers: Handlers | null = null;
  // Neither listener may throw: nobody would catch it, and one request would end the process with everybody's matches.
  const server = createServer((request, response) => {
    try {
      if (handlers === null) sayStarting(response);
      else dispatch(handlers, request, response);
    } catch (error) {
      log.error("A request failed.", { error });
      if (response.headersSent) response.destroy();
      else answer(response, 500, "internal", "Something went wrong.");
    }
  });
  server.keepAliveTimeout = 65_000; // longer than the proxies in front of it wait
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy()); // from here on it is nobody else's
    try {
      if (handlers === null)
        socket.end("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 1\r\n\r\n");
      else handlers.upgrades.handle(request, socket, head);
    } catch (error) {
      log.error("An upgrade failed.", { error });
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

function sayStarting(response: ServerResponse): void {
  response.setHeader("retry-after", "1");
  answer(response, 503, "unavailable", "The arena is starting.");
}

function answer(response: ServerResponse, status: number, error: string, message: string): void {
  if (status === 426) response.setHeader("upgrade", "websocket");
  response.writeHead(status, { ...SECURITY_HEADERS, "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify({ error, message }));
}
