// A match of two computer players as it is played here and now, with the thoughts of one drawn over it.
import { useSignal } from "@preact/signals";
import type { CharacterId } from "@transcendence/game";
import { useCallback, useMemo, useRef } from "preact/hooks";
import { t } from "../../../i18n/index.ts";
import { computerName } from "../../../people/computers.ts";
import { reducedMotion } from "../../../state/appearance.ts";
import { Button } from "../../../ui/button.tsx";
import { createCanvasFrame } from "../canvas/canvas-frame.ts";
import type { Brush } from "../canvas/draw.ts";
import { FieldCanvas } from "../canvas/field-canvas.tsx";
import { layOutStretched } from "../canvas/layout.ts";
import { drawThought } from "./draw-thought.ts";
import { MindMatch } from "./mind-match.ts";
import "../canvas/match.css";
import "./mind.css";

const WATCHED_SEAT = 1;

interface MindProps {
  readonly character: CharacterId;
  readonly other: CharacterId;
}

export function MindCanvas({ character, other }: MindProps) {
  const { computers } = t.value;
  const paused = useSignal(reducedMotion.peek());
  const kind = useSignal<"meet" | "guard" | "serve">("serve");
  const lastMs = useRef<number | null>(null);
  const { match, frame } = useMemo(() => {
    const begun = new MindMatch(character, other);
    begun.toNextLook();
    return { match: begun, frame: createCanvasFrame(begun.rules) };
  }, []);

  const draw = useCallback((nowMs: number) => {
    if (!paused.peek() && lastMs.current !== null) match.advance(Math.min(100, nowMs - lastMs.current));
    lastMs.current = nowMs;
    match.show(frame);
    const wanted = match.explanation?.wants.kind;
    if (wanted) kind.value = wanted;
    return frame;
  }, []);
  const over = useCallback((brush: Brush) => {
    if (match.explanation) drawThought(brush, match.rules, match.explanation, WATCHED_SEAT);
  }, []);

  const name = computerName(character);
  return (
    <figure class="mind">
      <div class="mind-field">
        <FieldCanvas label={computers.mind.label({ name })} layOut={layOutStretched} frame={draw} over={over} />
      </div>
      <figcaption>
        <p class="mind-want">{computers.mind.wants[kind.value]({ name })}</p>
        <ul class="mind-legend">
          <li>
            <svg class="mind-sign" viewBox="0 0 16 16" aria-hidden="true">
              <rect class="mind-saw" x="3" y="3" width="10" height="10" />
            </svg>
            {computers.mind.saw}
          </li>
          <li>
            <svg class="mind-sign" viewBox="0 0 16 16" aria-hidden="true">
              <path class="mind-expects" d="M0 12L16 4" />
            </svg>
            {computers.mind.expects}
          </li>
          <li>
            <svg class="mind-sign" viewBox="0 0 16 16" aria-hidden="true">
              <path class="mind-wanted" d="M4 1h8v14h-8z" />
            </svg>
            {computers.mind.wanted}
          </li>
        </ul>
        <div class="mind-actions">
          <Button onClick={() => (paused.value = !paused.value)}>
            {paused.value ? t.value.match.resume : t.value.match.local.pause}
          </Button>
          {paused.value && <Button onClick={() => match.toNextLook()}>{computers.mind.next}</Button>}
        </div>
      </figcaption>
    </figure>
  );
}
