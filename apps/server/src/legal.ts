// The host's own privacy policy and terms, from a folder. Read each time: an edited text is shown at once.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Legal } from "@transcendence/api";

/** `name` is the API's own: a document and a language, no part of which somebody typed. */
export function legalFrom(folder: string | undefined, host: Legal["host"]): Legal {
  return {
    host,
    async read(name) {
      if (folder === undefined) return null;
      try {
        return await readFile(join(folder, name), "utf8");
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw error;
      }
    },
  };
}
