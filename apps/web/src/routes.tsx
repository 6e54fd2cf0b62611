// The pages by path. Each is a file of its own; the one that is asked for first is on its way before this is here (`start.ts`).
import { within } from "@transcendence/client/deadline";
import { isAt, isDecodable, PAGE_PATHS, type PagePath } from "@transcendence/protocol";
import type { ComponentType } from "preact";
import { lazy } from "preact-iso";
import { Stale } from "./features/errors/crash.tsx";
import { account } from "./i18n/account/index.ts";
import { chatWords } from "./i18n/chat/index.ts";
import type { AreaName } from "./i18n/files.ts";
import { legal } from "./i18n/legal/index.ts";
import { notices } from "./i18n/notices/index.ts";
import { peopleWords } from "./i18n/people/index.ts";
import { storedWords } from "./i18n/stored/index.ts";
import { tournament } from "./i18n/tournament/index.ts";
import { watch } from "./i18n/watch/index.ts";
import { PAGE_FILES } from "./page-files.ts";

interface Page {
  readonly path: PagePath | "/design";
  readonly component: ComponentType & { preload(): Promise<unknown> };
}

const AREAS: Readonly<Record<AreaName, { load(): Promise<void> }>> = {
  account,
  chat: chatWords,
  legal,
  notices,
  people: peopleWords,
  stored: storedWords,
  tournament,
  watch,
};

/** A page whose file does not arrive says so, instead of rejecting where nobody listens. */
function page(load: () => Promise<ComponentType>): Page["component"] {
  return lazy(() => within(load()).catch(() => Stale));
}

export const NOT_FOUND = page(() => import("./features/errors/not-found.tsx").then((module) => module.NotFound));

/** A page with its words. */
function pageAt(path: PagePath): Page {
  const { load, words = [] } = PAGE_FILES[path];
  return {
    path,
    component: page(async () => (await Promise.all([load(), ...words.map((area) => AREAS[area].load())]))[0]),
  };
}

export const PAGES: readonly Page[] = [
  ...PAGE_PATHS.map(pageAt),
  // The parts that pages are made of, for whoever works on them: a production build leaves it out.
  ...(import.meta.env.DEV
    ? [
        {
          path: "/design" as const,
          component: page(async () => {
            const [module, { designWords }] = await Promise.all([
              import("./features/design/design.tsx"),
              import("./i18n/design/index.ts"),
            ]);
            await designWords.load();
            return module.Design;
          }),
        },
      ]
    : []),
];

const EMBEDDED: PagePath = "/tournaments/:id/embed";

/** Within a page of somebody else's, where a press may be meant for something else. */
export function isFramed(): boolean {
  return typeof window !== "undefined" && window.top !== window.self;
}

/**
 * The pages among which an address may be one: none when its escapes cannot be read, which the router would throw at. In a frame there
 * is only the page that is made for it, whatever a link or a script there leads to.
 */
export function pagesFor(pathname: string, framed = isFramed()): typeof PAGES {
  if (!isDecodable(pathname)) return [];
  return framed ? PAGES.filter(({ path }) => path === EMBEDDED) : PAGES;
}

/** Fetches the page at an address, to be ready when it is drawn. */
export async function preloadPage(pathname: string): Promise<void> {
  const found = pagesFor(pathname).find(({ path }) => isAt(pathname, path));
  await (found?.component ?? NOT_FOUND).preload();
}
