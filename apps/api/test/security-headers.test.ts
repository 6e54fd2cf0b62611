// What browsers are told about our pages, and the cookies that they keep for us.
import { describe, expect, test } from "vitest";
import { contentSecurityPolicy, SECURITY_HEADERS, securityHeadersFor } from "../src/index.ts";

function directivesOf(policy: string): ReadonlyMap<string, string> {
  return new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources.join(" ")] as const;
    }),
  );
}

describe("[OPS-4] the content security policy", () => {
  const policy = directivesOf(contentSecurityPolicy());

  test("allows what is ours, and names everything else that is allowed", () => {
    expect(Object.fromEntries(policy)).toEqual({
      "default-src": "'none'",
      "script-src": "'self'",
      "style-src": "'self'",
      "img-src": "'self' data:",
      "font-src": "'self'",
      "media-src": "'self'",
      "connect-src": "'self'",
      "manifest-src": "'self'",
      "worker-src": "'self'",
      "base-uri": "'none'",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
      "require-trusted-types-for": "'script'",
      "trusted-types": "service-worker",
    });
  });

  test("has no inline script or style, no evaluation, no host, no wildcard", () => {
    expect(contentSecurityPolicy()).not.toMatch(/unsafe|nonce|sha256|\*|https?:/);
  });

  test("adds the rooms' sockets of this very host, for browsers that do not count them as ours, and nothing that a header could smuggle in", () => {
    expect(directivesOf(contentSecurityPolicy("pong.example.org:8080")).get("connect-src")).toBe(
      "'self' ws://pong.example.org:8080 wss://pong.example.org:8080",
    );
    for (const host of ["evil.example; script-src *", "a b", "", "a'b", "*"])
      expect(contentSecurityPolicy(host)).toBe(contentSecurityPolicy());
  });
});

test("[OPS-4] pages are not framed, not sniffed, and reach neither place nor microphone; the camera is for the avatar", () => {
  expect(SECURITY_HEADERS).toMatchObject({
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
  });
});

test("[OPS-4] with https browsers are told to stay there, and only then", () => {
  expect(securityHeadersFor("pong.example.org", true)).toHaveProperty("Strict-Transport-Security");
  expect(securityHeadersFor("localhost:8080", false)).not.toHaveProperty("Strict-Transport-Security");
});

test.each([
  ["localhost:8080", false, true],
  ["arena.localhost", false, true],
  ["127.0.0.1:8080", false, true],
  ["[::1]:8080", false, true],
  ["pong.example.org", true, true],
  ["192.168.1.20:8080", false, false],
  ["localhost.example.org", false, false],
  [undefined, false, false],
] as const)(
  "what browsers heed on trustworthy origins only is not sent to others: %s, https %s",
  (host, https, sent) => {
    const headers = securityHeadersFor(host, https);
    expect("Cross-Origin-Opener-Policy" in headers).toBe(sent);
    expect("Origin-Agent-Cluster" in headers).toBe(sent);
    expect(headers).toHaveProperty("X-Frame-Options", "DENY");
  },
);
