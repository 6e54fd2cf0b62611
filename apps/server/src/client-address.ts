// Who is at the other end: behind a proxy, the address that the outermost trusted proxy saw.
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

export interface Clients {
  readonly address: (request: IncomingMessage) => string;
  readonly isSecure: (request: IncomingMessage) => boolean; // whether the browser's own connection is encrypted
}

/** `trusted` are addresses and networks, as `10.0.0.0/8` or `::1`; what anyone else claims is ignored. */
export function clientsBehind(trusted: readonly string[]): Clients {
  const proxies = blockListOf(trusted);
  const isTrusted = (address: string) => proxies.check(address, familyOf(address));
  return {
    address(request) {
      let client = peerOf(request);
      const claimed = String(request.headers["x-forwarded-for"] ?? "").split(",");
      for (const hop of claimed.toReversed()) {
        const address = plainAddress(hop.trim());
        if (isIP(address) === 0 || !isTrusted(client)) break; // the rest was written by somebody we do not know
        client = address;
      }
      return client;
    },
    isSecure(request) {
      return request.headers["x-forwarded-proto"] === "https" && isTrusted(peerOf(request));
    },
  };
}

function peerOf(request: IncomingMessage): string {
  return plainAddress(request.socket.remoteAddress ?? "");
}

function blockListOf(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", prefix] = entry.split("/");
    if (prefix === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return list;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}

/** IPv4 clients of an IPv6 socket look like `::ffff:192.0.2.1`. */
function plainAddress(address: string): string {
  return address.startsWith("::ffff:") && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}
