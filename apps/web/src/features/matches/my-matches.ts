// My matches as far as they were read. Kept while the tab lives, so that Back shows the list where it was left.
import { api } from "../../data/api.ts";
import { createPages } from "../../data/query.ts";
import { onPersonChange, loadSession, session } from "../../data/session.ts";

export const myMatches = createPages(api.myMatches, ({ matches }) => matches);

/** Reads the list from its newest. Nobody yet has no matches, and there is no need to ask. */
export async function refreshMatches(): Promise<void> {
  await loadSession();
  const who = session.value;
  if (who.state !== "known") return;
  if (who.me) await myMatches.reload();
  else myMatches.clear();
}

onPersonChange(() => {
  if (myMatches.state.peek().rows === null) return;
  myMatches.forget();
  void refreshMatches(); // the page may be open
});
