// npm run db:generate: compares the schema with drizzle/ and writes the next migration there.
import { runTool } from "./run-tool.ts";

const args = ["generate", "--config", "packages/database/drizzle.config.ts", ...process.argv.slice(2)];
process.exitCode = await runTool("drizzle-kit", args);
