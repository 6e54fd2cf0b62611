// A bracket at one size. Seen, it is boxes and lines; read out, a list of rounds with their matches.
import { useId } from "preact/hooks";
import type { BracketLayout, Line } from "./bracket-layout.ts";
import { MatchBox } from "./match-box.tsx";
import { roundName } from "./round-names.ts";
import { isPlayerOf, type TournamentDrawing } from "./view.ts";
import "./board.css";

export const TEXT_PX = 14; // at a scale of 1

interface DrawingProps {
  readonly view: TournamentDrawing;
  readonly layout: BracketLayout;
  readonly scale: number;
  readonly lit: string | null;
  readonly isDouble: boolean;
  readonly onLight?: (entrant: string | null) => void;
}

export function Drawing({ view, layout, scale, lit, isDouble, onLight }: DrawingProps) {
  const { width, height, rounds, lines } = layout;
  const id = useId();
  const sticks = !isDouble; // the names of one row of rounds stay in sight
  const style = { width: `${width}em`, height: `${height}em`, "--width": width, "--text": `${TEXT_PX * scale}px` };
  return (
    <div class="bracket" style={style}>
      {sticks && (
        <div class="bracket-heads" aria-hidden="true">
          {rounds.flatMap((round) =>
            round.heads.filter(isOnTop).map((place) => (
              <span key={`${place.x} ${round.stage}`} class="bracket-head" style={placeAt(place)}>
                {roundName(round, isDouble)}
              </span>
            )),
          )}
        </div>
      )}
      <svg class="bracket-lines" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {LINE_LOOKS.flatMap((look) =>
          lines
            .filter((line) => lookOf(view, line, lit) === look)
            .map((line) => <path key={`${line.from} ${line.to}`} class={`bracket-line ${look}`} d={pathOf(line)} />),
        )}
      </svg>
      <ol>
        {rounds.map((round) => {
          const name = roundName(round, isDouble);
          const [head] = round.heads;
          const headId = `${id}-${round.stage}-${round.round}`;
          return (
            <li key={headId}>
              {sticks && head && isOnTop(head) ? (
                <h3 id={headId} class="hidden" key={name}>
                  {name}
                </h3>
              ) : (
                <h3 id={headId} class="bracket-head" style={placeAt(head!)} key={name}>
                  {name}
                </h3>
              )}
              {!sticks &&
                round.heads.slice(1).map((place) => (
                  <span key={place.x} class="bracket-head" style={placeAt(place)} aria-hidden="true">
                    <span key={name}>{name}</span>
                  </span>
                ))}
              <ol aria-labelledby={headId}>
                {round.boxes.map(({ pairing, x, y }) => (
                  <li key={pairing.id} class="bracket-box" style={placeAt({ x, y })}>
                    <MatchBox view={view} pairing={pairing} lit={lit} {...(onLight && { onLight })} />
                  </li>
                ))}
              </ol>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** As far as sums of fractions tell. */
function isOnTop({ y }: { readonly y: number }): boolean {
  return Math.abs(y) < 0.01;
}

function placeAt({ x, y }: { readonly x: number; readonly y: number }) {
  return { left: `${x}em`, top: `${y}em` };
}

function pathOf({ points }: Line): string {
  return points.map(([x, y], place) => `${place === 0 ? "M" : "L"}${x} ${y}`).join("");
}

/** From the lowest to the uppermost. Solid once somebody has gone that way; lit when it is the way of the one who stands out. */
const LINE_LOOKS = ["bracket-ahead", "bracket-gone", "bracket-lit"] as const;

function lookOf({ pairings }: TournamentDrawing, { from, to }: Line, lit: string | null): (typeof LINE_LOOKS)[number] {
  const start = pairings.find(({ id }) => id === from);
  const end = pairings.find(({ id }) => id === to);
  if (!start || !end || typeof start.outcome?.winner !== "string") return "bracket-ahead";
  return start.outcome.winner === lit && isPlayerOf(end, lit) ? "bracket-lit" : "bracket-gone";
}
