// The built client, held in memory: a look-up in a table cannot be talked into reading another file.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { isPage } from "@transcendence/protocol";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};
const ENCODINGS = [
  { name: "br", suffix: ".br" },
  { name: "gzip", suffix: ".gz" },
] as const;

interface StaticFile {
  readonly type: string;
  readonly etag: string;
  readonly forever: boolean; // its name changes with its content
  readonly plain: Buffer;
  readonly br: Buffer | undefined;
  readonly gzip: Buffer | undefined;
}

export type StaticHandler = (path: string, request: IncomingMessage, response: ServerResponse) => void;

type Headers = Readonly<Record<string, string>>;

/** Serves `folder`; a path that names no file is a page of the client, which says itself when it has none there. `headersFor` gives what every answer carries. */
export function staticFiles(folder: string, headersFor: (request: IncomingMessage) => Headers): StaticHandler {
  const files = readFiles(folder);
  const page = files.get("/index.html");
  if (page === undefined) throw new Error(`There is no index.html in ${folder}: run npm run build.`);
  return (path, request, response) => {
    const headers = headersFor(request);
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { ...headers, allow: "GET, HEAD" }).end();
      return;
    }
    const file = files.get(path);
    if (file !== undefined) return send(file, headers, request, response);
    if (looksLikeFile(path)) {
      response.writeHead(404, { ...headers, "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
      response.end("Not found\n");
      return;
    }
    send(page, headers, request, response, isPage(path) ? 200 : 404);
  };
}

/** A missing script must not come back as a page: the browser would try to run it. */
function looksLikeFile(path: string): boolean {
  return path.startsWith("/assets/") || /\.[a-z0-9]{1,12}$/i.test(path);
}

function send(
  file: StaticFile,
  common: Headers,
  request: IncomingMessage,
  response: ServerResponse,
  status: 200 | 404 = 200,
): void {
  const headers: OutgoingHttpHeaders = {
    ...common,
    "content-type": file.type,
    etag: file.etag,
    vary: "accept-encoding",
    "cache-control": file.forever ? "public, max-age=31536000, immutable" : "no-cache",
  };
  if (status === 200 && request.headers["if-none-match"] === file.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const accepted = request.headers["accept-encoding"] ?? "";
  const encoding = ENCODINGS.find(({ name }) => file[name] !== undefined && accepts(accepted, name));
  const body = (encoding && file[encoding.name]) ?? file.plain;
  if (encoding !== undefined) headers["content-encoding"] = encoding.name;
  headers["content-length"] = body.length;
  response.writeHead(status, headers);
  response.end(request.method === "HEAD" ? undefined : body);
}

function accepts(header: string, encoding: string): boolean {
  return new RegExp(`(?:^|,)\\s*${encoding}\\s*(?:,|$|;(?!\\s*q=0(?:\\.0+)?\\s*(?:,|$)))`).test(header);
}

function readFiles(folder: string): ReadonlyMap<string, StaticFile> {
  const contents = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const url = `/${relative(folder, path).split(sep).join("/")}`;
    if (entry.isFile() && !/^\/[._]/.test(url)) contents.set(url, readFileSync(path));
  }
  const files = new Map<string, StaticFile>();
  for (const [url, plain] of contents) {
    if (ENCODINGS.some(({ suffix }) => url.endsWith(suffix))) continue;
    files.set(url, {
      type: TYPES[extname(url)] ?? "application/octet-stream",
      etag: `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`,
      forever: url.startsWith("/assets/"),
      plain,
      br: contents.get(`${url}.br`),
      gzip: contents.get(`${url}.gz`),
    });
  }
  return files;
}
