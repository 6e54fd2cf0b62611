// The page of the design system is built in development only: Vite serves it here, with the API of the tests' arena behind it.
import { readdirSync } from "node:fs";
import { freePort } from "@transcendence/database/free-port";
import { inRoot } from "@transcendence/tools/root";
import { strings as design } from "@transcendence/web/strings/design";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { expectAccessible } from "../src/axe.ts";
import { test } from "../src/test.ts";

let pages: ViteDevServer;
let url = "";

beforeAll(async () => {
  const port = await freePort();
  url = `http://localhost:${port}`;
  pages = await createServer({
    root: inRoot("apps/web"),
    configFile: inRoot("apps/web/vite.config.ts"),
    cacheDir: inRoot("test-results/vite"),
    logLevel: "error",
    server: { host: "localhost", port, proxy: { "/api": { target: inject("arenaUrl"), changeOrigin: false } } },
  });
  await pages.listen();
});
afterAll(() => pages.close());

test("[SITE-7] [SITE-9] the parts of the design system have no faults that axe finds, by night and by day", async ({
  people,
}) => {
  const anna = await people.welcome("Anna", { url });
  await anna.open("/design");
  await anna.sees(design.title);
  await expectAccessible(anna.page, "design");
  await anna.button(design.openDialog).first().click();
  await expectAccessible(anna.page, "design with a dialog");
});

test("[SITE-9] what is served to people does not hold the page of the design system", () => {
  const files = readdirSync(inRoot("apps/web/dist/assets"));
  expect(files.filter((file) => file.startsWith("design"))).toEqual([]);
  expect(files.some((file) => file.startsWith("settings"))).toBe(true);
});
