// One server for one data folder: two would run the same rooms twice and write into each other's files.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, realpathSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const LONGEST = 100; // a socket's path must fit into about 104 bytes

/** False when another server has it. The lock goes with the process, however that ends; it needs no cleaning up. */
export async function lockData(dataDir: string): Promise<boolean> {
  mkdirSync(dataDir, { recursive: true });
  const path = lockPath(realpathSync(dataDir));
  if (await isHeld(path)) return false;
  if (process.platform !== "win32") rmSync(path, { force: true }); // left by one that was killed
  const lock = createServer((socket) => socket.destroy()).listen(path);
  await once(lock, "listening");
  lock.unref();
  return true;
}

function lockPath(dataDir: string): string {
  const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
  if (process.platform === "win32") return `\\\\.\\pipe\\transcendence-${name}`;
  const here = join(dataDir, "lock.sock");
  return here.length <= LONGEST ? here : join(tmpdir(), `transcendence-${name}.sock`);
}

function isHeld(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(false));
  });
}
