// Two members, who do not know each other, from one press each to a rated result on both profiles.
import { catalogue as account } from "@transcendence/web/i18n/account/en";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { strings as watching } from "@transcendence/web/strings/watch";
import { expect } from "vitest";
import type { BrowserUser } from "../src/browser-user.ts";
import { smallTargets } from "../src/small-targets.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

const { lobby, matches } = en;
const { leaderboards } = account;

async function seekRated({ page, ...visitor }: BrowserUser): Promise<void> {
  await page.goto(visitor.url);
  await page.getByRole("switch", { name: lobby.rated, exact: true }).check();
  await page.getByRole("button", { name: lobby.play, exact: true }).click();
}

test("[PLAY-4] [STAT-4] [PLAY-9] two members find each other, play for their ratings, and both see what it changed", async ({
  people,
}) => {
  const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
  const [anna, ben] = [await people.welcome("Anna"), await people.welcome("Ben")];
  const guest = await people.welcome("Guest", phone);
  const [annas, bens] = [await anna.signUp(), await ben.signUp()];
  await guest.open("/");
  await guest.page.getByText(lobby.guestsCasual).waitFor();

  await seekRated(anna);
  await anna.page.getByText(lobby.searching({ what: `${lobby.kinds.quick}, ${matches.rated}` })).waitFor();
  await seekRated(ben);
  await Promise.all([anna.hears("countdown"), ben.hears("countdown")]);
  await anna.page.getByText(new RegExp(`^${lobby.foundWho({ who: `${bens} · ${lobby.unrated}` })}`)).waitFor();

  // Somebody else sees it in the list, and watches it there. Nobody becomes a guest before they ask for it.
  await guest.open("/live");
  const listed = guest.page.getByRole("button", { name: new RegExp(`${annas}|${bens}`) });
  await listed.waitFor();
  expect(await guest.context.cookies()).toEqual([]);
  await listed.click();
  const shown = guest.page.getByRole("main").getByRole("link", { name: annas });
  await waitUntil(async () => ((await shown.boundingBox())?.y ?? -1) >= 0, "the board, above the list, in sight");
  expect(await smallTargets(guest.page), "too small for a finger").toEqual([]);
  await guest.button(watching.start).click();
  await waitUntil(() => guest.line.phase === "rally" || guest.line.phase === "between", "the picture of the match");
  expect(guest.line.room?.you).toBe(null);
  await waitUntil(() => (anna.line.room?.spectators ?? 0) === 1, "the players to be told of a spectator");

  await waitUntil(() => ben.line.room!.score.some((points) => points > 0), "the first point");
  await ben.resign();
  await Promise.all([anna.hears("finished"), ben.hears("finished")]);
  for (const { page } of [anna, ben]) {
    await page.getByText(new RegExp(`^${annas}: 1500 → 16\\d\\d\\? \\(\\+1\\d\\d\\)$`)).waitFor();
    await page.getByText(new RegExp(`^${bens}: 1500 → 13\\d\\d\\? \\(−1\\d\\d\\)$`)).waitFor();
  }
  await guest.page.getByText(watching.over).waitFor();
  await listed.waitFor({ state: "detached" });
  for (const name of [annas, bens]) {
    await guest.open(`/u/${encodeURIComponent(name)}`);
    await guest.page.getByText(leaderboards.ratedMatches({ count: 1 })).waitFor();
    await guest.page.getByText(new RegExp(`^${lobby.kinds.quick}, ${matches.rated} [+−]1\\d\\d$`)).waitFor();
  }
  await anna.open("/leaderboards");
  await anna.page.getByText(leaderboards.notListed({ rating: "", count: 1 }).slice(-22)).waitFor();
});
