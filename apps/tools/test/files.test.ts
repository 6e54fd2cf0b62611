// One contract, three places: wherever uploaded pictures lie, they come back as they were, and go for good.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bucketFiles, type Files, POSTGRES_FILES } from "@transcendence/api";
import { createTestDatabase } from "@transcendence/database/testing";
import { diskFiles } from "@transcendence/server/disk-files";
import { Miniflare } from "miniflare";
import { afterAll, describe, expect, test } from "vitest";

const storage = await createTestDatabase();
const folder = mkdtempSync(join(tmpdir(), "pictures-"));
const edge = new Miniflare({
  cf: false,
  telemetry: { enabled: false },
  workers: [
    {
      config: {
        name: "pictures",
        compatibilityDate: "2026-11-01",
        manifest: { mainModule: "w.js", modules: { "w.js": { type: "esm", contents: "export default {}" } } },
        env: { PICTURES: { type: "r2", name: "pictures" } },
      },
    },
  ],
});
afterAll(async () => {
  await edge.dispose();
  rmSync(folder, { recursive: true });
  await storage.close();
});

const PLACES: [string, Files][] = [
  ["Postgres", POSTGRES_FILES],
  ["a folder", diskFiles(folder)],
  ["R2", bucketFiles(await edge.getR2Bucket("PICTURES"))],
];
const NAME = `avatars/${"A".repeat(43)}-64.webp`;
const BYTES = Uint8Array.from({ length: 70_000 }, (_, at) => at % 251);

describe.each(PLACES)("[ACC-5] pictures in %s", (_, files) => {
  const { database } = storage;

  test("come back as they were, put once or twice", async () => {
    expect(await files.get(database, NAME)).toBeNull();
    await files.put(database, NAME, BYTES);
    await files.put(database, NAME, BYTES);
    expect(Buffer.from((await files.get(database, NAME)) ?? []).equals(Buffer.from(BYTES))).toBe(true);
  });

  test("are put by several at once", async () => {
    const name = NAME.replace("64", "256");
    await Promise.all(Array.from({ length: 5 }, () => files.put(database, name, BYTES)));
    expect((await files.get(database, name))?.length).toBe(BYTES.length);
    await files.remove(database, name);
  });

  test("are gone when they were removed, also twice", async () => {
    await files.put(database, NAME, BYTES);
    await files.remove(database, NAME);
    await files.remove(database, NAME);
    expect(await files.get(database, NAME)).toBeNull();
  });
});

test("[ACC-5] a folder keeps nothing half written", () => {
  expect(readdirSync(join(folder, "avatars"))).toEqual([]);
});

test("[ACC-5] in Postgres they belong to the transaction: undone with it", async () => {
  await expect(
    storage.database.transaction(async (tx) => {
      await POSTGRES_FILES.put(tx, NAME, BYTES);
      throw new Error("changed my mind");
    }),
  ).rejects.toThrow("changed my mind");
  expect(await POSTGRES_FILES.get(storage.database, NAME)).toBeNull();
});
