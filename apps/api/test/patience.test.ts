// [OPS-3] What is answered with "try again" has not happened, wherever the database stopped answering.
import { connect } from "@transcendence/database";
import { startTcpProxy } from "@transcendence/database/tcp-proxy";
import { createTestDatabase } from "@transcendence/database/testing";
import type { AccountAnswer, ApiTokenSummary, Me } from "@transcendence/protocol";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Browser, openApiHarness } from "./api-harness.ts";
import { makeMember, type Member } from "./members.ts";
import { png } from "./pictures.ts";

const PATIENCE_MS = 800;
const storage = await createTestDatabase();
const proxy = await startTcpProxy(storage.url);
const connection = connect(proxy.url, 3);
const arena = await openApiHarness({ patienceMs: PATIENCE_MS }, { ...storage, database: connection.database });
beforeEach(async () => {
  await vi.waitFor(async () => expect((await arena.browser().ask("GET", "/api/health/ready")).status).toBe(200), {
    timeout: 15_000,
  });
});
afterAll(async () => {
  await connection.close();
  await proxy.close();
  await storage.close();
});

let house = 0;

/** Asks while the database falls silent after this many messages; then, when it is back, until there is another answer than 503. */
async function askTwice(
  silentAfter: number,
  ask: () => Promise<Response>,
  between: () => Promise<void>,
): Promise<{ first: number; last: Response }> {
  arena.address = `198.51.100.${++house}`;
  proxy.forgetAfter(silentAfter);
  const first = await ask();
  proxy.forgetAfter(Number.POSITIVE_INFINITY);
  if (first.status !== 503) return { first: first.status, last: first };
  expect(first.headers.getSetCookie()).toEqual([]);
  await vi.waitFor(between, { timeout: 15_000, interval: 100 });
  const last = await vi.waitFor(
    async () => {
      const again = await ask();
      expect(again.status).not.toBe(503); // a transaction that the server has not yet given up holds locks
      return again;
    },
    { timeout: 15_000, interval: 100 },
  );
  return { first: first.status, last };
}

describe("the database falls silent in the middle", () => {
  const STEPS = [...Array(40).keys()];

  test("of a guest's sign-up: the guest stays one, and signs up at the next try", { timeout: 120_000 }, async () => {
    const firsts = new Set<number>();
    for (const step of STEPS.filter((each) => each % 3 === 0)) {
      const browser = arena.browser();
      arena.address = `203.0.113.${step}`;
      const guest = await vi.waitFor(() => browser.read<Me>(201, "POST", "/api/me"), { timeout: 15_000 });
      const body = { name: `Late ${step}`, password: "four words are enough", language: "en" };
      const { first, last } = await askTwice(
        step,
        () => browser.ask("POST", "/api/auth/sign-up", body),
        async () => {
          const { me } = await browser.read<{ me: Me | null }>(200, "GET", "/api/me");
          expect(me).toMatchObject({ id: guest.id, kind: "guest" });
        },
      );
      firsts.add(first);
      expect([step, last.status]).toEqual([step, 201]);
      expect(await browser.read<AccountAnswer>(200, "GET", "/api/me/account")).toMatchObject({ name: body.name });
    }
    expect(firsts).toContain(503);
    expect(firsts).toContain(201); // so all steps were tried
  });

  test("of making a token, which is shown once: there is none that nobody saw", { timeout: 120_000 }, async () => {
    const member = await makeMember(arena);
    const firsts = new Set<number>();
    let made = 0;
    for (const step of STEPS.filter((each) => each % 4 === 0)) {
      const { first, last } = await askTwice(
        step,
        () => makeToken(member),
        async () => {
          expect(await tokensOf(member.browser)).toHaveLength(made);
        },
      );
      firsts.add(first);
      expect([step, last.status]).toEqual([step, 201]);
      expect(await tokensOf(member.browser)).toHaveLength(++made);
    }
    expect(firsts).toContain(503);
    expect(firsts).toContain(201);
  });
});

const makeToken = ({ browser }: Member) =>
  browser.ask("POST", "/api/me/tokens", { name: "My bot", scopes: ["matches:read"], days: 30 });

async function tokensOf(browser: Browser): Promise<ApiTokenSummary[]> {
  return (await browser.read<{ tokens: ApiTokenSummary[] }>(200, "GET", "/api/me/tokens")).tokens;
}

test("an upload over a poor line takes longer than anybody waits for the database, and is taken", async () => {
  const { browser } = await makeMember(arena);
  const picture = png(64, 64);
  const part = Math.ceil(picture.length / 4);
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      for (let at = 0; at < picture.length; at += part) {
        await new Promise((done) => setTimeout(done, PATIENCE_MS / 2));
        controller.enqueue(picture.slice(at, at + part));
      }
      controller.close();
    },
  });
  expect((await browser.send("PUT", "/api/me/avatar", body, { "Content-Type": "image/png" })).status).toBe(200);
});

test("so is any other body that arrives slowly", async () => {
  const browser = arena.browser();
  await browser.read<Me>(201, "POST", "/api/me");
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      await new Promise((done) => setTimeout(done, 2 * PATIENCE_MS));
      controller.enqueue(new TextEncoder().encode('{"name":"Slow Line"}'));
      controller.close();
    },
  });
  expect((await browser.send("PATCH", "/api/me", body)).status).toBe(200);
});
