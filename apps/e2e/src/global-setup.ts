import { inRoot } from "@transcendence/tools/root";
import { runTool } from "@transcendence/tools/run-tool";
// One arena for all browser tests that do not break theirs.
import type { TestProject } from "vitest/node";
import { startArena } from "./arena-process.ts";

declare module "vitest" {
  interface ProvidedContext {
    arenaUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const elsewhere = process.env["ARENA_URL"]; // an arena that runs already, in containers say
  if (elsewhere !== undefined) {
    project.provide("arenaUrl", elsewhere);
    return async () => {};
  }
  if ((await runTool("node", [inRoot("apps/tools/src/build.ts"), "--if-stale"])) !== 0) throw new Error("no build");
  const arena = await startArena();
  project.provide("arenaUrl", arena.url);
  return () => arena.remove();
}
