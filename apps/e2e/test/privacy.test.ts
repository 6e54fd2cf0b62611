// What is stored about people, how they go, and what a session's end does to an open match.
import { readFile } from "node:fs/promises";
import type { StoredData } from "@transcendence/api";
import { ask, valueOf } from "@transcendence/client";
import { type ServerProcess, startServer } from "@transcendence/tools/server-process";
import { catalogue as account } from "@transcendence/web/i18n/account/en";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { afterAll, beforeAll, expect, vi } from "vitest";
import { expectAccessible } from "../src/axe.ts";
import { PASSWORD, uniqueName, type BrowserUser } from "../src/browser-user.ts";
import { linkIn, MailServer } from "../src/mail-server.ts";
import { test } from "../src/test.ts";

const { access, privacy, reauth } = account;
const { closed } = en.match;

let mails: MailServer;
let arena: ServerProcess;
beforeAll(async () => {
  mails = await MailServer.open();
  arena = await startServer({
    settings: { ...mails.settings, HOST_NAME: "Lycée Pong", HOST_CONTACT: "pong@example.org" },
  });
});
afterAll(async () => {
  await arena?.remove();
  await mails?.close();
});

interface Member {
  readonly name: string;
  readonly address: string;
}

/** A member with a proven address, without the clicks; other tests sign up with them. */
async function signUp(visitor: BrowserUser): Promise<Member> {
  const name = uniqueName(visitor.name.split(" ")[0] ?? "");
  const address = `${name.replace(" ", ".").toLowerCase()}@example.org`;
  await visitor.signUp({ name, email: address });
  const [, token = ""] = linkIn(await mails.mailTo(address, "Confirm your email")).split("#");
  valueOf(await ask(visitor.routes.auth.verify.$post({ json: { token } })));
  return { name, address };
}

/** Presses a button of the page, and the same in the question that follows. */
async function pressTwice({ page }: BrowserUser, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
}

