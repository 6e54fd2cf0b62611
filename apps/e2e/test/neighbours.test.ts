// Two arenas on one host: browsers keep cookies by host, not by port.
import { ask, valueOf } from "@transcendence/client";
import { startServer } from "@transcendence/tools/server-process";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect, onTestFinished } from "vitest";
import { PASSWORD, uniqueName, type BrowserUser } from "../src/browser-user.ts";
import { connectContext } from "../src/context-arena.ts";
import { test } from "../src/test.ts";

/** Signs up at the arena at this address, in the visitor's browser. Answers the name. */
async function signUpAt(url: string, { context }: BrowserUser): Promise<string> {
  const json = { name: uniqueName("Anna"), password: PASSWORD, language: "en" } as const;
  valueOf(await ask(connectContext(context, url).routes.auth["sign-up"].$post({ json })));
  return json.name;
}

test("[SITE-1] [OPS-4] a browser stays signed in at two arenas on one host, side by side", async ({
  people,
  arenaUrl,
}) => {
  const neighbour = await startServer();
  onTestFinished(async () => void (await neighbour.remove()));
  const anna = await people.welcome("Anna");
  const urls = [arenaUrl, neighbour.url];
  const names = [await signUpAt(arenaUrl, anna), await signUpAt(neighbour.url, anna)];
  for (const [index, url] of urls.entries()) {
    await anna.page.goto(url);
    await anna.button(en.common.accountOf({ name: names[index]! })).waitFor();
  }
  const cookies = (await anna.context.cookies()).map(({ name }) => name);
  expect(cookies.toSorted()).toEqual(urls.map((url) => `arena-${new URL(url).port}-session`).toSorted());
});
