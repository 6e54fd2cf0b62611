// npm run format [paths]: rewrites files in the one format; `npm run format -- --check` only looks.
import { runTool } from "./run-tool.ts";

process.exitCode = await runTool("oxfmt", process.argv.slice(2));
