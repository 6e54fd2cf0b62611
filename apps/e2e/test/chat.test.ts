// Chat: a channel, direct messages on several devices, a lost connection, an invitation to play.
import { ask, valueOf } from "@transcendence/client";
import { LOBBY_CHANNEL } from "@transcendence/protocol";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { strings as chat } from "@transcendence/web/strings/chat";
import { strings as friends } from "@transcendence/web/strings/friends";
import { strings as notices } from "@transcendence/web/strings/notices";
import { expect } from "vitest";
import type { BrowserUser } from "../src/browser-user.ts";
import type { People } from "../src/people.ts";
import { StallingProxy } from "../src/stalling-proxy.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

interface Member {
  readonly at: BrowserUser;
  readonly name: string;
  readonly id: string;
}

async function join(people: People, first: string, url?: string): Promise<Member> {
  const at = await people.welcome(first, url === undefined ? {} : { url });
  const name = await at.signUp();
  return { at, name, id: (await at.me())!.id }; // just signed up
}

async function write({ at }: Pick<Member, "at">, text: string): Promise<void> {
  const field = at.page.getByRole("textbox", { name: chat.write });
  await field.fill(text);
  await field.press("Enter");
}

const log = ({ page }: BrowserUser) => page.getByRole("log");
const reads = (visitor: BrowserUser, text: string) => log(visitor).getByText(text, { exact: true }).waitFor();

test("[CHAT-1] [CHAT-5] three people in a channel, a message that waits on another device, and what was typed without a connection", async ({
  people,
  arenaUrl,
}) => {
  people.problems.expect(/WebSocket connection|ERR_|net::/);
  const proxy = await StallingProxy.open(arenaUrl);
  const [anna, ben] = [await join(people, "Anna"), await join(people, "Ben", proxy.url)];
  const guest = await people.welcome("Guest");
  for (const each of [anna.at, ben.at, guest]) await each.open(`/chat/${LOBBY_CHANNEL}`);
  const hello = `Hello, ${ben.name}`;
  await write(anna, hello);
  for (const each of [anna.at, ben.at, guest]) await reads(each, hello);
  await guest.page.getByText(chat.readOnly).waitFor();

  // What is being corrected stays, whoever writes meanwhile.
  await log(anna.at).getByText(hello, { exact: true }).hover();
  await log(anna.at)
    .getByRole("button", { name: chat.editOwn({ text: hello }) })
    .click();
  const correction = anna.at.page.getByRole("textbox", { name: chat.editing });
  await correction.fill(`${hello}!`);
  await write(ben, `${hello}? That is me`);
  await reads(anna.at, `${hello}? That is me`);
  expect(await correction.inputValue()).toBe(`${hello}!`);
  await correction.press("Enter");
  await log(ben.at).getByText(`${hello}!`).waitFor();

  const typed = `Typed without a connection by ${ben.name}`;
  await proxy.cut();
  await ben.at.page.getByText(chat.offline).waitFor();
  await write(ben, typed);
  await proxy.mend();
  await reads(anna.at, typed);
  await ben.at.page.getByText(chat.sending).waitFor({ state: "detached" });
  expect(await log(guest).getByText(typed).count()).toBe(1);
  await proxy.cut();

  // A direct message waits on Anna's other device, until it is read on one of them.
  const phone = await people.welcome("Anna's phone", { viewport: { width: 390, height: 844 } });
  await phone.logIn(anna.name);
  await phone.open("/settings");
  await proxy.mend();
  const { id } = valueOf(await ask(ben.at.routes.me.conversations.$post({ json: { user: anna.id } })));
  await ben.at.open(`/chat/${id}`);
  await write(ben, "Just for you");
  await phone.page.getByRole("navigation").getByText("1", { exact: true }).waitFor();
  await anna.at.page.getByRole("navigation", { name: chat.channels }).getByRole("button", { name: ben.name }).click();
  await reads(anna.at, "Just for you");
  await phone.page.getByRole("navigation").getByText("1", { exact: true }).waitFor({ state: "detached" });
  await ben.at.page.getByText(chat.seen, { exact: true }).waitFor();
});

