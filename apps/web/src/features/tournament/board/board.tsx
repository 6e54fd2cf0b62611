// A tournament as a picture, whatever its format: a bracket, or tables and rounds. Local and online pages show this one.
import type { Pairing } from "@transcendence/tournament";
import { useId } from "preact/hooks";
import { tt } from "../../../i18n/tournament/index.ts";
import { Bracket } from "./bracket.tsx";
import { MatchList, RoundList } from "./round-list.tsx";
import { groupName } from "./round-names.ts";
import { ArenaTable, CrossTable, SwissTable } from "./tables.tsx";
import type { TournamentDrawing } from "./view.ts";
import "./board.css";

const SHOWN_MATCHES = 24; // the latest of an arena

interface BoardProps {
  readonly view: TournamentDrawing;
  readonly whole?: boolean; // for a screen that nobody touches: as large as its place, nothing to press
}

export function Board({ view, whole = false }: BoardProps) {
  switch (view.plan.format) {
    case "single":
    case "double":
      return <Bracket view={view} whole={whole} />;
    case "round-robin":
      return <Groups view={view} whole={whole} />;
    case "swiss":
      return <Swiss view={view} whole={whole} />;
    case "arena":
      return <ArenaStandings view={view} whole={whole} />;
  }
}

function Groups({ view, whole }: Required<BoardProps>) {
  const { board } = tt.value;
  const playOff = view.pairings.filter(({ stage }) => stage === "play-off" || stage === "third");
  const groups = [...Map.groupBy(view.pairings.filter(isOfGroup), ({ group }) => group)];
  if (whole && playOff.length > 0) return <Bracket view={view} pairings={playOff} whole />; // the groups are over
  return (
    <div class={whole ? "board board-whole board-groups" : "board"}>
      {playOff.length > 0 && (
        <section>
          <h2>{board.playOff}</h2>
          <Bracket view={view} pairings={playOff} />
        </section>
      )}
      {groups.map(([group, pairings]) => (
        <section key={group}>
          {groups.length > 1 && <h2>{groupName(group)}</h2>}
          <CrossTable
            view={view}
            whole={whole && groups.length === 1}
            group={group}
            caption={groups.length > 1 ? groupName(group) : board.crosstable}
          />
          {!whole && (
            <details class="board-rounds" open={groups.length === 1}>
              <summary>{board.matches}</summary>
              <RoundList view={view} pairings={pairings} />
            </details>
          )}
        </section>
      ))}
    </div>
  );
}

function isOfGroup({ stage }: Pairing): boolean {
  return stage === "group";
}

function Swiss({ view, whole }: Required<BoardProps>) {
  const { board } = tt.value;
  return (
    <div class={whole ? "board board-whole" : "board"}>
      <SwissTable view={view} whole={whole} caption={board.standings} />
      {!whole && <RoundList view={view} pairings={view.pairings} />}
    </div>
  );
}

function ArenaStandings({ view, whole }: Required<BoardProps>) {
  const { board } = tt.value;
  const id = useId();
  return (
    <div class={whole ? "board board-whole" : "board"}>
      <ArenaTable view={view} whole={whole} caption={board.standings} />
      {!whole && view.pairings.length > 0 && (
        <section>
          <h2 id={id}>{board.latest}</h2>
          <MatchList view={view} pairings={view.pairings.slice(-SHOWN_MATCHES).toReversed()} labelledBy={id} />
        </section>
      )}
    </div>
  );
}
