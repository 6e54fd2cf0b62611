// Copies what must be backed up of the data folder while the rooms run: snapshot-rooms.js FROM TO
// Each SQLite file is copied as of one moment. Alarms come last: one too many finds nothing to do, one too few forgets a result.
import { cpSync, existsSync, globSync, mkdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) {
  console.error("Usage: snapshot-rooms.js FROM TO");
  process.exit(1);
}

const files = globSync("rooms/**/*.sqlite", { cwd: from }).toSorted((a, b) => rank(a) - rank(b));
for (const file of files) {
  const source = join(from, file);
  if (!existsSync(source)) continue; // a room that has been forgotten meanwhile
  mkdirSync(dirname(join(to, file)), { recursive: true });
  const database = new DatabaseSync(source, { readOnly: true });
  try {
    await backup(database, join(to, file));
  } finally {
    database.close();
  }
}
mkdirSync(to, { recursive: true });
if (existsSync(join(from, "secret"))) cpSync(join(from, "secret"), join(to, "secret"));
console.error(`${files.length} files of the rooms copied.`);

function rank(file: string): number {
  return basename(file) === "metadata.sqlite" ? 1 : 0;
}
