// Which power-ups may turn up: all of them, some, or none.
import { POWER_UPS, type PowerUpKind, sortPowerUps } from "@transcendence/game";
import { t } from "../../i18n/index.ts";
import { GLYPH_SIZE, glyphPath } from "../../ui/glyphs.ts";
import { Switch } from "../../ui/switch.tsx";
import { changeOptions, matchOptions } from "./options.ts";

export function PowerUpOptions() {
  const { options } = t.value;
  const { powerUps } = matchOptions.value;
  const turn = (kind: PowerUpKind, on: boolean) => {
    const others = powerUps.filter((other) => other !== kind);
    changeOptions({ powerUps: sortPowerUps(on ? [...others, kind] : others) });
  };
  return (
    <fieldset class="powers">
      <legend>{options.powerUps}</legend>
      <Switch
        label={options.all}
        hint={options.allHint}
        checked={powerUps.length === POWER_UPS.length}
        onChange={(on) => changeOptions({ powerUps: on ? POWER_UPS : [] })}
      />
      {POWER_UPS.map((kind) => (
        <div key={kind} class="power">
          <svg class="power-glyph" viewBox={`0 0 ${GLYPH_SIZE} ${GLYPH_SIZE}`} aria-hidden="true">
            <path d={glyphPath(kind)} />
          </svg>
          <Switch
            label={options.power[kind].name}
            hint={options.power[kind].text}
            checked={powerUps.includes(kind)}
            onChange={(on) => turn(kind, on)}
          />
        </div>
      ))}
    </fieldset>
  );
}
