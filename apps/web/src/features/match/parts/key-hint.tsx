// In somebody's first matches: how to move, at the paddle, until they have done it.
import { type ReadonlySignal, useSignal, useSignalEffect } from "@preact/signals";
import type { Seat } from "@transcendence/game";
import { t } from "../../../i18n/index.ts";
import { touch } from "../../../state/appearance.ts";
import { preferences, setPreference, TAUGHT_MAX } from "../../../state/preferences.ts";
import { controlsText, keyPairs } from "./controls-text.ts";
import { sideOf } from "./names.tsx";
import "./key-hint.css";

interface KeyHintProps {
  readonly seat: Seat;
  readonly moved: ReadonlySignal<boolean>; // in this match
}

export function KeyHint({ seat, moved }: KeyHintProps) {
  const teaches = useSignal(preferences.peek().taught < TAUGHT_MAX && !moved.peek());
  useSignalEffect(() => {
    if (!moved.value || !teaches.peek()) return;
    teaches.value = false;
    setPreference("taught", Math.min(TAUGHT_MAX, preferences.peek().taught + 1));
  });
  if (!teaches.value) return null;
  return (
    <div class={`key-hint key-hint-${sideOf(seat)}`}>
      <span class="hidden">{controlsText()}</span>
      {touch.value ? <Thumb /> : <Caps />}
    </div>
  );
}

function Caps() {
  const pairs = keyPairs();
  return (
    <>
      {(["up", "down"] as const).map((way) => (
        <span key={way} class="key-hint-row" aria-hidden="true">
          {pairs.map((pair, index) => (
            <kbd key={index}>{pair[way]}</kbd>
          ))}
        </span>
      ))}
    </>
  );
}

function Thumb() {
  const { hint } = t.value.match;
  return (
    <>
      <span class="key-hint-thumb" aria-hidden="true" />
      <span aria-hidden="true">{hint[preferences.value.touch]}</span>
    </>
  );
}
