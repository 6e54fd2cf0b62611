// A tournament as a picture, whatever its format: a bracket, or tables and rounds. Local and online pages show this one.
import type { Pairing } from "@transcendence/tournament";
import { useId } from "preact/hooks";
import { tt } from "../../../i18n/tournament/index.ts";
import { BracketScreen } from "./bracket-screen.tsx";
import { Bracket } from "./bracket.tsx";
import { MatchList, RoundList } from "./round-list.tsx";
import { groupName } from "./round-names.ts";
import { type ScreenTable, TablesScreen } from "./tables-screen.tsx";
import { ArenaTable, CrossTable, playersIn, SwissTable } from "./tables.tsx";
import type { TournamentDrawing } from "./view.ts";
import "./board.css";

const SHOWN_MATCHES = 24; // the latest of an arena

interface BoardProps {
  readonly view: TournamentDrawing;
}

export function Board({ view }: BoardProps) {
  switch (view.plan.format) {
    case "single":
    case "double":
      return <Bracket view={view} />;
    case "round-robin":
      return <Groups view={view} />;
    case "swiss":
      return <Swiss view={view} />;
    case "arena":
      return <ArenaStandings view={view} />;
  }
}

function Groups({ view }: BoardProps) {
  const { board } = tt.value;
  const playOff = view.pairings.filter(isOfPlayOff);
  const groups = groupsOf(view);
  return (
    <div class="board">
      {playOff.length > 0 && (
        <section>
          <h2>{board.playOff}</h2>
          <Bracket view={view} pairings={playOff} />
        </section>
      )}
      {groups.map(([group, pairings]) => (
        <section key={group}>
          {groups.length > 1 && <h2>{groupName(group)}</h2>}
          <CrossTable view={view} group={group} caption={groups.length > 1 ? groupName(group) : board.crosstable} />
          <details class="board-rounds" open={groups.length === 1}>
            <summary>{board.matches}</summary>
            <RoundList view={view} pairings={pairings} />
          </details>
        </section>
      ))}
    </div>
  );
}

function isOfPlayOff({ stage }: Pairing): boolean {
  return stage === "play-off" || stage === "third";
}

function groupsOf({ pairings }: TournamentDrawing): readonly (readonly [number, readonly Pairing[]])[] {
  return [
    ...Map.groupBy(
      pairings.filter(({ stage }) => stage === "group"),
      ({ group }) => group,
    ),
  ];
}

function Swiss({ view }: BoardProps) {
  return (
    <div class="board">
      <SwissTable view={view} caption={tt.value.board.standings} />
      <RoundList view={view} pairings={view.pairings} />
    </div>
  );
}

function ArenaStandings({ view }: BoardProps) {
  const { board } = tt.value;
  const id = useId();
  return (
    <div class="board">
      <ArenaTable view={view} caption={board.standings} />
      {view.pairings.length > 0 && (
        <section>
          <h2 id={id}>{board.latest}</h2>
          <MatchList view={view} pairings={view.pairings.slice(-SHOWN_MATCHES).toReversed()} labelledBy={id} />
        </section>
      )}
    </div>
  );
}

/** For a screen that nobody touches: as large as its place, and nothing to press. */
export function BoardScreen({ view }: BoardProps) {
  const { board } = tt.value;
  const { format } = view.plan;
  if (format === "single" || format === "double") return <BracketScreen view={view} pairings={view.pairings} />;
  if (format === "round-robin") {
    const playOff = view.pairings.filter(isOfPlayOff);
    return playOff.length > 0 ? <BracketScreen view={view} pairings={playOff} /> : <GroupsScreen view={view} />;
  }
  const Table = format === "swiss" ? SwissTable : ArenaTable;
  const table: ScreenTable = {
    key: format,
    title: null,
    rows: view.standings.length,
    draw: (part) => <Table view={view} caption={board.standings} part={part} />,
  };
  return <TablesScreen tables={[table]} />;
}

function GroupsScreen({ view }: BoardProps) {
  const groups = groupsOf(view);
  const tables = groups.map(([group, pairings]): ScreenTable => {
    const caption = groups.length > 1 ? groupName(group) : tt.value.board.crosstable;
    return {
      key: group,
      title: groups.length > 1 ? caption : null,
      rows: playersIn(pairings).size,
      draw: (part) => <CrossTable view={view} group={group} caption={caption} part={part} />,
    };
  });
  return <TablesScreen tables={tables} />;
}
