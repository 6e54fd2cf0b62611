// The driver's patch is in every build of it that runs: in Node, in the container's bundle and in the edge's.
import { globSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { inRoot } from "../src/root.ts";

describe.each(globSync("*.patch", { cwd: inRoot("patches") }))("%s", (name) => {
  const files = readFileSync(inRoot("patches", name), "utf8")
    .split(/^diff --git .*$/m)
    .slice(1);

  test.each(files.map((text) => [/^\+\+\+ b\/(.*)$/m.exec(text)?.[1] ?? "", text]))("%s", (path, text) => {
    const source = readFileSync(inRoot(path), "utf8");
    const added = text.split("\n").filter((line) => line.startsWith("+") && !line.startsWith("+++"));
    expect(added.length).toBeGreaterThan(0);
    for (const line of added) expect(source).toContain(line.slice(1));
  });
});

test.each([
  ["the container's bundle", { platform: "node", conditions: [] as string[] }],
  ["the edge's bundle", { platform: "browser", conditions: ["workerd", "worker", "browser"] }],
] as const)("%s has it", async (_, { platform, conditions }) => {
  const { outputFiles } = await build({
    stdin: { contents: 'export { default } from "postgres"', resolveDir: inRoot("packages/database") },
    bundle: true,
    write: false,
    format: "esm",
    platform,
    conditions: [...conditions],
    external: ["node:*", "cloudflare:*"],
  });
  const bundle = outputFiles[0]?.text ?? "";
  expect(bundle).toMatch(/function nextWrite\(fn2?\) \{\s*if \(!socket\)/);
  expect(bundle).toContain(platform === "node" ? 'from "net"' : "cloudflare:sockets");
});

test("the container's build has the patches before it installs", () => {
  const dockerfile = readFileSync(inRoot("apps/server/container/Dockerfile"), "utf8");
  const copied = dockerfile.indexOf("COPY patches patches");
  expect(copied).toBeGreaterThan(0);
  expect(dockerfile.indexOf("RUN npm ci")).toBeGreaterThan(copied);
});
