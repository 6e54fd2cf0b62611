import type { Me } from "@transcendence/protocol";
import type { hc } from "hono/client";
import { afterAll, describe, expect, expectTypeOf, test } from "vitest";
import type { Deps } from "../src/index.ts";
import { type Api, createApp, createInternalApp, createPasswords, POSTGRES_FILES } from "../src/index.ts";
import { renderRoutes, ROUTES } from "../src/route-table.ts";
import { deriveHere } from "../src/scrypt.ts";
import { openArena } from "./arena.ts";

const arena = await openArena();
afterAll(() => arena.storage.close());
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const deps: Deps = {
  database: arena.storage.database,
  clock: Date.now,
  secrets: { ticket: "", internal: "", vault: "" },
  passwords: createPasswords(deriveHere),
  live: { tell: async () => {} },
  providers: [],
  files: POSTGRES_FILES,
  pictures: { maxSide: 4096, prepare: async () => null },
  mail: { carries: false, nudge() {} },
  legal: { host: { name: null, contact: null }, read: async () => null },
  publicUrl: "http://localhost:8080",
  clientAddress: () => "",
  draining: () => false,
  log: silent,
};
const apps = [createApp(deps), createInternalApp(deps)];
const routes = new Set(
  apps.flatMap((app) =>
    app.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`),
  ),
);
const changing = [...routes].filter((route) => route.includes(" /api/") && !route.startsWith("GET "));

test("docs/routes.md tells of every route, and of none that is not there", async () => {
  expect(Object.keys(ROUTES).toSorted()).toEqual([...routes].toSorted());
  await expect(renderRoutes()).toMatchFileSnapshot("../../../docs/routes.md");
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
  test.each(changing)("%s is refused when another site asks", async (route) => {
    const [method = "", path = ""] = route.split(" ");
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
