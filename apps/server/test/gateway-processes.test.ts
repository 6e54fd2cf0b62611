// Gateways in processes of their own, with real workerd behind them.
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { gatewaysOf } from "../src/testing.ts";
import { ECHO, type GatewayFront, startGatewayFront } from "./gateway-front.ts";

const GATEWAYS = 2;
const ROOM = "/parties/match/abcdefghijkl?v=1&ticket=any.ticket";
let storage: string;
let front: GatewayFront;

beforeAll(async () => {
  storage = mkdtempSync(join(tmpdir(), "rooms-"));
  front = await startGatewayFront(storage, (_, response) => void response.end("{}"), ECHO, 1, GATEWAYS);
});
afterAll(async () => {
  await front.stop();
  expect(gatewaysOf()).toEqual([]);
  rmSync(storage, { recursive: true, force: true });
});
beforeEach(async () => {
  await expect.poll(() => [front.gateway.count(), front.gateway.ready()]).toEqual([0, GATEWAYS]);
});

function begin(headers: Record<string, string> = {}): WebSocket {
  const socket = new WebSocket(`ws://127.0.0.1:${front.port}${ROOM}`, { headers });
  socket.on("error", () => {}); // a close follows
  return socket;
}

/** As a browser, it tries again: a machine that is busy with other tests takes a while to start a process. */
async function open(headers: Record<string, string> = {}): Promise<WebSocket> {
  for (;;) {
    const socket = begin(headers);
    const state = await new Promise((done) => socket.once("open", () => done("open")).once("close", done));
    if (state === "open") return socket;
  }
}

/** Says something as soon as the socket is open; what is answered. */
function ask(socket: WebSocket, text: string): Promise<string> {
  if (socket.readyState === WebSocket.CONNECTING) socket.once("open", () => socket.send(text));
  else socket.send(text);
  return new Promise((done) => socket.once("message", (data: Buffer) => done(data.toString())));
}

test("[OPS-3] many who come at once are shared out, and nothing of what they say at once is lost", async () => {
  const sockets = Array.from({ length: 30 }, () => begin());
  const texts = sockets.map((_, index) => `${index}`);
  expect(await Promise.all(sockets.map((socket, index) => ask(socket, texts[index]!)))).toEqual(texts);
  expect(front.gateway.count()).toBe(30);
  process.kill(gatewaysOf()[0]!, "SIGKILL");
  await expect.poll(() => front.gateway.count()).toBe(15); // the other's
  for (const socket of sockets) socket.terminate();
});

test("the room hears who comes, as the server at the port has found out", async () => {
  const headers = { cookie: "session=secret", "x-forwarded-for": "6.6.6.6, 203.0.113.9" };
  for (const socket of [await open(headers), await open(headers)]) {
    expect(JSON.parse(await ask(socket, "opening"))).toMatchObject({ name: "abcdefghijkl", address: "203.0.113.9" });
    socket.terminate();
  }
});

test("[OPS-4] the sockets of one address are counted over all gateways", async () => {
  const sockets = await Promise.all(Array.from({ length: 4 }, () => open()));
  expect(front.gateway.count()).toBe(4);
  sockets[0]!.terminate();
  sockets[1]!.close();
  await expect.poll(() => front.gateway.count()).toBe(2);
  for (const socket of sockets) socket.terminate();
});

test("what is no handshake is refused, and a peer that hangs up at once leaves nothing behind", async () => {
  const speak = async (more: string) => {
    const socket = connect(front.port, "127.0.0.1");
    socket.write(`GET ${ROOM} HTTP/1.1\r\nHost: arena\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${more}\r\n`);
    const [heard] = (await once(socket, "data")) as [Buffer];
    socket.destroy();
    return heard.toString("latin1");
  };
  expect(await speak("")).toMatch(/^HTTP\/1\.1 400 [^]*X-Content-Type-Options: nosniff/);
  for (let count = 0; count < 20; count++) begin().terminate();
  await expect.poll(() => front.gateway.count()).toBe(0);
});

describe("[OPS-3] when a gateway process dies", () => {
  test("its browsers are sent away, the others go on, and another takes its place", async () => {
    const [one, two] = [await open(), await open()]; // one with each
    const closed = new Promise<WebSocket>((done) => [one, two].forEach((each) => each.once("close", () => done(each))));
    const before = gatewaysOf();
    process.kill(before[0]!, "SIGKILL");
    const lost = await closed;
    const kept = lost === one ? two : one;
    expect(await ask(kept, "still here")).toBe("still here");
    const again = await open(); // with the one that is left
    expect(await ask(again, "back")).toBe("back");
    await expect.poll(() => gatewaysOf().filter((pid) => !before.includes(pid)).length).toBe(1);
    expect(front.logged.some(({ event }) => event === "gateway.exited")).toBe(true);
    for (const socket of [kept, again]) socket.terminate();
  });

  test("while many are on their way to it, none of them is left behind", async () => {
    const [pid] = gatewaysOf();
    const sockets = Array.from({ length: 30 }, () => begin());
    await new Promise((done) => sockets[0]!.once("open", done));
    process.kill(pid!, "SIGKILL");
    const inState = (state: number) => sockets.filter(({ readyState }) => readyState === state);
    await expect.poll(() => inState(WebSocket.CONNECTING).length).toBe(0);
    await expect.poll(() => front.gateway.count()).toBe(inState(WebSocket.OPEN).length);
    expect(inState(WebSocket.CLOSED).length).toBeGreaterThan(0);
    for (const socket of sockets) socket.terminate();
  });

  test("newcomers wait for the next one when there was no other", async () => {
    for (const pid of gatewaysOf()) process.kill(pid, "SIGKILL");
    await expect.poll(() => front.gateway.ready()).toBe(0);
    const socket = await open();
    expect(await ask(socket, "waited")).toBe("waited");
    front.gateway.closeAll();
    await expect.poll(() => socket.readyState).toBe(WebSocket.CLOSED);
  });
});

test("[OPS-3] how late each is is told, also by what it does not say", async () => {
  const [pid] = gatewaysOf();
  process.kill(pid!, "SIGSTOP");
  await expect.poll(() => Math.max(...front.gateway.lateness())).toBeGreaterThan(1000);
  expect(front.gateway.lateness()).toHaveLength(GATEWAYS);
  await expect.poll(() => Math.max(...front.gateway.lateness())).toBeGreaterThan(2000); // nobody is handed to it any more
  const sockets = [await open(), await open()];
  for (const socket of sockets) socket.terminate();
  process.kill(pid!, "SIGCONT");
  await expect.poll(() => Math.max(...front.gateway.lateness())).toBeLessThan(1000);
  expect(front.gateway.delays()).toEqual([expect.any(Number)]);
});
