// npm run test:compose: needs a Docker engine, and so is no part of npm test.
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "compose",
    root: resolve(import.meta.dirname, ".."),
    include: ["compose/*.test.ts", "test/match.test.ts"], // the browser suite's main match, too
    globalSetup: ["./compose/global-setup.ts"],
    fileParallelism: false,
    isolate: false,
    testTimeout: 900_000, // images are built
    hookTimeout: 900_000,
    teardownTimeout: 60_000,
  },
});
