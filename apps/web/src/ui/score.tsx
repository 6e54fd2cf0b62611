import { DIGIT_HEIGHT, numberPath, numberWidth } from "./digits.ts";
import { Net } from "./net.tsx";
import "./score.css";

export type ScoreSize = "small" | "medium" | "large" | "huge"; // 21, 35, 70 px; huge grows with the window

interface ScoreProps {
  readonly value: number;
  readonly size?: ScoreSize;
  readonly label?: string; // what is read out; the bare number when left out
}

/** A number in block digits. */
export function Score({ value, size = "medium", label }: ScoreProps) {
  return (
    <span class={`score score-${size}`} translate={false}>
      <svg viewBox={`0 0 ${numberWidth(value)} ${DIGIT_HEIGHT}`} shape-rendering="crispEdges" aria-hidden="true">
        <path d={numberPath(value)} />
      </svg>
      <span class="hidden" key={label ?? value}>
        {label ?? value}
      </span>
    </span>
  );
}

interface ScorePairProps {
  readonly left: number;
  readonly right: number;
  readonly size?: ScoreSize;
  readonly label: string; // "11 to 7"
}

/** Two scores with the net between them. */
export function ScorePair({ left, right, size = "medium", label }: ScorePairProps) {
  return (
    <span class="score-pair" translate={false}>
      <span class="hidden" key={label}>
        {label}
      </span>
      <span class="score-half" aria-hidden="true">
        <Score value={left} size={size} />
      </span>
      <Net />
      <span class="score-half" aria-hidden="true">
        <Score value={right} size={size} />
      </span>
    </span>
  );
}
