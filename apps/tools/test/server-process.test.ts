import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { inRoot } from "@transcendence/tools/root";
import { expect, test } from "vitest";

const INTERRUPTED = `
  const { startServer } = await import("@transcendence/tools/server-process");
  const { pid } = await startServer();
  console.log(pid);
  process.exit();
`;

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("whoever ends in the middle of tests leaves no arena behind", async () => {
  const args = ["--input-type=module", "--eval", INTERRUPTED];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: inRoot("apps/tools") });
  const pid = Number(stdout.trim());
  expect(pid).toBeGreaterThan(0);
  await expect.poll(() => runs(pid)).toBe(false);
});
