// A process of its own: what nobody catches would end the tests'.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { RESTART_CODE } from "../src/uncaught.ts";

const SOURCES = new URL("../src/", import.meta.url);

/** Runs `code` with the guard in place; what it logged, and how it ended. */
async function run(code: string): Promise<{ readonly log: string; readonly exit: number | null }> {
  const program = `
    import { createLog } from "${new URL("log.ts", SOURCES).href}";
    import { restartWhenUncaught } from "${new URL("uncaught.ts", SOURCES).href}";
    const log = createLog("info");
    restartWhenUncaught([{ name: "the rooms", run: () => log.info("server.stopping"), limitMs: 1000 }], log);
    ${code}`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = text(child.stderr);
  const [exit] = (await once(child, "exit")) as [number | null];
  return { log: await log, exit };
}

test.each([
  ["an exception in a timer", `setTimeout(() => { throw new Error("torn") }); setInterval(() => {}, 1000);`],
  ["a rejection that nobody handles", `Promise.reject(new Error("torn")); setInterval(() => {}, 1000);`],
  [
    "two at once",
    `for (const ms of [1, 1]) setTimeout(() => { throw new Error("torn") }, ms); setInterval(() => {}, 1000);`,
  ],
])("[OPS-3] after %s the server closes in order and asks to be started again", async (_, code) => {
  const { log, exit } = await run(code);
  expect(exit).toBe(RESTART_CODE);
  expect(log).toContain("torn");
  expect(log.match(/server\.stopping/g)).toHaveLength(1);
});

test("[OPS-3] an error of one connection ends that connection only", async () => {
  const code = `
    setTimeout(() => { throw Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
    setTimeout(() => process.exit(0), 50);`;
  const { log, exit } = await run(code);
  expect(exit).toBe(0);
  expect(log).toContain("process.connection_failed");
  expect(log).not.toContain("server.stopping");
});
