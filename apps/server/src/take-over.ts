// Rooms that were stored otherwise (each in a file of its own, or with fewer or more hosts) are moved to the hosts of today before
// anybody is let in. Broken off in the middle it begins again: what has been moved is replaced by the same, and sources go last.
import type { Dirent } from "node:fs";
import { readdir, rm, rmdir } from "node:fs/promises";
import { join, sep } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Log } from "@transcendence/api";
import { hostIndexOf, MOVE_PATH, type MovedRoom, type MovedRow, type MovedValue } from "@transcendence/link";
import { ROOM_KIND_NAMES, type RoomAddress } from "@transcendence/protocol";
import { signRequest } from "@transcendence/tickets";
import type { Hosts } from "./hosts.ts";

const BATCH_CHARACTERS = 1_000_000;
const ROOM_FILE = /^[0-9a-f]{64}\.sqlite$/;
/** Alarms of all rooms in a folder, which hosts keep beside the rooms' rows. */
const ALARMS_FILE = "metadata.sqlite";
const SIDES = ["", "-wal", "-shm"];

/** Resolves to how many rooms were moved; rejects, and nothing is lost, when a host does not take them. */
export async function takeOverRooms(
  folder: string,
  hosts: Pick<Hosts, "hosts" | "folder" | "askHost">,
  secret: string,
  log: Log,
): Promise<number> {
  const sources = (await filesIn(folder, hosts.folder)).filter(isRoom).map(pathOf);
  let moved = 0;
  const waiting = Array.from({ length: hosts.hosts }, () => new Batch());
  const send = async (index: number) => {
    const body = waiting[index]?.take() ?? "[]";
    const headers = await signRequest(secret, { method: "POST", path: MOVE_PATH, body, nowMs: Date.now() });
    const { status } = await hosts.askHost(index, MOVE_PATH, headers, body);
    if (status !== 204) throw new Error(`Stored rooms could not be moved: their host answered ${status}.`);
  };
  const taken: string[] = [];
  for (const file of sources) {
    const rooms = readRooms(file, log);
    if (rooms === null) continue;
    taken.push(file);
    for (const room of rooms) {
      const address = addressOf(room.room);
      if (address === null) continue;
      const index = hostIndexOf(address, hosts.hosts);
      waiting[index]?.add(room);
      moved++;
      if ((waiting[index]?.length ?? 0) > BATCH_CHARACTERS) await send(index);
    }
  }
  for (const [index, batch] of waiting.entries()) if (batch.length > 0) await send(index);
  for (const file of taken) await removeDatabase(file);
  await removeEmptied(folder, hosts.folder);
  return moved;
}

/** Files and folders, but for those of today's hosts. */
async function filesIn(folder: string, today: string): Promise<Dirent[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return files.filter((file) => !(pathOf(file) + sep).startsWith(today + sep));
}

function pathOf({ parentPath, name }: Dirent): string {
  return join(parentPath, name);
}

function isRoom(file: Dirent): boolean {
  return file.isFile() && ROOM_FILE.test(file.name);
}

async function removeDatabase(file: string): Promise<void> {
  for (const side of SIDES) await rm(file + side, { force: true });
}

/** Alarms of no rooms, and folders in which nothing is left. */
async function removeEmptied(folder: string, today: string): Promise<void> {
  const files = await filesIn(folder, today);
  const kept = new Set(files.filter(isRoom).map(({ parentPath }) => parentPath));
  for (const { parentPath, name } of files)
    if (name === ALARMS_FILE && !kept.has(parentPath)) await removeDatabase(join(parentPath, name));
  const folders = files.filter((file) => file.isDirectory()).map(pathOf);
  for (const each of folders.toSorted((one, other) => other.length - one.length)) await rmdir(each).catch(() => {}); // not empty
}

/** Null, and the file stays: it is no database, or an older match's. */
function readRooms(file: string, log: Log): MovedRoom[] | null {
  try {
    return roomsIn(file);
  } catch (error) {
    log.warn("rooms.file_unreadable", { file, error });
    return null;
  }
}

class Batch {
  #rooms: string[] = [];
  length = 0; // characters

  add(room: MovedRoom): void {
    const text = JSON.stringify(room);
    this.#rooms.push(text);
    this.length += text.length;
  }

  take(): string {
    const body = `[${this.#rooms.join(",")}]`;
    this.#rooms = [];
    this.length = 0;
    return body;
  }
}

/**
 * All rows of each room in a file; every table of ours begins with the room's key. Null: a match from before 28 November 2026, which
 * does not say its name. Its file stays.
 */
function roomsIn(file: string): MovedRoom[] | null {
  const database = new DatabaseSync(file);
  try {
    if (database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'checkpoint'").get() !== undefined) return null;
    const rooms = new Map<string, Record<string, MovedRow[]>>();
    const tables = database.prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
    );
    for (const { name } of tables.all()) {
      const table = String(name);
      const columns = database.prepare(`SELECT name FROM pragma_table_info(?)`).all(table);
      if (!columns.some((column) => column["name"] === "room")) continue;
      for (const row of database
        .prepare(`SELECT * FROM "${table}" ORDER BY ${columns[0]?.["name"] === "id" ? "id" : "room"}`)
        .all()) {
        const key = String(row["room"]);
        const known = rooms.get(key) ?? {};
        rooms.set(key, known);
        (known[table] ??= []).push(portable(row, table));
      }
    }
    return Array.from(rooms, ([room, stored]) => ({ room, tables: stored }));
  } finally {
    database.close();
  }
}

/** Parcels are numbered by their file: they get new numbers, in their order. */
function portable(row: Readonly<Record<string, unknown>>, table: string): MovedRow {
  const values = Object.entries(row).filter(([column]) => !(table === "parcel" && column === "id"));
  return Object.fromEntries(values.map(([column, value]) => [column, portableValue(value)]));
}

function portableValue(value: unknown): MovedValue {
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString("base64") };
  if (typeof value === "bigint") return Number(value);
  return typeof value === "string" || typeof value === "number" ? value : null;
}

function addressOf(key: string): RoomAddress | null {
  const [kind, name] = key.split("/");
  const known = ROOM_KIND_NAMES.find((each) => each === kind);
  return known === undefined || name === undefined ? null : { kind: known, name };
}
