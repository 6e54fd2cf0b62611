// How points end on each map: by a miss of the one who was to hit, or by a ball that came back to whoever hit it last; and whether
// the ball could have been reached at all. People's models against every computer player.
import {
  applyCommand,
  CHARACTER_IDS,
  type Command,
  copyWorld,
  createWorld,
  DEFAULT_SETTINGS,
  flyToMeeting,
  KIND_SETTINGS,
  MAPS,
  playFriendly,
  POWER_UPS,
  type Rules,
  rulesOf,
  type Seat,
  SEATS,
  step,
  TICKS_PER_SECOND,
  type World,
} from "@transcendence/game";
import { table } from "../figures.ts";
import { computerEntrant, type Entrant } from "./duel.ts";
import { personPlayer, SKILLS } from "./rivals.ts";

/** Means over many matches of one kind of person against each computer player. */
interface PointCounts {
  matches: number;
  won: number; // by the person
  ticks: number;
  points: number;
  hits: number;
  untouched: number; // serves that nobody hit
  unreachable: number; // by whoever sees the whole flight, 200 ms after the last hit, with this paddle
  returned: number; // lost by whoever hit the ball last
}

const REACTION_TICKS = 12; // 200 ms
const HORIZON = 1500; // ticks; every ball reaches a paddle's line sooner

/** `matches` against each computer player, changing sides. */
function countPoints(rules: Rules, person: Entrant, matches: number, seed: number): PointCounts {
  const counts: PointCounts = {
    matches: 0,
    won: 0,
    ticks: 0,
    points: 0,
    hits: 0,
    untouched: 0,
    unreachable: 0,
    returned: 0,
  };
  CHARACTER_IDS.forEach((id, place) => {
    for (let match = 0; match < matches; match++) {
      const seat: Seat = match % 2 === 0 ? 0 : 1;
      const dice = (seed + Math.imul(1000 * place + match, 0x9e37_79b9)) >>> 0;
      const own = person(seat, dice ^ 0x1234_5678);
      const other = computerEntrant(id)(seat === 0 ? 1 : 0, dice ^ 0x2345_6789);
      const { world, commands } = playFriendly(rules, seat === 0 ? { 0: own, 1: other } : { 0: other, 1: own }, dice);
      counts.matches++;
      counts.ticks += world.tick;
      if (world.winner === seat) counts.won++;
      watch(rules, commands, world.tick, counts);
    }
  });
  return counts;
}

function watch(rules: Rules, commands: readonly Command[], ticks: number, counts: PointCounts): void {
  const world = createWorld(rules);
  const atHit = createWorld(rules); // as it was after the last hit of this rally
  let next = 0;
  while (world.tick < ticks) {
    for (; commands[next]?.tick === world.tick; next++) applyCommand(world, rules, commands[next]!);
    const { inPlay, hits } = world;
    const before = [world.score[0]!, world.score[1]!];
    step(world, rules);
    if (world.hits > hits) copyWorld(world, atHit);
    if (!inPlay || world.inPlay) continue;
    const loser = SEATS.find((seat) => world.score[seat] === before[seat])!;
    counts.points++;
    counts.hits += hits;
    if (hits === 0) counts.untouched++;
    else if (world.lastHitter === loser) counts.returned++;
    if (hits > 0 && isOutOfReach(copyWorld(atHit, createWorld(rules)), rules, loser)) counts.unreachable++;
  }
}

/** Whether this paddle, from where it is, comes too late for where the ball will be, however well its owner foresees. */
function isOutOfReach(world: World, rules: Rules, loser: Seat): boolean {
  const { tick } = world;
  const { center } = world.paddles[loser]!;
  const meeting = flyToMeeting(world, rules, tick + HORIZON);
  if (meeting?.seat !== loser) return false;
  const way = Math.abs(meeting.along - center) - rules.reach;
  return way > Math.max(0, meeting.tick - tick - REACTION_TICKS) * rules.paddleSpeed;
}

const MATCHES = 20; // of each person against each computer player
const SEED = 1972;
const PEOPLE = ["novice", "regular"] as const;

/** Classic, Quick, and classic points with every power-up; on each map. */
export function reboundTables(): string {
  const kinds = { ...KIND_SETTINGS, "every power-up": { ...DEFAULT_SETTINGS, powerUps: [...POWER_UPS] } };
  const rows = Object.entries(kinds).flatMap(([kind, settings]) =>
    MAPS.map((map) => {
      const rules = rulesOf({ ...settings, map });
      const counts = PEOPLE.map((skill) =>
        countPoints(rules, (seat, seed) => personPlayer(seat, seed, SKILLS[skill]), MATCHES, SEED),
      );
      const columns = counts.map(summarize);
      return [`${map}, ${kind}`, ...columns[0]!.map((cell, column) => `${cell} / ${columns[1]![column]!}`)];
    }),
  );
  const head = [
    "novice / regular",
    "s a match",
    "s a point",
    "hits",
    "serve untouched",
    "out of reach",
    "rebound",
    "won",
  ];
  return `${MATCHES} matches against each computer player in every cell.\n\n${table(head, rows)}`;
}

function summarize(counts: PointCounts): string[] {
  const { matches, won, ticks, points, hits, untouched, unreachable, returned } = counts;
  const part = (count: number) => `${((100 * count) / points).toFixed(0)} %`;
  return [
    (ticks / TICKS_PER_SECOND / matches).toFixed(0),
    (ticks / TICKS_PER_SECOND / points).toFixed(1),
    (hits / points).toFixed(1),
    part(untouched),
    part(unreachable),
    part(returned),
    `${((100 * won) / matches).toFixed(0)} %`,
  ];
}
