// Matches round by round, one below the other: who plays whom, and in what order.
import type { Pairing } from "@transcendence/tournament";
import { useId } from "preact/hooks";
import { MatchBox } from "./match-box.tsx";
import { roundName } from "./round-names.ts";
import type { TournamentDrawing } from "./view.ts";
import "./board.css";

interface RoundListProps {
  readonly view: TournamentDrawing;
  readonly pairings: readonly Pairing[]; // of one stage
}

export function RoundList({ view, pairings }: RoundListProps) {
  const id = useId();
  const rounds = [...Map.groupBy(pairings, ({ round }) => round)].toSorted(([one], [other]) => one - other);
  return (
    <ol class="round-list">
      {rounds.map(([round, matches]) => (
        <li key={round}>
          <h3 id={`${id}-${round}`}>{roundName({ stage: matches[0]!.stage, round, rounds: rounds.length })}</h3>
          <MatchList view={view} pairings={matches} labelledBy={`${id}-${round}`} />
        </li>
      ))}
    </ol>
  );
}

interface MatchListProps extends RoundListProps {
  readonly labelledBy: string;
}

export function MatchList({ view, pairings, labelledBy }: MatchListProps) {
  return (
    <ol class="bout-list" aria-labelledby={labelledBy}>
      {pairings.map((pairing) => (
        <li key={pairing.id}>
          <MatchBox view={view} pairing={pairing} />
        </li>
      ))}
    </ol>
  );
}
