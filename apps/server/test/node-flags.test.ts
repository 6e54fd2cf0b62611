import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import NODE_FLAGS from "../node-flags.json" with { type: "json" };

test("[OPS-3] the container starts Node with the flags that npm start gives it", () => {
  const dockerfile = readFileSync(new URL("../container/Dockerfile", import.meta.url), "utf8");
  const command = JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? "[]") as string[];
  expect(command).toEqual(["node", ...NODE_FLAGS, "--enable-source-maps", "apps/server/dist/main.js"]);
});
