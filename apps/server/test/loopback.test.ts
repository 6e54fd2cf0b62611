import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, setGlobalProxyFromEnv } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { askLoopback } from "../src/loopback.ts";
import { startGatewayFront } from "./gateway-front.ts";

/** What NODE_USE_ENV_PROXY=1 HTTP_PROXY=… does at the start of a process; the proxy's count of requests. */
async function behindProxy(): Promise<() => number> {
  let asked = 0;
  const proxy = createServer((_, response) => {
    asked++;
    response.writeHead(502).end();
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const { port } = proxy.address() as AddressInfo; // listening on TCP
  const restore = setGlobalProxyFromEnv({ http_proxy: `http://127.0.0.1:${port}` });
  onTestFinished(() => {
    restore();
    proxy.close();
  });
  return () => asked;
}

test("[OPS-3] rooms are reached whatever proxy the environment names", async () => {
  const storage = mkdtempSync(join(tmpdir(), "rooms-"));
  const asked = await behindProxy();
  const front = await startGatewayFront(storage, (_, response) => void response.end("the api"));
  onTestFinished(async () => {
    await front.stop();
    rmSync(storage, { recursive: true, force: true });
  });
  expect(await front.hosts.postToAll("/internal/drain", {}, "")).toBe(204);
  const socket = new WebSocket(`ws://127.0.0.1:${front.port}/parties/match/abcdefghijkl?v=1&ticket=any.ticket`);
  await once(socket, "open");
  socket.send("api");
  expect(String((await once(socket, "message"))[0])).toBe("the api");
  socket.terminate();
  expect(asked()).toBe(0);
});

test("a request to our own loopback ends, also when nobody answers", async () => {
  const silent = createTcpServer(() => {}).listen(0, "127.0.0.1");
  await once(silent, "listening");
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as AddressInfo; // listening on TCP
  const url = new URL(`http://127.0.0.1:${port}/`);
  await expect(askLoopback(url, { method: "GET", limitMs: 50 })).rejects.toThrow(/abort/);
});
