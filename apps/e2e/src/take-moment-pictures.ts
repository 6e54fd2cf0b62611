// npm run pictures -- moments [part of a name]…: what no address alone leads to, into test-results/pages: a match from the waiting to its
// end, pages behind a mail's link or a provider, dialogs of several steps. --locale=fr-FR: in another language.
import { mkdirSync } from "node:fs";
import { decodeBase32IgnorePadding } from "@oslojs/encoding";
import { generateHOTP } from "@oslojs/otp";
import { ask, valueOf } from "@transcendence/client";
import { inRoot } from "@transcendence/tools/root";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type BrowserUser, PASSWORD } from "./browser-user.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import { letterTo, tokenIn } from "./mailbox.ts";
import { People } from "./people.ts";

const FOLDER = inRoot("test-results/pages");
const THEMES = ["light", "dark"] as const;
const DESK = { desk: { width: 1440, height: 900 } };
const PHONE = { upright: { width: 390, height: 844 } };
const LYING = { lying: { width: 844, height: 390 }, small: { width: 667, height: 375 } };
const WIDTHS = { small: { width: 320, height: 640 }, ...PHONE, ...DESK };
type Sizes = Readonly<Record<string, { readonly width: number; readonly height: number }>>;

let locale = "en-GB";

const TOUCH: BrowserContextOptions = { isMobile: true, hasTouch: true };

export async function takeMomentPictures(
  browser: Browser,
  url: string,
  provider: IdentityProvider,
  asked: readonly string[],
): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  locale = asked.find((part) => part.startsWith("--locale="))?.slice("--locale=".length) ?? locale;
  const only = asked.filter((part) => !part.startsWith("--"));
  const moments: Readonly<Record<string, (people: People) => Promise<void>>> = {
    match: takeMatch,
    local: takeLocal,
    security: takeSecurity,
    questions: takeQuestions,
    found: takeFound,
    camera: takeCamera,
    crop: takeCrop,
    mails: takeMails,
    provider: (people) => takeProvider(people, provider),
  };
  for (const [name, take] of Object.entries(moments)) {
    if (only.length > 0 && !only.includes(name)) continue;
    const people = new People(browser, url, locale);
    try {
      await take(people);
    } catch (error) {
      console.error(`${name}: ${String(error)}`); // the other pictures are worth taking
    }
    await people.leave();
  }
}

async function shoot(page: Page, name: string, sizes: Sizes, themes: readonly (typeof THEMES)[number][] = THEMES) {
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(150); // a canvas is drawn anew, and hears of its size
      await page.screenshot({
        path: `${FOLDER}/${locale === "en-GB" ? "" : `${locale}-`}moment-${name}-${size}-${colorScheme}.png`,
      });
    }
  }
}

/** Long names, each at a phone of their own; what both see from the invitation to the end. */
async function takeMatch(people: People): Promise<void> {
  const anna = await people.welcome("Anna", TOUCH);
  const boris = await people.welcome("Boris");
  await anna.becomeGuest("Maximilian Wolff");
  await boris.becomeGuest("Donaudampfschiff");
  const all = { ...PHONE, ...LYING };
  const path = await anna.createMatch({ pointsToWin: 1, margin: 1, ballSpeed: 100 });
  await anna.open(path);
  await anna.hears("waiting");
  await anna.page.locator(".invite-code strong").waitFor();
  await shoot(anna.page, "match-invite", all);
  await boris.open(path);
  await boris.page.locator(".panel").waitFor();
  await shoot(boris.page, "match-invited", { ...DESK, ...LYING });
  await anna.page.locator(".who").waitFor();
  await shoot(anna.page, "match-both", all);
  await Promise.all([anna.isReady(), boris.isReady()]);
  await anna.hears("countdown");
  await shoot(anna.page, "match-countdown", { ...PHONE }, ["light"]);
  await anna.hears("between");
  await shoot(anna.page, "match-running", all, ["dark"]);
  await shoot(boris.page, "match-running", DESK);
  await anna.page.locator(".arena-tools .arena-button").first().click();
  await shoot(anna.page, "match-menu", LYING);
  await anna.page.keyboard.press("Escape");
  await anna.hears("finished");
  await anna.page.locator(".result-players").waitFor();
  await shoot(anna.page, "match-finished", all);
  await shoot(boris.page, "match-finished", DESK);
}

