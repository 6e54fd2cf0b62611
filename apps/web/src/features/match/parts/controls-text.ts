import { t } from "../../../i18n/index.ts";
import { touch } from "../../../state/appearance.ts";
import { keyLabel } from "../../../state/key-labels.ts";
import { preferences } from "../../../state/preferences.ts";

/** How to move the paddle on this device, in a sentence. */
export function controlsText(): string {
  const { waiting } = t.value.match;
  if (touch.value) return waiting.touch;
  const [first, second] = preferences.value.keys.map(({ up, down }) =>
    waiting.keyPair({ up: keyLabel(up), down: keyLabel(down) }),
  );
  return waiting.keys({ first: first ?? "", second: second ?? "" });
}