test("[CHAT-3] whoever takes up an invitation to play that was written in a channel plays, and a name leads to its profile", async ({
  people,
}) => {
  const [anna, ben] = [await join(people, "Anna"), await join(people, "Ben")];
  for (const each of [anna.at, ben.at]) await each.open(`/chat/${LOBBY_CHANNEL}`);
  const invitation = (of: BrowserUser) =>
    log(of)
      .getByRole("link", { name: /\/match\// })
      .last();
  await anna.at.button(chat.invite).click();
  await invitation(anna.at).click();
  await anna.at.page.waitForURL(/\/match\//);
  await invitation(ben.at).click();
  await ben.at.button(en.match.waiting.play).click();
  await Promise.all([anna, ben].map(({ at }) => at.hears("countdown")));

  const guest = await people.welcome("Guest");
  await guest.open(`/chat/${LOBBY_CHANNEL}`);
  await log(guest).getByRole("link", { name: anna.name, exact: true }).last().click();
  await guest.sees(anna.name);
});

test("[CHAT-2] [CHAT-1] [CHAT-3] a block takes effect in what is open: nothing more, nothing left, no challenge, and no way to write", async ({
  people,
}) => {
  const [anna, ben] = [await join(people, "Anna"), await join(people, "Ben")];
  const { id } = valueOf(await ask(ben.at.routes.me.conversations.$post({ json: { user: anna.id } })));
  for (const each of [anna.at, ben.at]) await each.open(`/chat/${id}`);
  await write(ben, "Hello");
  await reads(anna.at, "Hello");
  await ben.at.button(en.common.challenge).click();
  await ben.at.button(notices.challenge.send).click();
  const challenge = anna.at.page.getByText(notices.challenge.incoming({ name: ben.name }));
  const listed = anna.at.page.getByRole("navigation", { name: chat.channels }).getByRole("button", { name: ben.name });
  for (const each of [challenge, listed]) await each.waitFor();
  valueOf(await ask(anna.at.routes.me.blocks[":id"].$put({ param: { id: ben.id } })));
  for (const each of [challenge, listed]) await each.waitFor({ state: "detached" });
  await log(anna.at).getByText("Hello", { exact: true }).waitFor({ state: "detached" });
  await ben.at.page.getByText(chat.blockedText).waitFor();
  for (const each of [anna.at, ben.at]) await each.open(`/chat/${LOBBY_CHANNEL}`);
  const [unheard, heard] = [`Does anybody hear ${ben.name}?`, `A quiet place for ${anna.name}`];
  await write(ben, unheard);
  await write(anna, heard);
  await reads(ben.at, heard);
  expect(await log(anna.at).getByText(unheard).count()).toBe(0);
});

test("[CHAT-1] [CHAT-6] two who play talk to each other, no key that they type moves a paddle, and what was said can be reported", async ({
  people,
  arenaUrl,
}) => {
  people.problems.expect(/WebSocket connection|ERR_|net::/);
  const proxy = await StallingProxy.open(arenaUrl);
  const throughProxy = await people.welcome("Anna", { url: proxy.url });
  const { anna, boris } = await people.begin({ pointsToWin: 21, ballSpeed: 60 }, throughProxy);
  for (const each of [anna, boris]) await each.button(chat.title).click();
  const field = anna.page.getByRole("textbox", { name: chat.write });
  await waitUntil(() => anna.line.world()?.inPlay === true, "the ball to be in play");
  const { inputs } = anna.line;
  await field.pressSequentially("wow, swift serve");
  expect(anna.line.inputs).toBe(inputs);
  await proxy.cut();
  await anna.page.getByText(chat.offline).waitFor();
  expect(await field.inputValue()).toBe("wow, swift serve");
  await proxy.mend();
  await anna.page.getByText(chat.offline).waitFor({ state: "detached" });
  await field.press("Enter");
  await reads(boris, "wow, swift serve");
  await log(boris)
    .getByRole("button", { name: /wow, swift serve/ })
    .click();
  await boris.button(friends.report.send).click();
  await boris.page.getByText(friends.report.sent).waitFor();

  // What the result asks waits until the sentence is written.
  await boris.resign();
  await anna.button(en.match.finished.rematch).waitFor();
  await field.pressSequentially("well");
  await boris.button(en.match.finished.rematch).click();
  await anna.button(en.match.finished.rematchAccept).waitFor();
  await anna.page.keyboard.type(" played");
  expect(await field.inputValue()).toBe("well played");
});

test("[CHAT-1] [CHAT-3] [PLAY-2] a link in the chat of a running match asks before it leads away; while the match stands still the opponent’s name has its menu", async ({
  people,
  arenaUrl,
}) => {
  const { anna, boris } = await people.begin({ pointsToWin: 21, ballSpeed: 50, paddleSize: 200 });
  for (const each of [anna, boris]) await each.button(chat.title).click();
  await write({ at: boris }, `Look at ${arenaUrl}/computers`);
  const link = log(anna).getByRole("link", { name: `${arenaUrl}/computers` });
  await link.click();
  const { leaving } = en.match;
  const question = anna.page.getByRole("dialog", { name: leaving.title });
  await question.getByRole("button", { name: leaving.stay }).click();
  await question.waitFor({ state: "hidden" });
  expect(anna.matchId).toBe(boris.matchId);

  const name = boris.line.room!.seats[boris.line.room!.you!]!.player.name; // he plays
  const menu = anna.page.locator(".arena-name").getByRole("button", { name: en.common.personMenu({ name }) });
  expect(await menu.count(), "menus that a finger could meet in play").toBe(0);
  await boris.page.goto("about:blank");
  await anna.hears("paused");
  await menu.click();
  const opened = anna.page.getByRole("dialog", { name });
  await opened.getByRole("button", { name: friends.actions.report }).waitFor();
  await boris.page.goBack();
  await opened.waitFor({ state: "detached" }); // nothing lies over the field when the ball comes
  await waitUntil(() => anna.line.phase !== "paused", "the match to go on");

  await link.click();
  await question.getByRole("button", { name: new RegExp(`^(${leaving.resign}|${leaving.abort})$`) }).click();
  await anna.page.waitForURL("**/computers");
  await waitUntil(() => ["finished", "aborted"].includes(boris.line.phase ?? ""), "the match to be over");
});

test("[CHAT-5] [NOTE-1] a direct message is announced while its conversation is open in the background, and not while it is looked at", async ({
  people,
}) => {
  const [anna, ben] = [await join(people, "Anna"), await join(people, "Ben")];
  const { id } = valueOf(await ask(ben.at.routes.me.conversations.$post({ json: { user: anna.id } })));
  for (const each of [anna.at, ben.at]) await each.open(`/chat/${id}`);
  const told = (count: number) =>
    anna.at.page.getByRole("button", { name: en.common.notifications({ count }), exact: true }).waitFor();
  await write(ben, "Do you see this?");
  await reads(anna.at, "Do you see this?");
  await ben.at.page.getByText(chat.seen, { exact: true }).waitFor();
  await told(0);
  await anna.at.page.evaluate(look, "hidden" as const);
  await write(ben, "And this?");
  await told(1);
  await anna.at.page.evaluate(look, "visible" as const);
  await told(0);
  expect(valueOf(await ask(anna.at.routes.me.notifications.$get({ query: {} }))).notifications).toEqual([]);
});

/** Runs in the page, as its browser does when another tab comes to the front. */
function look(state: DocumentVisibilityState): void {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  Object.defineProperty(document, "hidden", { value: state === "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
}
