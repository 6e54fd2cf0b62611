// npm run test:engines: a match against a computer player, practice and signing up, in every engine. A server in front of the arena
// puts a script into its pages; the browser does the rest.
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { ENGINES, type Engine, showIn } from "@transcendence/tools/engines";
import { inRoot } from "@transcendence/tools/root";
import { startServer } from "@transcendence/tools/server-process";
import { catalogue as account } from "@transcendence/web/i18n/account/en";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { build } from "esbuild";
import type { WalkReport, WalkWords } from "./in-page-walk.ts";

const PATIENCE_MS = 240_000;
const SCRIPT = "/in-page-walk.js";

const WORDS: WalkWords = {
  playComputer: en.computers.play,
  start: en.match.start,
  pause: en.match.local.pause,
  resume: en.match.resume,
  signUp: account.access.signUp.action,
};

let told: (report: WalkReport) => void = () => {};
const script = await bundle();
const front = createServer((asked, response) => void answer(asked, response));
await new Promise<void>((listening) => front.listen(0, "127.0.0.1", listening));
const { port } = front.address() as AddressInfo; // a TCP server's is never a string
const url = `http://localhost:${port}`;
const arena = await startServer({ settings: { PUBLIC_URL: url } });
const arenaPort = Number(new URL(arena.url).port);
front.on("upgrade", (asked: IncomingMessage, socket, head) => {
  const lines = [`${asked.method} ${asked.url} HTTP/1.1`];
  for (let at = 0; at < asked.rawHeaders.length; at += 2)
    lines.push(`${asked.rawHeaders[at]}: ${asked.rawHeaders[at + 1]}`);
  const pipe = connect(arenaPort, "127.0.0.1", () => {
    pipe.write(`${lines.join("\r\n")}\r\n\r\n`);
    pipe.write(head);
    pipe.pipe(socket).pipe(pipe);
  });
  pipe.on("error", () => socket.destroy());
  socket.on("error", () => pipe.destroy());
});

try {
  const [only] = process.argv.slice(2); // one of them
  for (const engine of ENGINES.filter(({ name }) => only === undefined || name === only)) {
    const report = await walkIn(engine);
    const fine = typeof report !== "string" && report.problem === null;
    console.log(
      `${engine.name.padEnd(9)} ${fine ? "plays" : "FAILS"}  ${typeof report === "string" ? report : report.agent}`,
    );
    if (typeof report !== "string") for (const step of report.steps) console.log(`            ${step}`);
    if (typeof report !== "string" && report.problem !== null) console.log(`            ${report.problem}`);
    if (!fine) process.exitCode = 1;
  }
} finally {
  await arena.remove();
  front.closeAllConnections();
  front.close();
}

function walkIn(engine: Engine): Promise<WalkReport | string> {
  const { promise, resolve } = Promise.withResolvers<WalkReport>();
  told = resolve;
  return showIn(engine, url, promise, PATIENCE_MS);
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [inRoot("apps/e2e/src/in-page-walk.ts")],
    bundle: true,
    write: false,
    format: "iife",
    define: { WORDS: JSON.stringify(WORDS) },
  });
  return outputFiles[0]!.text; // one entry gives one file
}

async function answer(asked: IncomingMessage, response: ServerResponse): Promise<void> {
  if (asked.url === SCRIPT) return void response.setHeader("content-type", "text/javascript").end(script);
  if (asked.url === "/walk-report") {
    told(JSON.parse(await text(asked)) as WalkReport); // sent by the script
    return void response.end();
  }
  const headers = { ...asked.headers, "accept-encoding": "identity" };
  const through = request(
    { port: arenaPort, host: "127.0.0.1", path: asked.url, method: asked.method, headers },
    (answered) => {
      const isPage = answered.headers["content-type"]?.startsWith("text/html") ?? false;
      const { "content-length": _, ...others } = answered.headers;
      response.writeHead(answered.statusCode ?? 502, isPage ? others : answered.headers);
      if (!isPage) return void answered.pipe(response);
      void text(answered).then((page) =>
        response.end(page.replace("<head>", `<head><script src="${SCRIPT}"></script>`)),
      );
    },
  );
  through.on("error", () => response.destroy());
  asked.pipe(through);
}
