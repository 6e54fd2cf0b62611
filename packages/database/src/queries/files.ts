import { eq } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { files } from "../schema/index.ts";

/** A file of this name that is there already has the same content. */
export async function putFile(database: Database, name: string, bytes: Uint8Array): Promise<void> {
  await database.insert(files).values({ name, bytes }).onConflictDoNothing();
}

export async function getFile(database: Database, name: string): Promise<Uint8Array | null> {
  const [file] = await database.select({ bytes: files.bytes }).from(files).where(eq(files.name, name));
  return file?.bytes ?? null;
}

export async function removeFile(database: Database, name: string): Promise<void> {
  await database.delete(files).where(eq(files.name, name));
}
