// Push messages leave to public addresses only, whatever a name resolves to at the moment.
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, expect, test } from "vitest";
import { isPublicAddress, lookupPublic, pushSender } from "../src/push.ts";

const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

/** Its origin, and how many connections it had. */
async function listen(answer: (path: string) => { readonly status: number; readonly location?: string }) {
  const seen = { connections: 0, paths: [] as string[] };
  const server = createServer(({ url = "" }, response) => {
    seen.paths.push(url);
    const { status, location } = answer(url);
    response.writeHead(status, { connection: "close", "retry-after": "7", ...(location && { location }) }).end("words");
  });
  server.on("connection", () => seen.connections++);
  servers.push(server.listen(0, "127.0.0.1"));
  await once(server, "listening");
  const address = server.address();
  return { seen, port: address !== null && typeof address === "object" ? address.port : 0 };
}

const message = (endpoint: string) => ({ endpoint, headers: { TTL: "60" }, body: new Uint8Array(9) });

test.each("1.1.1.1 172.15.0.1 192.167.1.1 2606:4700::1111 2a00:1450:4001::1".split(" "))("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

const PRIVATE =
  "127.0.0.1 10.1.2.3 172.16.0.1 172.31.255.255 192.168.0.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 " +
  "198.18.0.1 :: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 fe80::1 fd00::1 64:ff9b::a00:1 2002:a00:1:: ff02::1";
test.each(PRIVATE.split(" "))("%s is not", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test("a name that resolves to this machine is refused before anything is sent", async () => {
  const looked = await new Promise((done) => lookupPublic("localhost", {}, (error) => done(error?.message)));
  expect(looked).toBe("a push service at a private address");
  const { seen, port } = await listen(() => ({ status: 201 }));
  const { send, close } = pushSender(null);
  await expect(send(message(`https://localhost:${port}/x`))).rejects.toThrow("a push service at a private address");
  expect(seen.connections).toBe(0);
  close();
});

test("the host's own push service is sent to, its answer is told, and no redirect is followed", async () => {
  const { seen, port } = await listen((path) =>
    path === "/moved" ? { status: 307, location: "/inside" } : { status: 201 },
  );
  const own = `http://127.0.0.1:${port}`;
  const { send, close } = pushSender(own);
  expect(await send(message(`${own}/here`))).toEqual({ status: 201, retryAfter: "7" });
  expect(await send(message(`${own}/moved`))).toEqual({ status: 307, retryAfter: "7" });
  expect(seen.paths).toEqual(["/here", "/moved"]);
  close();
  await expect(send(message(`http://127.0.0.1:${port + 1}/x`))).rejects.toThrow("Protocol"); // http is for that origin alone
});
