import type { MatchTicket } from "@transcendence/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CLOCKS_APART_MS, readTicket, signRequest, signTicket, verifyRequest } from "../src/index.ts";

const SECRET = "a secret of the tests, long enough";
const TICKET: MatchTicket = {
  room: "match",
  match: "matchmatch12",
  session: "someSession12",
  player: { id: "aliceAlice12", name: "Élodie Жук", kind: "guest" },
  settings: { map: "classic", pointsToWin: 11, margin: 2, ballSpeed: 100, paddleSize: 100, powerUps: [] },
  seats: ["aliceAlice12", null],
  expiresMs: 60_000,
};

describe("[PLAY-5] [OPS-4] a ticket", () => {
  test("reads back as it was signed", async () => {
    expect(await readTicket(SECRET, await signTicket(SECRET, TICKET), 0)).toEqual({ ok: true, ticket: TICKET });
  });

  test("admits until its time, give or take what two clocks may differ, and not a moment longer", async () => {
    const text = await signTicket(SECRET, TICKET);
    const expired = { ok: false, reason: "ticket_expired" };
    expect(await readTicket(SECRET, text, 59_999 + CLOCKS_APART_MS)).toMatchObject({ ok: true });
    expect(await readTicket(SECRET, text, 60_000 + CLOCKS_APART_MS)).toEqual(expired);
    expect(await readTicket(SECRET, text, -CLOCKS_APART_MS)).toMatchObject({ ok: true });
    expect(await readTicket(SECRET, text, -CLOCKS_APART_MS - 1)).toEqual(expired);
  });

  test("of another arena is refused", async () => {
    const text = await signTicket("another secret, of another arena", TICKET);
    expect(await readTicket(SECRET, text, 0)).toEqual({ ok: false, reason: "ticket_invalid" });
  });

  test("with any character changed is refused", async () => {
    const text = await signTicket(SECRET, TICKET);
    const changes = fc.record({ at: fc.nat(text.length - 1), to: fc.constantFrom("A", "z", "0", "-", ".", "=", "é") });
    await fc.assert(
      fc.asyncProperty(changes, async ({ at, to }) => {
        fc.pre(text[at] !== to);
        const changed = text.slice(0, at) + to + text.slice(at + 1);
        expect(await readTicket(SECRET, changed, 0)).toEqual({ ok: false, reason: "ticket_invalid" });
      }),
    );
  });

  test("that is any text at all is refused and never throws", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        expect(await readTicket(SECRET, text, 0)).toEqual({ ok: false, reason: "ticket_invalid" });
      }),
    );
  });

  test("signed, but of an unknown form, is refused", async () => {
    // The cast stands for a ticket of a later version.
    const text = await signTicket(SECRET, { ...TICKET, room: "chat" } as unknown as MatchTicket);
    expect(await readTicket(SECRET, text, 0)).toEqual({ ok: false, reason: "ticket_invalid" });
  });
});

describe("[OPS-4] an internal request", () => {
  const request = { method: "POST", path: "/internal/matches/result", body: '{"id":"x"}', nowMs: 1_000_000 };
  const verifySigned = async (changed: Partial<typeof request>, secret = SECRET) => {
    const headers = new Headers(await signRequest(SECRET, request));
    return verifyRequest(secret, { ...request, ...changed, headers });
  };

  test("is believed as it was signed", async () => {
    expect(await verifySigned({})).toBe(true);
    expect(await verifySigned({ nowMs: request.nowMs + 60_000 })).toBe(true);
  });

  test.each([
    ["method", { method: "PUT" }],
    ["path", { path: "/internal/matches/abort" }],
    ["body", { body: '{"id":"y"}' }],
    ["time, too late", { nowMs: request.nowMs + 300_001 }],
    ["time, from the future", { nowMs: request.nowMs - 300_001 }],
  ])("with another %s is refused", async (_, changed) => {
    expect(await verifySigned(changed)).toBe(false);
  });

  test("is refused without headers, or under another secret", async () => {
    expect(await verifyRequest(SECRET, { ...request, headers: new Headers() })).toBe(false);
    expect(await verifySigned({}, "another secret, of another arena")).toBe(false);
  });
});
