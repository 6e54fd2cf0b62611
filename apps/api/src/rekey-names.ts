// Keys of names are stored, so names from before a change of `nameKey` need their keys anew. Run after the migrations, by Node; a
// second run finds nothing to do. It can go when no arena from before 0.2 is left.
import { changeNameKey, type Database, listNamesWith } from "@transcendence/database";
import { nameKey } from "@transcendence/protocol/name-key";

/** All letters that a name could have before and whose key is another one since: their marks count now, or they show nothing. */
const CHANGED = "\u0e33\u0eb3\uff9e\uff9f\u115f\u1160\u3164\uffa0ʹʻʼʽˈˊˋꞋꞌ\u07f4\u07f5";
const PAGE = 500;

/** How many names have another key now. Who would get somebody else's keeps the old one: no name is taken away. */
export async function rekeyNames(database: Database): Promise<number> {
  let [changed, after] = [0, ""];
  for (;;) {
    const page = await listNamesWith(database, { characters: CHANGED, after, limit: PAGE });
    for (const named of page) {
      const key = nameKey(named.name);
      if (key === "" || key === named.nameKey) continue;
      if (await changeNameKey(database, { ...named, nameKey: key })) changed += 1;
    }
    after = page.at(-1)?.userId ?? "";
    if (page.length < PAGE) return changed;
  }
}
