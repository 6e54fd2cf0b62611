import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staticFiles } from "../src/static-files.ts";

const PAGE = "<!doctype html><title>Pong</title>";
const SCRIPT = "console.log('pong');".repeat(100);
const folder = mkdtempSync(join(tmpdir(), "client-"));
const server = createServer();

beforeAll(async () => {
  mkdirSync(join(folder, "assets"));
  mkdirSync(join(folder, ".vite"));
  writeFileSync(join(folder, "index.html"), PAGE);
  writeFileSync(join(folder, "assets/main-1a2b.js"), SCRIPT);
  writeFileSync(join(folder, "assets/main-1a2b.js.gz"), gzipSync(SCRIPT));
  writeFileSync(join(folder, ".vite/manifest.json"), "{}");
  const serve = staticFiles(folder, () => ({ "X-Content-Type-Options": "nosniff" }));
  server.on("request", (asked, response) => serve(new URL(asked.url ?? "/", "http://x").pathname, asked, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

async function get(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const asked = request({ port: (server.address() as AddressInfo).port, path, headers, method }).end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

test.each(["/", "/match/abcdefghijkl", "/settings", "/live/", "/chat"])(
  "%s is a page of the client, never cached blindly",
  async (path) => {
    const { status, headers, body } = await get(path);
    expect([status, body.toString()]).toEqual([200, PAGE]);
    expect(headers["cache-control"]).toBe("no-cache");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  },
);

test.each(["/no/such/page", "/settings/more", "/u/%E0%A4%A"])(
  "[SITE-1] %s answers 404, with the page that says so",
  async (path) => {
    const { status, headers, body } = await get(path);
    expect([status, body.toString(), headers["content-type"]]).toEqual([404, PAGE, "text/html; charset=utf-8"]);
    const again = await get(path, { "if-none-match": headers.etag ?? "" });
    expect([again.status, again.body.toString()]).toEqual([404, PAGE]);
  },
);

test("a file named by its content is kept for ever", async () => {
  const { headers, body } = await get("/assets/main-1a2b.js");
  expect(body.toString()).toBe(SCRIPT);
  expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect(headers["content-type"]).toBe("text/javascript; charset=utf-8");
});

test.each(["/assets/main-9z.js", "/favicon.png", "/.vite/manifest.json", "/assets/"])(
  "%s, which is not there, is not a page",
  async (path) => {
    const { status, headers } = await get(path);
    expect(status).toBe(404);
    expect(headers["content-type"]).toMatch(/^text\/plain/);
  },
);

test("no path leads out of the folder", async () => {
  for (const path of ["/../../../etc/passwd", "/assets/..%2f..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd"]) {
    expect((await get(path)).body.toString()).not.toContain("root:");
  }
});

test("goes compressed to those who take it, plain to the others", async () => {
  const zipped = await get("/assets/main-1a2b.js", { "accept-encoding": "deflate, gzip;q=0.8" });
  expect(zipped.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(zipped.body).toString()).toBe(SCRIPT);
  for (const header of ["identity", "gzip;q=0", "br", ""]) {
    const plain = await get("/assets/main-1a2b.js", { "accept-encoding": header });
    expect([header, plain.headers["content-encoding"]]).toEqual([header, undefined]);
    expect(plain.headers.vary).toBe("accept-encoding");
  }
});

test("is not sent again to those who have it", async () => {
  const { headers } = await get("/");
  const again = await get("/", { "if-none-match": headers.etag ?? "" });
  expect([again.status, again.body.length]).toEqual([304, 0]);
});

test("is only read", async () => {
  expect((await get("/", {}, "HEAD")).body).toHaveLength(0);
  expect((await get("/", {}, "POST")).status).toBe(405);
});
