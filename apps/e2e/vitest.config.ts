import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "e2e",
    include: ["test/**/*.test.ts"],
    globalSetup: ["./src/global-setup.ts"],
    retry: process.env["CI"] ? 2 : 0, // whole matches against the clock, on whatever machine CI has
    testTimeout: 120_000, // matches take their time, and the machine may be busy
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    maxWorkers: 2,
    isolate: false, // one browser for each worker, not for each file
    sequence: { groupOrder: 1 }, // after the quick tests, with the machine to itself
  },
});
