import { once } from "node:events";
import { connect, type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFront } from "../src/front.ts";
import { SILENT } from "./room-front.ts";

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
  const socket = connect(port, "127.0.0.1");
  socket.write(`GET ${target} HTTP/1.1\r\nHost: arena\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

test("until the arena is ready, everybody is asked to come back", async () => {
  expect(await ask("/api/me")).toMatch(/^HTTP\/1\.1 503 [^]*retry-after: 1/i);
  front.open({
    api: (_, response) => void response.end("the api"),
    pages: (_, __, response) => void response.end("a page"),
    previews: (_, response) => void response.end("a preview"),
    upgrades: { handle: (_, socket) => void socket.destroy(), count: () => 0, closeAll: () => {} },
  });
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
