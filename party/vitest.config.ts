// The rooms' tests run in workerd, each room in a Durable Object of its own, as on the edge.
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { WITH_PROCESSES } from "@transcendence/tools/test-projects";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [
    cloudflareTest({
      main: "./test/rooms-worker.ts",
      miniflare: {
        compatibilityDate: "2026-11-01", // as in wrangler.toml
        compatibilityFlags: ["no_web_socket_compression"],
        durableObjects: {
          Match: { className: "MatchRoom", useSQLite: true },
          User: { className: "UserRoom", useSQLite: true },
          Chat: { className: "ChatRoom", useSQLite: true },
          Lobby: { className: "LobbyRoom", useSQLite: true },
          Tournament: { className: "TournamentRoom", useSQLite: true },
        },
        bindings: {
          TICKET_SECRET: "the tickets' secret of the rooms' tests",
          INTERNAL_SECRET: "the internal secret of the rooms' tests",
          PUBLIC_URL: "http://arena.test",
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
    name: "party",
    include: ["test/*.test.ts", "test/kit/**/*.test.ts"],
    exclude: ["test/drain.test.ts"], // the edge is never told of a restart
    testTimeout: 60_000, // countdowns and rallies in real time, on whatever machine
    silent: "passed-only",
  },
});
