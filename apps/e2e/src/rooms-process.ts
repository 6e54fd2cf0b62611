// The workerd beneath an arena: a child of its process.
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { ServerProcess } from "@transcendence/tools/server-process";
import { waitUntil } from "./wait-until.ts";

/** Ends it without a word, as a crash would; answers when it has gone. */
export async function killRooms(arena: ServerProcess): Promise<void> {
  const pid = roomsOf(arena.pid);
  process.kill(pid, "SIGKILL");
  await waitUntil(() => !isThere(pid), "the rooms' process to end");
}

function roomsOf(parent: number): number {
  const found = readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && isWorkerdOf(pid, parent));
  if (found.length !== 1) throw new Error(`The arena ${parent} has ${found.length} workerd.`);
  return found[0]!;
}

function isWorkerdOf(pid: number, parent: number): boolean {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" "); // state, parent, …
    const [program = ""] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return Number(fields[1]) === parent && basename(program) === "workerd";
  } catch {
    return false; // ended meanwhile
  }
}

function isThere(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.[0] !== "Z";
  } catch {
    return false;
  }
}
