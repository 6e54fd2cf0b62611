import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeEmptyRooms, removeForgottenRooms } from "../src/room-files.ts";

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 6, 1);
let storage: string;
let rooms: string; // as Miniflare lays them out
let made = 0;

beforeEach(() => {
  storage = mkdtempSync(join(tmpdir(), "rooms-"));
  rooms = join(storage, "do", "home-MatchRoom");
  mkdirSync(rooms, { recursive: true });
});
afterEach(() => rmSync(storage, { recursive: true, force: true }));

/** As workerd does it: a database in WAL mode, to which `sql` is done. The name of its file. */
function room(sql: string, { daysOld = 10 } = {}): string {
  const name = `${(++made).toString(16).padStart(64, "0")}.sqlite`;
  const database = new DatabaseSync(join(rooms, name));
  database.exec(`PRAGMA journal_mode = WAL; ${sql}`);
  database.close();
  const at = new Date(NOW_MS - daysOld * DAY_MS);
  utimesSync(join(rooms, name), at, at);
  return name;
}

const WRITTEN = "CREATE TABLE parcel (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO parcel VALUES (1, 'a result');";
const left = () => readdirSync(rooms).toSorted();

/** What a process that is killed leaves: what was written last is in a file beside the room's own. */
function killed(sql: string): string {
  const name = `${(++made).toString(16).padStart(64, "0")}.sqlite`;
  const elsewhere = mkdtempSync(join(storage, "running-"));
  const database = new DatabaseSync(join(elsewhere, name));
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; ${sql}`);
  cpSync(elsewhere, rooms, { recursive: true });
  database.close();
  rmSync(elsewhere, { recursive: true });
  return name;
}

test("[R12] files of rooms that have nothing stored are removed before the rooms start, and no others", async () => {
  room("");
  room(`${WRITTEN} DROP TABLE parcel;`);
  killed("");
  killed(`${WRITTEN} DROP TABLE parcel;`);
  const kept = [room(WRITTEN), room(`${WRITTEN} DELETE FROM parcel;`), killed(WRITTEN)];
  writeFileSync(join(rooms, "metadata.sqlite"), ""); // the alarms of all
  const strange = `${"f".repeat(64)}.sqlite`;
  writeFileSync(join(rooms, strange), "what is this?");
  expect(await removeEmptyRooms(storage)).toBe(4);
  const names = left().filter((name) => name.endsWith(".sqlite"));
  expect(names).toEqual([...kept, strange, "metadata.sqlite"].toSorted());
  const database = new DatabaseSync(join(rooms, kept[2]!));
  expect(database.prepare("SELECT body FROM parcel").all()).toEqual([{ body: "a result" }]);
  database.close();
  expect(await removeEmptyRooms(storage)).toBe(0);
});

test("[R12] while the rooms run, only those go that were not opened for days", async () => {
  const old = room("");
  const kept = [room("", { daysOld: 2 }), room(WRITTEN)];
  const open = room("");
  writeFileSync(join(rooms, `${open}-shm`), "");
  expect(await removeForgottenRooms(storage, NOW_MS)).toBe(1);
  expect(left()).not.toContain(old);
  expect(left()).toEqual([...kept, open, `${open}-shm`].toSorted());
});

test("without a folder there is nothing to remove", async () => {
  expect(await removeEmptyRooms(join(storage, "nowhere"))).toBe(0);
});
