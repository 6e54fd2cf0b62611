// Push messages leave by https to the services that browsers name. A name may lead anywhere, so each connection is checked when its
// address is known: into no private network (server-side request forgery), whatever the name resolves to at that moment.
import { lookup as resolve } from "node:dns";
import { type ClientRequest, request as requestHttp } from "node:http";
import { Agent, request as requestHttps } from "node:https";
import { BlockList, isIPv6, type LookupFunction } from "node:net";
import type { PushRequest, SendPush } from "@transcendence/api";

const PATIENCE_MS = 10_000;

const PRIVATE_V4 = networks(
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 " +
    "192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 " +
    "224.0.0.0/3",
);
/** Those, too, that stand for an IPv4 address. */
const PRIVATE_V6 = networks(
  "::/96 ::ffff:0:0/96 64:ff9b::/32 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 " +
    "fec0::/10 ff00::/8",
);

function networks(all: string): BlockList {
  const list = new BlockList();
  for (const network of all.split(" ")) {
    const [address = "", prefix = ""] = network.split("/");
    list.addSubnet(address, Number(prefix), isIPv6(address) ? "ipv6" : "ipv4");
  }
  return list;
}

export function isPublicAddress(address: string): boolean {
  return isIPv6(address) ? !PRIVATE_V6.check(address, "ipv6") : !PRIVATE_V4.check(address, "ipv4");
}

/** As `dns.lookup`, and fails when any of the addresses is private. */
export const lookupPublic: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, "", 0);
    const isPublic = addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address));
    if (!isPublic) return done(new Error("a push service at a private address"), "", 0);
    if (options.all === true) return done(null, addresses);
    const [{ address, family } = { address: "", family: 0 }] = addresses;
    return done(null, address, family);
  });
};

export interface PushSender {
  readonly send: SendPush;
  readonly close: () => void;
}

export function pushSender(ownService: string | null): PushSender {
  const agent = new Agent({ keepAlive: true, maxSockets: 20, maxTotalSockets: 100, lookup: lookupPublic });
  const open = (endpoint: string, headers: Record<string, string>): ClientRequest => {
    const options = { method: "POST", headers, signal: AbortSignal.timeout(PATIENCE_MS) };
    if (new URL(endpoint).origin !== ownService) return requestHttps(endpoint, { ...options, agent });
    return endpoint.startsWith("https:") ? requestHttps(endpoint, options) : requestHttp(endpoint, options);
  };
  const send = ({ endpoint, headers, body }: PushRequest) =>
    new Promise<Awaited<ReturnType<SendPush>>>((answer, fail) => {
      const request = open(endpoint, { ...headers, "Content-Length": String(body.byteLength) });
      request.once("error", fail);
      request.once("response", (response) => {
        response.once("error", () => {}); // what it says does not matter
        response.resume();
        answer({ status: response.statusCode ?? 0, retryAfter: response.headers["retry-after"] ?? null });
      });
      request.end(body);
    });
  return { send, close: () => agent.destroy() };
}
