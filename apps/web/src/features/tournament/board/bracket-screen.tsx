// A bracket on a screen that nobody touches: as large as its place, and part after part where all of it could not be read.
import type { Pairing } from "@transcendence/tournament";
import { useMemo, useRef } from "preact/hooks";
import { tt } from "../../../i18n/tournament/index.ts";
import { Drawing, TEXT_PX } from "./bracket-drawing.tsx";
import { bracketPages, scaleIn } from "./bracket-pages.ts";
import { Turning, useSize, useTurn } from "./turning.tsx";
import type { TournamentDrawing } from "./view.ts";

const SMALLEST_PX = 14;
const ACROSS_A_HALL = 18 / 1920; // of the window's width, which a projector makes as wide as a wall
const LARGEST = 1.8; // of the smallest text, where there is room

interface BracketScreenProps {
  readonly view: TournamentDrawing;
  readonly pairings: readonly Pairing[]; // of one bracket
}

export function BracketScreen({ view, pairings }: BracketScreenProps) {
  const pane = useRef<HTMLElement>(null);
  const { width, height } = useSize(pane).value;
  const isDouble = view.plan.format === "double";
  const smallest = Math.max(SMALLEST_PX, innerWidth * ACROSS_A_HALL);
  const frame = useMemo(() => ({ width: width / smallest, height: height / smallest }), [width, height, smallest]);
  const pages = useMemo(
    () => (frame.width > 0 && frame.height > 0 ? bracketPages(pairings, isDouble, frame) : []),
    [pairings, isDouble, frame],
  );
  const page = useTurn(pages.length);
  const layout = pages[page];
  return (
    <Turning page={page} pages={pages.length}>
      <section ref={pane} class="bracket-pane bracket-whole" aria-label={tt.value.board.bracket}>
        {layout !== undefined && (
          <Drawing
            view={view}
            layout={layout}
            scale={(Math.min(LARGEST, scaleIn(frame, layout)) * smallest) / TEXT_PX}
            lit={null}
            isDouble={isDouble}
          />
        )}
      </section>
    </Turning>
  );
}
