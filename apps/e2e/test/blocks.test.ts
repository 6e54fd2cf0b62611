// A block, in everything that is open at that moment: two tabs of whoever makes it, a page of the other one, and a third person.
import { ask, valueOf } from "@transcendence/client";
import { LOBBY_CHANNEL } from "@transcendence/protocol";
import { type ServerProcess, startServer } from "@transcendence/tools/server-process";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { strings as chat } from "@transcendence/web/strings/chat";
import { strings as friends } from "@transcendence/web/strings/friends";
import { strings as notices } from "@transcendence/web/strings/notices";
import { afterAll, beforeAll, expect } from "vitest";
import type { BrowserUser } from "../src/browser-user.ts";
import type { People } from "../src/people.ts";
import { test } from "../src/test.ts";

// An arena of its own: whoever looks for an opponent here must not find somebody from another test.
let arena: ServerProcess;
beforeAll(async () => void (arena = await startServer()));
afterAll(() => arena.remove());

interface Member {
  readonly at: BrowserUser;
  readonly name: string;
  readonly id: string;
}

async function join(people: People, first: string): Promise<Member> {
  const at = await people.welcome(first, { url: arena.url });
  const name = await at.signUp();
  return { at, name, id: (await at.me())!.id }; // just signed up
}

async function write({ page }: BrowserUser, text: string): Promise<void> {
  await page.getByRole("textbox", { name: chat.write }).fill(text);
  await page.keyboard.press("Enter");
}

const log = ({ page }: BrowserUser) => page.getByRole("log");
const friend = ({ page }: BrowserUser, name: string) => page.locator(".people li").filter({ hasText: name });

async function seek({ page, url }: BrowserUser): Promise<void> {
  await page.goto(url);
  await page.getByRole("button", { name: en.lobby.play, exact: true }).click();
  await page.getByRole("timer").waitFor();
}

test("[CHAT-2] [ACC-6] [NOTE-1] [PLAY-4] a block takes effect in all that is open: what was said, friends, notifications, mentions, pairing", async ({
  people,
}) => {
  const [anna, ben, chloe] = [await join(people, "Anna"), await join(people, "Ben"), await join(people, "Chloe")];
  valueOf(await ask(ben.at.routes.me.friends[":id"].$put({ param: { id: anna.id } })));
  valueOf(await ask(anna.at.routes.me.friends[":id"].$put({ param: { id: ben.id } })));
  const [list, notes] = [await anna.at.secondTab(), await anna.at.secondTab()];
  await list.open("/friends");
  await notes.open("/notifications");
  await chloe.at.open(`/chat/${LOBBY_CHANNEL}`); // Anna herself does not look at the channel yet, and is notified
  await ben.at.open(`/chat/${LOBBY_CHANNEL}`);
  const [before, after, unheard] = [`Good evening @${anna.name}`, `After the block by ${ben.name}`, `@${anna.name}?`];
  await write(ben.at, before);
  const mention = notes.page.getByText(notices.text.mention({ name: ben.name, channel: "#lobby", excerpt: before }));
  await mention.first().waitFor();
  await friend(list, ben.name).getByText(friends.status.online).waitFor();
  await anna.at.open(`/chat/${LOBBY_CHANNEL}`);
  await log(anna.at).getByText(before).waitFor();

  await log(anna.at)
    .getByRole("button", { name: en.common.personMenu({ name: ben.name }) })
    .last()
    .click();
  await anna.at.button(friends.actions.block).click();
  await anna.at.page
    .getByRole("dialog", { name: friends.ask.block({ name: ben.name }) })
    .getByRole("button", { name: friends.actions.block })
    .click();
  await log(anna.at).getByText(ben.name).first().waitFor({ state: "detached" });
  await notes.page.getByRole("listitem").filter({ hasText: ben.name }).first().waitFor({ state: "detached" });
  await list.page.getByRole("heading", { name: friends.friends.blocked, exact: true }).waitFor();
  await friend(list, ben.name).getByText(friends.status.online).waitFor({ state: "detached" });

  for (const text of [after, unheard]) await write(ben.at, text);
  await write(anna.at, `Heard by everybody but ${anna.name}`);
  for (const text of [after, unheard]) await log(chloe.at).getByText(text, { exact: true }).waitFor();
  await log(anna.at).getByText(`Heard by everybody but ${anna.name}`).waitFor();
  expect(await log(anna.at).getByText(after).count()).toBe(0);
  expect(valueOf(await ask(anna.at.routes.me.notifications.$get({ query: {} }))).notifications).toEqual([]);

  await seek(anna.at);
  await seek(ben.at);
  await anna.at.page.getByText("0:04").waitFor();
  for (const { at } of [anna, ben]) expect(new URL(at.page.url()).pathname).toBe("/"); // the only two, and not paired
  await seek(chloe.at);
  await Promise.all([anna.at.hears("countdown"), chloe.at.hears("countdown")]); // who has waited longest
  await ben.at.page.getByRole("timer").waitFor();
});
