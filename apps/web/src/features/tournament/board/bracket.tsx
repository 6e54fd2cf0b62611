// The bracket of a single or double elimination: a drawing to move about in.
import { useSignal } from "@preact/signals";
import type { Pairing } from "@transcendence/tournament";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { tt } from "../../../i18n/tournament/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Drawing, TEXT_PX } from "./bracket-drawing.tsx";
import { BOX_HEIGHT, BOX_WIDTH, type BracketLayout, layOutBracket } from "./bracket-layout.ts";
import { BracketPrint } from "./bracket-print.tsx";
import { stateOf } from "./match-box.tsx";
import type { Size } from "./turning.tsx";
import { type TournamentDrawing, isPlayerOf } from "./view.ts";
import { useZoom } from "./zoom.ts";
import "./board.css";

const READABLE = 0.9; // smaller is an overview only
const FITTING = 0.8; // it may be a little smaller, to be in sight at once

interface BracketProps {
  readonly view: TournamentDrawing;
  readonly pairings?: readonly Pairing[]; // of the view: those of one bracket; all unless told
}

export function Bracket({ view, pairings = view.pairings }: BracketProps) {
  const { board } = tt.value;
  const pane = useRef<HTMLElement>(null);
  const scale = useRef(1);
  const zoom = useZoom(pane, scale);
  const keys = useId();
  const lit = useSignal<string | null>(null);
  const isDouble = view.plan.format === "double";
  const layouts = useMemo(() => layOut(pairings, isDouble), [pairings, isDouble]);
  const shown = zoom.chosen.value;
  const { layout, fitting } = choose(layouts, zoom.window.value, shown === "all");
  scale.current = typeof shown === "number" ? shown : fitting;
  const mine = currentOf(view, pairings);
  useScrollTo(pane, layout, scale.current, mine, zoom.window.value.width > 0);
  return (
    <div class="bracket-frame">
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
        <p id={keys} class="bracket-keys">
          {board.keys}
        </p>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is scrolled by keys, too */}
      <section ref={pane} class="bracket-pane" aria-label={board.bracket} aria-describedby={keys} tabIndex={0}>
        <Drawing
          view={view}
          layout={layout}
          scale={scale.current}
          lit={lit.value ?? view.me}
          isDouble={isDouble}
          onLight={(id) => (lit.value = id)}
        />
      </section>
      <BracketPrint view={view} pairings={pairings} />
    </div>
  );
}

function layOut(pairings: readonly Pairing[], isDouble: boolean): readonly BracketLayout[] {
  return isDouble ? [layOutBracket(pairings)] : [layOutBracket(pairings), layOutBracket(pairings, 2)];
}

const LARGEST = 1.5; // of what has room to spare
const USUAL_PX = 1280; // a window that is wider is a wall, looked at from afar

/** All of it: the layout that is larger so. Else as wide as the window, and of two sides only where that can be read. */
function choose(layouts: readonly BracketLayout[], { width, height }: Size, all: boolean) {
  const fits = layouts.map((layout) => ({
    layout,
    across: width / (layout.width * TEXT_PX),
    down: height / (layout.height * TEXT_PX),
  }));
  const [plain, facing] = fits;
  const wall = Math.max(1, width / USUAL_PX);
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
