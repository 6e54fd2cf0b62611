// Tournaments as far as one likes, without a server that plays them: for pictures of their pages. What a page asks the API for is answered here.
import { DEFAULT_SETTINGS } from "@transcendence/game";
import type { BoardView, TournamentAnswerBody, TournamentEntry, TournamentState } from "@transcendence/protocol";
import {
  decide,
  DEFAULT_PLAN,
  isOver,
  openPairings,
  pairWave,
  type Plan,
  playersOf,
  startSeeded,
  type Tournament,
  withdraw,
} from "@transcendence/tournament";
import type { Page } from "playwright-core";

export interface Drawn {
  readonly plan: Partial<Plan>;
  readonly players: number;
  readonly rounds: number; // matches that everybody has played, about; Infinity: to the end, but for an arena
  readonly phase?: "registration";
  readonly title?: string;
}

const NAMES = [
  "Anna",
  "Борис Годунов",
  "Maximilian Wolffsohn",
  "さくら",
  "Chloé",
  "Dan",
  "Екатерина Вторая",
  "Zoe O’Hara",
  "Donaudampfschiffer 9",
  "Ivo",
] as const;
const PLAYED_AT_ONCE = 6;
const WITHDRAWN = 3; // of those who play, one in the middle

/** The page under this path is shown this tournament; answers the path. */
export async function drawTournament(page: Page, drawn: Drawn): Promise<string> {
  const body = bodyOf(drawn);
  const { id } = body.tournament;
  await page.unrouteAll();
  await page.route(`**/api/tournaments/${id}/ticket`, () => {}); // the room says nothing
  await page.route(`**/api/tournaments/${id}`, (asked) => asked.fulfill({ json: body }));
  return `/tournaments/${id}`;
}

function bodyOf({ plan: wish, players, rounds, phase, title = "Friday cup" }: Drawn): TournamentAnswerBody {
  const plan: Plan = { ...DEFAULT_PLAN, ...wish };
  const entries = Array.from({ length: players }, (_, place): TournamentEntry => {
    const id = String(place + 1);
    const name = NAMES[place % NAMES.length]!;
    return {
      id,
      player: { id: `drawn0player${id.padStart(4, "0")}`, name: `Player ${id}`, kind: "guest" },
      alias: place < NAMES.length ? name : `${name.slice(0, 16)} ${id}`,
      rating: 2000 - place * 5,
    };
  });
  const tournament = playOn(plan, players, rounds);
  const boards = phase === undefined ? boardsOf(tournament) : [];
  const nowMs = Date.now();
  const isDone = phase === undefined && boards.length === 0;
  const now = phase ?? (isDone ? "finished" : "running");
  return {
    tournament: {
      id: "drawn0tournament0001",
      title,
      description: "Bring a friend.",
      phase: now,
      plan,
      settings: DEFAULT_SETTINGS,
      rated: false,
      places: Math.max(8, players),
      entered: players,
      organiser: null,
      startsAt: null,
      createdAt: new Date(nowMs).toISOString(),
      finishedAt: isDone ? new Date(nowMs).toISOString() : null,
      waitSeconds: 60,
      deadlineMinutes: 0,
      arenaMinutes: 30,
      guests: true,
      minRating: null,
      maxRating: null,
      hasPassword: false,
      inviteOnly: false,
      repeats: null,
      winner: null,
    },
    view: {
      type: "tournament",
      version: 1,
      phase: now,
      paused: false,
      startsAtMs: null,
      endsAtMs: plan.format === "arena" && !isDone ? nowMs + 600_000 : null,
      entries,
      state: phase === undefined ? stateOf(tournament) : null,
      boards,
      played: Object.fromEntries(Object.keys(tournament.outcomes).map((pairing) => [pairing, `match${pairing}`])),
      resting: [],
      log: [],
      nowMs,
    },
    isInvited: false,
    isModerator: false,
  };
}

function playOn(plan: Plan, players: number, rounds: number): Tournament {
  let tournament = startSeeded(
    plan,
    Array.from({ length: players }, (_, place) => ({ id: String(place + 1), rating: 2000 - place * 5 })),
  );
  const most = (players / 2) * rounds;
  for (let played = 0; played < most && !isOver(tournament); played++) {
    if (plan.format === "arena")
      tournament = pairWave(
        tournament,
        tournament.entrants.map(({ id }) => id),
      );
    const [next] = openPairings(tournament);
    if (next === undefined) break;
    const [one = "", other = ""] = playersOf(next);
    const isUpset = (played * 7) % 5 === 0;
    const isFirst = Number(one) < Number(other) !== isUpset;
    const lost = (played * 3) % 7;
    const change = decide(tournament, next.id, {
      winner: isFirst ? one : other,
      score: isFirst ? [7, lost] : [lost, 7],
      how: "played",
    });
    if (change.ok) ({ tournament } = change);
    if (played === Math.floor(players / WITHDRAWN) && players > 8) {
      const left = withdraw(tournament, String(Math.floor(players / 2)));
      if (left.ok) ({ tournament } = left);
    }
  }
  return plan.format === "arena" && rounds !== Infinity
    ? pairWave(
        tournament,
        tournament.entrants.map(({ id }) => id),
      )
    : tournament;
}

/** The first ones are played, the next ones are called. */
function boardsOf(tournament: Tournament): BoardView[] {
  return openPairings(tournament).map((pairing, place): BoardView => {
    const [one = "", other = ""] = playersOf(pairing);
    const isPlayed = place < PLAYED_AT_ONCE;
    return {
      pairing: pairing.id,
      players: [one, other],
      phase: isPlayed ? "playing" : "called",
      ready: [place % 2 === 0, false],
      untilMs: Date.now() + 45_000,
      match: isPlayed ? `match${place}` : null,
      score: isPlayed ? [place, (place * 2) % 7] : null,
    };
  });
}

/** The same data, read-only there and not here. */
function stateOf(tournament: Tournament): TournamentState {
  return structuredClone(tournament) as TournamentState;
}
