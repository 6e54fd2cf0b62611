// Options under a name: three that are always there, and the player's own, kept on this device.
import { useSignal } from "@preact/signals";
import { sameSettings } from "@transcendence/game";
import { t } from "../../i18n/index.ts";
import { preferences, PRESET_NAME_MAX, PRESETS_MAX, setPreference } from "../../state/preferences.ts";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { TextInput } from "../../ui/field.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { chooseOptions, KINDS, matchOptions, SETTINGS_OF } from "./options.ts";

const OWN = "own:"; // before the names of the player's own, which may be called like ours

export function Presets() {
  const { options } = t.value;
  const { presets } = preferences.value;
  const all = [
    ...KINDS.map((kind) => ({ value: kind, label: options[kind], settings: SETTINGS_OF[kind] })),
    ...presets.map(({ name, settings }) => ({ value: OWN + name, label: name, settings })),
  ];
  const current = all.find(({ settings }) => sameSettings(settings, matchOptions.value));
  const own = current?.value.startsWith(OWN) ? current.label : null;
  const apply = (chosen: string) => {
    const preset = all.find(({ value }) => value === chosen);
    if (preset) chooseOptions(preset.settings);
  };
  const forget = (gone: string) => {
    setPreference(
      "presets",
      presets.filter(({ name }) => name !== gone),
    );
    chooseOptions(SETTINGS_OF.quick);
  };
  return (
    <div class="presets">
      <RadioGroup legend={options.presets} value={current?.value ?? ""} options={all} onChange={apply} />
      {!current && <SavePreset />}
      {own !== null && (
        <Button variant="quiet" onClick={() => forget(own)}>
          {options.forget({ name: own })}
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
