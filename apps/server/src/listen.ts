// Opens the public port and says where it can be reached.
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";

const TRIES = 20;

/** Listens on `port`, or, when nobody asked for that port in particular, on the next free one. */
export async function listen(server: Server, host: string, port: number, mayMove: boolean): Promise<number> {
  for (let offset = 0; ; offset++) {
    try {
      server.listen(port + offset, host);
      await once(server, "listening"); // rejects with the server's "error"
      return (server.address() as AddressInfo).port; // listening on TCP, so it is an object
    } catch (error) {
      const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (taken && mayMove && offset < TRIES) continue;
      throw taken ? new Error(`Port ${port + offset} is taken: set PORT to another one, or stop what uses it.`) : error;
    }
  }
}

/** The addresses that a person may type, this machine's own first. */
export function reachableAt(host: string, port: number): readonly string[] {
  if (host === "127.0.0.1" || host === "::1") return [`http://localhost:${port}`];
  if (host !== "0.0.0.0" && host !== "::") return [`http://${host.includes(":") ? `[${host}]` : host}:${port}`];
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  const outside = addresses.filter(({ internal, family }) => !internal && family === "IPv4");
  return [`http://localhost:${port}`, ...outside.map(({ address }) => `http://${address}:${port}`)];
}
