// What the next match is played with: one line that is always there, and a dialog to change it. The same wherever a match starts.
import { useSignal } from "@preact/signals";
import { SETTINGS_BOUNDS } from "@transcendence/game";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/button.tsx";
import { Changing } from "../../ui/changing.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { Slider } from "../../ui/slider.tsx";
import { MapOption } from "./map-option.tsx";
import { optionsText, rulesText } from "./options-text.ts";
import { changeOptions, matchOptions } from "./options.ts";
import { PowerUpOptions } from "./power-up-options.tsx";
import { Presets } from "./presets.tsx";
import { isToBeRated, Stake } from "./stake.tsx";
import "./match-options.css";

export function MatchOptions() {
  const { home, options } = t.value;
  const changing = useSignal(false);
  const close = () => (changing.value = false);
  return (
    <div class="options-line">
      <span>
        <Changing>
          {isToBeRated.value
            ? `${optionsText(matchOptions.value)} · ${options.rated}`
            : optionsText(matchOptions.value)}
        </Changing>
      </span>
      <Button variant="quiet" onClick={() => (changing.value = true)}>
        {options.change}
      </Button>
      <Dialog
        long
        open={changing.value}
        title={home.options}
        onClose={close}
        actions={
          <Button variant="primary" onClick={close}>
            {options.done}
          </Button>
        }
      >
        {changing.value && <AllOptions />}
      </Dialog>
    </div>
  );
}

function AllOptions() {
  return (
    <div class="options-body">
      <Presets />
      <p class="options-rules">
        <Changing>{rulesText(matchOptions.value)}</Changing>
      </p>
      <Stake />
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
