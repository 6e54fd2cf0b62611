// npm run test:compose [-- upgrade]: the containers as a stranger would start them, from a clean clone, and what they promise. The
// tests are in apps/e2e/compose.
import { spawnSync } from "node:child_process";
import { ensureBrowser } from "./find-browser.ts";
import { inRoot } from "./root.ts";
import { runTool } from "./run-tool.ts";

const compose = composeCommand();
if (compose === null) {
  console.log("Skipped: no Docker engine, or no docker-compose, can be had on this machine.");
} else if ((await ensureBrowser()) === null) {
  process.exitCode = 1;
} else {
  const config = inRoot("apps/e2e/compose/vitest.config.ts");
  const args = ["run", "--config", config, ...process.argv.slice(2)];
  process.exitCode = await runTool("vitest", args, { env: { COMPOSE: compose } });
}

/** Compose v2 where there is one; COMPOSE=docker-compose asks for the older. */
function composeCommand(): string | null {
  if (!answers("docker info")) return null;
  const asked = process.env["COMPOSE"];
  const candidates = asked ? [asked] : ["docker compose", "docker-compose"];
  return candidates.find((command) => answers(`${command} version`)) ?? null;
}

function answers(command: string): boolean {
  const [program = "", ...args] = command.split(" ");
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}
