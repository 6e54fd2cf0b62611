// What `npm start` does when its server crashes.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "@transcendence/database/testing";
import NODE_PROCESS from "@transcendence/server/node-process" with { type: "json" };
import { expect, test } from "vitest";
import { inRoot } from "../src/root.ts";

test("[OPS-3] a server that is killed is started again, and one that is stopped is not", async () => {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "arena-"));
  const start = spawn(process.execPath, [inRoot("apps/tools/src/run.mjs"), "start"], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, PORT: "0", HOST: "", PUBLIC_URL: "", DATABASE_URL: database.url, DATA_DIR: dataDir },
  });
  const ended = once(start, "exit");
  const addresses = announced(start.stdout.setEncoding("utf8") as AsyncIterable<string>);
  await addresses.next();
  const first = serverOf(start.pid!);
  process.kill(first, "SIGKILL");
  const { value: url } = await addresses.next();
  expect((await fetch(`${url}/api/health/live`)).status).toBe(200);
  expect(serverOf(start.pid!)).not.toBe(first);
  start.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  rmSync(dataDir, { recursive: true, force: true });
  await database.close();
});

/** Each address that the server says it is open at. */
async function* announced(output: AsyncIterable<string>): AsyncGenerator<string, undefined> {
  for await (const text of output) {
    const url = /is open: (\S+)/.exec(text)?.[1];
    if (url !== undefined) yield url;
  }
}

function serverOf(parent: number): number {
  const rows = execFileSync("ps", ["-A", "-o", "ppid=,pid=,args="], { encoding: "utf8" }).trim().split("\n");
  const children = rows.map((row) => row.trim().split(/\s+/)).filter(([ppid]) => Number(ppid) === parent);
  const server = children.find((row) => row.some((part) => part.endsWith("server/src/main.ts")));
  expect(server).toEqual(expect.arrayContaining(NODE_PROCESS.flags));
  return Number(server?.[1]);
}
