import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    isolate: false, // nothing here outlives its test but modules, which are dear to load for each file
    maxWorkers: "100%", // as in all quick projects
    testTimeout: 30_000, // several start servers of their own, beside whatever else the machine does
    expect: { poll: { timeout: 20_000 } },
    globalSetup: ["@transcendence/database/testing-setup"],
  },
});
