// Signing in with a real OpenID Connect provider, in a real browser, all the way there and back.
import { ask, valueOf } from "@transcendence/client";
import { catalogue as account } from "@transcendence/web/i18n/account/en";
import { describe, expect, inject } from "vitest";
import { expectAccessible } from "../src/axe.ts";
import { uniqueName, type BrowserUser } from "../src/browser-user.ts";
import { letterTo, tokenIn } from "../src/mailbox.ts";
import type { People } from "../src/people.ts";
import { test } from "../src/test.ts";

const words = account.providers;

const providerUrl = inject("providerUrl");

/** An id at the provider that nobody has. */
function newId(first: string): string {
  return uniqueName(first).replace(" ", "-").toLowerCase();
}

/** The provider's page: says who they are, or refuses. */
async function signInThere(
  { page, url }: BrowserUser,
  who: string,
  button: "Sign in" | "Refuse" = "Sign in",
): Promise<void> {
  await page.waitForURL(`${providerUrl}/**`);
  await page.getByLabel("Who are you?").fill(who);
  await page.getByRole("button", { name: button }).click();
  await page.waitForURL(`${url}/**`);
}

async function logOut({ routes }: BrowserUser): Promise<void> {
  valueOf(await ask(routes.auth.logout.$post()));
}

/** A member with a password, signed in. */
async function memberWithPassword(people: People, first: string): Promise<{ visitor: BrowserUser; name: string }> {
  const visitor = await people.welcome(first);
  return { visitor, name: await visitor.signUp() };
}

describe("[ACC-2] with a provider", () => {
  test("[ACC-7] a guest signs up in place, logs out, and comes in again", async ({ people }) => {
    people.problems.expectEndOfSession();
    const ada = await people.welcome("Ada");
    const id = newId("Ada");
    const path = await ada.createMatch();
    const guest = await ada.me();
    await ada.open(`/login?back=${encodeURIComponent(path)}`);
    await ada.button(words.continueWith({ provider: "School" })).click();
    await signInThere(ada, id);
    await ada.sees(words.signUp.title);
    await expectAccessible(ada.page, "choosing a name");
    const field = ada.page.getByLabel(account.access.name, { exact: true });
    expect(await field.inputValue()).toBe(id);
    await field.fill("!");
    await field.press("Enter");
    await ada.page.getByRole("alert").first().waitFor();
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    const name = uniqueName("Ada");
    await field.fill(name);
    await field.press("Enter");
    await ada.page.waitForURL(ada.url + path);
    expect(await ada.me()).toMatchObject({ id: guest?.id, name, kind: "member" });

    await ada.open("/settings");
    await logOut(ada);
    expect(await ada.me()).toBeNull();
    await ada.open("/login?back=/settings");
    await ada.button(words.continueWith({ provider: "School" })).click();
    await ada.page.waitForURL(`${ada.url}/settings`); // the provider still knows them
    expect(await ada.me()).toMatchObject({ name });
  });

  test("a member with a password links one, and unlinks it", async ({ people }) => {
    const { visitor: boris } = await memberWithPassword(people, "Boris");
    await boris.open("/account/sign-in");
    await boris.button(words.linkTo({ provider: "School" })).click();
    const id = newId("Boris");
    await signInThere(boris, id);
    await boris.page.getByText(`${id}@example.org`).waitFor();
    await boris.page.getByText(words.signUp.linkHere.done({ provider: "School" })).waitFor();
    await boris.page.waitForURL(`${boris.url}/account/sign-in`);
    await expectAccessible(boris.page, "a linked provider");
    await boris.button(words.unlinkFrom({ provider: "School" })).click();
    await boris.button(words.linkTo({ provider: "School" })).waitFor();
  });

  test("whose only way in it is keeps it", async ({ people }) => {
    people.problems.expect(/identities\/oidc/, /409/);
    const cleo = await people.welcome("Cleo");
    await cleo.open("/login");
    await cleo.button(words.continueWith({ provider: "School" })).click();
    await signInThere(cleo, newId("Cleo"));
    await cleo.button(account.shell.signUp).click();
    await cleo.page.waitForURL(`${cleo.url}/`);
    await cleo.open("/account/sign-in");
    await cleo.button(words.unlinkFrom({ provider: "School" })).click();
    await cleo.page.getByRole("alert").waitFor();
    await cleo.button(words.unlinkFrom({ provider: "School" })).waitFor();
  });

  test("whoever refuses there is told so here", async ({ people }) => {
    const dora = await people.welcome("Dora");
    await dora.open("/login");
    await dora.button(words.continueWith({ provider: "School" })).click();
    await signInThere(dora, "", "Refuse");
    await dora.page.getByText(words.problems.access_denied({ provider: "School" })).waitFor();
    expect(await dora.me()).toBeNull();
  });

  test("[OPS-4] a state stolen on the way there opens nothing in another browser", async ({ people }) => {
    const emil = await people.welcome("Emil");
    await emil.open("/login");
    const leaving = emil.page.waitForRequest((request) => request.url().startsWith(`${providerUrl}/auth?`));
    await emil.button(words.continueWith({ provider: "School" })).click();
    const stolen = (await leaving).url();
    const thief = await people.welcome("Thief");
    await thief.page.goto(stolen);
    await signInThere(thief, newId("Thief"));
    await thief.page.getByText(words.problems.login_expired({ provider: "School" })).waitFor();
    expect(await thief.me()).toBeNull();
    await signInThere(emil, newId("Emil")); // whose own way is as good as before
    await emil.sees(words.signUp.title);
  });

  test("whose address is an account's logs in to it, and links", async ({ people }) => {
    people.problems.expectEndOfSession();
    const id = newId("Fay");
    const { visitor: fay, name } = await memberWithPassword(people, "Fay");
    await giveAddress(fay, `${id}@example.org`);
    await logOut(fay);
    await fay.open("/login");
    await fay.button(words.continueWith({ provider: "School" })).click();
    await signInThere(fay, id);
    await fay.sees(words.signUp.known.title);
    await expectAccessible(fay.page, "an account that may be theirs");
    await fay.logIn(name);
    await fay.page.reload();
    await fay.sees(words.signUp.linkHere.title({ provider: "School" }));
    await fay.button(words.signUp.linkHere.action).click();
    await fay.page.waitForURL(`${fay.url}/account/sign-in`);
    await fay.page.getByText(`${id}@example.org`).first().waitFor();
  });
});

async function giveAddress({ routes, url }: BrowserUser, email: string): Promise<void> {
  valueOf(await ask(routes.me.email.$post({ json: { email } })));
  const token = tokenIn(await letterTo(url, email, "Confirm your email"));
  valueOf(await ask(routes.auth.verify.$post({ json: { token } })));
}
