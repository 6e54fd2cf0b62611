// Where uploaded pictures lie. The third place, a folder, is Node's: apps/server/src/disk-files.ts.
import { getFile, putFile, removeFile } from "@transcendence/database";
import type { Files } from "../deps.ts";

/** In the database, together with the rows that name them: one thing to back up, and the same for every instance. */
export const POSTGRES_FILES: Files = { put: putFile, get: getFile, remove: removeFile };

/** What we need of an R2 bucket. */
export interface Bucket {
  put(key: string, value: Uint8Array): Promise<unknown>;
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>;
  delete(key: string): Promise<void>;
}

export function bucketFiles(bucket: Bucket): Files {
  return {
    put: async (_, name, bytes) => void (await bucket.put(name, bytes)),
    async get(_, name) {
      const object = await bucket.get(name);
      return object && new Uint8Array(await object.arrayBuffer());
    },
    remove: (_, name) => bucket.delete(name),
  };
}
