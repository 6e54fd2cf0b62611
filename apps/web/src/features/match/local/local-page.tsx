// Two at one keyboard, or with a thumb at each end of one phone. Nothing of it leaves this machine.
import { t } from "../../../i18n/index.ts";
import { touch } from "../../../state/appearance.ts";
import { useAskedSettings } from "../../match-options/options.ts";
import { LocalMatchFrame } from "./local-match-frame.tsx";

/** On a phone held upright, the left end is the lower one. */
function sideNames(upright: boolean): readonly [string, string] {
  const { left, right, bottom, top } = t.value.match;
  return upright ? [bottom, top] : [left, right];
}

export function LocalPage() {
  const { local } = t.value.match;
  const settings = useAskedSettings();
  return <LocalMatchFrame title={touch.value ? local.titleTouch : local.title} settings={settings} names={sideNames} />;
}
