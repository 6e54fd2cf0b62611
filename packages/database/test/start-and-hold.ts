// Run as a process of its own: starts the embedded Postgres, says where, and lives until it is told or killed.
import { startEmbeddedPostgres } from "../src/embedded.ts";

const [dataDir = "", systemDir = ""] = process.argv.slice(2);
const server = await startEmbeddedPostgres({ dataDir, systemDir, durable: false });
process.stdout.write(`${JSON.stringify({ url: server.url, pid: server.pid(), shared: server.shared })}\n`);
process.on("SIGTERM", () => void server.stop().then(() => process.exit(0)));
process.stdin.resume();
