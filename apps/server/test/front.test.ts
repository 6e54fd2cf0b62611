import { once } from "node:events";
import { connect, type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFront } from "../src/front.ts";

const front = createFront();
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
])("%s is answered by %s", async (target, expected) => {
  expect(await ask(target)).toContain(expected);
});

test.each([
  "/internal",
  "/internal/matches/result",
  "/api/../internal/drain",
  "/./internal/x",
  "/%69nternal/../internal/x",
])("%s is closed to the outside", async (target) => {
  const answer = await ask(target);
  expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  expect(answer).toContain("not_found");
});

test("a room is entered with a WebSocket only", async () => {
  expect(await ask("/parties/match/abcdefghijkl")).toMatch(/^HTTP\/1\.1 426 /);
});

test("what is no address is refused", async () => {
  expect(await ask("//")).toMatch(/^HTTP\/1\.1 400 /);
});
