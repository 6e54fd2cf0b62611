// Friends: from a search by name to a block that takes effect in an open page.
import { strings as people } from "@transcendence/web/strings/friends";
import { expect } from "vitest";
import { expectAccessible } from "../src/axe.ts";
import type { BrowserUser } from "../src/browser-user.ts";
import type { People } from "../src/people.ts";
import { test } from "../src/test.ts";

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
