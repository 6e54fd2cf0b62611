import { DEFAULT_SETTINGS, isClassic, SETTINGS_BOUNDS } from "@transcendence/game";
import { t } from "../i18n/index.ts";
import { matchOptions, setOption } from "../state/match-options.ts";
import { Ball } from "../ui/ball.tsx";
import { Button } from "../ui/button.tsx";
import { RadioGroup } from "../ui/radio-group.tsx";
import { Slider } from "../ui/slider.tsx";
import "./match-options.css";

/** What the next match is played with, folded away: classic is right for almost everybody. */
export function MatchOptions() {
  const { home } = t.value;
  const options = matchOptions.value;
  const classic = isClassic(options);
  return (
    <details class="options">
      <summary>
        <Ball presence={classic ? "away" : "here"} />
        {home.options}
      </summary>
      <div class="options-body">
        <Slider
          label={home.pointsToWin}
          {...SETTINGS_BOUNDS.pointsToWin}
          value={options.pointsToWin}
          onInput={(value) => setOption("pointsToWin", value)}
        />
        <RadioGroup
          legend={home.margin}
          value={options.margin === 1 ? "1" : "2"}
          options={[
            { value: "1", label: home.marginOne },
            { value: "2", label: home.marginTwo },
          ]}
          onChange={(value) => setOption("margin", Number(value))}
        />
        <Slider
          label={home.ballSpeed}
          {...SETTINGS_BOUNDS.ballSpeed}
          step={10}
          value={options.ballSpeed}
          format={home.percent}
          onInput={(value) => setOption("ballSpeed", value)}
        />
        <Slider
          label={home.paddleSize}
          {...SETTINGS_BOUNDS.paddleSize}
          step={10}
          value={options.paddleSize}
          format={home.percent}
          onInput={(value) => setOption("paddleSize", value)}
        />
        <Button variant="quiet" disabled={classic} onClick={() => (matchOptions.value = DEFAULT_SETTINGS)}>
          {classic ? home.classic : home.optionsReset}
        </Button>
      </div>
    </details>
  );
}
