// Password accounts in a real browser, their mails by way of a real SMTP server.
import { ask, valueOf } from "@transcendence/client";
import { type ServerProcess, startServer } from "@transcendence/tools/server-process";
import { catalogue as account } from "@transcendence/web/i18n/account/en";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { afterAll, beforeAll, expect } from "vitest";
import { expectAccessible } from "../src/axe.ts";
import { PASSWORD, uniqueName, type BrowserUser } from "../src/browser-user.ts";
import { linkIn, MailServer } from "../src/mail-server.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

const { access, factor, security, signInPage, shell } = account;
const { finished } = en.match;
const OTHER = "some other words then";

let mails: MailServer;
let arena: ServerProcess;
beforeAll(async () => {
  mails = await MailServer.open();
  arena = await startServer({ settings: mails.settings });
});
afterAll(async () => {
  await arena?.remove();
  await mails?.close();
});

const box = ({ page }: BrowserUser, label: string) => page.getByLabel(label, { exact: true });

async function logIn(visitor: BrowserUser, name: string, password: string): Promise<void> {
  await box(visitor, access.nameOrEmail).fill(name);
  await box(visitor, access.password).fill(password);
  await box(visitor, access.password).press("Enter");
}

test("[ACC-1] [ACC-4] [SITE-7] somebody signs up, confirms the address, logs out and in, forgets the password and chooses another", async ({
  people,
}) => {
  people.problems.expectEndOfSession();
  people.problems.expect(/\/api\/auth\/(?:login|verify).* (?:401|410)/, /status of (?:400|401|410)/, /sign-up.* 400/);
  const anna = await people.welcome("Anna", { url: arena.url });
  const { page } = anna;
  const name = uniqueName("Anna");
  const address = `${name.replace(" ", ".").toLowerCase()}@example.org`;

  await anna.open("/signup?back=/matches");
  await anna.sees(access.signUp.title);
  await box(anna, access.name).fill("x");
  await box(anna, access.password).fill("short");
  await page.getByText(access.strength.missing({ count: 5 })).waitFor();
  await page.getByText(en.common.errors.name_invalid).waitFor(); // as soon as the field is left
  await box(anna, access.emailOptional).fill("nowhere");
  await anna.button(access.signUp.action).click();
  await page.getByText(en.common.errors.password_invalid).waitFor();
  await page.getByText(en.common.errors.email_invalid).waitFor();
  expect(await box(anna, access.name).evaluate((input) => input === document.activeElement)).toBe(true);
  await expectAccessible(page, "signing up, with mistakes");
  await box(anna, access.name).fill(name);
  await box(anna, access.emailOptional).fill(address);
  await box(anna, access.password).fill("Password123!");
  await box(anna, access.password).press("Enter");
  await page.getByText(en.common.errors.password_common).waitFor(); // the server's answer, beside the field
  await box(anna, access.password).fill(PASSWORD);
  await box(anna, access.password).press("Enter");
  await page.waitForURL(`${arena.url}/matches`);
  await anna.button(en.common.accountOf({ name })).waitFor();

  const link = linkIn(await mails.mailTo(address, "Confirm your email"));
  await page.goto(link);
  await anna.sees(access.verify.title);
  expect(page.url()).not.toContain("#"); // the token left the address bar
  await expectAccessible(page, "confirming an address");
  await anna.button(access.verify.action).click();
  await anna.sees(access.verify.doneTitle);
  await page.goto(`${arena.url}/`); // the same address with another # would be no navigation
  await page.goto(link);
  await anna.button(access.verify.action).click();
  await anna.sees(access.expired.title);

  await anna.open("/account");
  await anna.sees(shell.title);
  await expectAccessible(page, "the account");
  await anna.button(en.common.signOut).click();
  await anna.sees(en.home.heading);
  await anna.link(en.common.logIn).click();
  await anna.sees(access.logIn.title);
  await expectAccessible(page, "logging in");
  await logIn(anna, address.toUpperCase(), OTHER);
  await page.getByText(en.common.errors.credentials_wrong).waitFor();
  await logIn(anna, address.toUpperCase(), PASSWORD);
  await anna.button(en.common.accountOf({ name })).waitFor();

  const elsewhere = await people.welcome("Anna's phone", { url: arena.url, viewport: { width: 360, height: 740 } });
  await elsewhere.open("/login");
  await elsewhere.page.getByRole("link", { name: access.logIn.forgot }).click();
  await elsewhere.sees(access.forgot.title);
  await expectAccessible(elsewhere.page, "a forgotten password");
  await box(elsewhere, access.email).fill(address);
  await elsewhere.button(access.forgot.action).click();
  await elsewhere.heading(access.forgot.sentTitle).waitFor();
  await elsewhere.page.goto(linkIn(await mails.mailTo(address, "Choose a new password")));
  await elsewhere.sees(access.reset.title);
  await expectAccessible(elsewhere.page, "a new password");
  await box(elsewhere, access.passwordNew).fill(OTHER);
  await elsewhere.button(access.reset.action).click();
  await elsewhere.sees(access.logIn.title);
  await mails.mailTo(address, "Your password was changed");
  expect(await anna.me()).toBeNull(); // logged out everywhere
  await logIn(elsewhere, name, OTHER);
  await elsewhere.button(en.common.accountOf({ name })).waitFor();
});

