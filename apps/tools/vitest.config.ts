import { defineConfig } from "vitest/config";
import { WITH_PROCESSES } from "./src/test-projects.ts";

export default defineConfig({
  test: {
    ...WITH_PROCESSES,
    name: "tools",
    isolate: false, // nothing here outlives its test but modules, which are dear to load for each file
    include: ["test/**/*.test.ts"],
    globalSetup: ["@transcendence/database/testing-setup"],
    testTimeout: 150_000, // whole servers are started here
  },
});