async function takeLocal(people: People): Promise<void> {
  const anna = await people.welcome("Anna", TOUCH);
  await anna.open("/local?points=3&margin=1&speed=60");
  await anna.page.locator(".panel .button-primary").last().waitFor();
  await shoot(anna.page, "local-start", { ...PHONE, ...LYING });
  await anna.page.locator(".panel .button-primary").last().click();
  await shoot(anna.page, "local-countdown", PHONE, ["dark"]);
  await anna.page.waitForTimeout(3500);
  await shoot(anna.page, "local-running", { ...PHONE, ...LYING }, ["light"]);
  await anna.page.locator(".arena-tools .arena-button").first().click();
  await anna.page.locator(".panel").waitFor();
  await shoot(anna.page, "local-paused", { ...PHONE, ...LYING }, ["light"]);
}

async function takeSecurity(people: People): Promise<void> {
  const anna = await people.welcome("Anna");
  await anna.signUp();
  const { page } = anna;
  const dialog = page.locator("dialog[open]");
  await anna.open("/account/security");
  await page.locator(".factor-actions .button").first().click();
  await dialog.locator(".totp-key").waitFor();
  await shoot(page, "security-authenticator", WIDTHS);
  const secret = (await dialog.getByText(/^[A-Z2-7]{4}(?: [A-Z2-7]{4}){7}$/).innerText()).replaceAll(" ", "");
  const step = BigInt(Math.floor(Date.now() / 30_000));
  await dialog
    .locator("input")
    .first()
    .fill(generateHOTP(decodeBase32IgnorePadding(secret), step, 6));
  await dialog.locator("input").first().press("Enter");
  await dialog.locator(".recovery-codes").waitFor();
  await shoot(page, "security-codes", WIDTHS);
  await dialog.locator(".dialog-actions .button").last().click();
  await shoot(page, "security-on", PHONE);
  await page.locator(".section:last-of-type .button").filter({ visible: true }).last().click();
  await dialog.locator(".token-form").waitFor();
  await shoot(page, "security-token", WIDTHS);
  await dialog.locator(".token-form input").first().fill("My ladder bot");
  await dialog.locator(".scope input").first().check();
  await dialog.locator(".token-form input").first().press("Enter");
  await dialog.locator(".token-made").waitFor();
  await shoot(page, "security-token-made", WIDTHS);
}

/** What is asked over a page: before a match is left, to sign up beside it, who one is, and whether a guest's matches come along. */
async function takeQuestions(people: People): Promise<void> {
  const [anna, ben] = [await people.welcome("Anna"), await people.welcome("Ben")];
  await anna.becomeGuest("Donaudampfschiff");
  const { page } = anna;
  const dialog = page.locator("dialog[open]");
  const inMenu = (at: number) => dialog.locator(".dialog-actions > .button").nth(at);
  await anna.open(await anna.createMatch());
  await page.locator(".arena-tools .arena-button").first().click();
  await shoot(page, "questions-menu", WIDTHS);
  await inMenu(-2).click();
  await dialog.locator("form").waitFor();
  await shoot(page, "questions-sign-up", { ...WIDTHS, ...LYING });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  const settings = { pointsToWin: 1, margin: 1, ballSpeed: 160, paddleSize: 50 } as const;
  const json = { settings, opponent: { computer: "zenith" } } as const;
  const { id } = valueOf(await ask(anna.routes.matches.$post({ json })));
  await anna.open(`/match/${id}`);
  await anna.hears("countdown");
  await page.locator(".arena-tools .arena-button").first().click();
  await inMenu(1).click();
  await shoot(page, "questions-abort", WIDTHS);
  await page.keyboard.press("Escape");
  await anna.hears("finished");
  const name = await ben.signUp();
  await anna.open("/login");
  await page.locator("main input").first().fill(name);
  await page.locator("main input[type=password]").fill(PASSWORD);
  await page.locator("main input[type=password]").press("Enter");
  await dialog.waitFor();
  await shoot(page, "questions-guest", WIDTHS);
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => url.pathname !== "/login");
  await page.route("**/api/me/tokens", (asked) =>
    asked.request().method() === "POST"
      ? asked.fulfill({ status: 403, json: { error: "proof_needed", message: "" } })
      : asked.continue(),
  );
  await anna.open("/account/security");
  await page.locator(".section:last-of-type .button").filter({ visible: true }).last().click();
  await dialog.locator(".token-form input").first().fill("My ladder bot");
  await dialog.locator(".scope input").first().check();
  await dialog.locator(".token-form input").first().press("Enter");
  await dialog.locator(".reauth-form").waitFor();
  await shoot(page, "questions-proof", WIDTHS);
  const channel = { name: "Donaudampfschiff", visibility: "private" } as const;
  const { id: club } = valueOf(await ask(ben.routes.channels.$post({ json: channel })));
  await ben.open(`/chat/${club}`);
  await ben.page.locator(".chat-aside .button").last().click();
  await ben.page.locator("dialog[open]").waitFor();
  await shoot(ben.page, "questions-channel", { ...WIDTHS, ...LYING });
}

