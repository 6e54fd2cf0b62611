// Proposing a tournament with everything that the form has, registering for it, and what a moderator of the site finds on its page.
import type { TournamentAnswerBody } from "@transcendence/protocol";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { catalogue as words } from "@transcendence/web/i18n/tournament/en";
import { expect } from "vitest";
import { expectAccessible } from "../src/axe.ts";
import { type BrowserUser, uniqueName } from "../src/browser-user.ts";
import { test } from "../src/test.ts";

const { entry, form, organise, membersOnly, locked } = words.tournaments;
const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

async function signUp({ context, url }: BrowserUser, name: string): Promise<void> {
  const data = { name, password: "seven odd words for a test", language: "en" };
  const answer = await context.request.post(`${url}/api/auth/sign-up`, { headers: { origin: url }, data });
  expect(answer.status()).toBe(201);
}

/** As the browser's field for a date and a time wants it. */
function local(ms: number): string {
  const date = new Date(ms);
  return new Date(ms - date.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
}

test("[TOUR-1] a tournament is created with a start, a deadline, options and a password, by keyboard, and the page says so to whoever may register and whoever may not", async ({
  people,
}) => {
  const [anna, ben] = [await people.welcome("Anna"), await people.welcome("Ben")];
  await signUp(anna, uniqueName("Anna"));
  const { page } = anna;
  await anna.open("/tournaments/new");
  await page.getByLabel(form.name, { exact: true }).focus();
  await page.keyboard.type("Cup with everything");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Bring a friend.");
  const places = page.getByRole("slider", { name: form.places });
  await page.getByLabel(form.format).selectOption("arena");
  await page.getByText(form.placesMost({ most: 256 }), { exact: true }).waitFor();
  await places.press("End");
  expect(await places.inputValue()).toBe("256");
  await page.getByLabel(form.format).selectOption("round-robin");
  await page.getByText(form.placesInGroups({ most: 32, group: 32 }), { exact: true }).waitFor();
  expect(await places.inputValue()).toBe("32");
  await page.getByRole("slider", { name: form.groups }).fill("3");
  expect(await places.inputValue()).toBe("96");
  await places.fill("8");
  await page.getByLabel(form.format).selectOption("swiss");
  await page.getByRole("slider", { name: form.rounds }).fill("3");
  await anna.openOptions();
  await page.getByRole("slider", { name: en.home.pointsToWin, exact: true }).fill("7");
  expect(await page.getByRole("radio", { name: en.options.rated, exact: true }).count()).toBe(0); // its own switch says
  await anna.closeOptions();
  await page.getByLabel(form.wait).selectOption("30");
  await page.getByRole("radio", { name: form.startAt }).check();
  await page.getByLabel(form.startTime).fill(local(Date.now() + 30 * MINUTE_MS));
  await page.getByLabel(form.deadline).selectOption("60");
  await page.getByRole("switch", { name: form.guests }).click();
  await page.getByLabel(form.password, { exact: true }).fill("let me in");
  await page.getByLabel(form.password, { exact: true }).press("Enter");
  await page.getByText(form.deadlinePast).waitFor(); // half an hour is less than an hour
  await expectAccessible(page, "a new tournament with an error");
  await page.getByLabel(form.startTime).fill(local(Date.now() + 3 * DAY_MS));
  await page.getByLabel(form.password, { exact: true }).press("Enter");
  await page.waitForURL(/\/tournaments\/(?!new)/);
  const path = new URL(page.url()).pathname;
  const facts = page.locator(".cup-facts");
  for (const fact of [membersOnly, locked, "Registration closes 1 hour before the start", "30 seconds to show up"])
    expect(await facts.textContent()).toContain(fact);
  const answer = await anna.context.request.get(`${anna.url}/api${path}`);
  const { tournament } = (await answer.json()) as TournamentAnswerBody;
  expect(tournament).toMatchObject({
    title: "Cup with everything",
    description: "Bring a friend.",
    plan: { format: "swiss", rounds: 3 },
    places: 8,
    settings: { pointsToWin: 7 },
    waitSeconds: 30,
    deadlineMinutes: 60,
    guests: false,
    hasPassword: true,
  });

  await ben.open(path); // nobody yet
  await ben.page.getByText(entry.membersOnly).waitFor();
  expect(await ben.button(entry.enter).count()).toBe(0);
  const signs = ben.page.locator(".cup-entry").getByRole("link", { name: form.signUp });
  expect(await signs.getAttribute("href")).toBe(`/signup?back=${encodeURIComponent(path)}`);
  await signUp(ben, uniqueName("Ben"));
  await ben.page.reload();
  await ben.page.getByLabel(entry.password).waitFor();
});

test("[TOUR-1] a guest registers for a tournament with a password: the wrong one is refused in words, and what they typed stays", async ({
  people,
}) => {
  const [anna, ben] = [await people.welcome("Anna"), await people.welcome("Ben")];
  await signUp(anna, uniqueName("Anna"));
  const data = { title: "Cup of those who know", plan: { format: "single" }, places: 8, password: "let me in" };
  const headers = { origin: anna.url };
  const made = await anna.context.request.post(`${anna.url}/api/tournaments`, { headers, data });
  const path = `/tournaments/${((await made.json()) as { id: string }).id}`;
  people.problems.expect(/403/); // the wrong one
  await ben.open(path);
  expect(await ben.page.locator(".cup-facts").textContent()).toContain(locked);
  await ben.page.getByLabel(entry.alias).fill("Ben who knocks");
  const field = ben.page.getByLabel(entry.password);
  await field.fill("let me out");
  await field.press("Enter");
  await ben.page.getByRole("alert").getByText(en.common.errors.tournament_password).waitFor();
  await expectAccessible(ben.page, "a tournament's password that is wrong");
  expect(await ben.page.getByLabel(entry.alias).inputValue()).toBe("Ben who knocks");
  expect(await ben.page.locator(".cup-players li").count()).toBe(0);
  await field.fill("let me in");
  await field.press("Enter");
  await ben.page.getByText(entry.entered, { exact: true }).waitFor();
  expect(await ben.page.locator(".cup-players").textContent()).toContain("Ben who knocks");
});

test("[TOUR-1] T6: whoever looks at a tournament's page when its deadline comes sees the form go, and nothing else", async ({
  people,
}) => {
  const [anna, ben] = [await people.welcome("Anna"), await people.welcome("Ben")];
  await signUp(anna, uniqueName("Anna"));
  const data = {
    title: "Cup with a deadline",
    plan: { format: "single" },
    places: 8,
    startsAtMs: Date.now() + 60 * MINUTE_MS,
    deadlineMinutes: 15,
  };
  const headers = { origin: anna.url };
  const made = await anna.context.request.post(`${anna.url}/api/tournaments`, { headers, data });
  const { id } = (await made.json()) as { id: string };
  // Ben's clock is the test's. He hears of the time once, with the page: the room would tell him what it is outside.
  await ben.page.clock.install();
  await ben.page.route(`**/api/tournaments/${id}/ticket`, () => {});
  await ben.open(`/tournaments/${id}`);
  await ben.button(entry.enter).waitFor();
  await ben.page.clock.fastForward(44 * MINUTE_MS);
  expect(await ben.button(entry.enter).isVisible()).toBe(true);
  await ben.page.clock.fastForward(2 * MINUTE_MS);
  await ben.page.getByText(entry.closed, { exact: true }).waitFor();
  expect(await ben.button(entry.enter).count()).toBe(0);
  expect(await ben.page.locator(".cup-phase").textContent()).toMatch(/^Starts in 1[34]:\d\d/);
});

test("[TOUR-4] a tournament's page gives what its organiser may do to nobody else", async ({ people }) => {
  const [anna, ben] = [await people.welcome("Anna"), await people.welcome("Ben")];
  for (const each of [anna, ben]) await signUp(each, uniqueName(each.name));
  const data = { title: "Cup of an organiser", plan: { format: "single" }, places: 8 };
  const headers = { origin: anna.url };
  const made = await anna.context.request.post(`${anna.url}/api/tournaments`, { headers, data });
  const path = `/tournaments/${((await made.json()) as { id: string }).id}`;
  await anna.open(path);
  await anna.sees(organise.title);
  await ben.open(path);
  await ben.button(entry.enter).waitFor();
  for (const title of [organise.title, organise.moderate]) expect(await ben.heading(title).count()).toBe(0);
  // As the API would tell one of the site's moderators; that it tells nobody else is tried there.
  await ben.page.route(`**/api${path}`, async (asked) => {
    const answer = await asked.fetch();
    await asked.fulfill({ response: answer, json: { ...((await answer.json()) as object), isModerator: true } });
  });
  await ben.page.reload();
  await ben.sees(organise.moderate);
  await ben.page.getByText(organise.moderateText).waitFor();
  expect(await ben.button(organise.start).isVisible()).toBe(true);
});
