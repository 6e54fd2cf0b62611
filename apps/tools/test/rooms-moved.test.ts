// A server is started on data of the time when each room had a file of its own, or with another number of hosts than before.
import { randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Arena, ask, connectWithCookies, valueOf } from "@transcendence/client";
import { MatchSession } from "@transcendence/client/match";
import { createTestDatabase } from "@transcendence/database/testing";
import { expect, onTestFinished, test } from "vitest";
import { selfHosted } from "./homes.ts";

test("[OPS-3] a match goes on when its room moves to a host, and when there are more hosts than before", async () => {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "arena-"));
  const start = (settings: Record<string, string>) => selfHosted(database.url, { DATA_DIR: dataDir, ...settings });
  let home = await start({ ROOM_HOSTS: "1" });
  onTestFinished(async () => {
    await home.stop();
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const ada = connectWithCookies(home.url);
  const wish = { opponent: { computer: "pebble" } } as const; // who needs nobody else
  const { id: match } = valueOf(await ask(ada.routes.matches.$post({ json: wish })));
  const first = await see(ada, match, "countdown");
  expect(await home.stop()).toBe(0);
  first.leave();
  expect(splitRooms(join(dataDir, "rooms"))).toBeGreaterThan(0);
  const strange = join(dataDir, "rooms", OLD, `${"f".repeat(64)}.sqlite`);
  writeFileSync(strange, "what is this?");
  const alarms = ["rooms-1-UserRoom", OLD].map((folder) => join(dataDir, "rooms", folder, "metadata.sqlite"));
  mkdirSync(join(dataDir, "rooms/rooms-1-UserRoom"));
  for (const file of alarms) writeFileSync(file, "");
  for (const ROOM_HOSTS of ["1", "3"]) {
    home = await start({ ROOM_HOSTS });
    const again = await see(connectWithCookies(home.url, ada.cookies()), match, "paused"); // not "waiting": it was begun before
    again.leave();
    expect(await home.stop()).toBe(0);
  }
  const left = roomFiles(dataDir).filter((file) => !file.startsWith("hosts-3"));
  expect(left.map((file) => join(dataDir, "rooms", file))).toEqual([strange]); // and the server starts all the same
  expect(readdirSync(join(dataDir, "rooms")).toSorted()).toEqual(["hosts-3", OLD]); // nor is anything else left
  expect(alarms.map((file) => existsSync(file))).toEqual([false, true]); // alarms go with the last room
  home = await start({ ROOM_HOSTS: "3" });
});

const FILE = /[0-9a-f]{64}\.sqlite$/;
const OLD = "rooms-0-MatchRoom";

/** Lays the rooms out as they were until November 2026: the same tables, in a file for each room. How many there are. */
function splitRooms(folder: string): number {
  const hosts = join(folder, "hosts-1");
  const file = readdirSync(hosts, { recursive: true, encoding: "utf8" }).find((name) => FILE.test(name));
  const source = join(hosts, file ?? "");
  const host = new DatabaseSync(source);
  const tables = host
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'")
    .all()
    .map(({ name }) => String(name))
    .filter((table) => host.prepare("SELECT 1 FROM pragma_table_info(?) WHERE name = 'room'").get(table));
  const rooms = new Set(
    tables.flatMap((table) => host.prepare(`SELECT DISTINCT room FROM ${table}`).all()).map(({ room }) => String(room)),
  );
  host.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  host.close();
  mkdirSync(join(folder, OLD));
  for (const room of rooms) {
    const own = join(folder, OLD, `${randomBytes(32).toString("hex")}.sqlite`);
    copyFileSync(source, own);
    const database = new DatabaseSync(own);
    for (const table of tables) database.prepare(`DELETE FROM ${table} WHERE room <> ?`).run(room);
    database.close();
  }
  rmSync(hosts, { recursive: true });
  return rooms.size;
}

/** Takes part in a match, until it has been in this phase. */
async function see(arena: Arena, match: string, phase: string): Promise<MatchSession> {
  const phases: string[] = [];
  const session = new MatchSession({ arena, match }, { onRoom: ({ state }) => phases.push(state.phase) });
  onTestFinished(() => session.leave());
  await expect.poll(() => phases).toContain(phase);
  return session;
}

const roomFiles = (dataDir: string) =>
  readdirSync(join(dataDir, "rooms"), { recursive: true, encoding: "utf8" }).filter((file) => FILE.test(file));
