// The same tests against the carrier that one machine uses: a host of many rooms behind a link.
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { WITH_PROCESSES } from "@transcendence/tools/test-projects";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [
    cloudflareTest({
      main: "./src/hosts.ts",
      miniflare: {
        compatibilityDate: "2026-11-01", // as in wrangler.toml
        compatibilityFlags: ["no_web_socket_compression"],
        durableObjects: { Host: { className: "HostObject", useSQLite: true } },
        bindings: {
          HOST_INDEX: "0",
          HOSTS: "1",
          TICKET_SECRET: "the tickets' secret of the rooms' tests",
          INTERNAL_SECRET: "the internal secret of the rooms' tests",
        },
        serviceBindings: { API: "api-double" },
        workers: [
          {
            name: "api-double",
            modules: true,
            scriptPath: new URL("test/api-double.mjs", import.meta.url).pathname,
            compatibilityDate: "2026-11-01",
          },
        ],
      },
    }),
  ],
  test: {
    ...WITH_PROCESSES,
    name: "party on hosts",
    include: ["test/*.test.ts", "test/host/**/*.test.ts"],
    // Neither depends on who carries the rooms.
    exclude: ["test/determinism.test.ts", "test/outbox-bound.test.ts"],
    testTimeout: 60_000, // countdowns and rallies in real time, on whatever machine
    silent: "passed-only",
  },
});
