import { type Signal, useSignal } from "@preact/signals";
import { Failed } from "../../data/states.tsx";
import { dt } from "../../i18n/design/index.ts";
import { t } from "../../i18n/index.ts";
import { THEMES, type Theme } from "../../state/preferences.ts";
import { toast } from "../../state/toasts.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select, TextInput } from "../../ui/field.tsx";
import { Menu } from "../../ui/menu.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { Slider } from "../../ui/slider.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { Switch } from "../../ui/switch.tsx";
import { List, Table } from "../../ui/table.tsx";

export interface Shared {
  readonly volume: Signal<number>;
  readonly on: Signal<boolean>;
  readonly name: Signal<string>;
}

export function DesignActions() {
  const design = dt.value;
  const { common } = t.value;
  const asking = useSignal(false);
  return (
    <section class="design-part">
      <h3>{design.actions}</h3>
      <Button variant="primary" large onClick={() => toast(design.served)}>
        {design.primary}
      </Button>
      <Button large onClick={() => (asking.value = true)}>
        {design.openDialog}
      </Button>
      <div class="design-row">
        <Button variant="primary" onClick={() => toast(design.served)}>
          {design.primary}
        </Button>
        <Button onClick={() => toast(design.served)}>{design.plain}</Button>
        <Button variant="danger" onClick={() => toast(common.errors.offline, "problem")}>
          {design.danger}
        </Button>
        <LinkButton variant="quiet" href="/settings">
          {common.settings}
        </LinkButton>
      </div>
      <div class="design-row">
        <Button disabled>{design.disabled}</Button>
        <Button busy>{design.busy}</Button>
        <Button variant="primary" busy>
          {design.busy}
        </Button>
      </div>
      <Dialog
        open={asking.value}
        title={design.question}
        onClose={() => (asking.value = false)}
        actions={
          <>
            <Button variant="primary" onClick={() => (asking.value = false)}>
              {design.goOn}
            </Button>
            <Button onClick={() => (asking.value = false)}>{common.cancel}</Button>
          </>
        }
      >
        {design.questionText}
      </Dialog>
    </section>
  );
}

export function DesignFields({ shared: { volume, on, name } }: { readonly shared: Shared }) {
  const design = dt.value;
  const { settings } = t.value;
  const theme = useSignal<Theme>("night");
  const themes = THEMES.map((value) => ({ value, label: settings.look.themes[value] }));
  return (
    <section class="design-part">
      <h3>{design.fields}</h3>
      <TextInput
        label={settings.name.label}
        hint={settings.name.hint}
        value={name.value}
        onInput={(event) => (name.value = event.currentTarget.value)}
      />
      <TextInput label={settings.name.label} error={t.value.common.errors.name_invalid} value="_" readOnly />
      <TextInput label={design.disabled} value={name.value} disabled />
      <Select
        label={settings.look.theme}
        value={theme.value}
        options={themes}
        onChange={(value) => (theme.value = value)}
      />
      <RadioGroup
        legend={settings.look.theme}
        value={theme.value}
        options={themes}
        onChange={(value) => (theme.value = value)}
      />
      <Menu
        label={settings.look.theme}
        text={settings.look.themes[theme.value]}
        value={theme.value}
        options={themes}
        onChange={(value) => (theme.value = value)}
      />
      <Slider
        label={settings.sound.volume}
        min={0}
        max={100}
        value={volume.value}
        disabled={!on.value}
        onInput={(value) => (volume.value = value)}
      />
      <Switch
        label={settings.sound.on}
        hint={settings.sound.text}
        checked={on.value}
        onChange={(value) => (on.value = value)}
      />
    </section>
  );
}

export function DesignMessages() {
  const design = dt.value;
  const { matches } = t.value;
  return (
    <section class="design-part">
      <h3>{design.lists}</h3>
      <List>{[design.grid, design.motion, design.restraint]}</List>
      <Table
        caption={design.lists}
        columns={[design.player, design.points]}
        rows={[
          { key: "1", cells: ["quick heron", "11"] },
          { key: "2", cells: ["calm otter", "9"] },
        ]}
      />
      <h3>{design.messages}</h3>
      <EmptyState title={matches.empty}>{matches.emptyText}</EmptyState>
      <Failed error="offline" onRetry={() => toast(design.served)} />
    </section>
  );
}
