// Where the arena's folder may lie.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { inRoot } from "../src/root.ts";

const parent = mkdtempSync(join(tmpdir(), "clone-"));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** What `npm start` says in a folder of this name that has nothing installed. */
function start(name: string): { readonly status: number | null; readonly stderr: string } {
  const tools = join(parent, name, "apps/tools/src");
  mkdirSync(tools, { recursive: true });
  for (const file of ["run.mjs", "install.mjs"]) cpSync(inRoot("apps/tools/src", file), join(tools, file));
  return spawnSync(process.execPath, [join(tools, "run.mjs"), "start"], { encoding: "utf8" });
}

test.skipIf(process.platform === "win32").each(["a#b", "a?b", "a*b"])(
  "a folder named %s, which no build can read, is refused in words before anything is installed",
  (name) => {
    const { status, stderr } = start(name);
    expect(status).toBe(1);
    expect(stderr).toContain(`has a ${name[1]} in it`);
    expect(stderr).toContain("Rename that folder");
    expect(stderr).not.toContain("    at "); // no stack
  },
);

test.each(["a b", "a%20b", "a'b", "aéb"])("a folder named %s is none of them", (name) => {
  expect(start(name).stderr).not.toContain("Rename that folder"); // it goes on to install, for which the rest is missing here
});
