// What is filled into fields without anybody typing.
import { catalogue as en } from "@transcendence/web/i18n/account/en";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { uniqueName } from "../src/browser-user.ts";
import { test } from "../src/test.ts";

const { access } = en;

/** As some password managers do: the values stand there, and nobody was told. */
function fillSilently(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  return page.evaluate((fields) => {
    for (const [name, value] of Object.entries(fields)) {
      for (const field of document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)) field.value = value;
    }
  }, values);
}

test("[ACC-1] what a password manager fills in without an event is there when the form is sent", async ({ people }) => {
  const anna = await people.welcome("Anna");
  const name = uniqueName("Anna");
  const password = "correct horse battery staple 42";
  await anna.open("/signup");
  const { page } = anna;
  await page.locator('input[name="password"]').waitFor();
  await fillSilently(page, { username: name, password });
  await page.locator('input[name="email"]').focus(); // draws the form again
  await page.locator('input[name="password"]').focus();
  await page.locator('input[name="username"]').focus();
  await page.getByRole("button", { name: access.signUp.action, exact: true }).click();
  await page.getByText(access.signUp.welcome({ name })).waitFor();

  await page.goto("about:blank"); // a page that is open might ask for something in between
  await page.context().clearCookies();
  people.problems.expect(/login answered 401/, /status of 401/);
  await anna.open("/login");
  await page.locator('input[name="password"]').waitFor();
  await fillSilently(page, { username: name, password: "not the password at all" });
  await page.getByRole("button", { name: access.logIn.action, exact: true }).click();
  await page.getByRole("alert").filter({ hasText: /./ }).waitFor();
  await expect.poll(() => page.locator('input[name="username"]').inputValue()).toBe(name);
  await fillSilently(page, { password });
  await page.getByRole("button", { name: access.logIn.action, exact: true }).click();
  await page.getByText(access.logIn.in({ name })).waitFor();
});
