// From outcomes to the log: whatever decides a pairing, everybody reads it there.
import { decide, type Outcome, pairingsOf, playersOf, type Tournament, withdraw } from "@transcendence/tournament";
import { type Actor, change, note, type TournamentTurn } from "./turn.ts";

/** Replaces the tournament; outcomes that are new are written down. `by`: who has decided one. */
export function setTournament(turn: TournamentTurn, next: Tournament, by?: Actor): void {
  const before = turn.room.stored.tournament;
  change(turn, { tournament: next });
  turn.publish = true;
  for (const pairing of pairingsOf(next)) {
    const { id, outcome } = pairing;
    if (outcome === null || before?.outcomes[id] === outcome) continue;
    noteOutcome(turn, playersOf(pairing), outcome, by);
  }
}

/** False: it was decided before, or cannot be. */
export function settlePairing(turn: TournamentTurn, pairing: string, outcome: Outcome): boolean {
  const { tournament } = turn.room.stored;
  if (tournament === null) return false;
  const decided = decide(tournament, pairing, outcome);
  if (decided.ok) setTournament(turn, decided.tournament);
  return decided.ok;
}

/** Somebody is out without having said so. */
export function dropEntry(turn: TournamentTurn, id: string): void {
  const { tournament } = turn.room.stored;
  const without = tournament && withdraw(tournament, id);
  if (!without?.ok || tournament?.out.includes(id)) return;
  note(turn, { kind: "removed", entry: id });
  setTournament(turn, without.tournament);
}

function noteOutcome(
  turn: TournamentTurn,
  players: readonly string[],
  { winner, score, how }: Outcome,
  by?: Actor,
): void {
  const [one, other] = players;
  if (winner === null) {
    const about = { ...(one && { entry: one }), ...(other && { other }) };
    return note(turn, { kind: "nobody_came", ...about });
  }
  const loser = players.find((id) => id !== winner);
  const mine = score && (winner === one ? score : ([score[1], score[0]] as const));
  const line = {
    kind: how,
    entry: winner,
    ...(loser !== undefined && { other: loser }),
    ...(mine && { score: [mine[0], mine[1]] as [number, number] }),
  };
  note(turn, line, how === "decided" ? by : undefined);
}
