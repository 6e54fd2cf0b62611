// What one tick of the simulation costs: nanoseconds per step, hash and copy, on worlds taken from a long match.
import {
  applyCommand,
  cloneWorld,
  copyWorld,
  createWorld,
  decodeWorld,
  DEFAULT_SETTINGS,
  encodeWorld,
  hashWorld,
  MAPS,
  POWER_UPS,
  type Rules,
  rulesOf,
  step,
  type World,
} from "@transcendence/game";

const ROUNDS = 200; // short ones: on a busy machine a few of them are left in peace
const TICKS = 40_000;
const rules = rulesOf(DEFAULT_SETTINGS);

/** Both paddles follow the ball, so that the rally goes on at the greatest speed. */
function rally(): World {
  const world = createWorld(rules);
  applyCommand(world, rules, { kind: "serve", tick: 0, seed: 1 });
  for (let tick = 0; tick < 10_000; tick++) follow(world, rules);
  return world;
}

function follow(world: World, inRules: Rules): void {
  const ball = world.balls[0]!;
  for (const paddle of world.paddles) {
    const distance = ball.y - paddle.center;
    paddle.move = distance > 20 ? 1 : distance < -20 ? -1 : 0;
  }
  step(world, inRules);
}

/** The best of a few rounds: the others were disturbed. */
function measure(name: string, times: number, run: (times: number) => number): void {
  let best = Infinity;
  let kept = 0; // so that no work can be optimised away
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    kept += run(times);
    best = Math.min(best, performance.now() - start);
  }
  console.log(`${name.padEnd(34)} ${((best * 1e6) / times).toFixed(1).padStart(8)} ns${Number.isNaN(kept) ? "!" : ""}`);
}

const warm = rally();
const other = cloneWorld(warm);

measure("step, rally at full speed", TICKS, (times) => {
  const world = cloneWorld(warm);
  for (let tick = 0; tick < times; tick++) follow(world, rules);
  return world.hits;
});
measure("step, between points", TICKS, (times) => {
  const world = createWorld(rules);
  for (let tick = 0; tick < times; tick++) step(world, rules);
  return world.tick;
});
measure("copyWorld", TICKS, (times) => {
  for (let time = 0; time < times; time++) copyWorld(time % 2 === 0 ? warm : other, time % 2 === 0 ? other : warm);
  return other.tick;
});
measure("hashWorld", TICKS, (times) => {
  let sum = 0;
  for (let time = 0; time < times; time++) sum ^= hashWorld(warm);
  return sum;
});
measure("encodeWorld and decodeWorld", TICKS / 20, (times) => {
  let sum = 0;
  for (let time = 0; time < times; time++) sum += decodeWorld(encodeWorld(warm), rules)?.hits ?? Number.NaN;
  return sum;
});

/** Rally after rally of two who follow the ball. */
function playOn(inRules: Rules, times: number): number {
  const world = createWorld(inRules);
  for (let tick = 0; tick < times; tick++) {
    if (!world.inPlay) {
      Object.assign(world, { winner: -1, score: [0, 0] });
      applyCommand(world, inRules, { kind: "serve", tick, seed: Math.imul(tick, 0x9e37_79b9) >>> 0 });
    }
    follow(world, inRules);
  }
  return world.hits;
}

for (const map of MAPS) {
  for (const powerUps of [[], POWER_UPS]) {
    const inRules = rulesOf({ ...DEFAULT_SETTINGS, map, powerUps });
    const name = `step, ${map}${powerUps.length > 0 ? " with power-ups" : ""}`;
    measure(name, TICKS, (times) => playOn(inRules, times));
  }
}
