// The public port: /api goes to the API, /parties to the rooms, everything else is the client.
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { hasPreview, SECURITY_HEADERS } from "@transcendence/api";
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
export function createFront(): Front {
  let handlers: Handlers | null = null;
  const server = createServer((request, response) => {
    if (handlers === null) return sayStarting(response);
    dispatch(handlers, request, response);
  });
  server.keepAliveTimeout = 65_000; // longer than the proxies in front of it wait
  server.on("upgrade", (request, socket, head) => {
    if (handlers === null)
      socket.end("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 1\r\n\r\n");
    else handlers.upgrades.handle(request, socket, head);
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
  const path = pathOf(request.url);
  if (path === null) return answer(response, 400, "bad_request", "This is not an address.");
  if (path === "/api" || path.startsWith("/api/")) return api(request, response);
  if (path.startsWith("/parties/")) return answer(response, 426, "bad_request", "A room is entered with a WebSocket.");
  // Signed requests between rooms and API; nobody outside has any business there.
  if (path === "/internal" || path.startsWith("/internal/")) return answer(response, 404, "not_found", "Not found.");
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (isRead && hasPreview(path)) return previews(request, response);
  pages(path, request, response);
}

/** As URLs are read everywhere else: `/api/../internal` is `/internal`. */
function pathOf(url = "/"): string | null {
  return URL.canParse(url, "http://front") ? new URL(url, "http://front").pathname : null;
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
