// The quiet match behind the home page. It rests when nobody can see it and stands still for those who asked for less motion.
import { DEFAULT_SETTINGS, rulesOf } from "@transcendence/game";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { reducedMotion } from "../../../state/appearance.ts";
import { createCanvasFrame } from "../canvas/canvas-frame.ts";
import { FieldCanvas } from "../canvas/field-canvas.tsx";
import { layOutStretched } from "../canvas/layout.ts";
import { DemoMatch } from "./demo-match.ts";
import "../canvas/match.css";

const OPENING_SECONDS = 4; // played before anybody looks: the first picture has a ball in it

function createDemo() {
  const settings = { ...DEFAULT_SETTINGS, ballSpeed: 80 };
  const demo = new DemoMatch(settings, Math.random);
  for (let frame = 0; frame < OPENING_SECONDS * 60; frame++) demo.advance((frame * 1000) / 60 - OPENING_SECONDS * 1000);
  const frame = createCanvasFrame(rulesOf(settings));
  let startMs: number | null = null;
  return {
    still: () => {
      demo.show(frame);
      return frame;
    },
    play: (nowMs: number) => {
      startMs ??= nowMs;
      demo.advance(nowMs - startMs);
      demo.show(frame);
      return frame;
    },
  };
}

/** Fills its parent, which must be positioned. */
export function DemoCanvas() {
  const root = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(true);
  const demo = useMemo(createDemo, []);
  useEffect(() => {
    if (!root.current) return;
    const observer = new IntersectionObserver(([entry]) => setSeen(entry?.isIntersecting ?? true));
    observer.observe(root.current);
    return () => observer.disconnect();
  }, []);
  const still = reducedMotion.value || !seen;
  return (
    <div ref={root} class="demo" aria-hidden="true">
      <FieldCanvas quiet still={still} layOut={layOutStretched} frame={still ? demo.still : demo.play} />
    </div>
  );
}
