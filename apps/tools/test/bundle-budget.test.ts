import { expect, test } from "vitest";
import { scriptsOf } from "../src/bundle-budget.ts";

const MANIFEST = {
  "_start-1.js": {
    file: "assets/start.js",
    name: "start",
    imports: ["_shared.js"],
    dynamicImports: ["src/pages/home.tsx", "src/i18n/en.ts", "_site-1.js"],
  },
  "_site-1.js": { file: "assets/site.js" },
  "_shared.js": { file: "assets/shared.js" },
  "src/pages/home.tsx": { file: "assets/home.js", imports: ["_shared.js", "_demo.js"] },
  "_demo.js": { file: "assets/demo.js", dynamicImports: ["src/pages/late.tsx"] },
  "src/pages/late.tsx": { file: "assets/late.js" },
  "src/i18n/en.ts": { file: "assets/en.js" },
};

test("a page costs the start, itself and what both import, each once", () => {
  expect(scriptsOf(MANIFEST, [/pages\/home/])).toEqual([
    "assets/demo.js",
    "assets/home.js",
    "assets/shared.js",
    "assets/site.js",
    "assets/start.js",
  ]);
});

test("what loads later does not count", () => {
  expect(scriptsOf(MANIFEST, [])).toEqual(["assets/shared.js", "assets/site.js", "assets/start.js"]);
});
