// What one look costs, in worlds taken from matches.
import {
  CHARACTER_IDS,
  cloneWorld,
  createComputer,
  DEFAULT_SETTINGS,
  forget,
  look,
  type MatchSettings,
  moveNow,
  playFriendly,
  POWER_UPS,
  rulesOf,
  type World,
} from "@transcendence/game";
import { table } from "../figures.ts";

const WORLDS = 300;
const ROUNDS = 12;
const WILD: MatchSettings = { ...DEFAULT_SETTINGS, map: "pillars", powerUps: [...POWER_UPS] };

export function costOfLooks(): string {
  const classic = worldsOf(DEFAULT_SETTINGS);
  const wild = worldsOf(WILD);
  const rows = CHARACTER_IDS.map((id) => [
    id,
    ...[microseconds(id, DEFAULT_SETTINGS, classic), microseconds(id, WILD, wild)].map((cost) => cost.toFixed(0)),
  ]);
  return table(["µs a look", "classic", "pillars, all power-ups"], rows);
}

function microseconds(id: (typeof CHARACTER_IDS)[number], settings: MatchSettings, worlds: readonly World[]): number {
  const rules = rulesOf(settings);
  const computer = createComputer(id, 1, 1);
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage(); // others on the machine do not count
    for (const world of worlds) {
      forget(computer);
      look(computer, rules, world);
    }
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, user + system);
  }
  return best / worlds.length;
}

/** One in each second of play. */
function worldsOf(settings: MatchSettings): World[] {
  const rules = rulesOf(settings);
  const worlds: World[] = [];
  const left = createComputer("meridian", 0, 1);
  const right = createComputer("heron", 1, 2);
  for (let seed = 0; worlds.length < WORLDS; seed++) {
    const watched = (world: World): void => {
      if (world.inPlay && world.tick % 60 === 0 && worlds.length < WORLDS) worlds.push(cloneWorld(world));
    };
    playFriendly(
      rules,
      {
        0: (own, world) => {
          watched(world);
          return moveNow(left, own, world);
        },
        1: (own, world) => moveNow(right, own, world),
      },
      seed,
    );
  }
  return worlds;
}
