// A front with a gateway and real workerd behind it, for tests of what lies between a browser and a host of rooms.
import { once } from "node:events";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import { clientsBehind } from "../src/client-address.ts";
import { createFront } from "../src/front.ts";
import { createGateway, type Gateway } from "../src/gateway/gateway.ts";
import { type Hosts, startHosts } from "../src/hosts.ts";
import { createLog } from "../src/log.ts";

const SECRET = "a secret of the gateway's tests";

export interface GatewayFront {
  readonly port: number;
  readonly hosts: Hosts;
  readonly gateway: Gateway;
  readonly logged: readonly { readonly level: string; readonly message: string }[];
  readonly setDraining: (value: boolean) => void;
  readonly stop: () => Promise<void>;
}

export async function startGatewayFront(storage: string, internalApi: RequestListener): Promise<GatewayFront> {
  const script = join(storage, "echo-host.js");
  const entry = join(import.meta.dirname, "echo-host.js");
  await build({ entryPoints: [entry], outfile: script, bundle: true, format: "esm", external: ["cloudflare:*"] });
  const logged: { level: string; message: string }[] = [];
  const log = createLog("debug", { write: (line) => logged.push(JSON.parse(line) as (typeof logged)[number]) });
  const hosts = await startHosts({ script, storage, secrets: { INTERNAL_SECRET: SECRET }, internalApi, log, hosts: 1 });
  let draining = false;
  const clients = clientsBehind(["127.0.0.1"]);
  const gateway = createGateway({
    ...hosts,
    secret: SECRET,
    clientAddress: clients.address,
    isOwnOrigin: ({ headers: { origin, host } }) => origin === undefined || new URL(origin).host === host,
    draining: () => draining,
    log,
  });
  const front = createFront(createLog("error", { write: () => {} }));
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
      gateway.stop();
      await front.close();
      await hosts.stop();
    },
  };
}
