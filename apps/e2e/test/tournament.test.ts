// A tournament of four: one is on another page when called, one never comes, one reloads while being waited for.
import { catalogue as en } from "@transcendence/web/i18n/en";
import { catalogue as words } from "@transcendence/web/i18n/tournament/en";
import { expect } from "vitest";
import { expectAccessible } from "../src/axe.ts";
import type { BrowserUser } from "../src/browser-user.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

const { tournaments } = words;
const { match, common } = en;

async function register(visitor: BrowserUser, path: string, alias: string): Promise<void> {
  await visitor.open(path);
  await visitor.page.getByLabel(tournaments.entry.alias).fill(alias);
  await visitor.button(tournaments.entry.enter).click();
}

function isCalled({ page }: BrowserUser): Promise<boolean> {
  return page.getByRole("button", { name: tournaments.call.ready }).isVisible();
}

test("[TOUR-1] [TOUR-2] [TOUR-3] [TOUR-6] [CHAT-4] four people play a tournament from its proposal to its winner, though one never comes and one reloads while waited for", async ({
  people,
}) => {
  const [anna, ben, chloe, dan] = [
    await people.welcome("Anna"),
    await people.welcome("Ben"),
    await people.welcome("Chloe"),
    await people.welcome("Dan"),
  ];
  await anna.signUp();
  await anna.open("/tournaments");
  await anna.page.getByRole("link", { name: tournaments.propose }).click();
  await anna.page.getByLabel(tournaments.form.name, { exact: true }).fill("Friday cup");
  await anna.page.getByLabel(tournaments.form.places).fill("4");
  await anna.page.getByLabel(tournaments.form.wait).selectOption("15");
  await anna.page.getByRole("switch", { name: tournaments.form.thirdPlace }).click();
  await expectAccessible(anna.page, "a new tournament");
  await anna.button(tournaments.form.create).click();
  await anna.page.waitForURL(/\/tournaments\/(?!new)/);
  const path = new URL(anna.page.url()).pathname;

  await register(anna, path, "Anna the First");
  await register(ben, path, "Ben the Second");
  await register(chloe, path, "Chloe the Third");
  await register(dan, path, "Dan the Fourth");

  // The first round: all but one press the button when they are called.
  const all = [anna, ben, chloe, dan];
  for (const each of all) await each.button(tournaments.call.ready).waitFor();
  await expectAccessible(anna.page, "a tournament");
  const lines = await anna.page.getByRole("heading", { level: 2, name: /^Your match against/ }).textContent();
  const rivalOfAnna = all.find(({ name }) => lines?.includes(name.split(" ")[0] ?? ""));
  const [second, absent] = all.filter((each) => each !== anna && each !== rivalOfAnna);
  if (!rivalOfAnna || !second || !absent) throw new Error(`nobody plays Anna: ${lines}`);
  await second.open("/settings"); // called wherever they are
  await second.button(common.called.go).click();
  await second.page.getByText(/You’re ready/).waitFor();
  await anna.button(tournaments.call.ready).click();
  await anna.page.getByText(/You’re ready/).waitFor();
  await anna.page.reload(); // at the worst moment
  await anna.page.getByText(/You’re ready/).waitFor();
  await rivalOfAnna.button(tournaments.call.ready).click();
  await Promise.all([anna.hears("countdown"), rivalOfAnna.hears("countdown")]);
  await waitUntil(() => anna.line.room!.score.some((points) => points > 0), "the first point");
  await rivalOfAnna.resign();
  await anna.page.getByRole("link", { name: match.finished.toTournament }).click();

  // The one who never came has lost by then; the final is called.
  await Promise.all([anna, second].map((each) => each.button(tournaments.call.ready).click()));
  await Promise.all([anna.hears("countdown"), second.hears("countdown")]);
  await waitUntil(() => anna.line.room!.score.some((points) => points > 0), "the first point of the final");
  await anna.resign();
  await second.page.getByRole("link", { name: match.finished.toTournament }).click();
  const winner = second.page.locator(".cup-winner");
  await winner.waitFor();
  expect(await winner.textContent()).toContain(second.name.split(" ")[0]);
  expect(await isCalled(absent)).toBe(false);
  await second.page.getByText(tournaments.logTitle).click();
  await second.page.getByText(/ beat .+ by walkover\./).waitFor();
});
