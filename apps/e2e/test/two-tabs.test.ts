// One person with two tabs that press at the same moment: what was asked happens once, and both tabs show how it came out.
import { ask, valueOf } from "@transcendence/client";
import { DEFAULT_SETTINGS } from "@transcendence/game";
import { LOBBY_CHANNEL } from "@transcendence/protocol";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { strings as chat } from "@transcendence/web/strings/chat";
import { strings as friends } from "@transcendence/web/strings/friends";
import { strings as notices } from "@transcendence/web/strings/notices";
import { expect } from "vitest";
import { type BrowserUser, uniqueName } from "../src/browser-user.ts";
import type { People } from "../src/people.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

interface Member {
  readonly at: BrowserUser;
  readonly tabs: readonly [BrowserUser, BrowserUser];
  readonly name: string;
  readonly id: string;
}

async function join(people: People, first: string): Promise<Member> {
  const at = await people.welcome(first);
  const name = await at.signUp();
  return { at, tabs: [at, await at.secondTab()], name, id: (await at.me())!.id }; // just signed up
}

/** Presses a button in each tab, at once: neither hears of the other's press first. */
async function pressAtOnce(
  tabs: Member["tabs"],
  ...labels: readonly [string] | readonly [string, string]
): Promise<void> {
  const buttons = tabs.map((tab, index) => tab.button(labels[index] ?? labels[0]).last());
  for (const button of buttons) await button.waitFor();
  await Promise.all(buttons.map((button) => button.evaluate((element) => (element as HTMLElement).click())));
}

const log = ({ page }: BrowserUser) => page.getByRole("log");
const rows = ({ page }: BrowserUser, title: string) =>
  page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: title, exact: true }) })
    .getByRole("listitem");

test("[SITE-10] [ACC-6] [CHAT-2] friends in two tabs at once: a request accepted twice, one accepted and declined, a block made twice", async ({
  people,
}) => {
  const [anna, ben] = [await join(people, "Anna"), await join(people, "Ben")];
  const befriend = () => ask(ben.at.routes.me.friends[":id"].$put({ param: { id: anna.id } })).then(valueOf);
  await befriend();
  for (const tab of [...anna.tabs, ben.at]) await tab.open("/friends");
  const [accept, decline] = [`${friends.actions.accept}: ${ben.name}`, `${friends.actions.decline}: ${ben.name}`];
  await pressAtOnce(anna.tabs, accept);
  for (const tab of anna.tabs)
    await waitUntil(async () => (await rows(tab, friends.friends.friends).count()) === 1, "one friend");
  await waitUntil(async () => (await rows(ben.at, friends.friends.friends).count()) === 1, "one friend on Ben’s side");
  expect(
    valueOf(await ask(ben.at.routes.me.notifications.$get({ query: {} }))).notifications.map(({ kind }) => kind),
  ).toEqual(["friend_accepted"]);

  valueOf(await ask(ben.at.routes.me.friends[":id"].$delete({ param: { id: anna.id } })));
  await befriend();
  await pressAtOnce(anna.tabs, accept, decline);
  const relation = async () =>
    valueOf(await ask(anna.at.routes.me.people[":id"].$get({ param: { id: ben.id } }))).friendship;
  const titles = {
    none: null,
    friends: friends.friends.friends,
    outgoing: friends.friends.outgoing,
    incoming: friends.friends.incoming,
  };
  await waitUntil(async () => {
    const title = titles[await relation()]; // whichever was later
    const shown = await Promise.all(
      anna.tabs.map(async (tab) =>
        Promise.all(
          [titles.friends, titles.outgoing, titles.incoming].map(
            async (each) => (await rows(tab, each).count()) === (each === title ? 1 : 0),
          ),
        ),
      ),
    );
    return shown.flat().every(Boolean);
  }, "both tabs to show how it came out");

  for (const tab of anna.tabs) {
    await tab.open(`/u/${encodeURIComponent(ben.name)}`);
    await tab.page
      .getByRole("button", { name: en.common.personMenu({ name: ben.name }) })
      .first()
      .click();
    await tab.button(friends.actions.block).click();
    await tab.page.getByRole("dialog", { name: friends.ask.block({ name: ben.name }) }).waitFor();
  }
  await pressAtOnce(anna.tabs, friends.actions.block);
  for (const tab of anna.tabs) {
    await tab.page.getByRole("dialog").waitFor({ state: "detached" });
    await tab.open("/friends");
    await waitUntil(async () => (await rows(tab, friends.friends.blocked).count()) === 1, "one block");
  }
});

