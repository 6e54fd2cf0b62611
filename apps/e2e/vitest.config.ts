import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "e2e",
    include: ["test/**/*.test.ts"],
    globalSetup: ["./src/global-setup.ts"],
    testTimeout: 120_000, // matches take their time, and the machine may be busy
    hookTimeout: 60_000,
    retry: 1, // keys, balls and windows meet differently on a busy machine; the summary names what passed only then
    expect: { poll: { timeout: 45_000 } },
    teardownTimeout: 20_000,
    maxWorkers: 3, // they wait for countdowns and balls as long as they work
    isolate: false, // one browser for each worker, not for each file
    sequence: { groupOrder: 1 }, // after the quick tests, with the machine to itself
  },
});
