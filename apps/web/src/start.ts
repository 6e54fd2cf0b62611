// The first script. It waits for nothing else, and asks for everything that the first picture needs at once: the page of this address and
// its words beside what all pages are made of, instead of after it. What comes of that is what `main.tsx` finds when it asks for the same.
import { isAt, type PagePath } from "@transcendence/protocol/page-paths";
import { AREAS, CATALOGUES } from "./i18n/files.ts";
import { bestLanguage, LANGUAGES, type Language } from "./i18n/languages.ts";
import { PAGE_FILES } from "./page-files.ts";

/** What was chosen on this device (`state/preferences.ts` has the last word), or what the browser asks for. */
function likelyLanguage(): Language {
  let chosen: unknown;
  try {
    chosen = Object(JSON.parse(localStorage.getItem("preferences") ?? "{}")).language;
  } catch {
    // unreadable or forbidden
  }
  return LANGUAGES.find((language) => language === chosen) ?? bestLanguage(navigator.languages);
}

/** What does not arrive is asked for again by whoever needs it, who also says so. */
function fetchAhead(pathname: string): void {
  const language = likelyLanguage();
  const path = (Object.keys(PAGE_FILES) as PagePath[]).find((each) => isAt(pathname, each));
  const page = path && PAGE_FILES[path];
  const words = page?.words ?? [];
  const files = [CATALOGUES[language], ...words.map((area) => AREAS[area][language]), ...(page ? [page.load] : [])];
  for (const load of files) load().catch(() => {});
}

fetchAhead(location.pathname);
// Without any catalogue there are no words to say it in but those that index.html brought along.
import("./main.tsx")
  .then(({ start }) => start())
  .catch(() => document.getElementById("unreachable")?.removeAttribute("hidden"));