test("[SITE-10] [PLAY-4] a challenge that is accepted in two tabs at once is one match, and one that is declined and accepted has one end", async ({
  people,
}) => {
  people.problems.expect(/challenges\/\w+\/(?:accept|decline) answered 409|status of 409/);
  const [anna, ben] = [await join(people, "Anna"), await join(people, "Ben")];
  for (const tab of [...anna.tabs, ben.at]) await tab.open("/settings");
  const settings = { ...DEFAULT_SETTINGS, powerUps: [...DEFAULT_SETTINGS.powerUps] };
  const challenge = async () => {
    const wish = { to: anna.id, settings, rated: false, side: "random" } as const;
    const made = valueOf(await ask(ben.at.routes.me.challenges.$post({ json: wish })));
    const incoming = notices.challenge.incoming({ name: ben.name });
    for (const tab of anna.tabs) await tab.page.getByText(incoming).waitFor();
    return made.id;
  };
  await challenge();
  await anna.tabs[1].button(notices.challenge.decline).click();
  await anna.tabs[1].page.getByLabel(notices.challenge.why).waitFor();
  await pressAtOnce(anna.tabs, notices.challenge.accept, notices.challenge.decline);
  const region = (tab: BrowserUser) => tab.page.getByRole("article");
  for (const tab of anna.tabs) await waitUntil(async () => (await region(tab).count()) === 0, "the banner to go");
  for (const tab of [...anna.tabs, ben.at]) await tab.open("/settings");

  const id = await challenge();
  await pressAtOnce(anna.tabs, notices.challenge.accept);
  for (const tab of anna.tabs) await tab.page.waitForURL(`**/match/${id}`);
  await waitUntil(
    () => anna.tabs.some(({ line }) => line.room?.you !== null && line.room?.match === id),
    "Anna to be seated",
  );
  const open = valueOf(await ask(anna.at.routes.me.challenges.$get())).challenges;
  expect(open).toEqual([]);
  const told = valueOf(await ask(ben.at.routes.me.notifications.$get({ query: {} }))).notifications;
  expect(told.filter(({ kind, data }) => kind === "pairing" && data.match === id)).toHaveLength(1);
});

test("[SITE-10] [CHAT-1] [ACC-4] two tabs that write, join, leave and rename at once lose and double nothing", async ({
  people,
}) => {
  people.problems.expect(/\/channels\/\w+\/read answered 404/, /status of 404 .*\/channels\/\w+\/read/); // one tab marks as read what the other has just left
  const [anna, ben] = [await join(people, "Anna"), await join(people, "Ben")];
  for (const tab of [...anna.tabs, ben.at]) await tab.open(`/chat/${LOBBY_CHANNEL}`);
  const texts = anna.tabs.map((_, index) => [1, 2, 3].map((count) => `${count} from tab ${index + 1} of ${anna.name}`));
  for (const [index, tab] of anna.tabs.entries())
    await tab.page.getByRole("textbox", { name: chat.write }).waitFor({ timeout: 60_000 + index });
  const send = async (tab: BrowserUser, all: readonly string[]) => {
    for (const text of all) {
      await tab.page.getByRole("textbox", { name: chat.write }).fill(text);
      await tab.page.keyboard.press("Enter");
    }
  };
  await Promise.all(anna.tabs.map((tab, index) => send(tab, texts[index] ?? [])));
  const everywhere = [...anna.tabs, ben.at];
  for (const tab of everywhere) {
    for (const text of texts.flat()) await log(tab).getByText(text, { exact: true }).waitFor();
    const isSent = async () => (await log(tab).getByText(chat.sending, { exact: true }).count()) === 0;
    await waitUntil(isSent, "all to be told that theirs was written");
    expect(await log(tab).getByText(`of ${anna.name}`).count()).toBe(texts.flat().length);
  }

  const { id } = valueOf(
    await ask(
      ben.at.routes.channels.$post({ json: { name: uniqueName("Club").replace(" ", ""), visibility: "private" } }),
    ),
  );
  valueOf(await ask(ben.at.routes.channels[":id"].invitations.$post({ param: { id }, json: { name: anna.name } })));
  for (const tab of everywhere) await tab.open(`/chat/${id}`);
  await pressAtOnce(anna.tabs, chat.accept);
  for (const tab of everywhere)
    await log(tab)
      .getByText(chat.joined({ name: anna.name }), { exact: true })
      .waitFor();
  for (const tab of anna.tabs) {
    await tab.button(chat.settings).click();
    await tab.button(chat.leave).click();
    await tab.page.getByRole("dialog", { name: chat.leave }).waitFor();
  }
  await pressAtOnce(anna.tabs, chat.leave);
  await log(ben.at)
    .getByText(chat.leftNote({ name: anna.name }), { exact: true })
    .waitFor();
  for (const note of [chat.joined, chat.leftNote])
    expect(
      await log(ben.at)
        .getByText(note({ name: anna.name }), { exact: true })
        .count(),
    ).toBe(1);

  for (const tab of anna.tabs) await tab.open("/settings");
  const names = [uniqueName("Ann"), uniqueName("Anne")];
  await Promise.all(
    anna.tabs.map((_, index) =>
      anna.tabs[index]!.page.evaluate(
        (name) =>
          fetch("/api/me", {
            method: "PATCH",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ name }),
          }),
        names[index],
      ),
    ),
  );
  const { name } = (await anna.at.me())!; // the later one
  expect(names).toContain(name);
  for (const tab of anna.tabs) await tab.page.locator("header").getByText(name).first().waitFor();
});
