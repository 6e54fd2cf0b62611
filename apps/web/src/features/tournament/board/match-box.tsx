// One match in a drawing: two rows with names and points. Read out as a sentence.
import type { Pairing } from "@transcendence/tournament";
import { tt } from "../../../i18n/tournament/index.ts";
import { type TournamentDrawing, isBye, isPlayerOf, nameAt, playerAt } from "./view.ts";

interface MatchBoxProps {
  readonly view: TournamentDrawing;
  readonly pairing: Pairing;
  readonly lit?: string | null; // whose way through the tournament stands out
  readonly onLight?: (entrant: string | null) => void; // the pointer is over somebody
}

export function MatchBox({ view, pairing, lit = view.me, onLight }: MatchBoxProps) {
  const href = view.links[pairing.id];
  const inside = (
    <>
      <span class="hidden" key={matchText(view, pairing)}>
        {matchText(view, pairing)}
      </span>
      {([0, 1] as const).map((side) => (
        <Side key={side} view={view} pairing={pairing} side={side} lit={lit} {...(onLight && { onLight })} />
      ))}
    </>
  );
  const state = stateOf(view, pairing);
  const look = `bout bout-${state}${isPlayerOf(pairing, lit) ? " bout-lit" : ""}`;
  if (href === undefined) return <div class={look}>{inside}</div>;
  return (
    <a class={look} href={href} draggable={false}>
      {inside}
    </a>
  );
}

interface SideProps extends MatchBoxProps {
  readonly side: 0 | 1;
}

function Side({ view, pairing, side, lit, onLight }: SideProps) {
  const id = playerAt(pairing, side);
  const { outcome } = pairing;
  const isWinner = outcome !== null && outcome.winner === id;
  const looks = ["bout-side"];
  if (outcome !== null) looks.push(isWinner ? "bout-won" : "bout-lost");
  if (id !== null && id === lit) looks.push("bout-side-lit");
  const name = nameAt(view, pairing, side);
  return (
    <span
      class={looks.join(" ")}
      aria-hidden="true"
      onPointerEnter={onLight && ((event) => event.pointerType === "mouse" && onLight(id))}
      onPointerLeave={onLight && (() => onLight(null))}
    >
      <span class="bout-name" key={name} title={name} translate={false}>
        {name}
      </span>
      <span class="bout-score" key={`score ${scoreAt(view, pairing, side)}`}>
        {scoreAt(view, pairing, side)}
      </span>
    </span>
  );
}

/** Points; for what was not played how it was won, beside the winner. */
export function scoreAt({ live }: TournamentDrawing, pairing: Pairing, side: 0 | 1): string {
  const { outcome } = pairing;
  const { board } = tt.value;
  if (isBye(pairing)) return playerAt(pairing, side) === null ? "" : board.byeShort;
  if (outcome === null) return String(live[pairing.id]?.[side] ?? "");
  if (outcome.score !== null) return String(outcome.score[side]);
  return outcome.winner !== null && outcome.winner === playerAt(pairing, side) ? board.walkoverShort : "";
}

export type BoutState = "waiting" | "ready" | "live" | "over"; // waiting: not both are known

export function stateOf({ live }: TournamentDrawing, pairing: Pairing): BoutState {
  if (pairing.outcome !== null || isBye(pairing)) return "over";
  if (live[pairing.id] !== undefined) return "live";
  return playerAt(pairing, 0) !== null && playerAt(pairing, 1) !== null ? "ready" : "waiting";
}

export function matchText(view: TournamentDrawing, pairing: Pairing): string {
  const { match, unknown } = tt.value.board;
  const { outcome } = pairing;
  const one = nameAt(view, pairing, 0) || unknown;
  const other = nameAt(view, pairing, 1) || unknown;
  if (isBye(pairing)) return match.bye({ one: playerAt(pairing, 0) === null ? other : one });
  if (outcome === null) {
    const score = view.live[pairing.id];
    if (score === undefined) return match.open({ one, other });
    return match.live({ one, other, oneScore: score[0], otherScore: score[1] });
  }
  if (outcome.winner === null) return match.neither({ one, other });
  const winner = outcome.winner === playerAt(pairing, 0) ? one : other;
  if (outcome.how === "walkover") return match.walkover({ one, other, winner });
  if (outcome.score === null) return match.decided({ one, other, winner });
  return match.played({ one, other, winner, oneScore: outcome.score[0], otherScore: outcome.score[1] });
}
