// A tournament from its first pairing to its winner. Everything is a function from a state and what happened to the next state; what
// has been decided already changes nothing, so anything may be told twice.
import { arenaScore, drawArenaWave } from "./arena.ts";
import { isClosed, isReady, pairingsByPlayer, pairingsOf, playersOf } from "./pairings.ts";
import { groupFinalists } from "./standings.ts";
import { drawSwissRound, type SwissPlayer, swissRounds } from "./swiss.ts";
import type { Change, Entrant, Outcome, Pairing, Plan, Refusal, Tournament } from "./types.ts";

/** `entrants` in any order: they are seeded by rating; `chance` (from 0 to 1) orders those who have none or the same. */
export function startTournament(plan: Plan, entrants: readonly Entrant[], chance: () => number): Tournament {
  const lots = entrants.map((entrant) => ({ entrant, lot: chance() }));
  const seeded = lots
    .toSorted((a, b) => (b.entrant.rating ?? -Infinity) - (a.entrant.rating ?? -Infinity) || a.lot - b.lot)
    .map(({ entrant }) => entrant);
  return startSeeded(plan, seeded);
}

/** `entrants` in the order of seeding. */
export function startSeeded(plan: Plan, entrants: readonly Entrant[]): Tournament {
  return settle({ plan, entrants, out: [], outcomes: {}, drawn: [], finalists: null, closed: false });
}

/** The matches to be played now: both players are known and have finished what came before. */
export function openPairings(tournament: Tournament): Pairing[] {
  const pairings = pairingsOf(tournament);
  const firsts = new Map<string, number>(); // by player: the first round of their group that they have not finished
  for (const pairing of pairings) {
    if (pairing.stage !== "group" || isClosed(pairing)) continue;
    for (const id of playersOf(pairing)) firsts.set(id, Math.min(firsts.get(id) ?? Infinity, pairing.round));
  }
  const isBusy = (pairing: Pairing) =>
    pairing.stage === "group" && playersOf(pairing).some((id) => (firsts.get(id) ?? Infinity) < pairing.round);
  return pairings.filter((pairing) => isReady(pairing) && !isBusy(pairing));
}

export function isOver(tournament: Tournament): boolean {
  const { plan, drawn, entrants, out, closed } = tournament;
  if (entrants.length - out.length < 2 && openPairings(tournament).length === 0) return true;
  const pairings = pairingsOf(tournament);
  if (!pairings.every(isClosed)) return false;
  switch (plan.format) {
    case "single":
    case "double":
      return true;
    case "round-robin":
      return plan.groups <= 1 || tournament.finalists !== null;
    case "swiss":
      return (drawn.at(-1)?.round ?? 0) >= roundsOf(tournament);
    case "arena":
      return closed;
  }
}

/** The result of a match. */
export function decide(tournament: Tournament, id: string, outcome: Outcome): Change {
  const pairing = pairingsOf(tournament).find((each) => each.id === id);
  if (pairing === undefined) return refuse("unknown_pairing");
  if (pairing.outcome !== null) return refuse("already_decided");
  if (!isReady(pairing)) return refuse("not_ready");
  return record(tournament, pairing, outcome);
}

/** By the organiser: another outcome for what is decided, as long as nobody has played on from it. */
export function overrule(tournament: Tournament, id: string, winner: string): Change {
  const pairing = pairingsOf(tournament).find((each) => each.id === id);
  if (pairing === undefined) return refuse("unknown_pairing");
  if (!pairing.slots.every(({ kind }) => kind === "player")) return refuse("not_ready");
  if (hasFollowers(tournament, pairing)) return refuse("already_played_on");
  return record(tournament, pairing, { winner, score: null, how: "decided" });
}

/** By the organiser: what is decided is to be played once more, as long as nobody has played on from it. */
export function reopen(tournament: Tournament, id: string): Change {
  const pairing = pairingsOf(tournament).find((each) => each.id === id);
  if (pairing === undefined) return refuse("unknown_pairing");
  if (pairing.outcome === null || playersOf(pairing).some((player) => tournament.out.includes(player)))
    return refuse("not_ready");
  if (hasFollowers(tournament, pairing)) return refuse("already_played_on");
  const { [id]: _, ...outcomes } = tournament.outcomes;
  return { ok: true, tournament: { ...tournament, outcomes } };
}

/** Somebody leaves, or is removed: every match that they still have is the opponent's. Twice is once. */
export function withdraw(tournament: Tournament, entrant: string): Change {
  if (!tournament.entrants.some(({ id }) => id === entrant)) return refuse("unknown_entrant");
  if (tournament.out.includes(entrant)) return { ok: true, tournament };
  return { ok: true, tournament: settle({ ...tournament, out: [...tournament.out, entrant] }) };
}

/** Somebody who comes late, where the format allows it: Swiss and arena. */
export function enterLate(tournament: Tournament, entrant: Entrant): Change {
  const { plan, entrants } = tournament;
  if (entrants.some(({ id }) => id === entrant.id)) return refuse("already_entered");
  const allows = plan.format === "arena" || plan.format === "swiss";
  if (!allows || isOver(tournament) || tournament.closed) return refuse("no_late_entry");
  return { ok: true, tournament: settle({ ...tournament, entrants: [...entrants, entrant] }) };
}

