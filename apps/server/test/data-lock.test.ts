import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { lockData } from "../src/data-lock.ts";

const folder = mkdtempSync(join(tmpdir(), "data-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a folder has one server, and after its death, however sudden, another", async () => {
  const module = join(import.meta.dirname, "../src/data-lock.ts");
  const script = `import { lockData } from ${JSON.stringify(module)}; console.log(await lockData(${JSON.stringify(folder)})); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ["--input-type=module-typescript", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = (await once(other.stdout, "data")) as [Buffer];
  expect(said.toString().trim()).toBe("true");
  expect(await lockData(folder)).toBe(false);
  other.kill("SIGKILL");
  await once(other, "exit");
  expect(await lockData(folder)).toBe(true);
});

test("a folder with a long name can be locked, too", async () => {
  expect(await lockData(join(folder, "a".repeat(60), "b".repeat(60)))).toBe(true);
});
