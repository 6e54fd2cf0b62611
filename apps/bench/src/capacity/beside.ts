// Another program that wants all of the server's core: stress-ng, if it is installed.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { pinned, SUBJECT_CORE } from "../processes.ts";

const LONGEST_S = 600; // should the benchmark be killed

export const canStress = (): boolean => spawnSync("stress-ng", ["--version"], { stdio: "ignore" }).status === 0;

/** `act` while it computes without a pause. */
export async function besideStress<Result>(act: () => Promise<Result>): Promise<Result> {
  const [command, ...args] = pinned(SUBJECT_CORE, "stress-ng", "--cpu", "1", "--timeout", String(LONGEST_S), "--quiet");
  const child = spawn(command, args, { stdio: "ignore" });
  await once(child, "spawn");
  try {
    return await act();
  } finally {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGTERM"); // it ends its worker
      await ended;
    }
  }
}
