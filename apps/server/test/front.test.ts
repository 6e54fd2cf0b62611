import { once } from "node:events";
import { connect, type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFront, type Handlers, listenerOf } from "../src/front.ts";
import { SILENT } from "./gateway-front.ts";

const front = createFront(SILENT);
let port: number;

beforeAll(async () => {
  front.server.listen(0, "127.0.0.1");
  await once(front.server, "listening");
  port = (front.server.address() as AddressInfo).port; // listening on TCP
});
afterAll(() => front.close());

/** A request line as it is, without the tidying of an HTTP client. */
async function ask(target: string): Promise<string> {
  return speak(`GET ${target} HTTP/1.1\r\nHost: arena\r\nConnection: close\r\n\r\n`);
}

/** Sends bytes; all that comes back until the other end closes the line. */
async function speak(sent: string, at = port): Promise<string> {
  const socket = connect(at, "127.0.0.1");
  socket.write(sent);
  return text(socket);
}

const HANDLERS: Handlers = {
  api: listenerOf({ fetch: (request) => new Response(`the api at ${new URL(request.url).host}`) }),
  pages: (_, __, response) => void response.end("a page"),
  previews: (_, response) => void response.end("a preview"),
  upgrades: { handle: (_, socket) => void socket.destroy(), count: () => 0, closeAll: () => {} },
};

test("until the arena is ready, everybody is asked to come back", async () => {
  expect(await ask("/api/me")).toMatch(/^HTTP\/1\.1 503 [^]*retry-after: 1/i);
  front.open(HANDLERS);
  expect(await ask("/api/me")).toContain("the api");
});

test.each([
  ["/", "a page"],
  ["/match/abc", "a preview"],
  ["/u/anna.b", "a preview"],
  ["/u/", "a page"],
  ["/u/anna/more", "a page"],
  ["/apiary", "a page"],
  ["/api", "the api"],
  ["/api/../", "a page"],
  ["http://elsewhere/api/me", "the api"], // as proxies are asked; the host counts for nothing
])("%s is answered by %s", async (target, expected) => {
  expect(await ask(target)).toContain(expected);
});

test.each([
  "/internal",
  "/internal/matches/result",
  "/api/../internal/drain",
  "/./internal/x",
  "/%69nternal/../internal/x",
  "http://elsewhere/internal/x",
])("%s is closed to the outside", async (target) => {
  const answer = await ask(target);
  expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  expect(answer).toContain("not_found");
});

test("a room is entered with a WebSocket only", async () => {
  expect(await ask("/parties/match/abcdefghijkl")).toMatch(/^HTTP\/1\.1 426 /);
});

test.each([
  "//",
  "///",
  "//[",
  "//a:b",
  "/\\elsewhere",
  "/.//elsewhere",
  "http://[",
  "http:///x",
  "ftp://x/y",
  "*",
  "x",
])("%s is no address, and is refused", async (target) => {
  expect(await ask(target)).toMatch(/^HTTP\/1\.1 400 /);
});

