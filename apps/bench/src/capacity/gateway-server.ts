// The rooms as `npm start` has them: hosts in workerd and the gateway in front. A process of its own, with workerd
// as its child; tells its parent the port. argv: the secret, the number of hosts.
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGateway } from "@transcendence/server/gateway";
import { startHosts } from "@transcendence/server/hosts";
import { createLog } from "@transcendence/server/log";
import { shrinkHeap } from "@transcendence/server/shrink-heap";
import { bundle } from "../workerd.ts";

const secret = process.argv[2] ?? "";
const folder = mkdtempSync(join(tmpdir(), "bench-hosts-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** The API as the rooms see it: it has stored whatever they bring. */
const acceptAll: RequestListener = (request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(200, { "content-type": "application/json" }).end('{"friends":[]}'));
};

const log = createLog("warn");
const script = await bundle("party/src/hosts.ts", join(folder, "hosts.js"));
// For workerd alone, see slow-disk.ts: neither this process nor esbuild has it.
const preload = process.env["ROOMS_PRELOAD"];
if (preload !== undefined) process.env["LD_PRELOAD"] = preload;
const hosts = await startHosts({
  script,
  storage: join(folder, "storage"),
  secrets: { TICKET_SECRET: secret, INTERNAL_SECRET: secret },
  internalApi: acceptAll,
  hosts: Number(process.argv[3] ?? 1),
  log,
});
const gateway = createGateway({
  ...hosts,
  secret,
  clientAddress: ({ socket }) => socket.remoteAddress ?? "",
  isOwnOrigin: () => true,
  draining: () => false,
  log,
});
shrinkHeap(); // as the server does
const server = createServer();
server.on("upgrade", (request, socket, head) => gateway.handle(request, socket, head));
server.listen(0, "127.0.0.1");
await once(server, "listening");
process.on("disconnect", () => process.exit());
process.on("message", () => void hosts.stop().then(() => process.exit()));
process.send?.({ port: (server.address() as AddressInfo).port }); // listening on TCP
