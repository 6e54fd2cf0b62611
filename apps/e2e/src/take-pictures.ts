// npm run pictures: what docs/pictures shows. Each map as it is played, with every power-up about, and classic Pong without.
// npm run pictures -- portals: one map alone.
// npm run pictures -- pages [part of a path]…: how pages look, for whoever changes them. -- moments [name]…: and what lies between.
// npm run pictures -- tournaments [part of a name]…: all formats, small and large, at a phone, a desk and in a hall.
import { mkdirSync } from "node:fs";
import { ask, valueOf } from "@transcendence/client";
import {
  DEFAULT_SETTINGS,
  isClassic,
  type MapId,
  MAPS,
  type MatchSettings,
  POWER_UPS,
  rulesOf,
  type World,
} from "@transcendence/game";
import { ensureBrowser } from "@transcendence/tools/find-browser";
import { inRoot } from "@transcendence/tools/root";
import { startServer } from "@transcendence/tools/server-process";
import { AutoPlayer } from "./auto-player.ts";
import { IdentityProvider } from "./identity-provider.ts";
import { People } from "./people.ts";
import { takeMomentPictures } from "./take-moment-pictures.ts";
import { takePagePictures } from "./take-page-pictures.ts";
import { takeTournamentPictures } from "./take-tournament-pictures.ts";
import { FAKE_CAMERA, launchBrowser } from "./test-browser.ts";
import { waitUntil } from "./wait-until.ts";

const SIZE = { width: 800, height: 600 };
const FOLDER = inRoot("docs/pictures");
const PATIENCE_MS = 120_000;

await ensureBrowser();
const provider = await IdentityProvider.open();
const arena = await startServer({ settings: provider.settings });
provider.register(arena.url);
const browser = await launchBrowser(undefined, FAKE_CAMERA);
try {
  const [what, ...only] = process.argv.slice(2);
  if (what === "pages") await takePagePictures(browser, arena.url, only);
  else if (what === "moments") await takeMomentPictures(browser, arena.url, provider, only);
  else if (what === "tournaments") await takeTournamentPictures(browser, arena.url, only);
  else await takeMaps(MAPS.filter((map) => what === undefined || map === what));
} finally {
  await browser.close();
  await arena.remove();
  await provider.close();
}

async function takeMaps(maps: readonly MapId[]): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const map of maps) await take(map);
}

async function take(map: MapId): Promise<void> {
  const settings: MatchSettings = { ...DEFAULT_SETTINGS, map, powerUps: map === "classic" ? [] : POWER_UPS };
  const people = new People(browser, arena.url);
  const anna = await people.welcome("Anna", { viewport: SIZE, colorScheme: "dark" });
  await anna.becomeGuest("Anna");
  const json = { settings, opponent: { computer: "meridian" } } as const;
  const { id } = valueOf(await ask(anna.routes.matches.$post({ json })));
  await anna.open(`/match/${id}`);
  const autoPlayer = new AutoPlayer(anna, { aims: [-0.4, 0, 0.4] });
  await waitUntil(() => isTelling(anna.line.world(), settings), `something to see on ${map}`, PATIENCE_MS);
  await anna.page.screenshot({ path: `${FOLDER}/${map}.png` });
  await autoPlayer.stop();
  await people.leave();
  console.log(`docs/pictures/${map}.png`);
}

/** A rally that is on, the ball well in the field, and items where there are any. */
function isTelling(world: World | null, settings: MatchSettings): boolean {
  if (world === null || !world.inPlay || world.hits < 1) return false;
  const { x, y } = world.balls[0]!;
  const items = world.extras?.items.filter(({ kind }) => kind !== -1).length ?? 0;
  const { goals } = rulesOf(settings);
  const inField = Math.abs(x) > 110 && Math.abs(x) < goals[0]!.face - 100 && Math.abs(y) < 250;
  return inField && (isClassic(settings) || items > 1);
}
