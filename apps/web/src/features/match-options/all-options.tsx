// Everything that can be chosen for a match, in the dialog.
import { SETTINGS_BOUNDS } from "@transcendence/game";
import { t } from "../../i18n/index.ts";
import { preferences, setPreference } from "../../state/preferences.ts";
import { Changing } from "../../ui/changing.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { Slider } from "../../ui/slider.tsx";
import { MapOption } from "./map-option.tsx";
import { rulesText } from "./options-text.ts";
import { canBeRated, changeOptions, matchOptions } from "./options.ts";
import { PowerUpOptions } from "./power-up-options.tsx";
import { Presets } from "./presets.tsx";

export function AllOptions({ stake = false }: { readonly stake?: boolean }) {
  return (
    <div class="options-body">
      <Presets />
      <p class="options-rules">
        <Changing>{rulesText(matchOptions.value)}</Changing>
      </p>
      {stake && <Stake />}
      <MapOption />
      <details class="options-more">
        <summary>{t.value.options.more}</summary>
        <div class="options-body">
          <Numbers />
          <PowerUpOptions />
        </div>
      </details>
    </div>
  );
}

function Numbers() {
  const { home } = t.value;
  const options = matchOptions.value;
  return (
    <>
      <Slider
        label={home.pointsToWin}
        {...SETTINGS_BOUNDS.pointsToWin}
        value={options.pointsToWin}
        onInput={(pointsToWin) => changeOptions({ pointsToWin })}
      />
      <RadioGroup
        legend={home.margin}
        value={options.margin === 1 ? "1" : "2"}
        options={[
          { value: "1", label: home.marginOne },
          { value: "2", label: home.marginTwo },
        ]}
        onChange={(value) => changeOptions({ margin: Number(value) })}
      />
      <Slider
        label={home.ballSpeed}
        {...SETTINGS_BOUNDS.ballSpeed}
        step={10}
        value={options.ballSpeed}
        format={(value) => home.percent({ value })}
        onInput={(ballSpeed) => changeOptions({ ballSpeed })}
      />
      <Slider
        label={home.paddleSize}
        {...SETTINGS_BOUNDS.paddleSize}
        step={10}
        value={options.paddleSize}
        format={(value) => home.percent({ value })}
        onInput={(paddleSize) => changeOptions({ paddleSize })}
      />
    </>
  );
}

function Stake() {
  const { options } = t.value;
  if (!canBeRated.value) return null;
  return (
    <div class="stake">
      <RadioGroup
        legend={options.stake}
        value={preferences.value.rated ? "rated" : "casual"}
        options={[
          { value: "casual", label: options.casual },
          { value: "rated", label: options.rated },
        ]}
        onChange={(value) => setPreference("rated", value === "rated")}
      />
      <p>{options.ratedHint}</p>
    </div>
  );
}
