import { mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { checkDisk } from "../src/disk-check.ts";
import { createLog } from "../src/log.ts";

const folder = mkdtempSync(join(tmpdir(), "disk-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("[OPS-3] the data folder", () => {
  test("that can be written to is left as it was", async () => {
    const check = checkDisk(folder, createLog("error", { write: () => {} }));
    expect(await check.isWritable()).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
    check.stop();
  });

  test.skipIf(process.platform !== "linux")(
    "of a full disk is told of once, and again when there is room",
    async () => {
      let said = "";
      const check = checkDisk(folder, createLog("warn", { write: (text) => (said += text) }), 0);
      symlinkSync("/dev/full", join(folder, ".writable")); // every write to it fails with ENOSPC
      expect([await check.isWritable(), await check.isWritable()]).toEqual([false, false]);
      expect(said.match(/"disk\.write_failed".*ENOSPC/g)).toHaveLength(1);
      rmSync(join(folder, ".writable"));
      expect(await check.isWritable()).toBe(true);
      expect(said).toContain("disk.recovered");
      check.stop();
    },
  );

  test("that has gone is told of", async () => {
    const check = checkDisk(join(folder, "gone"), createLog("error", { write: () => {} }));
    expect(await check.isWritable()).toBe(false);
    check.stop();
  });
});
