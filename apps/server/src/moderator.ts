// npm run moderator -- NAME: makes a member a moderator of #lobby, with `--remove` before the name no longer. The arena may run or not.
import { resolve } from "node:path";
import { setLobbyModerator } from "@transcendence/api";
import { runCommand, withDatabase } from "./command-database.ts";
import { readSettings, type ServerSettings } from "./settings.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

function main(settings: ServerSettings, name: string, isModerator: boolean): Promise<string> {
  return withDatabase(settings, async (database) => {
    const member = await setLobbyModerator({ database, clock: () => Date.now() }, name, isModerator);
    if (member === null) throw new Error(`There is no member with the name or confirmed email "${name}".`);
    return isModerator
      ? `${member} moderates #lobby. They see it when they next open the chat.`
      : `${member} does not moderate #lobby any more.`;
  });
}

const words = process.argv.slice(2);
const removes = words[0] === "--remove";
const name = words
  .slice(removes ? 1 : 0)
  .join(" ")
  .trim(); // names may have spaces
const settings = readSettings(ROOT);
if (settings === null) process.exit(1);
if (name === "") {
  console.error("Who? npm run moderator -- NAME, or npm run moderator -- --remove NAME");
  process.exit(1);
}
await runCommand(() => main(settings, name, !removes));
