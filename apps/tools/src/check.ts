// npm run check: everything that must hold before a change goes in. All of it runs, whatever fails first.
import { inRoot } from "./root.ts";
import { runTool } from "./run-tool.ts";

const CHECKS = [
  ["format", "format.ts", "--check"],
  ["lint", "lint.ts"],
  ["types", "types.ts"],
  ["tests", "test.ts"],
] as const;

const failed: string[] = [];
for (const [name, script, ...args] of CHECKS) {
  console.log(`\n— ${name}`);
  if ((await runTool("node", [inRoot("apps/tools/src", script), ...args])) !== 0) failed.push(name);
}
console.log(failed.length === 0 ? "\nAll checks pass." : `\nFailed: ${failed.join(", ")}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
