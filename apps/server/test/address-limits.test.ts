import { expect, test } from "vitest";
import { AddressLimits } from "../src/gateway/address-limits.ts";

const MOST_OF_ONE = 1500;

test.each([
  ["of one address", () => "203.0.113.9", "203.0.113.10"],
  [
    "of one IPv6 network, each from an address of its own,",
    (n: number) => `2001:db8:1:2::${n.toString(16)}`,
    "2001:db8:1:3::1",
  ],
])("[OPS-4] sockets %s are 1,500 at most; others get in, and one that leaves makes room", (_whose, address, other) => {
  const limits = new AddressLimits();
  const entered = Array.from({ length: MOST_OF_ONE }, (_, n) => limits.enter(address(n)));
  expect(new Set(entered)).toEqual(new Set([null]));
  expect(limits.enter(address(MOST_OF_ONE))).toBe(429);
  expect(limits.enter(other)).toBeNull();
  limits.leave(address(0));
  expect(limits.enter(address(MOST_OF_ONE))).toBeNull();
  expect(limits.enter(address(0))).toBe(429);
});

test.each(["127.0.0.1", "::1"])("a proxy at %s that nobody declared is not held to that", (address) => {
  const limits = new AddressLimits();
  const entered = Array.from({ length: MOST_OF_ONE + 1 }, () => limits.enter(address));
  expect(new Set(entered)).toEqual(new Set([null]));
});
