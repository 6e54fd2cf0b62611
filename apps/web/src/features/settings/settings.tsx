import { useEffect } from "preact/hooks";
import { formatNumber, LANGUAGE_NAMES, LANGUAGES, type Language, t } from "../../i18n/index.ts";
import { highContrast, touchable } from "../../state/appearance.ts";
import { ACCENTS, preferences, setPreference, SIDES, THEMES, TOUCH_MODES } from "../../state/preferences.ts";
import { Select } from "../../ui/field.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { Slider } from "../../ui/slider.tsx";
import { Switch } from "../../ui/switch.tsx";
import { playAlone, unlockSound } from "../match/sound/sound.ts";
import { NoticeSettings } from "../notices/notice-settings.tsx";
import { KeySettings } from "./settings-keys.tsx";
import { NameSettings } from "./settings-name.tsx";
import "./settings.css";

/** How a finger plays; only where there is a finger. */
function TouchSettings() {
  const { settings, match } = t.value;
  return (
    <Section title={settings.touch.title} description={settings.touch.text}>
      <RadioGroup
        legend={match.touch.legend}
        options={TOUCH_MODES.map((value) => ({ value, label: match.touch[value] }))}
        value={preferences.value.touch}
        onChange={(value) => setPreference("touch", value)}
      />
    </Section>
  );
}

function setSound(on: boolean): void {
  setPreference("muted", !on);
  void playAlone("paddle");
}

/** What was set is heard at once. */
function SoundSettings() {
  const { sound } = t.value.settings;
  useEffect(unlockSound, []);
  const { muted, volume } = preferences.value;
  return (
    <Section title={sound.title} description={sound.text}>
      <Switch label={sound.on} checked={!muted} onChange={setSound} />
      <Slider
        label={sound.volume}
        min={0}
        max={100}
        step={5}
        value={volume}
        disabled={muted}
        format={(value) => sound.percent({ value: formatNumber(value) })}
        onInput={(value) => setPreference("volume", value)}
        onRelease={() => void playAlone("paddle")}
      />
    </Section>
  );
}

function LookSettings() {
  const { look } = t.value.settings;
  const { theme, accent, side } = preferences.value;
  return (
    <Section title={look.title} description={look.text}>
      <RadioGroup
        legend={look.theme}
        value={theme}
        options={THEMES.map((value) => ({ value, label: look.themes[value] }))}
        onChange={(value) => setPreference("theme", value)}
      />
      <RadioGroup
        legend={look.accent}
        value={accent}
        options={ACCENTS.map((value) => ({
          value,
          label: look.accents[value],
          mark: <span class={`swatch swatch-${value}`} aria-hidden="true" />,
        }))}
        onChange={(value) => setPreference("accent", value)}
      />
      <Switch
        label={look.contrast}
        hint={look.contrastHint}
        checked={highContrast.value}
        onChange={(on) => setPreference("highContrast", on)}
      />
      <RadioGroup
        legend={look.side}
        value={side}
        options={SIDES.map((value) => ({ value, label: look.sides[value] }))}
        onChange={(value) => setPreference("side", value)}
      />
      <p class="field-hint">{look.sideHint}</p>
      <p class="field-hint">{look.motion}</p>
    </Section>
  );
}

function LanguageSettings() {
  const { language } = t.value.settings;
  const options = LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }));
  return (
    <Section title={language.title} description={language.text}>
      <Select<Language | "system">
        label={language.label}
        value={preferences.value.language ?? "system"}
        options={[{ value: "system", label: language.system }, ...options]}
        onChange={(value) => setPreference("language", value === "system" ? null : value)}
      />
    </Section>
  );
}

export function Settings() {
  const { settings } = t.value;
  return (
    <Page title={settings.title} lead={settings.lead}>
      <NameSettings />
      <KeySettings />
      {touchable.value && <TouchSettings />}
      <SoundSettings />
      <NoticeSettings />
      <LookSettings />
      <LanguageSettings />
    </Page>
  );
}
