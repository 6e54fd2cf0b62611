import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checksIn, findChecks } from "../src/named-tests.ts";
import { readRequirements, renderRequirements, REQUIREMENTS_PAGE } from "../src/requirements.ts";

const areas = readRequirements();

test("docs/requirements.md is as the tests are now (npm run requirements writes it anew)", () => {
  expect(readFileSync(REQUIREMENTS_PAGE, "utf8")).toBe(renderRequirements(areas, findChecks()));
});

test("no test names a requirement that there is not, and no code stands for two", () => {
  const codes = areas.flatMap(({ requirements }) => requirements.map(({ code }) => code));
  expect(new Set(codes).size).toBe(codes.length);
  expect(findChecks().filter(({ code }) => !codes.includes(code))).toEqual([]);
});

test("codes are found on tests, on a describe for what is in it, and on a file for all of it", () => {
  const source = `// [OPS-3] Everything.
    describe.each([1])("[PLAY-2] [PLAY-5] a line", () => {
      test("holds", () => {});
      test.for([1, 2])("[SITE-1] holds %s", () => {});
    });
    it.concurrent(\`[M1] \${1}\`, () => {});`;
  const found = checksIn("a.test.ts", source).map(({ code, name, tests }) => [code, name, tests]);
  expect(found).toEqual([
    ["OPS-3", "Everything.", 3],
    ["PLAY-2", "a line", 2],
    ["PLAY-5", "a line", 2],
    ["SITE-1", "holds %s", 1],
  ]);
});

test("what only the containers' tests check says by which command", () => {
  const one = [{ area: "Running it", requirements: [{ code: "OPS-1", clause: "Containers." }] }];
  const check = { code: "OPS-1", name: "holds", tests: 1 };
  const compose = { ...check, file: "apps/e2e/compose/a.test.ts" };
  const state = (...checks: readonly { file: string; code: string; name: string; tests: number }[]) =>
    /Containers\. \| (.*) \|/.exec(renderRequirements(one, checks))?.[1];
  expect(state()).toBe("not yet");
  expect(state(compose)).toBe("checked by `npm run test:compose`");
  expect(state(compose, { ...check, file: "apps/e2e/test/a.test.ts" })).toBe("checked");
});
