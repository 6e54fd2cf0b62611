import { decodeBase32IgnorePadding } from "@oslojs/encoding";
import { generateHOTP } from "@oslojs/otp";
import { connect } from "@transcendence/client";
import { catalogue as account } from "@transcendence/web/i18n/account/en";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect } from "vitest";
import { expectAccessible } from "../src/axe.ts";
import type { BrowserUser } from "../src/browser-user.ts";
import { test } from "../src/test.ts";

const { access, factor, reauth, security, shell } = account;
const PASSWORD = "the ball is square";

/** The code that an authenticator shows, or will show in so many half minutes: a code counts once. */
function codeOf(secret: string, ahead = 0): string {
  const step = Math.floor(Date.now() / 30_000) + ahead;
  return generateHOTP(decodeBase32IgnorePadding(secret), BigInt(step), 6);
}

async function logIn({ page }: BrowserUser, name: string): Promise<void> {
  await page.getByRole("textbox", { name: access.nameOrEmail }).fill(name);
  await page.getByLabel(access.password, { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: access.logIn.action, exact: true }).click();
}

test("[ACC-3] [ACC-8] [SITE-7] a member switches an authenticator on, comes in with it and with a recovery code, and ends another session", async ({
  people,
}) => {
  people.problems.expect(/\/api\/.*(?:401|410)|status of (?:401|410)/);
  const anna = await people.welcome("Anna");
  const { page } = anna;
  const dialog = page.getByRole("dialog");
  const name = await anna.signUp({ password: PASSWORD });

  await anna.open("/account/security");
  await anna.sees(security.factor.title);
  await page.getByText(security.sessions.alone).waitFor();

  await anna.button(security.factor.totp.setUp).click();
  await dialog.getByRole("img", { name: security.setUp.qr }).waitFor();
  await expectAccessible(page, "setting an authenticator up");
  const secret = (await dialog.getByText(/^[A-Z2-7]{4}(?: [A-Z2-7]{4}){7}$/).innerText()).replaceAll(" ", "");
  const digits = dialog.getByRole("textbox", { name: security.setUp.code });
  await digits.fill("000000");
  await digits.press("Enter");
  await dialog.getByText(en.common.errors.code_wrong).waitFor();
  await digits.fill(codeOf(secret));
  await digits.press("Enter");
  await dialog.getByRole("heading", { name: security.codes.title }).waitFor();
  const codes = await dialog.getByRole("listitem").allInnerTexts();
  expect(codes).toHaveLength(10);
  await expectAccessible(page, "recovery codes");
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: security.codes.download }).click();
  expect((await download).suggestedFilename()).toBe(security.codes.fileName);
  await dialog.getByRole("button", { name: security.codes.done }).click();
  await page.getByText(security.factor.recovery.left({ count: 10 })).waitFor();

  await anna.button(en.common.accountOf({ name })).click();
  await expectAccessible(page, "the menu under one's name");
  await anna.button(en.common.signOut).click();
  await anna.sees(en.home.heading);
  await anna.open("/login?back=/account/security");
  await logIn(anna, name);
  await anna.sees(factor.title);
  await expectAccessible(page, "the second step of a login");
  const code = page.getByRole("textbox", { name: factor.totp.label });
  expect(await code.getAttribute("autocomplete")).toBe("one-time-code");
  expect(await code.getAttribute("inputmode")).toBe("numeric");
  await code.fill("000000");
  await code.press("Enter");
  await page.getByText(en.common.errors.code_wrong).waitFor();
  await code.fill(codeOf(secret, 1));
  await code.press("Enter");
  await anna.sees(security.factor.title);
  expect(new URL(page.url()).pathname).toBe("/account/security");

  const phone = await people.welcome("Anna's phone", { viewport: { width: 360, height: 740 }, hasTouch: true });
  await phone.open("/login?back=/account/security");
  await logIn(phone, name);
  await phone.button(factor.recovery.instead).click();
  const recovery = phone.page.getByRole("textbox", { name: factor.recovery.label });
  await recovery.fill(codes[3] ?? "");
  await recovery.press("Enter");
  await phone.page.getByText(security.factor.recovery.left({ count: 9 })).waitFor();
  await expectAccessible(phone.page, "security, on a phone");
  const overflow = await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, "nothing sticks out on a phone").toBeLessThanOrEqual(0);

  await page.reload();
  const ends = page.getByRole("button", { name: /^End session: / });
  await ends.first().waitFor();
  expect(await ends.count()).toBeGreaterThanOrEqual(1);
  await anna.button(security.sessions.endOthers).click();
  await page.getByText(security.sessions.alone).waitFor();
  await phone.sees(shell.outside.title);
});

test("[ACC-8] [SITE-7] an API token is made, shown once, works, and is revoked; re-authentication is asked for when the login is old", async ({
  people,
}) => {
  people.problems.expect(/\/api\/.*(?:401|403)|status of (?:401|403)/);
  const anna = await people.welcome("Anna");
  const { page } = anna;
  await anna.signUp({ password: PASSWORD });
  await anna.open("/account/security");
  await anna.button(security.tokens.create).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: security.tokens.form.name }).fill("My bot");
  await dialog.getByRole("checkbox", { name: /matches:read/ }).check();
  await expectAccessible(page, "making a token");

  // As if a quarter of an hour had passed: the first answer is that re-authentication is needed.
  let isOld = true;
  await page.route("**/api/me/tokens", async (route) => {
    if (route.request().method() !== "POST" || !isOld) return route.continue();
    isOld = false;
    await route.fulfill({ status: 403, json: { error: "proof_needed", message: "" } });
  });
  await dialog.getByRole("button", { name: security.tokens.form.action }).click();
  const question = page.getByRole("dialog", { name: reauth.title });
  const password = question.getByLabel(reauth.password, { exact: true });
  await password.fill("not the password");
  await password.press("Enter");
  await question.getByText(reauth.passwordWrong).waitFor();
  await expectAccessible(page, "re-authentication is asked for");
  await password.fill(PASSWORD);
  await password.press("Enter");

  await page.getByRole("heading", { name: security.tokens.made.title({ name: "My bot" }) }).waitFor();
  const token = await page
    .getByRole("dialog")
    .getByText(/^trsc_/)
    .innerText();
  await expectAccessible(page, "a token is shown");
  await page.getByRole("button", { name: security.tokens.made.done }).click();
  expect(await page.getByText(token).count()).toBe(0);
  const headers = { Authorization: `Bearer ${token}` };
  const askAsBot = () => connect(anna.url).routes.me.matches.$get({ query: {} }, { headers });
  expect((await askAsBot()).status).toBe(200);
  await anna.button(security.tokens.revokeThis({ name: "My bot" })).click();
  await page.getByRole("dialog").getByRole("button", { name: security.tokens.revoke }).click();
  await page.getByText(security.tokens.none).waitFor();
  expect((await askAsBot()).status).toBe(401);
});
