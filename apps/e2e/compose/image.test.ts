// [OPS-1] The image that `docker compose build` makes.
import { readFileSync } from "node:fs";
import { inRoot } from "@transcendence/tools/root";
import { beforeAll, expect, inject, test } from "vitest";
import { run, Stack } from "./stack.ts";

const LIMIT_MB = 260;
/** What builds, fetches or installs, or looks into others. */
const TOOLS =
  "npm npx yarn corepack gcc g++ cc make strip ld python3 perl apt apt-get dpkg git curl wget gdb strace su mount";
const SECRETS = /(?:^|\/)(?:\.env|\.npmrc|secret|[^/]*password[^/]*|id_rsa|[^/]*\.(?:pem|key|p12))$/;
const PROGRAMS = /^app\/apps\/server\/dist\/reset-password\.js(?:\.map)?$/;

const stack = new Stack(inject("stack"));
let image: string;
let files: readonly string[]; // all that the image holds
beforeAll(async () => {
  image = await stack.inspect("server", "{{.Image}}");
  const container = (await run("docker", ["create", image])).trim();
  const list = await run("sh", ["-c", `docker export ${container} | tar -t`]);
  await run("docker", ["rm", container]);
  files = list.trim().split("\n");
});

test("is small on purpose", async () => {
  const bytes = Number(await run("docker", ["image", "inspect", image, "--format", "{{.Size}}"]));
  expect(bytes / 1e6).toBeLessThan(LIMIT_MB);
});

test("has no tools to build or fetch with, no development dependencies, no sources", () => {
  const names = new Set(files.map((file) => file.split("/").at(-1)));
  expect(TOOLS.split(" ").filter((tool) => names.has(tool))).toEqual([]);
  // Our own manifest; node itself is a program here, not the package.
  const manifest = JSON.parse(readFileSync(inRoot("package.json"), "utf8")) as { devDependencies: object };
  const packages = Object.keys(manifest.devDependencies).map((name) => `app/node_modules/${name}/`);
  expect(packages.filter((folder) => files.some((file) => file.startsWith(folder)))).toEqual([]);
  expect(files.filter((file) => /\.tsx?$/.test(file))).toEqual([]);
});

test("has no secrets: none in a file, none in its settings", async () => {
  expect(files.filter((file) => SECRETS.test(file) && !PROGRAMS.test(file))).toEqual([]);
  const env = await run("docker", ["image", "inspect", image, "--format", "{{json .Config.Env}}"]);
  expect((JSON.parse(env) as string[]).toSorted()).toEqual([
    "MALLOC_TRIM_THRESHOLD_=4194304", // apps/server/node-process.json
    "NODE_ENV=production",
    "PATH=/bin",
  ]);
});

test("runs as somebody who may write nowhere but to /data and /tmp", async () => {
  expect(await stack.inspect("server", "{{.Config.User}} {{.HostConfig.ReadonlyRootfs}}")).toBe("node true");
  expect(await stack.exec("server", "sh", "-c", "cat /proc/self/status")).toMatch(/^Uid:\t1000\t1000/m);
  const tried = ["/app", "/bin", "/etc", "/", "/secrets", "/data", "/tmp"].map(
    (folder) => `( : >${folder}/tried ) 2>&1`,
  );
  const said = await stack.exec("server", "sh", "-c", `${tried.join("; ")}; rm /data/tried /tmp/tried`);
  expect(said.match(/Read-only file system/g)).toHaveLength(5);
  expect(said.trim().split("\n")).toHaveLength(5);
});

test("says that it is healthy", async () => {
  expect(await stack.inspect("server", "{{.State.Health.Status}}")).toBe("healthy");
  expect(await stack.inspect("postgres", "{{.State.Health.Status}}")).toBe("healthy");
});

test("has bounds in memory, processes and logs, as every container of the stack", async () => {
  for (const service of ["postgres", "server", "caddy"]) {
    const log = '{{index .HostConfig.LogConfig.Config "max-size"}}';
    const bounds = await stack.inspect(service, `{{.HostConfig.Memory}} {{.HostConfig.PidsLimit}} ${log}`);
    expect(`${service}: ${bounds}`).toMatch(/: [1-9]\d+ [1-9]\d+ 10m$/);
  }
});
