import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    maxWorkers: "100%", // as in all quick projects
    testTimeout: 30_000, // several start servers of their own, beside whatever else the machine does
    expect: { poll: { timeout: 20_000 } }, // of itself it gives up after one second
    globalSetup: ["@transcendence/database/testing-setup"],
  },
});
