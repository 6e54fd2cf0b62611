// The import table is only worth its words if the linter refuses what it forbids.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inRoot } from "../src/root.ts";

const house = mkdtempSync(join(tmpdir(), "house-"));

const FORBIDDEN = [
  ["packages/game/src", "@transcendence/netcode"],
  ["packages/game/src", "valibot"],
  ["packages/game/src", "node:fs"],
  ["packages/game/src", "../../netcode/src/index.ts"],
  ["packages/game/test", "@transcendence/netcode"],
  ["packages/netcode/src", "@transcendence/rooms"],
  ["packages/netcode/src/deep", "partyserver"],
  ["packages/protocol/src", "@transcendence/rooms"],
  ["packages/rooms/src", "@transcendence/database"],
  ["packages/database/src", "@transcendence/protocol"],
  ["apps/api/src", "@transcendence/rooms"],
  ["apps/api/src", "@transcendence/party"],
  ["apps/web/src", "@transcendence/api"],
  ["apps/web/src", "@transcendence/database"],
  ["packages/client/src", "@transcendence/web"],
  ["packages/client/src", "@transcendence/api"],
  ["apps/web/src/ui", "@transcendence/database"],
  ["apps/web/src/ui", "../i18n/index.ts"],
  ["apps/web/src/ui/deep", "../../state/toasts.ts"],
  ["apps/web/src/i18n", "../features/home/home.ts"],
  ["apps/web/src/state", "../data/api.ts"],
  ["apps/web/src/data", "../features/home/home.tsx"],
  ["apps/web/src/features/home", "../../shell/header.tsx"],
  ["apps/web/src/features/match/online", "../../../routes.tsx"],
  ["apps/server/src", "@transcendence/rooms"],
  ["party/src", "@transcendence/database"],
  ["party/src", "@transcendence/api"],
] as const;

const ALLOWED = [
  ["packages/netcode/src", "@transcendence/game"],
  ["packages/rooms/src", "@transcendence/netcode"],
  ["packages/protocol/src", "valibot"],
  ["packages/tickets/src", "@transcendence/protocol"],
  ["packages/game/test", "fast-check"],
  ["packages/game/test", "../src/index.ts"],
  ["apps/api/src", "@transcendence/tickets"],
  ["apps/web/src/i18n", "../features/home/strings/en.gen.ts"],
  ["apps/web/src/ui", "./button.tsx"],
  ["apps/web/src/ui/deep", "../button.tsx"],
  ["apps/web/src/features/home", "../computers/computer-picker.tsx"],
  ["apps/web/src/features/match/online", "../../../ui/button.tsx"],
  ["apps/server/src", "@transcendence/database/embedded"],
  ["apps/bench/src", "@transcendence/rooms"],
] as const;

const IMPURE = [
  ["packages/game/src", "export const now = Date.now();", "no-restricted-globals"],
  ["packages/rooms/src", "export const now = () => new Date();", "no-restricted-globals"],
  ["packages/netcode/src", "setTimeout(() => {}, 1);", "no-restricted-globals"],
  ["packages/rooms/src", 'export const page = fetch("/");', "no-restricted-globals"],
  ["packages/client/src", 'export const page = fetch("/");', "no-restricted-globals"],
  ["packages/client/src", "export const title = document.title;", "no-restricted-globals"],
  ["packages/rooms/src", 'console.log("x");', "no-console"],
  ["packages/game/src", "export const x = Math.random();", "no-restricted-properties"],
  ["packages/game/src", "export const x = Math.sin(1);", "no-restricted-properties"],
] as const;

const FILES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(FORBIDDEN.map(([folder, name], i) => [`${folder}/forbidden-${i}.ts`, importing(name)])),
  ...Object.fromEntries(ALLOWED.map(([folder, name], i) => [`${folder}/allowed-${i}.ts`, importing(name)])),
  ...Object.fromEntries(IMPURE.map(([folder, text], i) => [`${folder}/impure-${i}.ts`, text])),
  "apps/edge/src/worker.ts": importing("@transcendence/api"),
  "apps/web/src/types.ts": 'import type { Api } from "@transcendence/api";\nexport type Known = Api;\n',
  "apps/web/src/any.ts": "export const value: any = 1;",
  "packages/game/src/left.ts": 'import { right } from "./right.ts";\nexport const left = () => right;\n',
  "packages/game/src/right.ts": 'import { left } from "./left.ts";\nexport const right = left;\n',
};

function importing(name: string): string {
  return `import { something } from "${name}";\nexport const used = something;\n`;
}

/** The rules broken, by file: one run of the linter over a house of small files. */
let broken: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  cpSync(inRoot("oxlint.config.ts"), join(house, "oxlint.config.ts"));
  writeFileSync(join(house, "package.json"), '{ "type": "module" }');
  symlinkSync(inRoot("node_modules"), join(house, "node_modules"));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  const oxlint = inRoot("node_modules/.bin/oxlint");
  const report = await new Promise<string>((done) => {
    execFile(oxlint, ["--format=json", "apps", "packages", "party"], { cwd: house, maxBuffer: 1e8 }, (_, stdout) =>
      done(stdout),
    );
  });
  // The linter's own report; what else it holds is not looked at.
  const { diagnostics } = JSON.parse(report) as { diagnostics: { code: string; filename: string }[] };
  const byFile = Map.groupBy(diagnostics, ({ filename }) => filename);
  broken = new Map([...byFile].map(([file, all]) => [file, all.map(({ code }) => code.replace(/^.*\((.*)\)$/, "$1"))]));
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

describe("the import table", () => {
  test.each(FORBIDDEN.map(([folder, name], i) => [folder, name, i] as const))(
    "%s may not import %s",
    (folder, _, i) => {
      expect(broken.get(`${folder}/forbidden-${i}.ts`)).toContain("no-restricted-imports");
    },
  );

  test.each(ALLOWED.map(([folder, name], i) => [folder, name, i] as const))("%s may import %s", (folder, _, i) => {
    expect(broken.get(`${folder}/allowed-${i}.ts`) ?? []).not.toContain("no-restricted-imports");
  });

  test("the client may know the API's types, and nothing else of it", () => {
    expect(broken.get("apps/web/src/types.ts")).toBeUndefined();
  });

  test("of the rooms' worker, only the edge's entry knows the API", () => {
    expect(broken.get("apps/edge/src/worker.ts")).toBeUndefined();
  });

  test("two files that need each other are a cycle", () => {
    expect(broken.get("packages/game/src/left.ts")).toContain("no-cycle");
  });
});

describe("a package that knows no surroundings", () => {
  test.each(IMPURE.map(([folder, text, rule], i) => [folder, text, rule, i] as const))(
    "%s: `%s` breaks %s",
    (folder, _, rule, i) => {
      expect(broken.get(`${folder}/impure-${i}.ts`)).toContain(rule);
    },
  );
});

test("any is refused", () => {
  expect(broken.get("apps/web/src/any.ts")).toContain("no-explicit-any");
});
