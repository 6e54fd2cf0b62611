// Plays the game's random matches in each engine, and compares the hashes: the same in Node, Chromium, Firefox and WebKit.
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { EXPECTED_HASHES, hashRandomMatches } from "@transcendence/game/test/random-matches";
import { build } from "esbuild";
import { ENGINES, type Engine, showIn } from "./engines.ts";
import { inRoot } from "./root.ts";

const PATIENCE_MS = 120_000;

const PAGE = `
  import { hashRandomMatches } from "@transcendence/game/test/random-matches";
  const hash = hashRandomMatches();
  fetch("/", { method: "POST", body: JSON.stringify({ hash, agent: navigator.userAgent }) });
`;

interface Report {
  readonly hash: string; // empty: none came
  readonly agent: string;
}

const script = await bundle();
const reports = [report("Node", { hash: hashRandomMatches(), agent: `V8 ${process.versions.v8}` })];
for (const engine of ENGINES) reports.push(report(engine.name, await measure(engine)));
if (!reports.every(Boolean)) process.exitCode = 1;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: PAGE, resolveDir: inRoot("apps/tools/src") },
    bundle: true,
    write: false,
    format: "esm",
  });
  return outputFiles[0]!.text; // one entry gives one file
}

function report(name: string, { hash, agent }: Report): boolean {
  const agrees = hash === EXPECTED_HASHES;
  console.log(`${name.padEnd(9)} ${agrees ? "agrees" : "DIFFERS"}  ${hash}  ${agent}`);
  return agrees;
}

/** Shows the page in this browser and waits for its hash; empty, with the reason, when there is none. */
async function measure(engine: Engine): Promise<Report> {
  const { url, answer, close } = await showPage();
  const told = await showIn(engine, url, answer, PATIENCE_MS);
  close();
  return typeof told === "string" ? { hash: "", agent: told } : told;
}

async function showPage(): Promise<{ url: string; answer: Promise<Report>; close: () => void }> {
  const { promise: answer, resolve } = Promise.withResolvers<Report>();
  const server = createServer((request, response) => {
    if (request.method === "POST") void readReport(request).then(resolve);
    response.setHeader("content-type", request.url === "/page.js" ? "text/javascript" : "text/html");
    response.end(request.url === "/page.js" ? script : '<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo; // a TCP server's is never a string
  return { url: `http://127.0.0.1:${port}/`, answer, close: () => server.close() };
}

async function readReport(request: IncomingMessage): Promise<Report> {
  return JSON.parse(await text(request)) as Report; // sent by the page above
}
