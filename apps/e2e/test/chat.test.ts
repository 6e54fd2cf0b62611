import { LOBBY_CHANNEL } from "@transcendence/protocol";
// Chat: a channel, direct messages on several devices, a lost connection.
import { strings as chat } from "@transcendence/web/strings/chat";
import { expect } from "vitest";
import type { People } from "../src/people.ts";
import { StallingProxy } from "../src/stalling-proxy.ts";
import { test } from "../src/test.ts";
import { uniqueName, type Visitor } from "../src/visitor.ts";

const PASSWORD = "four plain words here";

interface Member {
  readonly at: Visitor;
  readonly name: string;
  readonly id: string;
}

async function ask<Answer>(
  { context, url }: Visitor,
  method: string,
  path: string,
  data: object = {},
): Promise<Answer> {
  const answer = await context.request.fetch(url + path, { method, headers: { origin: url }, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as Answer;
}

async function join(people: People, first: string, url?: string): Promise<Member> {
  const at = await people.welcome(first, url === undefined ? {} : { url });
  const name = uniqueName(first);
  await ask(at, "POST", "/api/auth/sign-up", { name, password: PASSWORD, language: "en" });
  const { me } = (await (await at.context.request.get(`${at.url}/api/me`)).json()) as { me: { id: string } };
  return { at, name, id: me.id };
}

async function write({ at }: Pick<Member, "at">, text: string): Promise<void> {
  const field = at.page.getByRole("textbox", { name: chat.write });
  await field.fill(text);
  await field.press("Enter");
}

const log = ({ page }: Visitor) => page.getByRole("log");
const reads = (visitor: Visitor, text: string) => log(visitor).getByText(text, { exact: true }).waitFor();

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

  await proxy.cut();
  await ben.at.page.getByText(chat.offline).waitFor();
  await write(ben, "Typed without a connection");
  await proxy.mend();
  await reads(anna.at, "Typed without a connection");
  await ben.at.page.getByText(chat.sending).waitFor({ state: "detached" });
  expect(await log(guest).getByText("Typed without a connection").count()).toBe(1);
  await proxy.cut();

  // A direct message waits on Anna's other device, until it is read on one of them.
  const phone = await people.welcome("Anna's phone", { viewport: { width: 390, height: 844 } });
  await ask(phone, "POST", "/api/auth/login", { name: anna.name, password: PASSWORD });
  await phone.open("/settings");
  await proxy.mend();
  const { id } = await ask<{ id: string }>(ben.at, "POST", "/api/me/conversations", { user: anna.id });
  await ben.at.open(`/chat/${id}`);
  await write(ben, "Just for you");
  await phone.page.getByRole("navigation").getByText("1", { exact: true }).waitFor();
  await anna.at.page.getByRole("button", { name: ben.name }).click();
  await reads(anna.at, "Just for you");
  await phone.page.getByRole("navigation").getByText("1", { exact: true }).waitFor({ state: "detached" });
  await ben.at.page.getByText(chat.seen, { exact: true }).waitFor();
});
