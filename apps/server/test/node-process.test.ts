import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import NODE_PROCESS from "../node-process.json" with { type: "json" };

test("[OPS-3] the container starts Node as npm start does", () => {
  const dockerfile = readFileSync(new URL("../container/Dockerfile", import.meta.url), "utf8");
  const command = JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? "[]") as string[];
  expect(command).toEqual(["node", ...NODE_PROCESS.flags, "--enable-source-maps", "apps/server/dist/main.js"]);
  const environment = dockerfile.match(/^ENV (.*)$/gm)?.at(-1);
  for (const [name, value] of Object.entries(NODE_PROCESS.environment)) {
    expect(environment).toContain(`${name}=${value}`);
  }
});
