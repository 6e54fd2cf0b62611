// How many presses lead from an opened page to a ball in play: counted in the page, where keys and buttons are pressed.
import { DEFAULT_SETTINGS, type MatchSettings } from "@transcendence/game";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect } from "vitest";
import type { BrowserUser } from "../src/browser-user.ts";
import type { People } from "../src/people.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

const { computers, home, match } = en;
const SHORT: MatchSettings = { ...DEFAULT_SETTINGS, pointsToWin: 1, margin: 1 };

/** Somebody who has played here before, and chose a match to one point then. */
async function arrive(people: People, name: string): Promise<BrowserUser> {
  const user = await people.welcome(name);
  await user.page.addInitScript((options) => {
    localStorage.setItem("preferences", JSON.stringify({ options }));
    Object.assign(globalThis, { presses: 0 });
    const count = ({ isTrusted }: Event) => {
      if (isTrusted) (globalThis as unknown as { presses: number }).presses += 1; // put there above
    };
    for (const press of ["pointerdown", "keydown"]) addEventListener(press, count, true);
  }, SHORT);
  return user;
}

const pressesOf = ({ page }: BrowserUser): Promise<number> => page.evaluate<number>("presses");

/** Waits until the ball of their match is in play, or about to be served: the serve itself is known from then on, and not told. */
async function plays({ name, line, matchId }: BrowserUser): Promise<void> {
  const isPlaying = () => line.messages.some((told) => told.match === matchId && told.state.phase === "between");
  await waitUntil(isPlaying, `the ball of ${name}'s match`);
}

test("[PLAY-1] [PLAY-6] from the home page to a rally with a computer player: one press", async ({ people }) => {
  const anna = await arrive(people, "Anna");
  await anna.open("/");
  await anna.button(computers.play).click();
  await anna.page.waitForURL("**/match/*");
  await plays(anna);
  expect(await pressesOf(anna)).toBe(1);
});

test("[PLAY-1] [PLAY-2] from the home page to a rally with a friend: two presses for whoever invites, one for the friend, and one each for the rematch", async ({
  people,
}) => {
  const [anna, boris] = [await arrive(people, "Anna"), await arrive(people, "Boris")];
  await anna.open("/");
  await anna.button(home.friend.action).click();
  await anna.button(match.waiting.copy).click();
  await anna.button(match.waiting.copied).waitFor();
  await boris.open(`/match/${anna.matchId}`);
  await boris.button(match.waiting.play).click();
  await Promise.all([plays(anna), plays(boris)]);
  expect([await pressesOf(anna), await pressesOf(boris)]).toEqual([2, 1]);

  const first = anna.matchId;
  const isNext = (user: BrowserUser) => user.page.waitForURL((url) => !url.pathname.endsWith(first));
  await anna.button(match.finished.rematch).click();
  await boris.button(match.finished.rematchAccept).click();
  await Promise.all([isNext(anna), isNext(boris)]);
  await Promise.all([plays(anna), plays(boris)]);
  expect([await pressesOf(anna), await pressesOf(boris)]).toEqual([3, 2]);
});
