// Every page there is, for a member who has a bit of everything: for tests and pictures of how pages look.
import { ask, valueOf } from "@transcendence/client";
import { LOBBY_CHANNEL } from "@transcendence/protocol";
import type { Page } from "playwright-core";
import { uniqueName, type BrowserUser } from "./browser-user.ts";
import type { People, BrowserUserOptions } from "./people.ts";

/** What everybody may see, the same for all. */
export const PUBLIC_PAGES: readonly string[] = [
  "/login",
  "/signup",
  "/forgot",
  "/settings",
  "/privacy",
  "/terms",
  "/about",
  "/computers",
  "/matches",
  "/leaderboards",
  "/live",
  "/more",
  "/nowhere",
  "/tournament/local",
  "/practice/heron",
  "/",
];
const MEMBERS_PAGES = [
  "/chat", // not beside the channel: both are one page
  "/account",
  "/account/profile",
  "/account/sign-in",
  "/account/security",
  "/account/privacy",
  "/friends",
  "/notifications",
  "/tournaments",
  "/tournaments/new",
  `/chat/${LOBBY_CHANNEL}`,
];

const COMPUTERS = ["pebble", "skitter", "plumb", "heron"] as const;

export interface Tour {
  readonly visitor: BrowserUser;
  readonly rival: string; // the page of a member who asked to be a friend
  readonly own: {
    readonly profile: string;
    readonly tournament: string; // that people may still enter
    readonly match: string; // finished
    readonly waiting: string; // a match that waits for somebody
  };
  readonly paths: readonly string[]; // the last one is the waiting match
}

async function join(people: People, first: string, options: BrowserUserOptions) {
  const at = await people.welcome(first, options);
  const name = await at.signUp({ name: uniqueName(first).slice(0, 20) });
  return { at, name, id: (await at.me())!.id }; // just signed up
}

/** Signs somebody with a long name up, who has a request, a tournament and a finished match, and stands at that match. */
export async function prepareTour(people: People, options: BrowserUserOptions): Promise<Tour> {
  const [anna, ben] = [await join(people, "Maximilianwolf", options), await join(people, "Ben", options)];
  const { matches, tournaments } = anna.at.routes;
  valueOf(await ask(ben.at.routes.me.friends[":id"].$put({ param: { id: anna.id } })));
  const wish = {
    title: "Freitagabendmeisterschaftspokalturnier",
    plan: { format: "single", thirdPlace: true },
    places: 8,
  } as const;
  const cup = valueOf(await ask(tournaments.$post({ json: wish })));
  const enter = async ({ routes }: BrowserUser, json: { readonly alias?: string }) =>
    valueOf(await ask(routes.tournaments[":id"].entries.$post({ param: { id: cup.id }, json })));
  await enter(anna.at, {});
  await enter(ben.at, { alias: "Donaudampfschiff" });
  await ben.at.context.close();
  const settings = { pointsToWin: 1, margin: 1, ballSpeed: 160, paddleSize: 50 } as const;
  const { id } = valueOf(await ask(matches.$post({ json: { settings, opponent: { computer: "zenith" } } })));
  await anna.at.context.addInitScript(countRequests);
  await anna.at.open(`/match/${id}`);
  await anna.at.hears("finished");
  const own = {
    profile: `/u/${encodeURIComponent(anna.name)}`,
    tournament: `/tournaments/${cup.id}`,
    match: `/match/${id}`,
    waiting: await anna.at.createMatch(),
  };
  const paths = [...PUBLIC_PAGES, ...MEMBERS_PAGES, ...Object.values(own)];
  return { visitor: anna.at, rival: `/u/${encodeURIComponent(ben.name)}`, own, paths };
}

/** A tournament in its first round, of computer players and somebody who is not called. */
export async function beginTournament(organiser: BrowserUser): Promise<string> {
  const plan = { format: "single", thirdPlace: true } as const;
  const { tournaments } = organiser.routes;
  const { id } = valueOf(await ask(tournaments.$post({ json: { title: "Quick cup", plan, places: 8 } })));
  for (const computer of COMPUTERS) {
    valueOf(await ask(tournaments[":id"].computers.$post({ param: { id }, json: { computer } })));
  }
  valueOf(await ask(tournaments[":id"].start.$post({ param: { id } })));
  return `/tournaments/${id}`;
}

interface Counting {
  pending?: number; // requests that were not answered yet
}

/** Runs in the page, before anything else there: `walkTo` waits for what it counts. */
export function countRequests(): void {
  const counting = window as Counting;
  const plain = window.fetch;
  counting.pending = 0;
  window.fetch = async (...asked) => {
    counting.pending = (counting.pending ?? 0) + 1;
    try {
      return await plain(...asked);
    } finally {
      setTimeout(() => (counting.pending = (counting.pending ?? 1) - 1), 50); // what is drawn from it, or asked next
    }
  };
}

/** To a page by the router, without loading the site anew; until it stands, with what it has asked for. */
export async function walkTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    for (const heading of document.querySelectorAll<HTMLElement>("h1")) heading.dataset["left"] = "";
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
  await page.waitForFunction(
    () =>
      document.querySelector("h1:not([data-left])") &&
      !document.querySelector(".loader") &&
      (window as { pending?: number }).pending === 0, // see countRequests
  );
}
