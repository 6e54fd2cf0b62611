import type { TournamentConfig } from "@transcendence/protocol";
import { freshId } from "../src/kit/clock.ts";

/** A small tournament by itself, which begins when its organiser says so. */
export function newConfig(): TournamentConfig {
  return {
    id: freshId(),
    title: "Friday cup",
    organiser: freshId(),
    plan: { format: "single", thirdPlace: false, groups: 1, rounds: 0 },
    settings: { map: "classic", pointsToWin: 5, margin: 1, ballSpeed: 100, paddleSize: 100, powerUps: [] },
    rated: false,
    places: 8,
    startsAtMs: null,
    closesAtMs: null,
    waitMs: 60_000,
    arenaMs: 600_000,
  };
}
