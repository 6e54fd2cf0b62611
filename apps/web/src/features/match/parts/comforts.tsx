// What can be changed in the middle of a match without leaving it: sound, fingers, full screen.
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../i18n/index.ts";
import { touchable } from "../../../state/appearance.ts";
import { preferences, setPreference, TOUCH_MODES } from "../../../state/preferences.ts";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Slider } from "../../../ui/slider.tsx";
import { Switch } from "../../../ui/switch.tsx";

export function Comforts() {
  const { match } = t.value;
  const { muted, volume, touch: mode } = preferences.value;
  return (
    <div class="comforts">
      <Switch label={match.sound} checked={!muted} onChange={(on) => setPreference("muted", !on)} />
      <Slider
        label={match.volume}
        value={volume}
        min={0}
        max={100}
        step={5}
        format={(value) => match.percent({ value })}
        disabled={muted}
        onInput={(next) => setPreference("volume", next)}
      />
      {touchable.value && (
        <RadioGroup
          legend={match.touch.legend}
          options={TOUCH_MODES.map((value) => ({ value, label: match.touch[value] }))}
          value={mode}
          onChange={(next) => setPreference("touch", next)}
        />
      )}
      <FullScreen />
      {touchable.value && !("wakeLock" in navigator) && <p class="field-hint">{match.screenOff}</p>}
    </div>
  );
}

function changeFullScreen(on: boolean): void {
  const changed = on ? document.documentElement.requestFullscreen() : document.exitFullscreen();
  changed.catch(() => undefined); // refused: the switch stays where it is
}

function FullScreen() {
  const [full, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const follow = () => setFull(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", follow);
    return () => document.removeEventListener("fullscreenchange", follow);
  }, []);
  if (!document.fullscreenEnabled) return null; // iPhones have none
  return <Switch label={t.value.match.fullScreen} checked={full} onChange={changeFullScreen} />;
}
