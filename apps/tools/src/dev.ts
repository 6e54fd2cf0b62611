// npm run dev: the edge's own runtime (wrangler dev) for API and rooms, Vite for the pages, one address for both.
import { randomBytes } from "node:crypto";
import { migrate } from "@transcendence/database";
import { createServer } from "vite";
import { openDatabase } from "./open-database.ts";
import { inRoot } from "./root.ts";
import { buildStrings } from "./strings.ts";
import { startEdge } from "./wrangler-dev.ts";

const database = await openDatabase();
await migrate(database.url, inRoot("drizzle"));
// A fresh secret each time: only sockets opened before a restart could notice, and those are gone.
const secret = randomBytes(32).toString("hex");
const edge = await startEdge({ databaseUrl: database.url, secret, storage: inRoot(".data/dev") });

const pages = await createServer({
  root: inRoot("apps/web"),
  configFile: inRoot("apps/web/vite.config.ts"),
  clearScreen: false,
  logLevel: "warn",
  server: {
    host: process.env["HOST"] ?? "127.0.0.1",
    port: Number(process.env["PORT"] ?? 8080),
    strictPort: process.env["PORT"] !== undefined,
    // With the Host that the browser named: the API compares it with the page's origin.
    proxy: {
      "/api": { target: edge.url, changeOrigin: false },
      "/parties": { target: edge.url, ws: true, changeOrigin: false },
    },
  },
});
pages.watcher.on("change", (file) => {
  if (/\/strings\/.*\.json$/.test(file)) buildStrings(true).forEach((problem) => console.error(problem));
});
await pages.listen();
console.log(`The arena is open for changes: ${pages.resolvedUrls?.local[0] ?? ""}`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await pages.close();
  await edge.stop();
  await database.close();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
void edge.ended.then(stop);
