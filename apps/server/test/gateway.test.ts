import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CLIENT_MESSAGE_BYTES } from "@transcendence/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { CLOSE_BYTES } from "../src/gateway/browser.ts";
import { workerds } from "../src/testing.ts";
import { type GatewayFront, startGatewayFront } from "./gateway-front.ts";

const TICKET = "v=1&ticket=any.ticket";
const PATH = "/parties/match/abcdefghijkl";
const ROOM = `${PATH}?${TICKET}`;
let storage: string;
let front: GatewayFront;

beforeAll(async () => {
  storage = mkdtempSync(join(tmpdir(), "rooms-"));
  front = await startGatewayFront(storage, (request, response) => {
    request.setEncoding("utf8").on("data", (text: string) => response.end(`${request.method} ${request.url} ${text}`));
  });
});
afterAll(async () => {
  await front.stop();
  rmSync(storage, { recursive: true, force: true });
});

async function open(path = ROOM, headers: Record<string, string> = {}): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${front.port}${path}`, { headers });
  await once(socket, "open");
  return socket;
}

async function ask(socket: WebSocket, text: string): Promise<string> {
  socket.send(text);
  const [data] = (await once(socket, "message")) as [Buffer];
  return data.toString();
}

/** Sends raw bytes; everything that comes back until the line is closed. */
async function speak(text: string): Promise<string> {
  const socket = connect(front.port, "127.0.0.1");
  let heard = "";
  socket.on("data", (chunk: Buffer) => (heard += chunk.toString("latin1")));
  socket.write(text);
  await once(socket, "close");
  return heard;
}

function handshake(path: string, more = ""): string {
  const key = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
  return `GET ${path} HTTP/1.1\r\nHost: arena\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n${more}\r\n`;
}

describe("a socket to a room", () => {
  test("carries messages both ways, up to the longest that a room may be sent", async () => {
    const socket = await open();
    expect(await ask(socket, "ping")).toBe("ping");
    for (const length of [125, 126, 2048, CLIENT_MESSAGE_BYTES]) {
      const long = "x".repeat(length);
      expect(await ask(socket, long)).toBe(long);
    }
    socket.terminate();
  });

  test("carries bytes of every length as they are, and in their order", async () => {
    const socket = await open();
    const lengths = [0, 1, 18, 125, 126, 4000, CLIENT_MESSAGE_BYTES];
    const sent = lengths.flatMap((length) => [Buffer.alloc(length, length), "and a word"]);
    const heard: (Buffer | string)[] = [];
    socket.on("message", (data: Buffer, isBinary) => heard.push(isBinary ? data : data.toString()));
    for (const each of sent) socket.send(each);
    await expect.poll(() => heard.length).toBe(sent.length);
    expect(heard).toEqual(sent);
    socket.terminate();
  });

  test.each([
    ["in one frame", (socket: WebSocket) => socket.send("x".repeat(CLIENT_MESSAGE_BYTES + 1))],
    ["of 32 MiB, of which the room reads nothing", (socket: WebSocket) => socket.send(Buffer.alloc(32 * 1024 * 1024))],
    [
      "in pieces",
      (socket: WebSocket) => {
        for (let piece = 0; piece < 20; piece++) socket.send("x".repeat(1000), { fin: false });
      },
    ],
    [
      "in pieces of next to nothing, without end",
      (socket: WebSocket) => {
        for (let piece = 0; piece < 100; piece++) socket.send("x", { fin: false });
      },
    ],
  ])("a message that is too long, or in too many pieces, closes it: %s", async (_, send) => {
    const socket = await open();
    const heard: unknown[] = [];
    socket.on("message", (data) => heard.push(data));
    socket.on("error", () => {}); // the rest of what it sends meets a closed line
    send(socket);
    const [code] = (await once(socket, "close")) as [number];
    expect([1008, 1009]).toContain(code);
    expect(heard).toEqual([]);
  });

  test("is not compressed, whatever the browser offers", async () => {
    const socket = await open();
    expect(socket.extensions).toBe("");
    socket.terminate();
  });

  test("hands the room's close code and reason to the browser", async () => {
    const socket = await open();
    socket.send("close");
    const [code, reason] = (await once(socket, "close")) as [number, Buffer];
    expect([code, reason.toString()]).toEqual([4012, "restarting"]);
  });

  test("tells the room who comes, and nothing that the client says about itself", async () => {
    const socket = await open(`${PATH}?${TICKET}&_pk=mine`, {
      cookie: "session=secret",
      "x-forwarded-for": "6.6.6.6, 203.0.113.9",
    });
    const { admittedMs, ...opening } = JSON.parse(await ask(socket, "opening")) as Record<string, unknown>;
    expect(opening).toEqual({
      kind: "match",
      name: "abcdefghijkl",
      version: "1",
      ticket: "any.ticket",
      address: "203.0.113.9", // what the trusted proxy (this test) saw
    });
    expect(Math.abs(Number(admittedMs) - Date.now())).toBeLessThan(60_000);
    socket.terminate();
  });

  test.each([
    ["no ticket", `${PATH}?v=1`, 4003],
    ["what is no ticket", `${PATH}?v=1&ticket=..`, 4003],
    ["a version that is none", `${PATH}?v=1234567890&ticket=a.b`, 4002],
  ])("[R1] [R2] with %s is closed at the door", async (_, path, expected) => {
    const socket = new WebSocket(`ws://127.0.0.1:${front.port}${path}`);
    const [code] = (await once(socket, "close")) as [number];
    expect(code).toBe(expected);
  });

  test("lets the room reach the internal API", async () => {
    const socket = await open();
    expect(await ask(socket, "api")).toBe("POST /internal/ping hello");
    socket.terminate();
  });

  test("ends on both sides when either ends", async () => {
    const socket = await open();
    const before = front.gateway.count();
    socket.terminate();
    await expect.poll(() => front.gateway.count()).toBe(before - 1);
  });
});

