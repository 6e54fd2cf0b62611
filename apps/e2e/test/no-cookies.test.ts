// A browser that keeps no cookies: each request comes from somebody new.
import { catalogue as account } from "@transcendence/web/i18n/account/en";
import { catalogue as en } from "@transcendence/web/i18n/en";
import type { Page } from "playwright-core";
import { uniqueName } from "../src/browser-user.ts";
import { test } from "../src/test.ts";

const { common, match } = en;

/** Neither sends cookies nor sees any. */
async function forgetCookies(page: Page): Promise<void> {
  await page.route("**/api/**", async (route) => {
    const request = route.request();
    const body = request.postData();
    const headers = { origin: new URL(request.url()).origin, "content-type": "application/json" };
    const answer = await fetch(request.url(), { method: request.method(), headers, ...(body !== null && { body }) });
    await route.fulfill({ status: answer.status, contentType: "application/json", body: await answer.text() });
  });
}

test("[SITE-1] whoever keeps no cookies is told so, before a match is made and where one is opened", async ({
  people,
}) => {
  const anna = await people.welcome("Anna");
  await forgetCookies(anna.page);
  await anna.open("/");
  await anna.button(en.home.friend.action).click();
  await anna.page.getByText(common.errors.cookies_blocked).waitFor();

  const boris = await people.welcome("Boris");
  await anna.open(await boris.createMatch());
  await anna.sees(match.closed.cookies_blocked.title);
});

test("[SITE-1] an account is not said to be signed in that the browser forgets at once", async ({ people }) => {
  const anna = await people.welcome("Anna");
  await forgetCookies(anna.page);
  await anna.open("/signup");
  await anna.page.locator('input[name="username"]').fill(uniqueName("Anna"));
  await anna.page.locator('input[name="password"]').fill("correct horse battery staple 42");
  await anna.button(account.access.signUp.action).click();
  await anna.page.getByText(common.errors.cookies_blocked).waitFor();
});
