// Uploaded pictures in a folder, for hosts that would rather not have them in Postgres. One machine only.
import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Files } from "@transcendence/api";

/** Names are the API's own: hashes and sizes, no part of which somebody typed. */
export function diskFiles(folder: string): Files {
  return {
    async put(_, name, bytes) {
      const path = join(folder, name);
      const fresh = `${path}.${randomBytes(6).toString("hex")}`;
      await mkdir(dirname(path), { recursive: true });
      await writeFile(fresh, bytes, { flush: true });
      await rename(fresh, path); // whoever reads sees all of it or nothing
    },
    async get(_, name) {
      try {
        return await readFile(join(folder, name));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw error;
      }
    },
    remove: (_, name) => rm(join(folder, name), { force: true }),
  };
}
