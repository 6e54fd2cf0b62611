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
    ["the proxy says nothing", ["10.0.0.1"], "10.0.0.1", "", "10.0.0.1"],
    ["the proxy says nonsense", ["10.0.0.1"], "10.0.0.1", "unknown", "10.0.0.1"],
  ])("%s", (_, trusted, peer, forwarded, expected) => {
    expect(clientsBehind(trusted).address(request(peer, { "x-forwarded-for": forwarded }))).toBe(expected);
  });
});

test("only a trusted proxy says that the browser's connection is encrypted", () => {
  const { isSecure } = clientsBehind(["10.0.0.1"]);
  const headers = { "x-forwarded-proto": "https" };
  expect([
    isSecure(request("10.0.0.1", headers)),
    isSecure(request("192.0.2.1", headers)),
    isSecure(request("10.0.0.1")),
  ]).toEqual([true, false, false]);
});
