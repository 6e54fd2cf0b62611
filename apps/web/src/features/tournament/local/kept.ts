// What this device keeps of a tournament on one screen: until the next one begins, whatever happens to page, tab or battery.
import { signal } from "@preact/signals";
import { CHARACTER_IDS, isMatchSettings, type MatchSettings } from "@transcendence/game";
import { checkName } from "@transcendence/protocol";
import { isOver, pairingsOf, standings } from "@transcendence/tournament";
import * as v from "valibot";
import { createKeeper, type MatchKeeper } from "../../match/local/kept-match.ts";
import { ALIAS_LENGTH, EMPTY_DRAFT, LOCAL_FORMATS, type LocalState, PLAYERS } from "./model.ts";

const KEY = "local tournament";
const MATCH_KEY = "local tournament match";

const whole = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));
const Plan = v.object({
  format: v.picklist(LOCAL_FORMATS),
  thirdPlace: v.boolean(),
  groups: v.pipe(whole(PLAYERS.max), v.minValue(1)),
  rounds: whole(PLAYERS.max),
});
const Name = v.pipe(
  v.string(),
  v.check((name) => checkName(name, ALIAS_LENGTH).ok),
);
const Players = v.pipe(
  v.array(v.object({ id: v.string(), name: Name, character: v.nullable(v.picklist(CHARACTER_IDS)) })),
  v.maxLength(PLAYERS.max),
);
const Outcome = v.object({
  winner: v.nullable(v.string()),
  score: v.nullable(v.tuple([v.number(), v.number()])),
  how: v.picklist(["played", "walkover", "decided"]),
});
const State = v.variant("phase", [
  v.object({ phase: v.literal("draft"), players: Players, plan: Plan }),
  v.object({
    phase: v.literal("running"),
    players: Players,
    settings: v.custom<MatchSettings>(isMatchSettings),
    tournament: v.object({
      plan: Plan,
      entrants: v.array(v.object({ id: v.string(), rating: v.null() })),
      out: v.array(v.string()),
      outcomes: v.record(v.string(), Outcome),
      drawn: v.array(
        v.object({ id: v.string(), round: v.number(), players: v.tuple([v.string(), v.nullable(v.string())]) }),
      ),
      finalists: v.nullable(v.array(v.string())),
      closed: v.boolean(),
    }),
    last: v.nullable(v.string()),
  }),
]);

/** A fresh start for what was kept by an older version, and for what makes no sense. */
export function parseKept(text: string | null): LocalState {
  try {
    const state = v.parse(State, JSON.parse(text ?? "null"));
    if (state.phase === "draft") return state;
    const known = new Set(state.players.map(({ id }) => id));
    if (!state.tournament.entrants.every(({ id }) => known.has(id))) return EMPTY_DRAFT;
    // Whoever can be drawn and told apart once can be at any time: these throw at anything else.
    pairingsOf(state.tournament);
    standings(state.tournament);
    isOver(state.tournament);
    return state;
  } catch {
    return EMPTY_DRAFT;
  }
}

function read(): LocalState {
  try {
    return parseKept(localStorage.getItem(KEY));
  } catch {
    return EMPTY_DRAFT; // forbidden
  }
}

export const localTournament = signal<LocalState>(EMPTY_DRAFT);

/** Reads what was kept, and follows other tabs until it is told to stop. */
export function openLocalTournament(): () => void {
  localTournament.value = read();
  const follow = (event: StorageEvent) => {
    if (event.key === KEY || event.key === null) localTournament.value = parseKept(event.newValue);
  };
  addEventListener("storage", follow);
  return () => removeEventListener("storage", follow);
}

export function keepLocalTournament(state: LocalState): void {
  localTournament.value = state;
  try {
    localStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // full or forbidden: it lasts as long as the page
  }
}

/** Names and results are gone for good. */
export function forgetLocalTournament(): void {
  localTournament.value = EMPTY_DRAFT;
  try {
    localStorage.removeItem(KEY);
    for (const key of Object.keys(localStorage)) if (key.startsWith(MATCH_KEY)) localStorage.removeItem(key);
  } catch {
    // forbidden: nothing was kept
  }
}

/** The running match of a pairing. */
export function keeperOf(pairing: string): MatchKeeper {
  return createKeeper(() => localStorage, `${MATCH_KEY} ${pairing}`);
}
