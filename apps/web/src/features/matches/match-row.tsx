// A match in a list of somebody's matches.
import type { MatchSummary, Player } from "@transcendence/protocol";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { formatWhen, t } from "../../i18n/index.ts";
import { Avatar } from "../../people/avatar.tsx";
import { PersonName } from "../../people/person-name.tsx";
import { pointsText } from "../../people/rating.tsx";
import { ScorePair } from "../../ui/score.tsx";
import { optionsName } from "../match-options/options-text.ts";
import "./match-row.css";

export type Side = 0 | 1;

/** Where somebody sat, and who sat opposite. */
export function sidesOf(
  { seats }: MatchSummary,
  id: string | undefined,
): { readonly mine: Side; readonly rival: Player | null } {
  const mine: Side = seats[1]?.id === id ? 1 : 0;
  return { mine, rival: seats[mine === 0 ? 1 : 0] };
}

/** "Quick", and of a rated match "Quick, rated: +12". */
function kindText({ settings, rated, ratings }: MatchSummary, mine: Side): string {
  const name = optionsName(settings);
  if (!rated) return name;
  const change = ratings[mine];
  return `${name}, ${t.value.matches.rated}${change ? ` ${pointsText(change)}` : ""}`;
}

interface MatchRowProps {
  readonly match: MatchSummary;
  readonly mine: Side;
  readonly status: ComponentChildren;
  readonly nobody: string; // in place of a rival's name
  readonly scoreText: (mine: number, theirs: number) => string;
}

/** One match: the list's owner on the left of the net, the rival on the right, whichever side they played on. */
export function MatchRow({ match, mine, status, nobody, scoreText }: MatchRowProps) {
  const id = useId();
  const { result } = match;
  const theirs: Side = mine === 0 ? 1 : 0;
  const rival = match.seats[theirs];
  const when = match.finishedAt ?? match.createdAt;
  const kinds = ["match-row", `match-row-${match.status}`];
  if (result) kinds.push(result.winner === mine ? "match-row-won" : "match-row-lost");
  return (
    <li class={kinds.join(" ")} id={id}>
      {/* over the whole row, and called by what stands in it; only the rival's name lies above it */}
      {/* oxlint-disable-next-line jsx-a11y/anchor-has-content -- what it lies over is its content */}
      <a
        class="match-link"
        href={`/match/${match.id}`}
        aria-labelledby={`${id}-when ${id}-kind ${id}-status ${id}-score ${id}-rival`}
      />
      <span class="match-when">
        <time id={`${id}-when`} dateTime={when}>
          {formatWhen(when)}
        </time>
        <span id={`${id}-kind`}>{kindText(match, mine)}</span>
      </span>
      <span id={`${id}-status`} class="match-status">
        {status}
      </span>
      <span id={`${id}-score`} class="match-score">
        {result && (
          <ScorePair
            left={result.score[mine]}
            right={result.score[theirs]}
            label={scoreText(result.score[mine], result.score[theirs])}
          />
        )}
      </span>
      <span id={`${id}-rival`} class="match-rival">
        {rival && <Avatar player={rival} />}
        {rival ? (
          <strong>
            <PersonName player={rival} />
          </strong>
        ) : (
          nobody
        )}
      </span>
    </li>
  );
}
