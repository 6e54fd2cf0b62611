// The bracket of a single or double elimination. Seen, it is a drawing to move about in; read out, a list of rounds with their matches.
import { useSignal } from "@preact/signals";
import type { Pairing } from "@transcendence/tournament";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { tt } from "../../../i18n/tournament/index.ts";
import { Button } from "../../../ui/button.tsx";
import { BOX_HEIGHT, BOX_WIDTH, type BracketLayout, layOutBracket, type Line, roundsAhead } from "./bracket-layout.ts";
import { MatchBox, stateOf } from "./match-box.tsx";
import { roundName } from "./round-names.ts";
import { type TournamentDrawing, isPlayerOf } from "./view.ts";
import { type Size, useZoom } from "./zoom.ts";
import "./board.css";

const TEXT_PX = 14; // at a zoom of 1
const READABLE = 0.9; // smaller is an overview only
const FITTING = 0.8; // it may be a little smaller, to be in sight at once
const FAR = 0.7; // smaller than that nobody reads it across a hall: what is played already goes

interface BracketProps {
  readonly view: TournamentDrawing;
  readonly pairings?: readonly Pairing[]; // of the view: those of one bracket; all unless told
  readonly whole?: boolean; // always all of it in sight, with nothing to press: for a screen that nobody touches
}

export function Bracket({ view, pairings = view.pairings, whole = false }: BracketProps) {
  const { board } = tt.value;
  const pane = useRef<HTMLElement>(null);
  const scale = useRef(1);
  const zoom = useZoom(pane, scale, whole);
  const lit = useSignal<string | null>(null);
  const isDouble = view.plan.format === "double";
  const layouts = useMemo(() => layOut(pairings, isDouble), [pairings, isDouble]);
  const ahead = useMemo(() => (whole ? layOut(roundsAhead(pairings), isDouble) : null), [pairings, isDouble, whole]);
  const shown = whole ? "all" : zoom.chosen.value;
  const all = choose(layouts, zoom.window.value, shown === "all");
  const { layout, fitting } =
    ahead !== null && all.fitting < FAR * farnessOf(zoom.window.value.width)
      ? choose(ahead, zoom.window.value, shown === "all")
      : all;
  scale.current = typeof shown === "number" ? shown : fitting;
  const entrant = lit.value ?? view.me;
  const mine = currentOf(view, pairings);
  useScrollTo(pane, layout, scale.current, mine, zoom.window.value.width > 0);
  return (
    <div class={whole ? "bracket-frame bracket-whole" : "bracket-frame"}>
      {!whole && (
        <div class="bracket-tools">
          <Button aria-label={board.zoomOut} onClick={() => zoom.by(-1)}>
            −
          </Button>
          <Button aria-label={board.zoomIn} onClick={() => zoom.by(1)}>
            +
          </Button>
          <Button variant="quiet" onClick={() => (zoom.chosen.value = "all")}>
            {board.showAll}
          </Button>
        </div>
      )}
      <section ref={pane} class="bracket-pane" aria-label={board.bracket} tabIndex={whole ? undefined : 0}>
        <Drawing
          view={view}
          layout={layout}
          scale={scale.current}
          lit={entrant}
          isDouble={isDouble}
          onLight={(id) => (lit.value = id)}
        />
      </section>
    </div>
  );
}

function layOut(pairings: readonly Pairing[], isDouble: boolean): readonly BracketLayout[] {
  return isDouble ? [layOutBracket(pairings)] : [layOutBracket(pairings), layOutBracket(pairings, 2)];
}

const LARGEST = 1.5; // of what has room to spare
const USUAL_PX = 1280; // a window that is wider is a wall, looked at from afar

function farnessOf(width: number): number {
  return Math.max(1, width / USUAL_PX);
}

/** All of it: the layout that is larger so. Else as wide as the window, and of two sides only where that can be read. */
function choose(layouts: readonly BracketLayout[], { width, height }: Size, all: boolean) {
  const fits = layouts.map((layout) => ({
    layout,
    across: width / (layout.width * TEXT_PX),
    down: height / (layout.height * TEXT_PX),
  }));
  const [plain, facing] = fits;
  const wall = farnessOf(width);
  if (width === 0 || !plain) return { layout: layouts[0]!, fitting: 1 };
  if (all) {
    const whole = fits.map(({ layout, across, down }) => ({ layout, fitting: Math.min(LARGEST * wall, across, down) }));
    return whole.reduce((one, other) => (other.fitting > one.fitting ? other : one));
  }
  const { layout, across } = facing && facing.across >= FITTING ? facing : plain;
  return { layout, fitting: Math.min(wall, across >= FITTING ? across : READABLE) };
}

/** My match if there is one to play, else the first that is being played or comes next. */
function currentOf(view: TournamentDrawing, pairings: readonly Pairing[]): string | null {
  const open = pairings.filter((pairing) => ["live", "ready"].includes(stateOf(view, pairing)));
  const own = open.find((pairing) => isPlayerOf(pairing, view.me));
  const live = open.find((pairing) => stateOf(view, pairing) === "live");
  return (own ?? live ?? open[0])?.id ?? null;
}

/** Once, when the drawing first stands: later its reader has the last word. */
function useScrollTo(
  pane: { readonly current: HTMLElement | null },
  layout: BracketLayout,
  scale: number,
  id: string | null,
  isMeasured: boolean,
): void {
  useEffect(() => {
    const element = pane.current;
    const box = layout.rounds.flatMap(({ boxes }) => boxes).find(({ pairing }) => pairing.id === id);
    if (!element || !box) return;
    element.scrollLeft = (box.x + BOX_WIDTH / 2) * TEXT_PX * scale - element.clientWidth / 2;
    element.scrollTop = (box.y + BOX_HEIGHT / 2) * TEXT_PX * scale - element.clientHeight / 2;
  }, [isMeasured]);
}

interface DrawingProps {
  readonly view: TournamentDrawing;
  readonly layout: BracketLayout;
  readonly scale: number;
  readonly lit: string | null;
  readonly isDouble: boolean;
  readonly onLight: (entrant: string | null) => void;
}

function Drawing({ view, layout, scale, lit, isDouble, onLight }: DrawingProps) {
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
              <ol aria-labelledby={headId}>
                {round.boxes.map(({ pairing, x, y }) => (
                  <li key={pairing.id} class="bracket-box" style={placeAt({ x, y })}>
                    <MatchBox view={view} pairing={pairing} lit={lit} onLight={onLight} />
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
