// Runs one of the tools of node_modules/.bin with the terminal as its own.
import { spawn } from "node:child_process";
import { inRoot } from "./root.ts";

export interface ToolOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** The exit code. */
export function runTool(
  name: string,
  args: readonly string[],
  { cwd = inRoot(), env }: ToolOptions = {},
): Promise<number> {
  const child = spawn(inRoot("node_modules/.bin", name), args, {
    cwd,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  const forward = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on("SIGINT", forward).on("SIGTERM", forward);
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("exit", (code) => {
      process.off("SIGINT", forward).off("SIGTERM", forward);
      done(code ?? 1);
    });
  });
}
