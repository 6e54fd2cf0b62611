// The service worker: pages open and practice is played without a network, and a page is never older than its server.
import { catalogue as en } from "@transcendence/web/i18n/en";
import { catalogue as tournaments } from "@transcendence/web/i18n/tournament/en";
import { expect } from "vitest";
import { test } from "../src/test.ts";
import type { Visitor } from "../src/visitor.ts";

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
  await anna.open("/practice/pebble"); // never opened before
  await anna.sees(en.computers.practiceTitle({ name: "Pebble" }));
  await anna.button(en.match.start).waitFor();
  await anna.open("/local");
  await anna.button(en.match.start).waitFor();
  await anna.open("/tournament/local");
  await anna.sees(tournaments.local.title);

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

function keptPaths({ page }: Visitor): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const caching = (await caches.keys()).map((name) => caches.open(name));
    const kept = await Promise.all(caching.map(async (cache) => (await cache).keys()));
    return kept.flat().map((request) => new URL(request.url).pathname);
  });
}
