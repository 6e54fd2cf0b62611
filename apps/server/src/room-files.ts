// Files of rooms in which nothing is stored any more. workerd makes a file for each room that is ever asked anything, keeps it when the
// room has deleted everything, and never removes one.
import { type FileHandle, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const DAY_MS = 86_400_000;
/** While workerd runs: by then nobody has a ticket to the match, and what a person's room forgets it is told again. */
const UNTOUCHED_MS = 3 * DAY_MS;
const PAGE_HEADER = 100; // after the file's own; see sqlite.org/fileformat2.html
const LEAF_OF_A_TABLE = 0x0d;
const SIDE_FILES = ["-wal", "-shm", "-journal"] as const; // a journal is there while the file is being made

/** Before workerd starts: all that are empty. Resolves to how many went. */
export async function removeEmptyRooms(folder: string): Promise<number> {
  return removeEmpty(folder, async (file) => {
    // What was written last is not in the file itself yet, and what was interrupted has to be taken back.
    if ((await sizeOf(`${file}-wal`)) || (await sizeOf(`${file}-journal`))) checkpoint(file);
    return true;
  });
}

/** While workerd runs: those that it has not opened for days. */
export async function removeForgottenRooms(folder: string, nowMs = Date.now()): Promise<number> {
  return removeEmpty(folder, async (file) => {
    for (const side of SIDE_FILES) if ((await sizeOf(file + side)) !== null) return false; // it is open
    return nowMs - (await stat(file)).mtimeMs > UNTOUCHED_MS;
  });
}

async function removeEmpty(folder: string, mayGo: (file: string) => Promise<boolean>): Promise<number> {
  let removed = 0;
  for (const file of await roomFiles(folder)) {
    try {
      if (!(await mayGo(file)) || !(await isEmpty(file))) continue;
      await rm(file, { force: true });
      for (const side of SIDE_FILES) await rm(file + side, { force: true });
      removed++;
    } catch {
      // Unreadable, or removed meanwhile. Whatever it is, it stays.
    }
  }
  return removed;
}

/** Those of rooms: `metadata.sqlite` holds the alarms of all. */
export async function roomFiles(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const rooms = files.filter((file) => file.isFile() && /^[0-9a-f]{64}\.sqlite$/.test(file.name));
  return rooms.map(({ parentPath, name }) => join(parentPath, name));
}

async function sizeOf(file: string): Promise<number | null> {
  return stat(file).then(
    ({ size }) => size,
    () => null,
  );
}

function checkpoint(file: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    database.close();
  }
}

/** Whether there is no table in it: its first page, which lists them, has no cells. */
async function isEmpty(file: string): Promise<boolean> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(file, "r");
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(PAGE_HEADER + 8), 0, PAGE_HEADER + 8, 0);
    if (bytesRead === 0) return true; // made, and never written
    if (bytesRead < buffer.length) return false;
    return buffer[PAGE_HEADER] === LEAF_OF_A_TABLE && buffer.readUInt16BE(PAGE_HEADER + 3) === 0;
  } finally {
    await handle?.close();
  }
}
