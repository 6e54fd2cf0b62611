import { IN_BROWSERS } from "@transcendence/tools/test-projects";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    ...IN_BROWSERS,
    name: "e2e",
    include: ["test/**/*.test.ts"],
    globalSetup: ["./src/global-setup.ts"],
    testTimeout: 240_000, // matches take their time, and the machine may be busy
    expect: { poll: { timeout: 45_000 } },
    hookTimeout: 180_000, // some start an arena of their own
    teardownTimeout: 20_000,
    sequence: { groupOrder: 1 }, // after the quick tests: who plays a match should not wait for a processor
    retry: 2, // the most that meets differently on a busy machine: keys, balls and windows
    maxConcurrency: 3, // of tests that a file runs side by side
    isolate: false, // one browser for each worker, not for each file
  },
});
