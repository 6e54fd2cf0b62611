import { PROPERTY_SEED, WITH_PROCESSES } from "@transcendence/tools/test-projects";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    ...WITH_PROCESSES,
    isolate: false, // nothing here outlives its test but modules, which are dear to load for each file
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000, // several start servers of their own, beside whatever else the machine does
    setupFiles: [PROPERTY_SEED],
    globalSetup: ["@transcendence/database/testing-setup"],
  },
});
