// Matches by two simulated people through one kind of client, measured.
import { ballSpeed, DEFAULT_SETTINGS, type MatchSettings, POWER_UPS, type World } from "@transcendence/game";
import { type Drawing, tickAt } from "@transcendence/netcode";
import { createRandom, VirtualTime } from "@transcendence/netcode/simulation";
import { Findings } from "./findings.ts";
import { RoomHarness } from "./room-harness.ts";
import { SnapshotRoom } from "./snapshots.ts";
import { ralliesOf } from "./truth.ts";
import { Watcher } from "./watcher.ts";
import { weatherOf } from "./weather.ts";

const START_MS = 1_700_000_000_000;
export const SETTINGS: MatchSettings = { ...DEFAULT_SETTINGS, pointsToWin: 21 };

/** The hardest that can be chosen: a block in the middle, second balls, paddles that grow, balls that curve. */
export const WILD: MatchSettings = { ...SETTINGS, map: "island", powerUps: [...POWER_UPS] };
const LONGEST_MS = 900_000;

/** Our client with some way of drawing, or a client of snapshots: the newest (null) or so far behind. */
export type Way =
  | { readonly drawing: Partial<Drawing>; readonly settings?: MatchSettings }
  | { readonly behindMs: number | null };

export function play(way: Way, roundTripMs: number, matches: number, hertz = 60): Findings {
  const findings = new Findings();
  for (let seed = 1; seed <= matches; seed++) {
    if ("drawing" in way) playArena(findings, way, roundTripMs, seed, 1000 / hertz);
    else playSnapshots(findings, way.behindMs, roundTripMs, seed, 1000 / hertz);
  }
  return findings;
}

function playArena(
  findings: Findings,
  { drawing, settings = SETTINGS }: Extract<Way, { readonly drawing: unknown }>,
  roundTripMs: number,
  seed: number,
  pictureMs: number,
): void {
  const time = new VirtualTime(START_MS);
  const arena = new RoomHarness(time, settings, weatherOf(roundTripMs), createRandom(seed), drawing);
  const { state } = arena;
  const watchers = arena.players.map(
    (player) => new Watcher(player, time, seed, pictureMs, () => ballSpeed(state.rules, worldNow(arena).hits)),
  );
  runMatch(time, () => arena.finished);
  const rallies = ralliesOf(state.rules, state.log.commands(), state.timeline.confirmed.tick);
  for (const { hits, endTick } of rallies) if (endTick < Infinity) findings.addRally(hits.length);
  findings.addInputs(arena.inputs);
  for (const watcher of watchers) {
    findings.addWatcher(watcher, pictureMs);
    findings.addBounces(watcher, rallies, arena.inputs, seed);
  }
}

function playSnapshots(
  findings: Findings,
  behindMs: number | null,
  roundTripMs: number,
  seed: number,
  pictureMs: number,
): void {
  const time = new VirtualTime(START_MS);
  const room = new SnapshotRoom(time, SETTINGS, weatherOf(roundTripMs), createRandom(seed), behindMs);
  const watchers = room.players.map(
    (player) => new Watcher(player, time, seed, pictureMs, () => ballSpeed(room.rules, room.world.hits)),
  );
  runMatch(time, () => room.finished);
  for (const hits of room.rallies) findings.addRally(hits);
  for (const watcher of watchers) findings.addWatcher(watcher, pictureMs);
}

function runMatch(time: VirtualTime, finished: () => boolean): void {
  const startMs = time.nowMs;
  while (!finished() && time.nowMs - startMs < LONGEST_MS) time.runUntil(time.nowMs + 1000);
}

function worldNow({ state, time }: RoomHarness): World {
  const { phase, timeline } = state;
  if (!("clock" in phase)) return timeline.confirmed;
  return timeline.at(Math.max(timeline.confirmed.tick, Math.floor(tickAt(phase.clock, time.nowMs))));
}