test("[ACC-8] [PLAY-11] a session ended elsewhere closes its open match, which says so and waits; a new login plays on", async ({
  people,
}) => {
  people.problems.expectEndOfSession();
  const [anna, boris] = [
    await people.welcome("Anna", { url: arena.url }),
    await people.welcome("Boris", { url: arena.url }),
  ];
  await anna.open("/");
  const { id } = valueOf(await ask(anna.routes.me.$post()));
  await people.begin({ pointsToWin: 21 }, anna, boris);
  const { name } = await signUp(anna); // in mid-match: the session stays, and so does its socket
  await boris.page.getByText(name).first().waitFor(); // the new name is shown at once
  expect(await anna.heading(closed.revoked.title).count()).toBe(0);
  expect((await anna.me())?.id).toBe(id);

  const phone = await people.welcome("Anna's phone", { url: arena.url });
  await phone.logIn(name);
  expect(valueOf(await ask(phone.routes.me.sessions.$delete()))).toEqual({ ended: 1 });
  await anna.sees(closed.revoked.title);
  await expectAccessible(anna.page, "signed out in mid-match");
  await boris.hears("paused");

  await anna.link(closed.revoked.logIn).click();
  await anna.page.getByLabel(access.nameOrEmail, { exact: true }).fill(name);
  await anna.page.getByLabel(access.password, { exact: true }).fill(PASSWORD);
  await anna.page.getByLabel(access.password, { exact: true }).press("Enter");
  await anna.page.waitForURL(/\/match\//);
  await boris.hears("countdown");
  expect(anna.line.room?.you).toBe(0);
});

test("[ACC-9] [SITE-7] a member sees and takes away what is stored, asks to be deleted, confirms by mail, and keeps the account", async ({
  people,
}) => {
  people.problems.expectEndOfSession();
  const anna = await people.welcome("Anna", { url: arena.url });
  const { page } = anna;
  await anna.open("/account/privacy");
  await anna.sees(privacy.nothing.title);
  const { name, address } = await signUp(anna);
  await anna.createMatch();
  await anna.open("/account/privacy");
  await page.getByText("Your account", { exact: true }).click();
  await page.getByText(address).waitFor();
  await expectAccessible(page, "what is stored");

  const downloading = page.waitForEvent("download");
  await anna.button(privacy.take.json).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toMatch(/^transcendence-.*\.json$/);
  const data = JSON.parse(await readFile(await file.path(), "utf8")) as StoredData; // our own file
  expect(data.tables).toMatchObject({
    users: [{ name }],
    accounts: [{ email: address }],
    matches: [{ status: "open" }],
  });

  const readable = page.waitForEvent("download");
  await anna.button(privacy.take.page).click();
  const html = await readFile(await (await readable).path(), "utf8");
  expect(html).toContain(address);
  expect(html).not.toMatch(/<script|src=|href=/);

  await pressTwice(anna, privacy.remove.action);
  const link = linkIn(await mails.mailTo(address, "Delete your account?"));
  await page.goto(link);
  await anna.sees(privacy.confirm.title);
  await expectAccessible(page, "confirming to be deleted");
  await anna.button(privacy.confirm.action).click();
  await anna.sees(privacy.confirm.doneTitle);
  expect(await anna.me()).toBe(null);
  await mails.mailTo(address, "Your account will be deleted");

  await anna.link(privacy.confirm.home).click();
  await anna.link(en.common.logIn).click();
  await page.getByLabel(access.nameOrEmail, { exact: true }).fill(name);
  await page.getByLabel(access.password, { exact: true }).fill(PASSWORD);
  await page.getByLabel(access.password, { exact: true }).press("Enter");
  await anna.button(privacy.leaving.keep).waitFor();
  await expectAccessible(page, "about to be deleted");
  await anna.button(privacy.leaving.keep).click();
  await page.getByText(privacy.leaving.kept).waitFor();
  expect(await anna.button(privacy.leaving.keep).count()).toBe(0);
  expect(await anna.me()).toMatchObject({ name, kind: "member" });
});

test("[ACC-9] another one becomes anonymous, after re-authentication, and is then forgotten as the guest that is left", async ({
  people,
}) => {
  people.problems.expectEndOfSession();
  // Their channels may be asked for in the moment in which a member becomes a guest.
  people.problems.expect(/\/api\/me\/(?:anonymisation|data|channels).* (?:401|403)/, /status of (?:401|403)/);
  const boris = await people.welcome("Boris", { url: arena.url });
  const { page } = boris;
  const { name, address } = await signUp(boris);
  const id = (await boris.me())?.id;
  await boris.open("/account/privacy");
  await page.route(
    "**/api/me/anonymisation",
    (route) =>
      // as if the login were an hour old
      route.fulfill({ status: 403, json: { error: "proof_needed", message: "" } }),
    { times: 1 },
  );
  await pressTwice(boris, privacy.anonymise.action);
  await page.getByLabel(reauth.password, { exact: true }).fill(PASSWORD);
  await boris.button(reauth.action).click();
  // One answer is enough: the session that it was asked with ends in this moment.
  const guest = await vi.waitFor(
    async () => {
      const who = await boris.me();
      if (who?.kind !== "guest") throw new Error("Boris is no guest yet");
      return who;
    },
    { timeout: 60_000, interval: 100 },
  );
  expect([guest.id, guest.name]).toEqual([id, expect.not.stringContaining(name)]);
  await page.getByText(privacy.guestLead({ name: guest.name })).waitFor();
  await expectAccessible(page, "a guest's data");
  await mails.mailTo(address, "Your account was anonymised");

  await pressTwice(boris, privacy.forget.action);
  await boris.sees(privacy.nothing.title);
  expect(await boris.me()).toBe(null);
});

test("[SITE-8] the footer leads to the privacy policy and the terms, which name who runs the arena, and to a page about it", async ({
  people,
}) => {
  const anna = await people.welcome("Anna", { url: arena.url, locale: "fr-FR" });
  await anna.open("/");
  await anna.link("Confidentialité").click();
  await anna.sees("Qui est responsable");
  await anna.page.getByText("Lycée Pong").waitFor();
  await expectAccessible(anna.page, "the privacy policy");
  await anna.link("Conditions").click();
  await anna.sees("Aucune garantie");
  await anna.link("À propos").click();
  await anna.sees("Héberger le vôtre");
  await expectAccessible(anna.page, "about the site");
  await expectAccessible(anna.page, "the terms");
});
