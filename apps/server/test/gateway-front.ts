// A front with a gateway and real workerd behind it, for tests of what lies between a browser and a host of rooms.
import { once } from "node:events";
import type { IncomingMessage, RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { LogLevel } from "@transcendence/env";
import type { LogEvent } from "@transcendence/protocol/log";
import { build } from "esbuild";
import { clientsBehind } from "../src/client-address.ts";
import { createFront } from "../src/front.ts";
import { startGatewayProcesses } from "../src/gateway/gateway-processes.ts";
import { createGateway, type Gateway } from "../src/gateway/gateway.ts";
import { type Hosts, startHosts } from "../src/hosts.ts";
import { createLog } from "../src/log.ts";

export const SILENT = createLog("error", { write: () => {} });
export const SECRET = "a secret of the gateway's tests";

export interface GatewayFront {
  readonly port: number;
  readonly hosts: Hosts;
  readonly gateway: Gateway;
  readonly logged: readonly { readonly level: LogLevel; readonly event: LogEvent; readonly waitMs?: number }[];
  readonly setDraining: (value: boolean) => void;
  readonly stop: () => Promise<void>;
}

export const ECHO = join(import.meta.dirname, "echo-host.js");
export const ROOMS = join(import.meta.dirname, "../../../party/src/hosts.ts"); // the real ones

export async function startGatewayFront(
  storage: string,
  internalApi: RequestListener,
  entry = ECHO,
  hostCount = 1,
  gateways = 1,
): Promise<GatewayFront> {
  const script = join(storage, "host.js");
  await build({ entryPoints: [entry], outfile: script, bundle: true, format: "esm", external: ["cloudflare:*"] });
  const logged: { level: LogLevel; event: LogEvent }[] = [];
  const log = createLog("debug", { write: (line) => logged.push(JSON.parse(line) as (typeof logged)[number]) });
  const secrets = { TICKET_SECRET: SECRET, INTERNAL_SECRET: SECRET };
  const hosts = await startHosts({ script, storage, secrets, internalApi, log, hosts: hostCount });
  let draining = false;
  const clients = clientsBehind(["127.0.0.1"]);
  const options = {
    ...hosts,
    secret: SECRET,
    clientAddress: clients.address,
    isOwnOrigin: ({ headers: { origin, host } }: IncomingMessage) =>
      origin === undefined || new URL(origin).host === host,
    draining: () => draining,
    log,
  };
  const processes = gateways > 1 && (await startGatewayProcesses({ ...options, gateways, logLevel: "error" }));
  const gateway = processes ? createGateway(options, processes) : createGateway(options);
  const front = createFront(SILENT);
  front.open({
    api: (request, response) => void response.end(`the api: ${request.url}`),
    pages: (path, _, response) => void response.end(`a page: ${path}`),
    previews: (request, response) => void response.end(`a preview: ${request.url}`),
    upgrades: gateway,
  });
  const { server } = front;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port, // listening on TCP
    hosts,
    gateway,
    logged,
    setDraining: (value) => void (draining = value),
    async stop() {
      gateway.closeAll();
      await gateway.stop();
      await front.close();
      await hosts.stop();
    },
  };
}