/** Somebody looks for an opponent, passes the time with a computer player, and another comes. */
async function takeFound(people: People): Promise<void> {
  const [anna, boris] = [await people.welcome("Anna"), await people.welcome("Boris")];
  await boris.becomeGuest("Donaudampfschiff");
  for (const { url, page } of [anna, boris]) await page.goto(url);
  await anna.page.locator(".play-anyone .button").first().click();
  await anna.page.locator(".play-anyone .button").nth(1).click(); // once it is offered
  await boris.page.locator(".play-anyone .button").first().click();
  await anna.page.locator("dialog[open]").waitFor();
  await shoot(anna.page, "found", { ...PHONE, ...DESK }, ["light"]);
}

async function takeCamera(people: People): Promise<void> {
  const anna = await people.welcome("Anna");
  await anna.signUp();
  const { page } = anna;
  await anna.open("/account/profile");
  await page.locator(".profile-picture-ways .button").nth(1).click();
  await page.locator("dialog[open] .camera:not(.camera-closed)").waitFor();
  await shoot(page, "camera", { ...LYING, ...WIDTHS });
  await page.locator("dialog[open] .button-primary").click();
  await page.locator("dialog[open] canvas").first().waitFor();
  await shoot(page, "camera-taken", PHONE);
}

async function takeCrop(people: People): Promise<void> {
  const anna = await people.welcome("Anna");
  await anna.signUp();
  const { page } = anna;
  await anna.open("/account/profile");
  const file = page.locator("input[type=file]");
  await file.waitFor({ state: "attached" });
  await file.setInputFiles(inRoot("docs/pictures/island.png"));
  await page.locator("dialog[open] canvas, dialog[open] img").first().waitFor();
  await shoot(page, "crop", WIDTHS);
  await page.locator("dialog[open] .button-primary").click();
  await page.locator(".profile-picture img").waitFor();
  await shoot(page, "crop-done", PHONE);
}

/** Nobody carries them: they are read in the mailbox. */
async function takeMails(people: People): Promise<void> {
  const anna = await people.welcome("Anna");
  const name = await anna.signUp({ email: "anna@example.org" });
  const { page, routes, url } = anna;
  await anna.open("/mailbox");
  await page.locator(".letter").first().waitFor();
  await shoot(page, "mailbox", WIDTHS);
  const verify = await letterTo(url, "anna@example.org", "Confirm your email");
  await anna.open(`/verify#${tokenIn(verify)}`);
  await page.locator("main .button-primary").waitFor();
  await shoot(page, "verify", WIDTHS);
  await page.locator("main .button-primary").click();
  await page.locator("main .button-primary").waitFor();
  await shoot(page, "verify-done", PHONE);
  await anna.open("/about");
  await anna.open("/verify#nonsense");
  await page.locator("main h1").waitFor();
  await shoot(page, "verify-broken", PHONE);
  await anna.open("/forgot");
  await page.locator("main input").first().fill("anna@example.org");
  await page.locator("main input").first().press("Enter");
  await page.waitForTimeout(1500);
  await shoot(page, "forgot-sent", PHONE);
  const { mails } = valueOf(await ask(routes.mailbox.$get()));
  const reset = mails.find(({ text }) => text.includes("/reset#"));
  if (reset === undefined) throw new Error(`no mail to ${name} for a new password`);
  await anna.open(`/reset#${tokenIn(reset)}`);
  await page.locator("main input").first().waitFor();
  await shoot(page, "reset", WIDTHS);
  await anna.open("/account/privacy");
  await page.locator("main .button-danger").filter({ visible: true }).last().click();
  await page.locator("dialog[open]").waitFor();
  await shoot(page, "delete", WIDTHS);
}

async function takeProvider(people: People, provider: IdentityProvider): Promise<void> {
  const ada: BrowserUser = await people.welcome("Ada");
  await ada.open("/login");
  await ada.page.locator("main .button", { hasText: "School" }).click();
  await ada.page.waitForURL(`${provider.url}/**`);
  await ada.page.getByLabel("Who are you?").fill("ada.lovelace.the.first");
  await ada.page.getByRole("button", { name: "Sign in" }).click();
  await ada.page.waitForURL(`${ada.url}/signup/provider**`);
  await ada.page.locator("main input").first().waitFor();
  await shoot(ada.page, "provider", WIDTHS);
}
