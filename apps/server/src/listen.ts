// Opens the public port and says where it can be reached.
import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { networkInterfaces } from "node:os";

const TRIES = 20;
/** Where browsers look for `localhost`, too, by what we listen on; `::` has both. */
const OTHER_LOOPBACK: Readonly<Record<string, string>> = { "127.0.0.1": "::1", "0.0.0.0": "::1", "::1": "127.0.0.1" };

/** Listens on `port`, or, when nobody asked for that port in particular, on the next free one. */
export async function listen(server: Server, host: string, port: number, mayMove: boolean): Promise<number> {
  for (let offset = 0; ; offset++) {
    try {
      server.listen(port + offset, host);
      await once(server, "listening"); // rejects with the server's "error"
      const got = (server.address() as AddressInfo).port; // listening on TCP, so it is an object
      if (!mayMove || offset === TRIES || (await isLocalhostOurs(host, got))) return got;
      server.close();
      await once(server, "close");
    } catch (error) {
      const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (taken && mayMove && offset < TRIES) continue;
      throw taken ? new Error(`Port ${port + offset} is taken: set PORT to another one, or stop what uses it.`) : error;
    }
  }
}

/** False when `localhost` leads to another program, which has the same port of the other kind of loopback. */
export async function isLocalhostOurs(host: string, port: number): Promise<boolean> {
  const other = OTHER_LOOPBACK[host];
  return other === undefined || !(await answers(other, port));
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port, timeout: 500 });
    const finish = (isThere: boolean) => {
      socket.destroy();
      done(isThere);
    };
    socket.once("connect", () => finish(true));
    for (const event of ["error", "timeout"]) socket.once(event, () => finish(false));
  });
}

/** The addresses that a person may type, this machine's own first. */
export function reachableAt(host: string, port: number, localhostIsOurs = true): readonly string[] {
  if (!localhostIsOurs) {
    const [, ...outside] = reachableAt(host, port);
    return [host === "::1" ? `http://[::1]:${port}` : `http://127.0.0.1:${port}`, ...outside];
  }
  if (host === "127.0.0.1" || host === "::1") return [`http://localhost:${port}`];
  if (host !== "0.0.0.0" && host !== "::") return [`http://${host.includes(":") ? `[${host}]` : host}:${port}`];
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  const outside = addresses.filter(({ internal, family }) => !internal && family === "IPv4");
  return [`http://localhost:${port}`, ...outside.map(({ address }) => `http://${address}:${port}`)];
}