test("[OPS-4] a peer that breaks the WebSocket protocol is closed, and is no error of ours in the log", async () => {
  const told = () => front.logged.filter(({ event }) => event === "socket.failed");
  const before = told().length;
  const socket = connect(front.port, "127.0.0.1");
  socket.write(handshake(ROOM));
  await once(socket, "data");
  socket.write(Buffer.from([0x83, 0x80, 0, 0, 0, 0])); // a frame of no known kind
  await once(socket, "close");
  await expect.poll(() => told().length).toBe(before + 1);
  expect(told().at(-1)).toMatchObject({ level: "debug" });
});

test("[OPS-4] a peer that hangs up without a word is no failure of the room in the log", async () => {
  const told = () => front.logged.filter(({ level }) => level === "warn" || level === "error").length;
  const before = told();
  const cut = Buffer.from([0x81, 0xfe, 0x10]); // in the middle of a frame's head
  for (const goodbye of [Buffer.alloc(0), cut]) {
    const socket = connect(front.port, "127.0.0.1");
    socket.write(handshake(ROOM));
    await once(socket, "data");
    socket.end(goodbye);
    await once(socket, "close"); // the room's side is over by then
  }
  expect(told()).toBe(before);
});

describe("what is not a socket to a room", () => {
  test.each([
    "/",
    "/parties/nothing/abcdefghijkl",
    `${PATH}/x`,
    "/parties/match/short",
    "/parties/match/../../internal/x",
  ])("an upgrade at %s is not found", async (path) => {
    const heard = await speak(handshake(path));
    expect(heard).toMatch(/^HTTP\/1\.1 404 /);
    expect(heard).toMatch(/\r\nContent-Security-Policy: [^]*\r\nX-Content-Type-Options: nosniff\r\n/);
  });

  test.each([
    "//",
    "///",
    "//[",
    "//a:b",
    "/%",
    "/%00",
    "/\\\\x",
    "ws://[::1",
    "javascript:1",
    "http://a@b:99999/",
    "http://[",
    "*",
    "x",
    "http://x/",
    `https://x${ROOM}`,
    `ftp://x${ROOM}`,
    `ws://x${ROOM}`,
  ])("[OPS-4] an upgrade at %s is refused, and the server goes on", async (target) => {
    expect(await speak(handshake(target))).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(await ask(await open(), "still here")).toBe("still here");
  });

  test("[OPS-4] no target leads to another server", async () => {
    let connections = 0;
    const other = createServer((socket) => {
      connections += 1;
      socket.end("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nsecret");
    }).listen(0, "127.0.0.1");
    await once(other, "listening");
    const host = `127.0.0.1:${(other.address() as AddressInfo).port}`; // listening on TCP
    for (const target of [
      `//${host}${ROOM}&any=query`,
      `///${host}${ROOM}`,
      `/\\${host}${ROOM}`,
      `/.//${host}${ROOM}`,
      `http://${host}${ROOM}`,
      `//x@${host}${ROOM}`,
    ]) {
      const heard = await speak(handshake(target));
      expect(heard).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(heard).not.toContain("secret");
    }
    const socket = await open(`${ROOM}&//${host}/`, { host });
    expect(JSON.parse(await ask(socket, "opening"))).toMatchObject({ name: "abcdefghijkl" });
    socket.terminate();
    expect(connections).toBe(0);
    other.close();
  });

  test("an upgrade asked for by another site's page is refused", async () => {
    expect(await speak(handshake(ROOM, "Origin: https://evil.example\r\n"))).toMatch(/^HTTP\/1\.1 403 /);
  });

  test("a server that is about to stop opens no more sockets", async () => {
    front.setDraining(true);
    expect(await speak(handshake(ROOM))).toMatch(/^HTTP\/1\.1 503 /);
    front.setDraining(false);
  });

  test("[OPS-4] nothing that follows a refusal is read", async () => {
    const smuggled = "GET /internal/drain HTTP/1.1\r\nHost: arena\r\n\r\n";
    const heard = await speak(handshake("/parties/nothing/abcdefghijkl") + smuggled);
    expect(heard.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});

describe("[OPS-4] somebody who does not read", () => {
  test("is closed when too much waits, and costs no more memory than that", async () => {
    const socket = await open();
    const before = front.gateway.count();
    socket.pause(); // the line fills up
    socket.send("texts"); // 65 MB
    await expect.poll(() => front.gateway.count()).toBe(before - 1);
    socket.resume();
    let read = 0;
    socket.on("message", (data: Buffer) => (read += data.length));
    const [code] = (await once(socket, "close")) as [number];
    expect([4006, 1006]).toContain(code);
    expect(read).toBeLessThan(CLOSE_BYTES * 32); // what the kernel took, too
  });

  test("gets no more answers to pings than they read", async () => {
    const socket = await open();
    let pongs = 0;
    socket.on("pong", () => pongs++);
    socket.ping("x");
    await expect.poll(() => pongs).toBe(1);
    socket.pause();
    const many = Buffer.alloc(125);
    for (let count = 0; count < 50_000; count++) socket.ping(many); // 6 MB
    await expect.poll(() => socket.bufferedAmount).toBe(0);
    socket.resume();
    expect(await ask(socket, "still here")).toBe("still here");
    expect(pongs).toBeLessThan(50_000);
    socket.terminate();
  });

  test("misses frames of the running match, and goes on when they read again", async () => {
    const socket = await open();
    socket.pause();
    socket.send("frames");
    const other = await open();
    await ask(other, "a while later");
    socket.resume();
    let read = 0;
    socket.on("message", (data: Buffer) => (read += data.length));
    socket.send("still here");
    await expect.poll(() => read).toBeGreaterThan(65_536);
    expect(read).toBeLessThan(1000 * 65_536);
    socket.terminate();
    other.terminate();
  });
});

describe("[OPS-3] when workerd dies", () => {
  async function kill(): Promise<void> {
    const [pid] = workerds();
    process.kill(pid!, "SIGKILL");
    await expect.poll(() => workerds().length > 0 && !workerds().includes(pid!)).toBe(true);
  }
  /** Says it until it is answered: what is said while the rooms are away is lost. */
  async function answered(socket: WebSocket, text: string): Promise<string> {
    let heard = "";
    socket.once("message", (data: Buffer) => (heard = data.toString()));
    const saying = setInterval(() => socket.send(text), 50);
    await expect.poll(() => heard).not.toBe("");
    clearInterval(saying);
    return heard;
  }

  test("[R14] players keep their sockets, and are let in again as of when they came", async () => {
    const socket = await open();
    const before = JSON.parse(await ask(socket, "opening")) as object;
    await kill();
    expect(JSON.parse(await answered(socket, "opening"))).toEqual(before);
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.terminate();
  });

  test("pages of other rooms are told, and come back by themselves", async () => {
    const socket = await open(`/parties/lobby/abcdefghijkl?${TICKET}`);
    expect(await ask(socket, "ping")).toBe("ping");
    const closed = once(socket, "close");
    await kill();
    expect((await closed)[0]).toBe(4011);
    expect(await ask(await open(`/parties/lobby/abcdefghijkl?${TICKET}`), "ping")).toBe("ping");
  });

  test("so it is when a host sends what is no batch", async () => {
    const socket = await open();
    socket.send("malformed");
    await expect.poll(() => front.logged.some(({ event }) => event === "rooms.batch_malformed")).toBe(true);
    expect(await answered(socket, "still here")).toBe("still here");
    socket.terminate();
  });
});