test("[ACC-4] [SITE-7] a member changes name, address and password", async ({ people }) => {
  people.problems.expectEndOfSession();
  const ben = await people.welcome("Ben", { url: arena.url });
  const { page } = ben;
  const [name, renamed] = [uniqueName("Ben"), uniqueName("Benny")];
  const [old, fresh] = [1, 2].map((n) => `${name.replace(" ", "-").toLowerCase()}${n}@example.org`) as [string, string];
  await ben.open("/signup");
  await box(ben, access.name).fill(name);
  await box(ben, access.password).fill(PASSWORD);
  await box(ben, access.emailOptional).fill(old);
  await ben.button(access.signUp.action).click();
  await page.goto(linkIn(await mails.mailTo(old, "Confirm your email")));
  await ben.button(access.verify.action).click();
  await ben.sees(access.verify.doneTitle);

  await ben.open("/account/sign-in");
  await page.getByText(signInPage.email.verified).waitFor();
  await expectAccessible(page, "signing in");
  await box(ben, access.name).fill(renamed);
  await box(ben, access.name).press("Enter");
  await ben.button(en.common.accountOf({ name: renamed })).waitFor();

  await box(ben, signInPage.email.change).fill(fresh);
  await ben.button(signInPage.email.change).click();
  await page.getByText(signInPage.email.pending({ email: fresh })).waitFor();
  await mails.mailTo(old, "Your email is about to change");
  const link = linkIn(await mails.mailTo(fresh, "Confirm your new email"));

  const elsewhere = await people.welcome("Ben elsewhere", { url: arena.url });
  await elsewhere.open("/login?back=//evil.example");
  await logIn(elsewhere, renamed, PASSWORD);
  await elsewhere.sees(en.home.heading); // not where a link of somebody else's would lead
  await elsewhere.page.goto(link);
  await elsewhere.button(access.verify.action).click();
  await elsewhere.sees(access.verify.doneTitle);
  await mails.mailTo(old, "Your email was changed");

  await ben.open("/account/sign-in");
  await page.getByText(fresh, { exact: true }).waitFor();
  await box(ben, access.passwordNew).fill(OTHER);
  await ben.button(signInPage.password.change).click();
  await page.getByText(signInPage.password.saved).waitFor();
  await mails.mailTo(fresh, "Your password was changed");
  expect([await elsewhere.me(), (await ben.me())?.name]).toEqual([null, renamed]);
});

