// A bracket on paper: all of it where it can be read so, else in parts, each on a sheet of its own. Drawn while the page is printed, only.
import type { Pairing } from "@transcendence/tournament";
import { render } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { tt } from "../../../i18n/tournament/index.ts";
import { Drawing, TEXT_PX } from "./bracket-drawing.tsx";
import { bracketSheets, type Frame, scaleIn } from "./bracket-pages.ts";
import type { TournamentDrawing } from "./view.ts";

const SMALLEST_PT = 8;
const SMALLEST_PX = (SMALLEST_PT * 96) / 72;
const LARGEST = 1.4; // of the smallest letters
const MM = 72 / 25.4 / SMALLEST_PT; // a millimetre in em of them

/** In the flow of an upright page, and on a page of its own that lies on its side: both on A4 and on Letter. */
const UPRIGHT: Frame = { width: 170 * MM, height: 200 * MM };
const TURNED: Frame = { width: 255 * MM, height: 180 * MM };

interface BracketPrintProps {
  readonly view: TournamentDrawing;
  readonly pairings: readonly Pairing[]; // of one bracket
}

export function BracketPrint(props: BracketPrintProps) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    // The browser takes the page as it stands when the event has been handled: a signal would be too late.
    const draw = () => render(<Sheets {...latest.current} />, element);
    const clear = () => render(null, element);
    addEventListener("beforeprint", draw);
    addEventListener("afterprint", clear);
    return () => {
      removeEventListener("beforeprint", draw);
      removeEventListener("afterprint", clear);
      clear();
    };
  }, []);
  return <div ref={place} />;
}

function Sheets({ view, pairings }: BracketPrintProps) {
  const isDouble = view.plan.format === "double";
  const upright = bracketSheets(pairings, isDouble, UPRIGHT);
  const isTurned = upright.length > 1;
  const frame = isTurned ? TURNED : UPRIGHT;
  const sheets = isTurned ? bracketSheets(pairings, isDouble, TURNED) : upright;
  return (
    <>
      {sheets.map((layout, index) => (
        <section key={index} class={isTurned ? "bracket-sheet bracket-sheet-turned" : "bracket-sheet"}>
          {sheets.length > 1 && <p>{tt.value.board.part({ part: index + 1, parts: sheets.length })}</p>}
          <Drawing
            view={view}
            layout={layout}
            scale={(Math.min(LARGEST, scaleIn(frame, layout)) * SMALLEST_PX) / TEXT_PX}
            lit={view.me}
            isDouble={isDouble}
          />
        </section>
      ))}
    </>
  );
}
