import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "tools",
    include: ["test/**/*.test.ts"],
    globalSetup: ["@transcendence/database/testing-setup"],
    maxWorkers: "100%", // as in all quick projects
    testTimeout: 150_000, // whole servers are started here
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } }, // of itself it gives up after one second
  },
});
