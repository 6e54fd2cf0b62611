import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { CLIENT_MESSAGE_BYTES } from "../src/frame-guard.ts";
import { workerds } from "../src/testing.ts";
import { type RoomFront, startRoomFront } from "./room-front.ts";

const ROOM = "/parties/match/abcdefghijkl";
let storage: string;
let front: RoomFront;

beforeAll(async () => {
  storage = mkdtempSync(join(tmpdir(), "rooms-"));
  front = await startRoomFront(storage, (request, response) => {
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
      "in pieces of nothing, without end",
      (socket: WebSocket) => {
        for (let piece = 0; piece < 100; piece++) socket.send("", { fin: false });
      },
    ],
  ])("a message that is too long closes it with 1009: %s", async (_, send) => {
    const socket = await open();
    const heard: unknown[] = [];
    socket.on("message", (data) => heard.push(data));
    socket.on("error", () => {}); // the rest of what it sends meets a closed line
    send(socket);
    const [code] = (await once(socket, "close")) as [number];
    expect(code).toBe(1009);
    expect(heard).toEqual([]);
  });

  test("is not compressed, whatever the browser offers", async () => {
    const socket = await open();
    expect(socket.extensions).toBe("");
    socket.terminate();
  });

  test("says that the room failed when it ends without a word, as on a full disk", async () => {
    const socket = await open();
    expect(await ask(socket, "ping")).toBe("ping");
    socket.send("abort");
    const [code, reason] = (await once(socket, "close")) as [number, Buffer];
    expect([code, reason.toString()]).toEqual([4011, "failed"]);
  });

  test("hands the room's close code and reason to the browser", async () => {
    const socket = await open();
    socket.send("close");
    const [code, reason] = (await once(socket, "close")) as [number, Buffer];
    expect([code, reason.toString()]).toEqual([4012, "restarting"]);
  });

  test("tells the room who comes, and hides what the client says about itself", async () => {
    const socket = await open(ROOM, {
      cookie: "session=secret",
      authorization: "Bearer secret",
      "x-partykit-props": "{}",
      "cf-connecting-ip": "6.6.6.6",
      "x-forwarded-for": "6.6.6.6, 203.0.113.9",
      "x-forwarded-proto": "https",
    });
    const headers = new Headers(JSON.parse(await ask(socket, "headers")) as [string, string][]);
    expect(headers.get("x-forwarded-for")).toBe("203.0.113.9"); // what the trusted proxy (this test) saw
    expect(headers.get("x-forwarded-proto")).toBe("https");
    for (const name of ["cookie", "authorization", "x-partykit-props"]) expect(headers.has(name)).toBe(false);
    expect([...headers.values()].join()).not.toContain("6.6.6.6");
    socket.terminate();
  });

  test("lets the room reach the internal API", async () => {
    const socket = await open();
    expect(await ask(socket, "api")).toBe("POST /internal/ping hello");
    socket.terminate();
  });

  test("ends on both sides when either ends", async () => {
    const socket = await open();
    expect(front.upgrades.count()).toBe(1);
    socket.terminate();
    await expect.poll(() => front.upgrades.count()).toBe(0);
  });
});

test("[OPS-4] a peer that breaks the WebSocket protocol is closed, and is no error of ours in the log", async () => {
  const socket = connect(front.port, "127.0.0.1");
  socket.write(handshake(ROOM));
  await once(socket, "data");
  socket.write(Buffer.from([0x83, 0x80, 0, 0, 0, 0])); // a frame of no known kind
  await once(socket, "close");
  const told = () => front.logged.filter(({ message }) => message.includes("Unknown opcode"));
  await expect.poll(() => told().length).toBe(1);
  expect(told()).toMatchObject([{ level: "debug" }]);
});

test("[OPS-4] a peer that hangs up without a word is no failure of the room in the log", async () => {
  const told = () => front.logged.filter(({ message }) => message.includes("ended without a word")).length;
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
    `${ROOM}/x`,
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
      `//${host}${ROOM}?any=query`,
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
    const socket = await open(`${ROOM}?//${host}/`, { host });
    expect(await ask(socket, "url")).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:\\d+${ROOM}\\?//`));
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

  test("a room's refusal is passed on, and no second request can follow it past the checks", async () => {
    const smuggled = "GET /internal/drain HTTP/1.1\r\nHost: arena\r\n\r\n";
    const heard = await speak(handshake("/parties/match/refused12345") + smuggled);
    expect(heard).toMatch(/^HTTP\/1\.1 403 .*x-why: no ticket/is);
    expect(heard).toMatch(/\r\nX-Content-Type-Options: nosniff\r\n/);
    expect(heard.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});

test("[OPS-3] sockets come back after workerd was killed, and what rooms had stored is there", async () => {
  const room = "/parties/match/survivor12345";
  const before = await open(room);
  expect(await ask(before, "visits")).toBe("1");
  const closed = once(before, "close");
  const [pid] = workerds();
  process.kill(pid!, "SIGKILL");
  await closed;
  const after = await open(room);
  expect(await ask(after, "visits")).toBe("2");
  expect(workerds()).not.toContain(pid);
  after.terminate();
});
