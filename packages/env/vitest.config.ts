import { PURE } from "@transcendence/tools/test-projects";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    ...PURE,
    include: ["test/**/*.test.ts"],
  },
});
