// Where the call to a tournament's match finds its player, and what its organiser does on the page.
import { ask, valueOf } from "@transcendence/client";
import { LOBBY_CHANNEL } from "@transcendence/protocol";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { catalogue as words } from "@transcendence/web/i18n/tournament/en";
import { expect } from "vitest";
import { expectAccessible } from "../src/axe.ts";
import { type BrowserUser, uniqueName } from "../src/browser-user.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

const { call, downloadCsv, downloadJson, log, logTitle, now, organise, phases } = words.tournaments;
const { called } = en.common;

async function propose({ routes }: BrowserUser, title: string, places: number): Promise<string> {
  const json = { title, plan: { format: "single", thirdPlace: false }, places, waitSeconds: 300 } as const;
  return valueOf(await ask(routes.tournaments.$post({ json }))).id;
}

async function enter({ routes }: BrowserUser, id: string, alias: string): Promise<void> {
  valueOf(await ask(routes.tournaments[":id"].entries.$post({ param: { id }, json: { alias } })));
}

test("[CHAT-4] [TOUR-3] the call to a match reaches its player in chat, in a casual match on another device, and in a hidden tab; one press in one place is enough", async ({
  people,
}) => {
  const [anna, ben] = [await people.welcome("Anna"), await people.welcome("Ben")];
  await anna.signUp();
  const id = await propose(anna, "Cup of two", 2);
  await enter(anna, id, "Anna the Called");
  const phone = await people.welcome("Anna's phone", { storageState: await anna.context.storageState() });
  const settings = { pointsToWin: 21, margin: 1, ballSpeed: 50 } as const;
  const json = { settings, opponent: { computer: "pebble" } } as const;
  const casual = valueOf(await ask(phone.routes.matches.$post({ json })));
  const hidden = await anna.secondTab();
  await hidden.open("/settings");
  await hidden.page.evaluate(() => Object.defineProperty(document, "hidden", { value: true, configurable: true }));
  await anna.open(`/chat/${LOBBY_CHANNEL}`);
  await phone.open(`/match/${casual.id}`);
  await phone.hears("between");

  await enter(ben, id, "Ben the Second"); // the last place: it begins
  for (const { page } of [anna, hidden, phone])
    await page.getByRole("alert").getByText(called.title, { exact: true }).waitFor();
  await waitUntil(async () => (await hidden.page.title()).startsWith("(1) "), "the title of the hidden tab");
  await expectAccessible(phone.page, "a call in a match");
  await phone.button(called.go).click();
  await phone.page.getByText(/You’re ready/).waitFor();
  for (const { page } of [anna, hidden]) await page.locator(".called").waitFor({ state: "detached" });

  await ben.open(`/tournaments/${id}`);
  await ben.button(call.ready).click();
  await phone.page.waitForURL(/\/match\//);
  await ben.page.waitForURL(/\/match\//);
  expect(phone.matchId).toBe(ben.matchId);
  expect(phone.matchId).not.toBe(casual.id);
  expect(new URL(anna.page.url()).pathname).toBe(`/chat/${LOBBY_CHANNEL}`); // nobody is taken away from another page
});

test("[TOUR-3] [TOUR-2] an organiser fills a tournament with computer players, pauses it, decides a match, has it played again, removes somebody, and takes the results as files", async ({
  people,
}) => {
  const [anna, ben] = [await people.welcome("Anna"), await people.welcome("Ben")];
  await anna.signUp({ name: uniqueName("Anna") });
  const id = await propose(anna, "Cup in good hands", 8);
  await enter(ben, id, "Ben the Absent");
  const { page } = anna;
  await anna.open(`/tournaments/${id}`);
  await page.getByText(organise.computers, { exact: true }).click();
  for (const players of [2, 3, 4]) {
    await anna.button(organise.addComputer).click();
    await page
      .locator(".cup-players li")
      .nth(players - 1)
      .waitFor();
  }
  await anna.button(organise.start).click();
  await anna.button(organise.pause).click();
  await page.getByText(now.paused, { exact: true }).waitFor();
  await anna.button(organise.resume).click();
  await anna.button(organise.pause).waitFor();
  await expectAccessible(page, "a tournament's organiser");

  // Ben doesn't come: his opponent is given the match, then it is to be played again, then Ben is removed.
  const ofBen = page.locator(".bout", { hasText: "Ben the Absent" }).first();
  await page.getByText(organise.disputes, { exact: true }).click();
  const match = page.getByLabel(organise.match, { exact: true });
  const options = await match.locator("option").allTextContents();
  await match.selectOption({ label: options.find((each) => each.includes("Ben the Absent"))! });
  await anna.button(organise.decide({ name: "Ben the Absent" })).click();
  await page.locator(".bout-won", { hasText: "Ben the Absent" }).first().waitFor();
  await match.selectOption({ label: options.find((each) => each.includes("Ben the Absent"))! });
  await anna.button(organise.replay).click();
  await page.locator(".bout-won", { hasText: "Ben the Absent" }).waitFor({ state: "detached" });
  await ofBen.waitFor();
  await page.locator("summary", { hasText: organise.remove }).click();
  await page.locator(".cup-removals li", { hasText: "Ben the Absent" }).getByRole("button").click();
  await page.getByRole("dialog").getByRole("button", { name: organise.remove, exact: true }).click();
  await page.locator(".cup-phase", { hasText: phases.finished }).waitFor(); // the computer players have played the rest out

  for (const [button, ending] of [
    [downloadCsv, ".csv"],
    [downloadJson, ".json"],
  ] as const) {
    const [file] = await Promise.all([page.waitForEvent("download"), anna.button(button).click()]);
    expect(file.suggestedFilename()).toBe(`Cup in good hands${ending}`);
  }
  await page.getByText(logTitle, { exact: true }).click();
  for (const line of [log.paused, log.resumed, log.replayed, log.removed({ name: "Ben the Absent" }), log.finished])
    await page.locator(".cup-log li", { hasText: line }).waitFor();
});

test("[TOUR-1] an organiser who cancels a tournament is asked once more, and everybody on its page sees it", async ({
  people,
}) => {
  const [anna, ben] = [await people.welcome("Anna"), await people.welcome("Ben")];
  await anna.signUp({ name: uniqueName("Anna") });
  const id = await propose(anna, "Cup that is not", 4);
  await anna.open(`/tournaments/${id}`);
  await ben.open(`/tournaments/${id}`);
  await ben.page.locator(".cup-phase").waitFor();
  await anna.button(organise.cancel).click();
  const question = anna.page.getByRole("dialog", { name: organise.cancelSure });
  await question.getByRole("button", { name: organise.cancel, exact: true }).click();
  for (const { page } of [anna, ben]) await page.locator(".cup-phase", { hasText: phases.cancelled }).waitFor();
  expect(await ben.page.locator(".cup-entry").count()).toBe(0);
});
