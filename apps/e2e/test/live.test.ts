// What an open page hears while nobody touches it.
import { catalogue as account } from "@transcendence/web/i18n/account/en";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect } from "vitest";
import { uniqueName, type BrowserUser } from "../src/browser-user.ts";
import { test } from "../src/test.ts";

const PASSWORD = "four plain words here";

async function change(
  { context, url }: BrowserUser,
  method: "POST" | "PATCH",
  path: string,
  data: object,
): Promise<void> {
  const answer = await context.request.fetch(url + path, { method, headers: { origin: url }, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
}

test("[ACC-4] [ACC-8] an open page shows a name that was changed in another browser, and notices at once that it was signed out there", async ({
  people,
}) => {
  people.problems.expect(/api\/me\/ticket .*401|status of 401|answered 401/);
  const [name, renamed] = [uniqueName("Anna"), uniqueName("Annabel")];
  const anna = await people.welcome("Anna");
  await change(anna, "POST", "/api/auth/sign-up", { name, password: PASSWORD, language: "en" });
  const connected = anna.page.waitForEvent("websocket", (socket) => socket.url().includes("/parties/user/"));
  await anna.open("/account");
  await anna.button(en.common.accountOf({ name })).waitFor();
  await connected;

  const elsewhere = await people.welcome("Anna elsewhere");
  await change(elsewhere, "POST", "/api/auth/login", { name, password: PASSWORD });
  await change(elsewhere, "PATCH", "/api/me", { name: renamed });
  await anna.button(en.common.accountOf({ name: renamed })).waitFor();
  const answer = await elsewhere.context.request.get(`${elsewhere.url}/api/me/sessions`);
  const { sessions } = (await answer.json()) as { sessions: { id: string; isCurrent: boolean }[] };
  const other = sessions.find(({ isCurrent }) => !isCurrent);
  const ended = await elsewhere.context.request.delete(`${elsewhere.url}/api/me/sessions/${other?.id}`, {
    headers: { origin: elsewhere.url },
  });
  expect(ended.ok()).toBe(true);
  await anna.page.getByRole("link", { name: account.shell.logIn }).first().waitFor();
});
