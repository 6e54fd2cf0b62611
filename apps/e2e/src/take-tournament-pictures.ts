// npm run pictures -- tournaments: how tournaments of every format and size are drawn, into test-results/tournaments, to be looked at. Not kept.
import { mkdirSync, rmSync } from "node:fs";
import type { TournamentPlan } from "@transcendence/protocol";
import { inRoot } from "@transcendence/tools/root";
import type { Browser, Page } from "playwright-core";
import { type Drawn, drawTournament } from "./drawn-tournaments.ts";

const FOLDER = inRoot("test-results/tournaments");
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };
const HALL = { width: 1920, height: 1080 };
const TURN_MS = 10_000; // features/tournament/board/turning.tsx
const SIZES = [5, 8, 13, 64, 128] as const;
const LANGUAGES = ["en", "fr", "ru"] as const;

interface Wanted extends Drawn {
  readonly name: string;
}

const of = (format: TournamentPlan["format"], players: number, rounds: number, plan: Drawn["plan"] = {}): Wanted => ({
  name: `${format}-${players}${plan.groups ? `-${plan.groups}-groups` : ""}-${rounds}`,
  plan: { format, ...plan },
  players,
  rounds,
});

const WANTED: readonly Wanted[] = [
  ...SIZES.flatMap((players) => [
    of("single", players, 0.6),
    of("double", players, 1.2),
    of("swiss", players, 3),
    of("arena", players, 4),
  ]),
  of("round-robin", 5, 2),
  of("round-robin", 8, 3),
  of("round-robin", 13, 4),
  ...[2, 3, 4, 8].map((groups) => of("round-robin", 6 * groups, 2, { groups })),
  of("round-robin", 64, 3, { groups: 8 }),
  of("round-robin", 128, 4, { groups: 16 }),
  of("round-robin", 64, 3, { groups: 3 }),
  of("round-robin", 16, Infinity, { groups: 4 }),
  of("single", 128, 0),
  of("single", 128, 1.6),
  of("double", 128, 0),
  of("double", 5, Infinity),
  of("single", 13, Infinity),
  { ...of("single", 8, 0), name: "registration-8", phase: "registration" },
  { ...of("single", 128, 0), name: "registration-128", phase: "registration" },
];

/** `asked`: parts of the pictures' names; none: all. */
export async function takeTournamentPictures(browser: Browser, url: string, asked: readonly string[]): Promise<void> {
  if (asked.length === 0) rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const isAsked = (name: string) => asked.length === 0 || asked.some((part) => name.includes(part));
  for (const [at, wanted] of WANTED.entries()) {
    const colorScheme = at % 2 === 0 ? "dark" : "light";
    const locale = LANGUAGES[at % LANGUAGES.length]!;
    for (const [place, viewport] of [
      ["page", PHONE],
      ["page", DESK],
      ["embed", PHONE],
      ["screen", DESK],
      ["screen", HALL],
    ] as const) {
      const name = `${wanted.name}-${place}-${viewport.width}`;
      if (!isAsked(name)) continue;
      const isPhone = viewport === PHONE;
      const options = { viewport, colorScheme, locale, hasTouch: isPhone, serviceWorkers: "block" } as const;
      const context = await browser.newContext({ ...options, reducedMotion: "reduce" });
      const page = await context.newPage();
      if (place === "screen") await page.clock.install();
      const path = await drawTournament(page, wanted);
      await page.goto(`${url}${path}${place === "page" ? "" : `/${place}`}`);
      await page.getByRole("heading", { name: /./ }).first().waitFor();
      await page.evaluate(() => document.fonts.ready);
      if (place === "screen") await takeParts(page, name);
      else await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage: true });
      await context.close();
    }
  }
}

/** As often as it turns, each part of it. */
async function takeParts(page: Page, name: string): Promise<void> {
  const parts = await page.locator(".turning-ball").count();
  for (let part = 0; part < Math.max(1, parts); part++) {
    if (part > 0) await page.clock.runFor(TURN_MS);
    await page.screenshot({ path: `${FOLDER}/${name}${parts > 1 ? `-part-${part + 1}` : ""}.png` });
  }
}
