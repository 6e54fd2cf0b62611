// Friends: from a search by name to a block that takes effect in an open page.
import { catalogue as en } from "@transcendence/web/i18n/en";
import { strings as people } from "@transcendence/web/strings/friends";
import { expect } from "vitest";
import { expectAccessible } from "../src/axe.ts";
import type { BrowserUser } from "../src/browser-user.ts";
import type { People } from "../src/people.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

async function join(everybody: People, first: string, phone = false): Promise<{ at: BrowserUser; name: string }> {
  const at = await everybody.welcome(first, phone ? { viewport: { width: 390, height: 844 } } : {});
  return { at, name: await at.signUp() };
}

const row = ({ page }: BrowserUser, name: string) => page.getByRole("listitem").filter({ hasText: name });

test("[ACC-6] [CHAT-2] two become friends across browsers, see each other come and go, and a block ends it in open pages", async ({
  people: everybody,
}) => {
  everybody.problems.expect(/me\/friends\/\w+ answered 403|status of 403/); // Ben asks once more, after the block
  const [anna, ben] = [await join(everybody, "Anna"), await join(everybody, "Ben", true)];
  await anna.at.open("/friends");
  await anna.at.page.getByLabel(people.friends.name).fill(ben.name);
  await anna.at.page.getByRole("button", { name: `${people.actions.befriend}: ${ben.name}` }).click();
  await anna.at.page.getByRole("heading", { name: people.friends.outgoing }).waitFor();
  const asked = anna.at.page.locator(".people li").filter({ hasText: ben.name }).last();
  const place = await asked.locator("strong").boundingBox();
  expect(place!.width).toBeGreaterThan(place!.height); // a name keeps its room beside what is known and what to do
  await ben.at.open("/friends");
  await ben.at.page.getByRole("button", { name: `${people.actions.accept}: ${anna.name}` }).click();
  await row(anna.at, ben.name).getByText(people.status.online).waitFor();
  await row(ben.at, anna.name).getByText(people.status.online).waitFor();
  await expectAccessible(ben.at.page, "the page of friends");

  await ben.at.open("/matches"); // another page: still online
  await row(anna.at, ben.name).getByText(people.status.online).waitFor();
  await ben.at.page.goto("about:blank");
  await row(anna.at, ben.name).getByText(people.status.online).waitFor({ state: "detached" });
  await ben.at.open("/friends");
  await row(anna.at, ben.name).getByText(people.status.online).waitFor();

  // Anna's search still shows Ben: the menu beside the name in her list of friends.
  await anna.at.page
    .getByRole("button", { name: `Options for ${ben.name}` })
    .last()
    .click();
  await anna.at.page.getByRole("button", { name: people.actions.block, exact: true }).click();
  const confirm = anna.at.page.getByRole("dialog", { name: people.ask.block({ name: ben.name }) });
  await expectAccessible(anna.at.page, "asked before a block");
  await confirm.getByRole("button", { name: people.actions.block }).click();
  await anna.at.page.getByRole("heading", { name: people.friends.blocked, exact: true }).waitFor();
  await row(ben.at, anna.name).waitFor({ state: "detached" });
  await ben.at.page.getByLabel(people.friends.name).fill(anna.name);
  await ben.at.page.getByRole("button", { name: `${people.actions.befriend}: ${anna.name}` }).click();
  await ben.at.page.getByText("You can’t contact this person.").waitFor();
});

test("[CHAT-2] [PLAY-4] [PLAY-9] who watches has the menu of the players; somebody blocked in mid-match plays on, and offers no rematch", async ({
  people: everybody,
}) => {
  const { finished } = en.match;
  const [anna, ben] = [await join(everybody, "Anna"), await join(everybody, "Ben")];
  const clara = await join(everybody, "Clara");
  const path = await anna.at.createMatch();
  for (const { at } of [anna, ben]) await at.open(path);
  await Promise.all([anna.at.isReady(), ben.at.isReady()]);
  await Promise.all([anna.at.hears("countdown"), ben.at.hears("countdown")]);

  await clara.at.open(path);
  await clara.at.page.getByRole("button", { name: `Options for ${ben.name}` }).click();
  const menu = clara.at.page.getByRole("dialog", { name: ben.name });
  await menu.getByRole("button", { name: people.actions.befriend, exact: true }).click();
  await menu.getByRole("button", { name: people.actions.cancel, exact: true }).waitFor();

  const { context, url } = anna.at;
  const id = ben.at.line.room?.seats[1]?.player.id;
  const blocked = await context.request.put(`${url}/api/me/blocks/${id}`, { headers: { origin: url } });
  expect(blocked.ok()).toBe(true);
  expect(ben.at.line.room?.state.phase).not.toBe("paused");
  await ben.at.button(en.match.menu).click();
  await ben.at.button(en.match.resign.action).click();
  const sure = ben.at.page.getByRole("dialog", { name: en.match.resign.title });
  await sure.getByRole("button", { name: en.match.resign.confirm }).click();
  await Promise.all([anna.at.hears("finished"), ben.at.hears("finished")]);
  await ben.at.button(finished.rematch).click();
  await ben.at.page.getByText(finished.rematchWaiting({ name: anna.name })).waitFor();
  const apart = () => {
    const state = anna.at.line.room?.state;
    return state?.phase === "finished" && state.apart === true;
  };
  await waitUntil(apart, "the room to tell Anna that there is no rematch");
  expect(await anna.at.page.getByText(finished.rematchOffered({ name: ben.name })).count()).toBe(0);
  for (const label of [finished.rematch, finished.rematchAccept]) expect(await anna.at.button(label).count()).toBe(0);
});
