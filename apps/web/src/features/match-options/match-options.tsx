// What the next match is played with, folded away: classic is right for almost everybody. One component wherever a match starts.
import { isClassic, SETTINGS_BOUNDS } from "@transcendence/game";
import { t } from "../../i18n/index.ts";
import { Ball } from "../../ui/ball.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { Slider } from "../../ui/slider.tsx";
import { MapOption } from "./map-option.tsx";
import { changeOptions, matchOptions } from "./options.ts";
import { PowerUpOptions } from "./power-up-options.tsx";
import { Presets } from "./presets.tsx";
import "./match-options.css";

export function MatchOptions() {
  const { home } = t.value;
  const options = matchOptions.value;
  return (
    <details class="options">
      <summary>
        <Ball presence={isClassic(options) ? "away" : "here"} />
        {home.options}
      </summary>
      <div class="options-body">
        <Presets />
        <MapOption />
        <PowerUpOptions />
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
      </div>
    </details>
  );
}
