import { WITH_PROCESSES } from "@transcendence/tools/test-projects";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    ...WITH_PROCESSES,
    isolate: false, // nothing here outlives its test but modules, which are dear to load for each file
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000, // several start processes, beside whatever else the machine does
  },
});