/** Arena: pairs those who are `ready` and free. `computers`: who of them is no person. */
export function pairWave(
  tournament: Tournament,
  ready: readonly string[],
  computers: ReadonlySet<string> = new Set(),
): Tournament {
  const { plan, entrants, out, drawn, closed } = tournament;
  if (plan.format !== "arena" || closed) return tournament;
  const pairings = pairingsOf(tournament);
  const busy = new Set(pairings.filter(isReady).flatMap(playersOf));
  const asked = new Set(ready);
  const byPlayer = pairingsByPlayer(pairings);
  const free = entrants
    .filter(({ id }) => asked.has(id) && !busy.has(id) && !out.includes(id))
    .map(({ id }) => {
      const own = byPlayer.get(id) ?? [];
      const lastOpponent = own.at(-1) && playersOf(own.at(-1)!).find((other) => other !== id);
      return {
        id,
        points: arenaScore(id, own).points,
        lastOpponent: lastOpponent ?? null,
        isComputer: computers.has(id),
      };
    });
  const wave = drawArenaWave(free, drawn.length);
  return wave.length === 0 ? tournament : { ...tournament, drawn: [...drawn, ...wave] };
}

/** Arena: the time is up; matches that have begun count. */
export function closeArena(tournament: Tournament): Tournament {
  return { ...tournament, closed: true };
}

function record(tournament: Tournament, pairing: Pairing, outcome: Outcome): Change {
  if (outcome.winner !== null && !playersOf(pairing).includes(outcome.winner)) return refuse("not_a_player");
  const outcomes = { ...tournament.outcomes, [pairing.id]: outcome };
  return { ok: true, tournament: settle({ ...tournament, outcomes }) };
}

/** Whether somebody has played on from this: another winner would put others into a match that is decided. */
function hasFollowers(tournament: Tournament, pairing: Pairing): boolean {
  const { plan, drawn, finalists, outcomes } = tournament;
  if (plan.format === "arena") return false; // only points depend on it
  if (pairing.stage === "swiss") return drawn.some(({ round }) => round > pairing.round);
  if (pairing.stage === "group") return finalists !== null;
  const loser = playersOf(pairing).find((id) => id !== pairing.outcome?.winner) ?? null;
  const turned: Outcome = { winner: loser, score: null, how: "decided" };
  const after = pairingsOf({ ...tournament, outcomes: { ...outcomes, [pairing.id]: turned } });
  return pairingsOf(tournament).some((other) => {
    if (other.id === pairing.id || other.outcome === null) return false;
    const then = after.find(({ id }) => id === other.id);
    return then === undefined || playersOf(then).join() !== playersOf(other).join();
  });
}

/** What follows by itself: walkovers of those who left, the play-off, the next Swiss round. */
function settle(tournament: Tournament): Tournament {
  let state = tournament;
  for (;;) {
    const walkover = pairingsOf(state).find(
      (each) => isReady(each) && playersOf(each).some((id) => state.out.includes(id)),
    );
    const next = walkover === undefined ? advance(state) : walkOver(state, walkover);
    if (next === null) return state;
    state = next;
  }
}

function walkOver(state: Tournament, pairing: Pairing): Tournament {
  const winner = playersOf(pairing).find((id) => !state.out.includes(id)) ?? null;
  const outcome: Outcome = { winner, score: null, how: "walkover" };
  return { ...state, outcomes: { ...state.outcomes, [pairing.id]: outcome } };
}

function advance(state: Tournament): Tournament | null {
  const { plan, entrants, out, drawn, finalists } = state;
  if (plan.format === "round-robin" && plan.groups > 1 && finalists === null) {
    if (!pairingsOf(state).every(isClosed)) return null;
    return { ...state, finalists: groupFinalists(state) };
  }
  if (plan.format !== "swiss") return null;
  const round = (drawn.at(-1)?.round ?? 0) + 1;
  const playing = entrants.filter(({ id }) => !out.includes(id));
  if (round > roundsOf(state) || playing.length < 2 || !pairingsOf(state).every(isClosed)) return null;
  return { ...state, drawn: [...drawn, ...drawSwissRound(swissPlayers(state), round)] };
}

/** Never more rounds than there are opponents. */
function roundsOf({ plan, entrants }: Tournament): number {
  const most = entrants.length % 2 === 0 ? entrants.length - 1 : entrants.length;
  return Math.max(1, Math.min(plan.rounds > 0 ? plan.rounds : swissRounds(entrants.length), most));
}

function swissPlayers(state: Tournament): SwissPlayer[] {
  const byPlayer = pairingsByPlayer(pairingsOf(state));
  return state.entrants.flatMap(({ id }, seed) => {
    if (state.out.includes(id)) return [];
    const own = byPlayer.get(id) ?? [];
    const byes = own.filter(({ slots }) => slots.some(({ kind }) => kind === "bye"));
    return {
      id,
      seed,
      points: own.filter(({ outcome }) => outcome?.winner === id).length + byes.length,
      opponents: new Set(own.flatMap(playersOf).filter((other) => other !== id)),
      hadBye: byes.length > 0,
    };
  });
}

function refuse(reason: Refusal): Change {
  return { ok: false, reason };
}
