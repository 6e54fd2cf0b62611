// The server as it is in the container: one bundle, beside Miniflare and workerd.
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { inRoot } from "../src/root.ts";

function run(file: string, env: Readonly<Record<string, string>> = {}) {
  const options = { encoding: "utf8", env: { ...process.env, ...env } } as const;
  return spawnSync(process.execPath, [inRoot(file)], options);
}

test("[OPS-1] the bundle loads all that it holds, CommonJS too, as far as its settings", () => {
  expect(run("apps/tools/src/build-server.ts")).toMatchObject({ status: 0 });
  const { status, stderr } = run("apps/server/dist/main.js", { PORT: "nonsense" });
  expect(stderr).toContain("PORT must be a port number");
  expect(status).toBe(1);
  // Without a server that tells it anything it ends at once.
  expect(run("apps/server/dist/gateway-process.js")).toMatchObject({ status: 0, stderr: "" });
});