test("[ACC-7] [SITE-7] a guest signs up in mid-match and plays on; another takes a match along to an account that was there", async ({
  people,
}) => {
  const [anna, boris] = [
    await people.welcome("Anna", { url: arena.url }),
    await people.welcome("Boris", { url: arena.url }),
  ];
  await people.begin({ pointsToWin: 21, ballSpeed: 60 }, anna, boris); // it must not end meanwhile
  const guest = await anna.me();
  await anna.button(en.match.menu).click();
  await anna.button(en.match.signUp).click();
  const form = anna.page.getByRole("dialog", { name: access.signUp.offer });
  await expect.poll(() => form.getByLabel(access.name, { exact: true }).inputValue()).toBe(guest?.name);
  await form.getByLabel(access.password, { exact: true }).fill(PASSWORD);
  await form.getByRole("button", { name: access.signUp.action }).click();
  await form.waitFor({ state: "detached" });
  expect(await anna.me()).toMatchObject({ id: guest?.id, name: guest?.name, kind: "member" });
  await anna.button(en.match.backToMatch).click();
  await anna.field.waitFor();
  await waitUntil(() => boris.line.room!.score.some((points) => points > 0), "the first point"); // before it nobody resigns
  await boris.resign();
  await Promise.all([anna.hears("finished"), boris.hears("finished")]);
  await anna.sees(finished.wonYou);
  expect(await anna.button(finished.signUp).count()).toBe(0); // she is a member

  await boris.button(finished.signUp).click();
  const offer = boris.page.getByRole("dialog", { name: access.signUp.offer });
  await offer.getByLabel(access.password, { exact: true }).waitFor();
  await expectAccessible(boris.page, "signing up over a match");
  await offer.getByRole("button", { name: access.signUp.later }).click();

  const there = await people.welcome("Boris at home", { url: arena.url });
  const name = await there.signUp();
  await boris.open("/login?back=/matches");
  await logIn(boris, name, PASSWORD);
  const question = boris.page.getByRole("dialog", { name: access.guest.title({ matches: 1 }) });
  await question.waitFor();
  await expectAccessible(boris.page, "matches to take along");
  await question.getByRole("button", { name: access.guest.take, exact: true }).click();
  await boris.page.waitForURL(`${arena.url}/matches`);
  await boris.page
    .getByText(guest?.name ?? "")
    .first()
    .waitFor();
});

test("[ACC-3] [ACC-4] codes by mail are switched on, asked for at the login, and announced", async ({ people }) => {
  people.problems.expectEndOfSession();
  const dora = await people.welcome("Dora", { url: arena.url });
  const { page } = dora;
  const name = uniqueName("Dora");
  const email = `${name.replace(" ", ".").toLowerCase()}@example.org`;
  const masked = "d…@example.org";
  await dora.signUp({ name, email });
  const [, token = ""] = linkIn(await mails.mailTo(email, "Confirm your email")).split("#");
  valueOf(await ask(dora.routes.auth.verify.$post({ json: { token } })));

  await dora.open("/account/security");
  const codes = page.getByRole("switch", { name: security.factor.email.title });
  await codes.check();
  await page.getByRole("dialog").getByRole("button", { name: security.codes.done }).click();
  expect(await codes.isChecked()).toBe(true);
  await expectAccessible(page, "security, with codes by mail");
  const told = await mails.mailTo(email, "Security of your account");
  expect(told.text).toContain("need a code sent to this address");

  valueOf(await ask(dora.routes.auth.logout.$post()));
  await dora.open("/login");
  await logIn(dora, email, PASSWORD);
  await page.getByText(factor.email.toSend({ email: masked })).waitFor();
  await dora.button(factor.email.send).click();
  await page.getByText(factor.email.sent({ email: masked })).waitFor();
  await expectAccessible(page, "a code was sent");
  const { text = "" } = await mails.mailTo(email, "Your code");
  await page.getByRole("textbox", { name: factor.email.label }).fill(/^ {4}(\d{8})$/m.exec(text)?.[1] ?? "");
  await page.keyboard.press("Enter");
  await dora.sees(en.home.heading);
});

test("[ACC-4] [SITE-7] where nobody carries mails, they are shown on this machine", async ({ people }) => {
  const cleo = await people.welcome("Cleo");
  const name = uniqueName("Cleo");
  await cleo.open("/signup");
  await box(cleo, access.name).fill(name);
  await box(cleo, access.password).fill(PASSWORD);
  await cleo.page.getByText(access.inMailbox).waitFor(); // no email is promised
  await box(cleo, access.emailOptional).fill("cleo@example.org");
  await cleo.button(access.signUp.action).click();
  await cleo.sees(en.home.heading);
  await cleo.open("/mailbox");
  const letter = cleo.page.getByRole("article").filter({ hasText: `Hello ${name},` });
  await letter.waitFor();
  await expectAccessible(cleo.page, "the mailbox");
  await letter.getByRole("link").click();
  await cleo.button(access.verify.action).click();
  await cleo.sees(access.verify.doneTitle);
});
