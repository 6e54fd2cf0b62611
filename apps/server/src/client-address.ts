// Who is at the other end: behind a proxy, the address that the outermost trusted proxy saw.
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

export interface Clients {
  readonly address: (request: IncomingMessage) => string;
}

/** `trusted` are addresses and networks, as `10.0.0.0/8` or `::1`; what anyone else claims is ignored. */
export function clientsBehind(trusted: readonly string[]): Clients {
  const proxies = blockListOf(trusted);
  const isTrusted = (address: string) => proxies.check(address, familyOf(address));
  return {
    address(request) {
      let client = peerOf(request);
      for (const hop of listIn(request, "x-forwarded-for").toReversed()) {
        const address = plainAddress(withoutPort(hop));
        if (isIP(address) === 0 || !isTrusted(client)) break; // the rest was written by somebody we do not know
        client = address;
      }
      return client;
    },
  };
}

function listIn(request: IncomingMessage, header: string): readonly string[] {
  return String(request.headers[header] ?? "")
    .split(",")
    .map((entry) => entry.trim());
}

/** Some proxies add the client's port: `203.0.113.7:51234`, `[2001:db8::7]:51234`. */
function withoutPort(hop: string): string {
  const [, v6, v4] = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/.exec(hop) ?? [];
  return v6 ?? v4 ?? hop;
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

/**
 * One spelling for each address, so that nobody is counted twice: lower case, the shortest form, without a zone (`%eth0`), and
 * IPv4 clients of an IPv6 socket (`::ffff:192.0.2.1`) as IPv4. What is no address stays as it is.
 */
function plainAddress(text: string): string {
  const [address = ""] = text.split("%");
  if (isIP(address) !== 6) return text;
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(short) ?? [];
  if (high === undefined || low === undefined) return short;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join(".");
}
