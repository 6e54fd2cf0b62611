// Findings as Markdown tables, for docs/performance.md and docs/decisions.
import { table } from "../figures.ts";
import type { Findings } from "./findings.ts";

type Column = readonly [title: string, value: (found: Findings) => string];

export const RESPONSE: readonly Column[] = [
  ["presses", ({ presses }) => String(presses)],
  ["answered in the next picture", ({ obeyed, presses }) => (obeyed === presses ? "all" : percent(obeyed / presses))],
  ["ms until the paddle moves", ({ responseMs }) => responseMs.toFixed(0)],
];

export const MOTION: readonly Column[] = [
  ["jumps larger than the ball, a minute", (found) => perMinute(found, found.jumps)],
  ["unevenness of its speed in a flight", ({ flightUnevenness }) => percent(flightUnevenness)],
  ["from one picture to the next", ({ flicker }) => percent(flicker)],
  ["over all flights", ({ unevenness }) => percent(unevenness)],
];

export const TRUTH: readonly Column[] = [
  ["inputs outside the window", ({ lateInputs, inputs }) => percent(lateInputs / inputs)],
  ["own bounces seen", ({ ownHits }) => String(ownHits)],
  ["taken back, inputs in the window", ({ ownUndoneInTime }) => String(ownUndoneInTime)],
  ["taken back, an input outside it", ({ ownUndoneLate }) => String(ownUndoneLate)],
  ["rival's bounces seen", ({ rivalHits }) => String(rivalHits)],
  ["taken back", ({ rivalUndone }) => String(rivalUndone)],
];

export const SURPRISES: readonly Column[] = [
  ["lost balls that came back, a minute", (found) => perMinute(found, found.returns)],
  ["bounces in thin air, a minute", (found) => perMinute(found, found.thinAir)],
  ["own paddle pulled, a minute", (found) => perMinute(found, found.pulls)],
];

export const SIZE: readonly Column[] = [
  ["minutes of ball", ({ seconds }) => (seconds / 60).toFixed(0)],
  ["hits a rally", ({ hitsPerRally }) => hitsPerRally.toFixed(1)],
];

export function tableOf(heads: readonly string[], columns: readonly Column[], rows: readonly Row[]): string {
  return table(
    [...heads, ...columns.map(([title]) => title)],
    rows.map(({ names, found }) => [...names, ...columns.map(([, value]) => value(found))]),
  );
}

export interface Row {
  readonly names: readonly string[];
  readonly found: Findings;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(part < 0.0995 || part > 0.99 ? 1 : 0)} %`;
}

function perMinute({ seconds }: Findings, count: number): string {
  return ((count * 60) / seconds).toFixed(2);
}
