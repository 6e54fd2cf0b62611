// The results as files: a table for spreadsheets, and everything for programs.
import type { TournamentState, TournamentView } from "@transcendence/protocol";
import { pairingsOf, playersOf, standings } from "@transcendence/tournament";
import { tt } from "../../i18n/tournament/index.ts";
import { Button } from "../../ui/button.tsx";
import { nameOf } from "./tournament-model.ts";

interface DownloadsProps {
  readonly title: string;
  readonly view: TournamentView;
  readonly state: TournamentState;
}

export function Downloads({ title, view, state }: DownloadsProps) {
  const { tournaments } = tt.value;
  return (
    <div class="cups-actions">
      <Button variant="quiet" onClick={() => save(`${title}.csv`, "text/csv", csvOf(view, state))}>
        {tournaments.downloadCsv}
      </Button>
      <Button variant="quiet" onClick={() => save(`${title}.json`, "application/json", jsonOf(title, view, state))}>
        {tournaments.downloadJson}
      </Button>
    </div>
  );
}

function nameIn({ entries }: TournamentView, id: string): string {
  return nameOf(
    entries.find((entry) => entry.id === id),
    tt.value.tournaments.former,
  );
}

export function csvOf(view: TournamentView, state: TournamentState): string {
  const rows = standings(state).map(({ id, rank, points, wins, losses }) => [
    rank,
    nameIn(view, id),
    points,
    wins,
    losses,
  ]);
  return [["rank", "name", "points", "wins", "losses"], ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
}

/** Quoted; what a spreadsheet would take for a formula begins with an apostrophe. */
function cell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

export function jsonOf(title: string, view: TournamentView, state: TournamentState): string {
  const table = standings(state).map(({ id, ...row }) => ({ name: nameIn(view, id), ...row }));
  const matches = pairingsOf(state).flatMap((pairing) => {
    const players = playersOf(pairing);
    if (pairing.outcome === null || players.length < 2) return [];
    const { winner, score, how } = pairing.outcome;
    return {
      stage: pairing.stage,
      round: pairing.round,
      players: players.map((id) => nameIn(view, id)),
      winner: winner === null ? null : nameIn(view, winner),
      score,
      how,
      match: view.played[pairing.id] ?? null,
    };
  });
  return JSON.stringify({ title, format: state.plan.format, standings: table, matches }, null, 2);
}

function save(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
