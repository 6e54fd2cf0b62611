// The service worker: pages open and practice is played without a network, and a page is never older than its server.
import { findBrowser } from "@transcendence/tools/find-browser";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { catalogue as tournaments } from "@transcendence/web/i18n/tournament/en";
import { strings as notices } from "@transcendence/web/strings/notices";
import { expect, onTestFinished } from "vitest";
import type { BrowserUser } from "../src/browser-user.ts";
import { People } from "../src/people.ts";
import { launchBrowser } from "../src/test-browser.ts";
import { test } from "../src/test.ts";

test("[SITE-9] without a network the site opens, in the language chosen last, and a computer player can be practised against", async ({
  people,
}) => {
  people.problems.expect(/ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/);
  const anna = await people.welcome("Anna", { serviceWorkers: "allow" });
  const { page, context } = anna;
  await anna.open("/");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  expect(await keptPaths(anna)).toContain("/");

  await context.setOffline(true);
  await page.reload();
  await anna.sees(en.home.heading);
  await anna.button(en.computers.play).click(); // which needs the server: what does not is offered
  await anna.link(en.computers.practise).click();
  await anna.button(en.match.start).waitFor();
  await anna.open("/practice/pebble"); // never opened before
  await anna.sees(en.computers.practiceTitle({ name: "Pebble" }));
  await anna.button(en.match.start).waitFor();
  await anna.open("/local");
  await anna.button(en.match.start).waitFor();
  await anna.open("/tournament/local");
  await anna.sees(tournaments.local.title);
  await anna.open("/more");
  await anna.sees(en.common.more);
  await anna.open("/settings");
  await anna.sees(en.settings.title);

  await context.setOffline(false);
  await page.evaluate(() =>
    caches
      .keys()
      .then((names) => Promise.all(names.map((name) => caches.open(name))))
      .then((all) =>
        Promise.all(
          all.map((cache) =>
            cache.put("/", new Response("<title>of yesterday</title>", { headers: { "content-type": "text/html" } })),
          ),
        ),
      ),
  );
  await anna.open("/"); // what is kept does not matter while there is a network
  await anna.sees(en.home.heading);
  await anna.open("/login"); // its files are kept from here on; what the API answers never is
  await anna.page.getByRole("heading", { level: 1 }).waitFor();
  expect((await keptPaths(anna)).filter((path) => /^\/(?:api|parties|internal)/.test(path))).toEqual([]);
});

test("[SITE-9] whoever has been here before is offered to install the site, once; on an iPhone they are told how", async ({
  people,
}) => {
  const { install } = en.home;
  const anna = await people.welcome("Anna");
  const offer = (visitor: BrowserUser) => visitor.page.getByRole("region", { name: install.title });
  const offerInstallation = () =>
    anna.page.evaluate(() => {
      const event = new Event("beforeinstallprompt", { cancelable: true });
      const prompt = async () => ({ outcome: "dismissed" });
      dispatchEvent(Object.assign(event, { prompt }));
      return event.defaultPrevented;
    });
  await anna.open("/");
  await anna.sees(en.home.heading);
  expect(await offerInstallation()).toBe(true);
  expect(await offer(anna).count(), "offered to somebody new").toBe(0);
  await anna.createMatch();
  await anna.open("/");
  await anna.sees(en.home.heading);
  await offerInstallation();
  await anna.button(install.action).click();
  await offer(anna).waitFor({ state: "detached" });
  await anna.page.reload();
  await anna.sees(en.home.heading);
  await offerInstallation();
  await anna.page.getByText(en.home.friend.text).waitFor();
  expect(await offer(anna).count(), "offered again").toBe(0);

  const ben = await people.welcome("Ben");
  await ben.context.addInitScript("Object.defineProperty(navigator, 'standalone', { value: false })");
  await ben.createMatch();
  await ben.open("/");
  await ben.page.getByText(install.byMenu).waitFor();
  await ben.button(en.common.dismiss).click();
  await offer(ben).waitFor({ state: "detached" });
});

test("[NOTE-1] a push message is shown while nobody looks at the site, and a press on it leads to its page", async ({
  arenaUrl,
  skip,
}) => {
  const program = findBrowser({ isWhole: true });
  if (program === null) return skip("the headless shell shows no notifications, and there is no other browser");
  const browser = await launchBrowser(program);
  onTestFinished(() => browser.close());
  const people = new People(browser, arenaUrl);
  const anna = await people.welcome("Anna", { serviceWorkers: "allow", permissions: ["notifications"] });
  const { page, context } = anna;
  await anna.becomeGuest();
  await anna.open("/settings");
  await page.getByText(notices.device.off).waitFor();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const devtools = await context.newCDPSession(page);
  const registered = new Promise<string>((done) =>
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [first] = registrations;
      if (first !== undefined) done(first.registrationId);
    }),
  );
  await devtools.send("ServiceWorker.enable");
  const registrationId = await registered;
  const deliver = (data: string) =>
    devtools.send("ServiceWorker.deliverPushMessage", { origin: new URL(anna.url).origin, registrationId, data });
  const message = (id: string, onSite: boolean) =>
    JSON.stringify({ id, title: "Transcendence", text: `${id} says hello.`, path: "/live", onSite });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
    });
  await deliver(message("seen", true)); // an open page tells it
  await deliver(message("unseen", false)); // and this it does not
  await expect.poll(shown).toEqual([{ title: "Transcendence", body: "unseen says hello.", tag: "unseen" }]);

  const [worker] = context.serviceWorkers();
  if (worker === undefined) throw new Error("There is no service worker");
  await worker.evaluate(`(async () => {
    const [notification] = await registration.getNotifications();
    dispatchEvent(new NotificationEvent("notificationclick", { notification }));
  })()`);
  await page.waitForURL("**/live");
  expect(await shown()).toEqual([]);
  await people.leave();
  expect(people.problems.unexpected).toEqual([]);
});

function keptPaths({ page }: BrowserUser): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const caching = (await caches.keys()).map((name) => caches.open(name));
    const kept = await Promise.all(caching.map(async (cache) => (await cache).keys()));
    return kept.flat().map((request) => new URL(request.url).pathname);
  });
}
