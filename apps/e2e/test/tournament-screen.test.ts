// The page for a hall's projector: nobody is cut off, everybody comes by, and the back rows can read it.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "../src/axe.ts";
import { type Drawn, drawTournament } from "../src/drawn-tournaments.ts";
import { test } from "../src/test.ts";

const TURN_MS = 10_000; // features/tournament/board/turning.tsx
const HALL = { width: 1920, height: 1080 };
const DESK = { width: 1440, height: 900 };

interface Shown {
  readonly names: string[];
  readonly cut: string[]; // beyond the edge of their page
  readonly letters: number; // px, of the smallest name
}

/** Runs in the page. `selector`: of the names. */
function look(selector: string): Shown {
  const edge = document.querySelector(".turning-page")!.getBoundingClientRect();
  const names = [...document.querySelectorAll<HTMLElement>(selector)].filter(({ textContent }) => textContent !== "");
  const isCut = (element: HTMLElement) => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return top < edge.top - 1 || bottom > edge.bottom + 1 || left < edge.left - 1 || right > edge.right + 1;
  };
  const sizes = names.map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const text = ({ textContent }: HTMLElement) => textContent.trim();
  return { names: names.map(text), cut: names.filter(isCut).map(text), letters: Math.min(...sizes) };
}

/** All parts of the page, one after the other; once more while somebody is missing, since longer names may have moved. */
async function watch(page: Page, selector: string, players: number): Promise<Shown[]> {
  await page.locator(selector).first().waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  const shown = [await page.evaluate(look, selector)];
  const isMissed = () => new Set(shown.flatMap(({ names }) => names)).size < players;
  for (let part = 1, marks = await page.locator(".turning-ball").count(); part < 2 * marks; part++) {
    if (part >= marks && !isMissed()) break;
    await page.clock.runFor(TURN_MS);
    shown.push(await page.evaluate(look, selector));
    marks = await page.locator(".turning-ball").count();
  }
  return shown;
}

const GROUPS = (players: number, groups: number): Drawn => ({
  plan: { format: "round-robin", groups },
  players,
  rounds: 2,
});
const NAMES = ".bout-name";
const ROWS = ".ranking-name > span";
const CASES = [
  ["three groups of six", GROUPS(18, 3), ROWS, 18],
  ["eight groups of eight", GROUPS(64, 8), ROWS, 64],
  ["three groups of more than stand below each other", GROUPS(66, 3), ROWS, 66],
  ["256 in a Swiss", { plan: { format: "swiss" }, players: 256, rounds: 3 }, ROWS, 256],
  ["256 in an arena", { plan: { format: "arena" }, players: 256, rounds: 3 }, ROWS, 256],
  ["a bracket of 128 before its first match", { plan: { format: "single" }, players: 128, rounds: 0 }, NAMES, 128],
  ["two brackets of 64", { plan: { format: "double" }, players: 64, rounds: 0 }, NAMES, 64],
  [
    "256 who have registered",
    { plan: { format: "arena" }, players: 256, rounds: 0, phase: "registration" },
    ".screen-players li",
    256,
  ],
] as const satisfies readonly (readonly [string, Drawn, string, number])[];

test.for(CASES)("[TOUR-2] in a hall: %s", async ([, drawn, selector, players], { people }) => {
  const anna = await people.welcome("Anna", { viewport: HALL, reducedMotion: "reduce" });
  const { page } = anna;
  people.problems.expect(/drawn0tournament0001/); // the server itself knows no such tournament
  await page.clock.install();
  const path = await drawTournament(page, drawn);
  for (const viewport of [HALL, DESK]) {
    await page.setViewportSize(viewport);
    await anna.open(`${path}/screen`);
    const parts = await watch(page, selector, players);
    expect(new Set(parts.flatMap(({ names }) => names)).size, "names that came by").toBe(players);
    expect(parts.flatMap(({ cut }) => cut)).toEqual([]);
    expect(Math.min(...parts.map(({ letters }) => letters))).toBeGreaterThanOrEqual(viewport === HALL ? 17.9 : 13.4);
    const marks = await page.locator(".turning-ball").count();
    if (parts.length > 1) expect(await page.locator(".turning-mark").textContent()).toBe(`Part ${marks} of ${marks}`);
  }
  await expectAccessible(page, "a tournament on a big screen");
});

test.for([
  ["a crosstable", { plan: { format: "round-robin" }, players: 8, rounds: 3 }],
  ["a Swiss", { plan: { format: "swiss" }, players: 13, rounds: 4 }],
  ["an arena", { plan: { format: "arena" }, players: 13, rounds: 4 }],
  ["a bracket of 128", { plan: { format: "single" }, players: 128, rounds: 1 }],
] as const satisfies readonly (readonly [string, Drawn])[])(
  "[TOUR-2] [SITE-5] %s scrolls by itself on a phone, and the page does not",
  async ([, drawn], { people }) => {
    const anna = await people.welcome("Anna", {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
    people.problems.expect(/drawn0tournament0001/, /4\d\d/); // the server itself knows no such tournament, nor its chat
    await anna.open(await drawTournament(anna.page, drawn));
    await anna.page.locator(".ranking-pane, .bracket-pane").first().waitFor();
    expect(await anna.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  },
);
