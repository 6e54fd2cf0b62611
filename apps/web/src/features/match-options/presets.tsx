// Options under a name, kept on this device. Classic is always there.
import { useSignal } from "@preact/signals";
import { DEFAULT_SETTINGS, sameSettings } from "@transcendence/game";
import { t } from "../../i18n/index.ts";
import { preferences, PRESET_NAME_MAX, PRESETS_MAX, setPreference } from "../../state/preferences.ts";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { TextInput } from "../../ui/field.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { matchOptions } from "./options.ts";

const CLASSIC = ""; // no preset can have this name

export function Presets() {
  const { options } = t.value;
  const { presets } = preferences.value;
  const all = [{ name: CLASSIC, settings: DEFAULT_SETTINGS }, ...presets];
  const current = all.find(({ settings }) => sameSettings(settings, matchOptions.value));
  const apply = (chosen: string) => {
    const preset = all.find(({ name }) => name === chosen);
    if (preset) matchOptions.value = preset.settings;
  };
  const forget = (gone: string) => {
    setPreference(
      "presets",
      presets.filter(({ name }) => name !== gone),
    );
    matchOptions.value = DEFAULT_SETTINGS;
  };
  return (
    <div class="presets">
      <RadioGroup
        legend={options.presets}
        value={current?.name ?? "\n"}
        options={all.map(({ name }) => ({ value: name, label: name === CLASSIC ? options.classic : name }))}
        onChange={apply}
      />
      {!current && <SavePreset />}
      {current && current.name !== CLASSIC && (
        <Button variant="quiet" onClick={() => forget(current.name)}>
          {options.forget({ name: current.name })}
        </Button>
      )}
    </div>
  );
}

/** What is chosen now has no name yet. */
function SavePreset() {
  const { options } = t.value;
  const { presets } = preferences.value;
  const name = useSignal("");
  const chosen = name.value.trim();
  const others = presets.filter((preset) => preset.name !== chosen);
  if (others.length >= PRESETS_MAX) return <p class="field-hint">{options.full}</p>;
  const save = (event: Event) => {
    event.preventDefault();
    if (chosen === "") return;
    setPreference("presets", [...others, { name: chosen, settings: matchOptions.value }]);
    toast(options.saved({ name: chosen }));
  };
  return (
    <form class="preset-save" onSubmit={save}>
      <TextInput
        label={options.presetName}
        value={name.value}
        maxLength={PRESET_NAME_MAX}
        onInput={(event) => (name.value = event.currentTarget.value)}
      />
      <Button type="submit" disabled={chosen === ""}>
        {options.save}
      </Button>
    </form>
  );
}
