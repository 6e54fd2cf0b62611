import { expect, test } from "vitest";
import { filesOf } from "../src/bundle-budget.ts";

const MANIFEST = {
  "index.html": {
    file: "assets/main.js",
    isEntry: true,
    imports: ["_shared.js"],
    dynamicImports: ["src/pages/home.tsx", "src/i18n/en.ts"],
  },
  "_shared.js": { file: "assets/shared.js" },
  "src/pages/home.tsx": { file: "assets/home.js", imports: ["_shared.js", "_demo.js"] },
  "_demo.js": { file: "assets/demo.js", dynamicImports: ["src/pages/late.tsx"] },
  "src/pages/late.tsx": { file: "assets/late.js" },
  "src/i18n/en.ts": { file: "assets/en.js" },
};

test("a page costs its entry, itself and what both import, each once", () => {
  expect(filesOf(MANIFEST, [/pages\/home/])).toEqual([
    "assets/demo.js",
    "assets/home.js",
    "assets/main.js",
    "assets/shared.js",
  ]);
});

test("what loads later does not count", () => {
  expect(filesOf(MANIFEST, [])).toEqual(["assets/main.js", "assets/shared.js"]);
});
