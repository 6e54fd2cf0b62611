// What the end of a terminal does to `nohup npm start &`.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "@transcendence/database/testing";
import { expect, onTestFinished, test } from "vitest";
import { inRoot } from "../src/root.ts";

test.skipIf(process.platform === "win32")("[OPS-3] an arena under nohup outlives its terminal, and npm", async () => {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "arena-"));
  const settings = { PORT: "0", HOST: "", PUBLIC_URL: "", DATABASE_URL: database.url, DATA_DIR: dataDir };
  const npm = spawn("nohup", ["npm", "start"], {
    cwd: inRoot(),
    detached: true, // a process group of its own, as a shell gives it to a job
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...settings, LOG_LEVEL: "info" },
  });
  let said = "";
  for (const stream of [npm.stdout, npm.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ended = once(npm, "close"); // when the last of them has ended
  onTestFinished(async () => {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  await expect.poll(() => said, { timeout: 60_000 }).toMatch(/is open: \S+\n/);
  const [, url] = /is open: (\S+)/.exec(said) ?? [];
  const run = groupOf(npm.pid!).find(({ args }) => /^\S*node .*run\.mjs start$/.test(args))!;

  process.kill(-npm.pid!, "SIGHUP"); // as a closing terminal does it to all of the job
  await once(npm, "exit");
  await expect.poll(() => said).toContain("server.terminal_closed");
  await new Promise((done) => setTimeout(done, 700)); // run.mjs looks for npm four times a second; nothing tells that it did
  expect((await fetch(`${url}/api/health/ready`)).status).toBe(200);
  expect(said).not.toContain("server.stopping");

  process.kill(run.pid, "SIGTERM");
  await ended;
  expect(said).toContain("server.stopped");
});

function groupOf(group: number): readonly { readonly pid: number; readonly args: string }[] {
  const rows = execFileSync("ps", ["-A", "-o", "pgid=,pid=,args="], { encoding: "utf8" }).trim().split("\n");
  return rows
    .map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row))
    .flatMap((found) => (Number(found?.[1]) === group ? [{ pid: Number(found?.[2]), args: found?.[3] ?? "" }] : []));
}
