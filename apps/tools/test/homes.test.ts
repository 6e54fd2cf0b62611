// One contract, two homes: whatever a browser asks, the self-hosted arena and the edge answer alike.
import { SECURITY_HEADERS } from "@transcendence/api";
import { createTestDatabase, type TestDatabase } from "@transcendence/database/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Home, newRoom, onTheEdge, selfHosted } from "./homes.ts";

const NAVIGATION = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document", accept: "text/html" };

describe.each([
  ["self-hosted", selfHosted],
  ["on the edge", onTheEdge],
])("[SITE-1] [SITE-3] [OPS-4] [OPS-5] the arena %s", (_, start) => {
  let database: TestDatabase;
  let home: Home;
  beforeAll(async () => {
    database = await createTestDatabase();
    home = await start(database.url);
  });
  afterAll(async () => {
    await home?.stop();
    await database?.close();
  });

  const get = (path: string, headers: Record<string, string> = {}) => fetch(home.url + path, { headers });

  test.each(["/", "/match/abcdefghijkl", "/settings", "/no/such/page"])("%s is a page", async (path) => {
    const response = await get(path, NAVIGATION);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      200,
      expect.stringMatching(/^text\/html/),
    ]);
    expect(await response.text()).toContain('<script type="module"');
  });

  test.each(["/api/health/live", "/api/health/ready", "/api/me", "/api/nothing"])(
    "a navigation to %s reaches the API",
    async (path) => {
      const response = await get(path, NAVIGATION);
      expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    },
  );

  test.each(["/assets/yesterday-1a2b.js", "/index.html.br", "/.vite/manifest.json"])(
    "%s is not there",
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(response.headers.get("cache-control") ?? "").not.toContain("immutable");
    },
  );

  test.each(["/internal/matches/result", "/api/../internal/matches/result"])("%s is closed", async (path) => {
    const response = await fetch(home.url + path, { method: "POST", body: "{}" });
    expect(response.status).toBe(404);
  });

  test("pages and API carry the same policy", async () => {
    for (const path of ["/", "/match/abcdefghijkl", "/api/health/live"]) {
      const { headers } = await get(path);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
        // At home a page's policy names its own host as well, for old browsers' sockets.
        const told = headers.get(name)?.replace(/ wss?:\/\/[\w.:]+/g, "");
        expect([path, name, told]).toEqual([path, name, value]);
      }
    }
  });

  test("a hashed file may be kept for ever, a page not", async () => {
    const page = await (await get("/")).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? "";
    expect((await get(script)).headers.get("cache-control")).toContain("immutable");
    expect((await get("/")).headers.get("cache-control")).not.toContain("immutable");
  });

  test("a match is created from the site's own pages only, and its creator is let in", async () => {
    const headers = { origin: "https://elsewhere.example", "content-type": "application/json" };
    const foreign = await fetch(`${home.url}/api/matches`, { method: "POST", headers, body: "{}" });
    expect(foreign.status).toBe(403);
    expect(await firstWord(await newRoom(home.url))).toMatchObject({ type: "room", you: 0 });
  });

  test("nobody gets into a room without a ticket", async () => {
    expect(await firstWord("/parties/match/abcdefghijkl?v=1&ticket=none")).toEqual({
      code: 4003,
      reason: "ticket_invalid",
    });
  });

  /** The first message of a room, or why it closed. */
  async function firstWord(path: string): Promise<unknown> {
    const socket = new WebSocket(home.url.replace("http", "ws") + path);
    const word = await new Promise<unknown>((done) => {
      socket.addEventListener("message", ({ data }) => done(JSON.parse(String(data))), { once: true }); // frames follow
      socket.addEventListener("close", ({ code, reason }) => done({ code, reason }));
    });
    socket.close();
    return word;
  }
});
