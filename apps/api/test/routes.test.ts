import type { Me } from "@transcendence/protocol";
import { Hono } from "hono";
import type { hc } from "hono/client";
import { afterAll, describe, expect, expectTypeOf, test } from "vitest";
import { describeRoutes } from "../src/http/route.ts";
import { writeRoutesPage } from "../src/http/routes-page.ts";
import type { Deps } from "../src/index.ts";
import { type Api, createApp, createPasswords, POSTGRES_FILES } from "../src/index.ts";
import { deriveHere } from "../src/scrypt.ts";
import { openApiHarness } from "./api-harness.ts";

const arena = await openApiHarness();
afterAll(() => arena.storage.close());
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const deps: Deps = {
  database: arena.storage.database,
  clock: Date.now,
  secrets: { ticket: "", internal: "", encryption: "" },
  passwords: createPasswords(deriveHere),
  live: { tell: async () => {}, call: async () => {}, ask: async () => null },
  providers: [],
  files: POSTGRES_FILES,
  pictures: { maxSide: 4096, prepare: async () => null },
  mail: { carries: false, nudge() {} },
  push: { keys: null, contact: null, ownService: null, nudge() {} },
  legal: { host: { name: null, contact: null }, read: async () => null },
  publicUrl: "http://localhost:8080",
  clientAddress: () => "",
  draining: () => false,
  log: silent,
};
const changing = arena.routes.filter(({ method, path }) => path.startsWith("/api/") && method !== "GET");

test("docs/routes.md tells of every route, as it describes itself", async () => {
  await expect(writeRoutesPage(arena.routes)).toMatchFileSnapshot("../../../docs/routes.md");
});

test("what is mine is under /api/me, and asks for a session; what all may see of somebody is under /api/users", () => {
  const [PUBLIC, MINE] = [
    /^\/api\/(?:auth|avatars|channels|health|leaderboards|legal|lobby|mailbox|matches|tournaments|users\/:name)(?:\/|$)/,
    /^\/api\/me(?:\/|$)/,
  ];
  for (const { path, who, method } of arena.routes.filter((each) => each.who !== "room")) {
    expect([path, PUBLIC.test(path) || MINE.test(path)]).toEqual([path, true]);
    if (MINE.test(path) && path !== "/api/me") expect([method, path, who]).not.toContain("anyone");
  }
});

test("a route that does not say who may call it is found, and opens to no token", async () => {
  const app = new Hono().get("/silent", (c) => c.text("hello"));
  expect(() => describeRoutes(app)).toThrow("GET /silent does not say who may call it");
});

describe("[OPS-4] who may not come in", () => {
  const guarded = arena.routes.filter(
    ({ who, method }) => method !== "GET" && !["anyone", "anyoneAsGuest", "room"].includes(who),
  );
  test.each(guarded)("$method $path: is refused before the body is read", async ({ method, path }) => {
    let wasRead = false;
    const pull = (controller: ReadableStreamDefaultController) => {
      wasRead = true;
      controller.enqueue(new TextEncoder().encode("{"));
      controller.close();
    };
    const body = new ReadableStream({ pull }, { highWaterMark: 0 });
    const headers = { Origin: "http://localhost:8080", "Content-Type": "application/json" };
    const init = { method, headers, body, duplex: "half" } as RequestInit; // the types do not know duplex
    const { status } = await createApp(deps).request(path.replaceAll(/:\w+/g, "x"), init);
    expect([[401, 410].includes(status), wasRead]).toEqual([true, false]);
  });
});

describe("[OPS-4] a change", () => {
  const evil: Record<string, string>[] = [
    { Origin: "https://evil.example" },
    { Origin: "null" },
    { Origin: "" },
    { Origin: "http://localhost:8081" },
    { Origin: "http://localhost:8080", "Sec-Fetch-Site": "cross-site" },
    { Origin: "http://localhost:8080", "Sec-Fetch-Site": "same-site" },
    { Origin: "http://localhost:8080", "Sec-Fetch-Site": "none" },
  ];
  test.each(changing)("$method $path is refused when another site asks", async ({ method, path }) => {
    for (const headers of evil) {
      const response = await arena.browser().ask(method, path.replace(":id", "0123456789abcdef"), {}, headers);
      expect([response.status, await response.json()]).toEqual([403, expect.objectContaining({ error: "bad_origin" })]);
      expect(response.headers.getSetCookie()).toEqual([]);
    }
  });

  test("is allowed from our own pages, under whichever name the arena was reached", async () => {
    const app = createApp(deps);
    const ask = (url: string, headers: Record<string, string>) => app.request(url, { method: "POST", headers });
    for (const [url, headers] of [
      ["http://localhost:8080/api/me", { Origin: "http://localhost:8080" }],
      ["http://192.0.2.7:8080/api/me", { Origin: "http://192.0.2.7:8080" }],
      ["http://10.0.0.1/api/me", { Origin: "http://localhost:8080" }], // behind a proxy that rewrites Host
      ["http://localhost:8080/api/me", { "Sec-Fetch-Site": "same-origin" }],
    ] as const) {
      expect((await ask(url, headers)).status).toBe(201);
    }
    expect((await ask("http://localhost:8080/api/me", {})).status).toBe(403);
  });
});

test("the client's calls are typed by the app", () => {
  type Client = ReturnType<typeof hc<Api>>;
  type Answer<Call extends (...args: never[]) => Promise<{ json(): Promise<unknown> }>> = Awaited<
    ReturnType<Awaited<ReturnType<Call>>["json"]>
  >;
  expectTypeOf<Answer<Client["api"]["me"]["$get"]>>().toEqualTypeOf<{ me: Me | null }>();
  expectTypeOf<Answer<Client["api"]["me"]["$post"]>>().toEqualTypeOf<Me>();
  expectTypeOf<Parameters<Client["api"]["matches"][":id"]["ticket"]["$post"]>[0]>().toEqualTypeOf<{
    param: { id: string };
  }>();
  expectTypeOf<Parameters<Client["api"]["me"]["$patch"]>[0]>().toEqualTypeOf<{ json: { name: string } }>();
});
