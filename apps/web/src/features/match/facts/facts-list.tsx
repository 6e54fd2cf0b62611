// Three facts about a match that is over: of the match, of its ball, and of one player.
import {
  bestMoment,
  FIELD_WIDTH,
  type MatchFacts,
  type Moment,
  type Seat,
  TICKS_PER_SECOND,
} from "@transcendence/game";
import type { ComponentChildren } from "preact";
import { locale, t } from "../../../i18n/index.ts";

interface FactsProps {
  readonly facts: MatchFacts | null; // null: not known yet; its place is kept
  readonly winner: Seat;
  readonly you: Seat | null; // null: the winner's moment is told, by name
  readonly names: readonly [string, string];
}

export function FactsList({ facts, winner, you, names }: FactsProps) {
  const words = t.value.match.finished.facts;
  if (facts !== null && facts.longest.hits === 0) return null; // nobody hit the ball
  const seat = you ?? winner;
  const mine = facts?.seats[seat];
  const moment = mine && bestMoment(mine, seat === winner);
  return (
    <dl class="match-facts">
      {facts && moment && (
        <>
          <Fact label={words.longest}>
            {words.longestValue({ hits: facts.longest.hits, time: clockText(facts.longest.ticks) })}
          </Fact>
          <Fact label={words.fastest}>{words.fastestValue({ seconds: crossingText(facts.fastest) })}</Fact>
          <Fact label={words[moment.kind]}>
            {you === null && <span translate={false}>{names[seat]} · </span>}
            {momentText(moment)}
          </Fact>
        </>
      )}
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function momentText(moment: Moment): string {
  const words = t.value.match.finished.facts;
  switch (moment.kind) {
    case "comeback":
      return words.comebackValue({ mine: moment.from[0], theirs: moment.from[1] });
    case "run":
      return words.runValue({ points: moment.points });
    case "returns":
      return String(moment.balls);
  }
}

/** "0:52" */
export function clockText(ticks: number): string {
  const seconds = Math.round(ticks / TICKS_PER_SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** How long a ball of that speed is on its way from end to end, straight on. */
function crossingText(speed: number): string {
  const seconds = FIELD_WIDTH / speed / TICKS_PER_SECOND;
  return new Intl.NumberFormat(locale.value, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(seconds);
}
