import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { connect } from "../../src/arena.ts";
import { MatchSocket } from "../../src/match/socket.ts";

const ACCEPTS = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, 1.3
const CLOSE_FRAME = 0x88; // RFC 6455, 5.2: the last of its message, opcode 8

/** An arena that keeps whoever opens a socket waiting until `accept`. */
async function slowArena() {
  const server = createServer();
  let asked!: (opening: { accept: () => void; socket: Duplex }) => void;
  const opening = new Promise<{ accept: () => void; socket: Duplex }>((done) => (asked = done));
  server.on("upgrade", ({ headers }, socket) => {
    const key = createHash("sha1").update(`${headers["sec-websocket-key"]}${ACCEPTS}`).digest("base64");
    const lines = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"];
    asked({ socket, accept: () => socket.write([...lines, `Sec-WebSocket-Accept: ${key}`, "", ""].join("\r\n")) });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, opening };
}

test("whoever leaves while the socket is being opened leaves once it is open: anything else is an error in a browser's console", async () => {
  const { url, opening } = await slowArena();
  const ticket = () =>
    Promise.resolve({ ok: true, value: { ticket: "a ticket", expiresMs: 0, rated: false } } as const);
  const ignore = () => {};
  const listener = { onLink: ignore, onTicket: ignore, onMessage: ignore, onFrame: ignore };
  const line = new MatchSocket({ arena: connect(url), match: "somematch", ticket }, listener);
  const { accept, socket } = await opening;
  const heard = new Promise<number | undefined>((done) => {
    socket.once("data", (bytes: Buffer) => done(bytes[0]));
    socket.once("close", () => done(undefined));
  });
  line.close();
  accept();
  expect(await heard).toBe(CLOSE_FRAME);
  socket.destroy();
});
