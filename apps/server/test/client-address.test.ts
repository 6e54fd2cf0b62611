import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { clientsBehind } from "../src/client-address.ts";

function request(peer: string, headers: Record<string, string> = {}): IncomingMessage {
  return { socket: { remoteAddress: peer }, headers } as unknown as IncomingMessage; // all that is looked at
}

describe("the client's address", () => {
  test.each([
    ["nobody is trusted", [], "192.0.2.1", "6.6.6.6", "192.0.2.1"],
    ["an unknown peer claims something", ["10.0.0.1"], "192.0.2.1", "6.6.6.6", "192.0.2.1"],
    ["one proxy", ["10.0.0.0/8"], "10.0.0.1", "203.0.113.9", "203.0.113.9"],
    ["the client lies before the proxy", ["10.0.0.1"], "10.0.0.1", "6.6.6.6, 203.0.113.9", "203.0.113.9"],
    ["two proxies", ["10.0.0.1", "10.0.0.2"], "10.0.0.1", "203.0.113.9, 10.0.0.2", "203.0.113.9"],
    ["an IPv4 proxy on an IPv6 socket", ["10.0.0.1"], "::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9"],
    ["an IPv6 network", ["fd00::/8"], "fd00::1", "2001:db8::7", "2001:db8::7"],
    ["a hop with its port", ["10.0.0.1"], "10.0.0.1", "203.0.113.7:51234", "203.0.113.7"],
    ["an IPv6 hop with its port", ["10.0.0.1"], "10.0.0.1", "[2001:db8::7]:51234", "2001:db8::7"],
    ["an IPv6 hop in brackets", ["10.0.0.1"], "10.0.0.1", "[2001:db8::7]", "2001:db8::7"],
    [
      "a hop with its port behind a second proxy",
      ["10.0.0.1", "10.0.0.2"],
      "10.0.0.1",
      "203.0.113.7:1, 10.0.0.2:99",
      "203.0.113.7",
    ],
    ["an address in another spelling", ["10.0.0.1"], "10.0.0.1", "2001:0DB8:0:0::7", "2001:db8::7"],
    ["an IPv4 address in IPv6's spelling", ["10.0.0.1"], "10.0.0.1", "::FFFF:cb00:7109", "203.0.113.9"],
    ["a proxy of the same link", ["fe80::1"], "fe80::1%eth0", "203.0.113.9", "203.0.113.9"],
    ["a port that is none", ["10.0.0.1"], "10.0.0.1", "203.0.113.7:port", "10.0.0.1"],
    ["the proxy says nothing", ["10.0.0.1"], "10.0.0.1", "", "10.0.0.1"],
    ["the proxy says nonsense", ["10.0.0.1"], "10.0.0.1", "unknown", "10.0.0.1"],
  ])("%s", (_, trusted, peer, forwarded, expected) => {
    expect(clientsBehind(trusted).address(request(peer, { "x-forwarded-for": forwarded }))).toBe(expected);
  });
});
