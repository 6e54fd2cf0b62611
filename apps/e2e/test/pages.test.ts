import { catalogue as en } from "@transcendence/web/i18n/en";
import { strings as leaderboards } from "@transcendence/web/strings/leaderboards";
import { strings as legal } from "@transcendence/web/strings/legal";
import { strings as watching } from "@transcendence/web/strings/watch";
import { expect } from "vitest";
import { uniqueName, type BrowserUser } from "../src/browser-user.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

const { common, computers, home, match, matches, settings } = en;

const PAGES = [
  { path: "/", heading: home.heading, title: "Transcendence" },
  { path: "/matches", heading: matches.title, title: matches.title },
  { path: "/settings", heading: settings.title, title: settings.title },
  { path: "/live", heading: watching.title, title: watching.title },
  { path: "/leaderboards", heading: leaderboards.title, title: leaderboards.title },
  { path: "/about", heading: legal.about.title, title: legal.about.title },
  { path: "/computers", heading: computers.page.title, title: computers.page.title },
  {
    path: "/practice/heron",
    heading: computers.practiceTitle({ name: "Heron" }),
    title: computers.practiceTitle({ name: "Heron" }),
  },
  { path: "/local", heading: match.local.title, title: match.local.title },
  { path: "/design", heading: common.notFound.title, title: common.notFound.title }, // in development only
  { path: "/nowhere/at/all", heading: common.notFound.title, title: common.notFound.title },
  { path: "/practice/%E0%A4%A", heading: common.notFound.title, title: common.notFound.title },
];

async function expectPage(visitor: BrowserUser, { path, heading, title }: (typeof PAGES)[number]): Promise<void> {
  await visitor.sees(heading);
  const { page } = visitor;
  expect(new URL(page.url()).pathname).toBe(path);
  expect(await page.title()).toContain(title);
  expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
  expect(await page.getByRole("main").count()).toBe(1);
}

test("[SITE-1] [SITE-2] every page opens by its address, and again after a reload", async ({ people }) => {
  people.problems.expect(/\/(?:design|practice\/%E0%A4%A) answered 404|status of 404 .*\/(?:design|practice)/);
  const anna = await people.welcome("Anna");
  for (const page of PAGES) {
    await anna.open(page.path);
    await expectPage(anna, page);
    await anna.page.reload();
    await expectPage(anna, page);
  }
});

test("[SITE-7] a page and its words, in the language chosen here, are asked for beside what all pages need, not after it", async ({
  people,
}) => {
  const anna = await people.welcome("Anna");
  const { page } = anna;
  await page.addInitScript(() => localStorage.setItem("preferences", JSON.stringify({ language: "fr" })));
  const site = /\/assets\/site-[^/]*\.js/;
  const { promise: isOver, resolve: release } = Promise.withResolvers<void>();
  await page.route(site, async (route) => {
    await isOver;
    await route.continue();
  });
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(request.url()));
  await page.goto(`${anna.url}/leaderboards`, { waitUntil: "commit" });
  for (const [file, times] of [
    [/\/assets\/leaderboards-page-[^/]*\.js/, 1],
    [/\/assets\/fr-[^/]*\.js/, 2], // of all pages, and of profiles
  ] as const)
    await waitUntil(
      () => [...asked].filter((url) => file.test(url)).length === times,
      `${file.source}, ${times} times`,
    );
  expect([...asked].filter((url) => /\/assets\/(?:en|ru)-|\/api\//.test(url))).toEqual([]);
  release();
  await anna.sees("Classements");
});

test("[SITE-1] links lead through all pages without loading anew; Back and Forward go the same way", async ({
  people,
}) => {
  const anna = await people.welcome("Anna");
  const { page } = anna;
  await anna.open("/");
  await page.evaluate("window.sameDocument = true");
  const [start, mine, setting] = PAGES;
  const more = { path: "/more", heading: common.more, title: common.more };
  const way = [start!, more, mine!, more, setting!];
  const links = [common.more, common.myMatches, common.more, common.settings];
  for (const [index, link] of links.entries()) {
    await anna.link(link).click();
    await expectPage(anna, way[index + 1]!);
  }
  for (const stop of way.toReversed().slice(1)) {
    await page.goBack();
    await expectPage(anna, stop);
  }
  for (const stop of way.slice(1)) {
    await page.goForward();
    await expectPage(anna, stop);
  }
  expect(await page.evaluate("window.sameDocument")).toBe(true);
  await anna.link(common.home).click();
  await expectPage(anna, way[0]!);
});

test("[SITE-1] a match that never was says so, and leads home", async ({ people }) => {
  people.problems.expect(/answered 404|status of 404/);
  const anna = await people.welcome("Anna");
  await anna.open("/match/NeverWasThere12");
  await anna.sees(match.gone.title);
  await anna.link(match.home).click();
  await anna.sees(home.heading);
});

test("[SITE-2] a part of the page that does not arrive, and an arena that is away, are said in words", async ({
  people,
}) => {
  people.problems.expect(/ERR_FAILED/);
  const anna = await people.welcome("Anna");
  await anna.page.route("**/api/matches", (route) => route.abort());
  await anna.open("/");
  await anna.button(home.friend.action).click();
  await anna.page.getByText(common.errors.offline).waitFor();

  await anna.page.route(/\/assets\/settings[^/]*\.js/, (route) => route.abort());
  await anna.link(common.more).click();
  await anna.link(common.settings).click();
  await anna.sees(common.stale.title);
  await anna.page.unroute(/\/assets\/settings[^/]*\.js/);
  await anna.button(common.reload).click();
  await anna.sees(settings.title);
});

test("[ACC-7] [SITE-10] a guest chooses a name, and finds the matches of every day in the list", async ({ people }) => {
  const anna = await people.welcome("Anna");
  await anna.open("/matches");
  await anna.sees(matches.empty);
  await anna.open("/settings");
  const name = uniqueName("Агата");
  const field = anna.page.getByRole("textbox", { name: settings.name.label });
  await field.fill("!");
  await anna.button(common.save).click();
  await anna.page.getByText(common.errors.name_invalid).waitFor();
  await field.fill(name);
  await anna.button(common.save).dblclick(); // the same button pressed twice
  await anna.page.getByText(settings.name.saved({ name })).first().waitFor();

  await anna.open("/");
  await anna.button(home.friend.action).dblclick();
  await anna.sees(match.waiting.title);
  await anna.page.getByText(name).first().waitFor();
  await anna.open("/matches");
  await anna.page.getByRole("listitem").filter({ hasText: matches.waiting }).waitFor();
  expect(await anna.page.getByRole("main").getByRole("listitem").count()).toBe(1);
  await anna.page.getByRole("main").getByRole("link").click();
  await anna.sees(match.waiting.title);
});