describe("what is answered by nobody behind", () => {
  test.each([
    ["is not HTTP", "nonsense\r\n\r\n", 400],
    ["has too long a head", `GET / HTTP/1.1\r\nHost: arena\r\nx: ${"x".repeat(20_000)}\r\n\r\n`, 431],
    ["names no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    ["asks for a tunnel", "CONNECT elsewhere:80 HTTP/1.1\r\nHost: elsewhere:80\r\n\r\n", 405],
    ["names a host that cannot be", "GET /api/me HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n", 400],
    ["names a port that cannot be", "GET /api/me HTTP/1.1\r\nHost: arena:99999\r\nConnection: close\r\n\r\n", 400],
    ["expects what nobody knows", "GET / HTTP/1.1\r\nHost: arena\r\nExpect: cake\r\nConnection: close\r\n\r\n", 417],
  ])("[OPS-4] what %s is refused with the headers of every answer", async (_, sent, status) => {
    const heard = await speak(sent);
    expect(heard).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(heard).toMatch(/\r\nContent-Security-Policy: default-src 'none'/i);
    expect(heard).toMatch(/\r\nX-Content-Type-Options: nosniff\r\n/i);
  });

  test("a body that announces more than a timer can count is waited for, without a word from the timer", async () => {
    const warnings: string[] = [];
    const listen = ({ name }: Error) => void warnings.push(name);
    process.on("warning", listen);
    const length = "Content-Length: 99999999999999\r\n";
    const heard = await speak(`POST /api/me HTTP/1.1\r\nHost: arena\r\nConnection: close\r\n${length}\r\n`);
    expect(heard).toMatch(/^HTTP\/1\.1 200 [^]*the api/);
    await new Promise(setImmediate); // warnings are told in the next turn
    process.off("warning", listen);
    expect(warnings).toEqual([]);
  });

  test("a health check by HTTP/1.0, which knows no Host, is answered", async () => {
    expect(await speak("GET /api/health/ready HTTP/1.0\r\n\r\n")).toMatch(
      /^HTTP\/1\.[01] 200 [^]*the api at localhost/,
    );
  });

  test.each(["h2c", "h2c, TLS/1.0", "foo/2"])(
    "an upgrade to %s is ignored, and the request answered",
    async (protocol) => {
      const upgrade = `Connection: Upgrade, HTTP2-Settings\r\nUpgrade: ${protocol}\r\nHTTP2-Settings: AAMAAABk\r\n`;
      const socket = connect(port, "127.0.0.1");
      socket.write(`POST /api/me HTTP/1.1\r\nHost: arena\r\n${upgrade}Content-Length: 2\r\n\r\n{}`);
      expect(String((await once(socket, "data"))[0])).toMatch(/^HTTP\/1\.1 200 [^]*the api/);
      socket.write("GET /x HTTP/1.1\r\nHost: arena\r\nConnection: close\r\n\r\n"); // the line stays HTTP/1.1
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 [^]*a page/);
    },
  );
});

describe("peers that take their time", () => {
  test.each([
    ["say nothing", ""],
    ["send empty lines", "\r\n"],
    ["never end their head", "GET / HTTP/1.1\r\nHost: arena\r\n"],
    ["never end a body in chunks", "POST / HTTP/1.1\r\nHost: arena\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n"],
    ["never end a body they announced", "POST / HTTP/1.1\r\nHost: arena\r\nContent-Length: 9\r\n\r\na"],
  ])("[OPS-4] that %s are told so, and their line is closed", async (_, sent) => {
    const strict = createFront(SILENT, {
      headersTimeout: 150,
      requestTimeout: 60_000, // so that it is the body's own limit that is tried
      bodyTimeout: 150,
      keepAliveTimeout: 1000,
      connectionsCheckingInterval: 50,
    });
    strict.open({ ...HANDLERS, pages: (__, request) => void request.resume() }); // which waits for all of it
    strict.server.listen(0, "127.0.0.1");
    await once(strict.server, "listening");
    const heard = await speak(sent, (strict.server.address() as AddressInfo).port);
    expect(heard).toMatch(/^HTTP\/1\.1 408 [^]*X-Content-Type-Options: nosniff/);
    await strict.close();
  });
});

test("a listener that throws costs its own request and nothing else", async () => {
  const broken = createFront(SILENT);
  const fail = () => {
    throw new Error("a mistake of ours");
  };
  broken.open({
    api: fail,
    pages: fail,
    previews: fail,
    upgrades: { handle: fail, count: () => 0, closeAll: () => {} },
  });
  broken.server.listen(0, "127.0.0.1");
  await once(broken.server, "listening");
  const { port: its } = broken.server.address() as AddressInfo; // listening on TCP
  const say = (lines: string) => {
    const socket = connect(its, "127.0.0.1");
    socket.write(`GET / HTTP/1.1\r\nHost: arena\r\n${lines}\r\n`);
    return text(socket);
  };
  expect(await say("Connection: close\r\n")).toMatch(/^HTTP\/1\.1 500 [^]*"internal"/);
  expect(await say("Connection: Upgrade\r\nUpgrade: websocket\r\n")).toBe("");
  expect(await say("Connection: close\r\n")).toMatch(/^HTTP\/1\.1 500 /); // it still answers
  await broken.close();
});
