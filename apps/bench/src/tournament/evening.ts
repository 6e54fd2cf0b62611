// A tournament of programs from its proposal to its end, and whether what was played is what counts.
import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "@transcendence/client";
import { type MatchSettings, QUICK_SETTINGS } from "@transcendence/game";
import { ARENA_MINUTES, type TOURNAMENT_FORMATS, type TournamentView } from "@transcendence/protocol";
import { Guest, patiently } from "../crash/guest.ts";
import type { ServerHarness } from "../crash/server-harness.ts";
import { Program, SharedViews } from "./program.ts";
import { Times } from "./times.ts";

export const SETTINGS: MatchSettings = { ...QUICK_SETTINGS, pointsToWin: 1, ballSpeed: 160 };

export interface Evening {
  readonly format: (typeof TOURNAMENT_FORMATS)[number];
  readonly programs: number;
  readonly rounds?: number; // Swiss
  readonly minutes?: number; // arena
  readonly limitMs: number;
  readonly onTick?: (view: TournamentView | null) => Promise<void>; // now and then, while it runs
}

export interface Outcome {
  readonly view: TournamentView;
  readonly ms: number;
  readonly times: Times;
  readonly played: number; // pairings that were decided by a match
  readonly walkovers: number;
  readonly wrong: readonly string[]; // pairings whose outcome is not that of their match
  readonly uncounted: number; // matches that were played to their end and count for nothing
}

export async function playEvening(arena: ServerHarness, evening: Evening): Promise<Outcome> {
  const { format, programs: count, rounds = 0, minutes = ARENA_MINUTES.min, limitMs, onTick } = evening;
  const organiser = new Guest(arena.url);
  const name = `Organiser ${Math.random().toString(36).slice(2, 8)}`;
  await patiently(() => organiser.signUp(name));
  const proposal = {
    title: `An evening of ${count} programs`,
    plan: { format, thirdPlace: true, groups: 1, rounds },
    settings: SETTINGS,
    places: count,
    waitSeconds: 60 as const,
    arenaMinutes: minutes,
  };
  const { id } = await patiently(() => ask(organiser.routes.tournaments.$post({ json: proposal })));
  const times = new Times();
  const views = new SharedViews();
  const programs = Array.from(
    { length: count },
    (_, each) =>
      new Program({
        arena: arena.url,
        tournament: id,
        settings: SETTINGS,
        name: `Program ${each + 1}`,
        views,
        onView: (view) => times.see(view, performance.now()),
      }),
  );
  const startMs = performance.now();
  try {
    for (const program of programs) await program.register();
    for (;;) {
      const seen = programs.map(({ view }) => view).find((view) => view?.phase === "finished");
      if (seen) break;
      if (performance.now() - startMs > limitMs)
        throw new Error(`not over after ${limitMs / 1000} s: ${summary(programs)}`);
      await onTick?.(programs[0]?.view ?? null);
      await sleep(200);
    }
    const view = await storedView(organiser, id);
    return { view, times, ms: performance.now() - startMs, ...(await check(arena, organiser, id, view)) };
  } finally {
    for (const program of programs) program.end();
  }
}

async function storedView(guest: Guest, id: string): Promise<TournamentView> {
  for (;;) {
    const answer = await ask(guest.routes.tournaments[":id"].$get({ param: { id } })); // perhaps just killed
    if (answer.ok && answer.value.view.phase === "finished") return answer.value.view;
    await sleep(200);
  }
}

async function check(
  { sql }: ServerHarness,
  guest: Guest,
  id: string,
  { state, played, entries }: TournamentView,
): Promise<Omit<Outcome, "view" | "ms" | "times">> {
  const wrong: string[] = [];
  const { matches } = guest.routes;
  const outcomes = Object.entries(state?.outcomes ?? {});
  for (const [pairing, { winner, score, how }] of outcomes) {
    if (how !== "played") continue;
    const match = played[pairing];
    const stored =
      match === undefined ? null : await patiently(() => ask(matches[":id"].$get({ param: { id: match } })));
    const side = stored?.result?.winner;
    const user = side === undefined ? undefined : stored?.seats[side]?.id;
    const entry = entries.find(({ player }) => player?.id === user)?.id;
    if (stored?.status !== "finished" || entry !== winner || stored.result?.score.join() !== score?.join())
      wrong.push(pairing);
  }
  const count = (kind: string) => outcomes.filter(([, { how }]) => how === kind).length;
  const counted = new Set(Object.values(played));
  const finished = await sql<{ id: string }[]>`
    select id from matches where tournament_id = ${id} and status = 'finished'`;
  const uncounted = finished.filter((match) => !counted.has(match.id)).length;
  return { played: count("played"), walkovers: count("walkover"), wrong, uncounted };
}

function summary(programs: readonly Program[]): string {
  const view = programs.find((program) => program.view !== null)?.view;
  return JSON.stringify({ phase: view?.phase, boards: view?.boards, log: view?.log.slice(-10) });
}
