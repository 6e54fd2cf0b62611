import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect } from "vitest";
import type { BrowserUser } from "../src/browser-user.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

const { match } = en;

async function stored(visitor: BrowserUser, id: string, status: "finished" | "aborted") {
  return waitUntil(async () => {
    const summary = await visitor.match(id);
    return summary.status === status ? summary : null;
  }, `the match to be stored as ${status}`);
}

const nameIn = (visitor: BrowserUser, seat: 0 | 1) => visitor.line.room?.seats[seat]?.player.name ?? "";

// Together: the first waits for half a minute while the others play.
test.concurrent("[PLAY-11] a rival who stays away for 30 s: the win may be taken, and is theirs until then", async ({
  people,
}) => {
  const { anna, boris, id } = await people.begin({});
  await anna.hears("between");
  await boris.page.goto("about:blank");
  const name = nameIn(anna, 1);
  await anna.sees(match.paused.title({ name }));
  const grace = anna.page.getByText(
    new RegExp(`^${match.paused.grace({ count: 20 }).replace("20", String.raw`\d+`)}$`),
  );
  const seconds = async () => Number(/\d+/.exec((await grace.textContent()) ?? "")?.[0]);
  const most = await seconds();
  await waitUntil(async () => (await seconds()) < most, "the seconds to be counted");
  expect(await anna.button(match.paused.claim).count()).toBe(0);
  await anna.button(match.paused.claim).click({ timeout: 60_000 });
  await anna.sees(match.finished.wonYou);
  await anna.page.getByText(match.finished.outcome.claimed({ name })).waitFor();
  expect((await stored(anna, id, "finished")).result).toMatchObject({ outcome: "claimed", winner: 0 });

  await boris.open(`/match/${id}`);
  await boris.sees(match.finished.won({ name: nameIn(anna, 0) }));
});

test.concurrent("[PLAY-11] resigning asks first, and gives the rival the win", async ({ people }) => {
  const { anna, boris, id } = await people.begin({ pointsToWin: 21, ballSpeed: 160 });
  await waitUntil(() => anna.line.room!.score.some((points) => points > 0), "the first point");
  await anna.button(match.menu).click();
  await anna.button(match.resign.action).click();
  await anna.button(match.resign.stay).click();
  await anna.resign();
  await boris.sees(match.finished.wonYou);
  await boris.page.getByText(match.finished.outcome.resigned({ name: nameIn(boris, 0) })).waitFor();
  await anna.sees(match.finished.won({ name: nameIn(anna, 1) }));
  expect((await stored(anna, id, "finished")).result).toMatchObject({ outcome: "resigned", winner: 1 });
});

test.concurrent("[PLAY-11] before the first point a match can be called off, and nobody wins", async ({ people }) => {
  const { anna, boris, id } = await people.begin({});
  await anna.page.goto("about:blank"); // the match waits, and so no point falls while we look
  await boris.hears("paused");
  await boris.button(match.menu).click();
  await boris.button(match.abort.action).click();
  await boris.page
    .getByRole("dialog", { name: match.abort.title })
    .getByRole("button", { name: match.abort.confirm })
    .click();
  await boris.page.getByText(match.aborted.byYou).waitFor();
  await anna.open(`/match/${id}`);
  await anna.page.getByText(match.aborted.by({ name: nameIn(boris, 1) })).waitFor();
  expect((await stored(anna, id, "aborted")).result).toBeNull();
});

test.concurrent("[SITE-1] [PLAY-11] Back in a running match asks; staying stays, leaving calls the match off", async ({
  people,
}) => {
  const [anna, boris] = [await people.welcome("Anna"), await people.welcome("Boris")];
  await anna.open("/");
  await anna.button(en.home.friend.action).click();
  await anna.sees(match.waiting.title);
  const { page, matchId } = anna;
  await boris.page.goto(page.url());
  await Promise.all([anna.isReady(), boris.isReady()]);
  await anna.hears("countdown");
  await boris.page.goto("about:blank"); // the match waits
  await anna.hears("paused");
  await page.goBack();
  await anna.button(match.leaving.stay).click();
  expect(anna.matchId).toBe(matchId);
  await page.goBack();
  await anna.button(match.leaving.abort).click();
  await page.waitForURL((url) => url.pathname === "/");
  await anna.sees(en.home.heading);
  await boris.open(`/match/${matchId}`);
  await boris.sees(match.aborted.title);
  await page.goForward();
  await anna.sees(match.aborted.title);
});
