// How to move the paddle on this device.
import { t } from "../../../i18n/index.ts";
import { touch } from "../../../state/appearance.ts";
import { keyLabel } from "../../../state/key-labels.ts";
import { preferences } from "../../../state/preferences.ts";

export interface KeyPair {
  readonly up: string;
  readonly down: string;
}

/** What is printed on the keys of either set; arrows first, for everybody finds them. */
export function keyPairs(): readonly KeyPair[] {
  const [one, other] = preferences.value.keys;
  const sets = other.up === "ArrowUp" ? [other, one] : [one, other];
  return sets.map(({ up, down }) => ({ up: keyLabel(up), down: keyLabel(down) }));
}

/** In a sentence. */
export function controlsText(): string {
  const { waiting } = t.value.match;
  if (touch.value) return waiting.touch;
  const [first, second] = keyPairs().map((pair) => waiting.keyPair(pair));
  return waiting.keys({ first: first ?? "", second: second ?? "" });
}
