// The stack as a stranger starts it: a clean clone of the last commit, one command, no settings but its ports.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { clone, type Place, run, Stack } from "./stack.ts";

declare module "vitest" {
  interface ProvidedContext {
    arenaUrl: string;
    stack: Place;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stack = await Stack.in(await clone(mkdtempSync(join(tmpdir(), "arena-"))));
  const begunMs = performance.now();
  try {
    await stack.compose("up", "-d", "--build");
    await stack.opens();
  } catch (error) {
    console.error(await stack.compose("logs", "--tail=40").catch(() => ""));
    await stack.remove();
    throw error;
  }
  const bytes = Number(await run("docker", ["image", "inspect", "transcendence", "--format", "{{.Size}}"]));
  console.log(
    `Built and started in ${Math.round((performance.now() - begunMs) / 1000)} s; image: ${Math.round(bytes / 1e6)} MB.`,
  );
  project.provide("arenaUrl", stack.url);
  project.provide("stack", stack.place);
  return () => stack.remove();
}
