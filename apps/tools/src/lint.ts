// npm run lint [paths]: oxlint with the rules of oxlint.config.ts.
import { runTool } from "./run-tool.ts";

process.exitCode = await runTool("oxlint", process.argv.slice(2));
