// Many random matches from one number, and one hash over all that happened in them: the same in every engine.
// It runs in Node, workerd and three browsers, so it uses nothing but the game and integer arithmetic.
import {
  applyCommand,
  type Command,
  createWorld,
  decodeReplay,
  decodeWorld,
  encodeReplay,
  encodeWorld,
  hashWorld,
  MAPS,
  type MatchSettings,
  type Move,
  PLAYABLE_BOUNDS,
  playReplay,
  POWER_UPS,
  rulesOf,
  SEATS,
  step,
  type World,
} from "../src/index.ts";

/** `playRandomMatches(1000, 1972)`, all classic, by the rules of 1. It can't change: those replays are played for ever. */
export const EXPECTED_HASH = 3753909305;
/** `playRandomArcadeMatches(300, 1972, 2)`, on all maps, with power-ups, by the rules of 2. It can't change either. */
export const EXPECTED_ARCADE_HASH_2 = 3352473850;
/** The same by the rules of 3. A new value needs a new RULES_VERSION. */
export const EXPECTED_ARCADE_HASH_3 = 1392779198;
export const EXPECTED_HASHES = `${EXPECTED_HASH} ${EXPECTED_ARCADE_HASH_2} ${EXPECTED_ARCADE_HASH_3}`;

const MATCH_TICKS_MAX = 20_000;
const SERVE_EVERY_TICKS = 20;

/** Random u32s from a seed: a Weyl sequence, mixed. */
export function randomSource(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x9e37_79b9) >>> 0;
    let bits = Math.imul(state ^ (state >>> 16), 0x85eb_ca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
    return ((bits ^ (bits >>> 16)) >>> 0) % below;
  };
}

/** What every engine must come to. */
export function hashRandomMatches(): string {
  return [playRandomMatches(1000, 1972), ...[2, 3].map((rules) => playRandomArcadeMatches(300, 1972, rules))].join(" ");
}

export function playRandomMatches(count: number, seed: number): number {
  const random = randomSource(seed);
  let combined = 0;
  for (let match = 0; match < count; match++) combined = fold(combined, playRandomMatch(random, classicOf(random), 1));
  return combined;
}

export function playRandomArcadeMatches(count: number, seed: number, version: number): number {
  const random = randomSource(seed);
  let combined = 0;
  for (let match = 0; match < count; match++)
    combined = fold(combined, playRandomMatch(random, arcadeOf(random), version));
  return combined;
}

/** Plays one match, once more through keyframes, and again from its replay: all three must agree. */
function playRandomMatch(random: (below: number) => number, settings: MatchSettings, version: number): number {
  const rules = rulesOf(settings, version);
  const world = createWorld(rules);
  const commands: Command[] = [];
  const aims = [random(120), random(120)];
  let restored = createWorld(rules);
  let seconds = 0;
  while (world.winner === -1 && world.tick < MATCH_TICKS_MAX) {
    const now = decide(world, aims, random);
    for (const command of now) {
      applyCommand(world, rules, command);
      applyCommand(restored, rules, command);
    }
    commands.push(...now);
    step(world, rules);
    step(restored, rules);
    if (world.tick % 60 !== 0) continue;
    seconds = fold(seconds, hashWorld(world));
    restored = decodeWorld(encodeWorld(restored), rules) ?? createWorld(rules);
  }
  const hash = hashWorld(world);
  const bytes = encodeReplay({ rules: version, settings, commands, ticks: world.tick, hash });
  const replay = decodeReplay(bytes);
  const played = replay && playReplay(replay);
  if (!played || hashWorld(played) !== hash || hashWorld(restored) !== hash) throw new Error("a replay went astray");
  return fold(seconds, bytes.reduce(fold, hash));
}

function classicOf(random: (below: number) => number): MatchSettings {
  const between = ({ min, max }: { min: number; max: number }) => min + random(max - min + 1);
  return {
    map: "classic",
    pointsToWin: 1 + random(3),
    margin: between(PLAYABLE_BOUNDS.margin),
    ballSpeed: between(PLAYABLE_BOUNDS.ballSpeed),
    paddleSize: between(PLAYABLE_BOUNDS.paddleSize),
    powerUps: [],
  };
}

function arcadeOf(random: (below: number) => number): MatchSettings {
  const map = MAPS[random(MAPS.length)]!;
  const powerUps = POWER_UPS.filter(() => random(3) !== 0);
  return { ...classicOf(random), map, powerUps };
}

/** Players who look now and then, and aim to meet the ball anywhere on the paddle or just beside it. */
function decide(world: World, aims: number[], random: (below: number) => number): Command[] {
  const { tick } = world;
  const commands: Command[] = [];
  if (!world.inPlay && tick % SERVE_EVERY_TICKS === 0) {
    commands.push({ kind: "serve", tick, seed: random(0x1_0000_0000) });
  }
  for (const seat of SEATS) {
    if (random(6) !== 0) continue;
    if (random(40) === 0) aims[seat] = random(120);
    const distance = world.balls[0]!.y + aims[seat]! - 60 - world.paddles[seat]!.center;
    const chased: Move = distance > 10 ? 1 : distance < -10 ? -1 : 0;
    const move = random(12) === 0 ? ((random(3) - 1) as Move) : chased; // 0, 1, 2 less one
    if (move !== world.paddles[seat]!.move) commands.push({ kind: "move", tick, seat, move });
  }
  return commands;
}

function fold(hash: number, word: number): number {
  const bits = Math.imul(hash ^ word, 0x0100_0193) + 0x9e37_79b9;
  return (bits ^ (bits >>> 15)) >>> 0;
}
