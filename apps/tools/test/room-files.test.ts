// What rooms leave on the disk of a whole server.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createTestDatabase } from "@transcendence/database/testing";
import { expect, onTestFinished, test } from "vitest";
import { newRoom, selfHosted } from "./homes.ts";

test("[R12] of rooms in which nothing began no file is left when a server that was killed starts again", async () => {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "arena-"));
  const settings = { DATA_DIR: dataDir };
  let home = await selfHosted(database.url, settings);
  onTestFinished(async () => {
    await home.stop();
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  for (let count = 0; count < 3; count++) await enterAndLeave(home.url);
  expect(roomFiles(dataDir).length).toBeGreaterThan(0); // workerd makes one for each
  await expect.poll(() => roomFiles(dataDir).filter((file) => tablesIn(join(dataDir, "rooms", file)) > 0)).toEqual([]);
  process.kill(home.pid, "SIGKILL");
  await home.stop();
  home = await selfHosted(database.url, settings);
  expect(roomFiles(dataDir)).toEqual([]);
});

async function enterAndLeave(url: string): Promise<void> {
  const socket = new WebSocket(url.replace("http", "ws") + (await newRoom(url)));
  await new Promise((done) => socket.addEventListener("message", done, { once: true }));
  socket.close();
}

function tablesIn(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare("SELECT name FROM sqlite_schema").all().length;
  } catch {
    return 0; // being made: nothing is in it
  } finally {
    database.close();
  }
}

const roomFiles = (dataDir: string) =>
  readdirSync(join(dataDir, "rooms"), { recursive: true, encoding: "utf8" }).filter((file) =>
    /[0-9a-f]{64}\.sqlite/.test(file),
  );
