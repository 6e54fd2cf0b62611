// A TCP proxy in front of Postgres that fails the way networks do: it cuts connections, or forgets them and swallows their bytes.
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface TcpProxy {
  readonly url: string; // that of the database, with the proxy's port
  readonly opened: () => number; // connections accepted so far
  readonly live: () => number; // connections that the client still holds open
  readonly delivered: () => number; // bytes of the database's
  readonly cut: (how: "end" | "reset") => void; // every connection ends now
  readonly forget: () => void; // like a firewall that lost its table: open connections go silent, new ones work
  readonly forgetAfter: (chunks: number) => void; // the same, once the client has sent so many chunks
  readonly hangUp: (on: boolean) => void; // new connections are accepted and ended at once
  readonly close: () => Promise<void>;
}

export async function startTcpProxy(databaseUrl: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(databaseUrl);
  const pairs = new Set<{ readonly client: Socket; readonly server: Socket }>();
  let opened = 0;
  let hangsUp = false;
  let delivered = 0;
  let untilForgotten = Number.POSITIVE_INFINITY;
  function forget(): void {
    untilForgotten = Number.POSITIVE_INFINITY;
    for (const { client, server } of pairs) {
      client.removeAllListeners("data").resume();
      server.removeAllListeners("data").resume();
      server.removeAllListeners("close"); // what Postgres does with its end reaches nobody
    }
  }
  const listener = createServer((client) => {
    opened++;
    client.on("error", () => {});
    if (hangsUp) return void client.end().resume();
    const server = connect(Number(port), hostname);
    const pair = { client, server };
    pairs.add(pair);
    server.on("error", () => client.destroy());
    client.on("close", () => pairs.delete(pair) && server.destroy());
    server.on("close", () => client.destroy());
    client.on("data", (bytes) => {
      if (untilForgotten-- <= 0) forget();
      else server.write(bytes);
    });
    server.on("data", (bytes) => {
      delivered += bytes.length;
      client.write(bytes);
    });
  }).listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
  const through = new URL(databaseUrl);
  through.port = String(address.port);
  return {
    url: through.href,
    opened: () => opened,
    live: () => pairs.size,
    delivered: () => delivered,
    cut(how) {
      for (const { client, server } of pairs) {
        server.removeAllListeners("close");
        server.destroy();
        if (how === "reset") client.resetAndDestroy();
        else client.end().resume();
      }
    },
    forget,
    forgetAfter(chunks) {
      untilForgotten = chunks;
    },
    hangUp(on) {
      hangsUp = on;
    },
    async close() {
      listener.close();
      for (const { client, server } of pairs) {
        client.destroy();
        server.destroy();
      }
      await once(listener, "close");
    },
  };
}
