// A guest's name, changed where it is seen.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useAction } from "../../../data/action.ts";
import { errorText } from "../../../data/api.ts";
import { rename } from "../../../data/session.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/button.tsx";
import { TextInput } from "../../../ui/field.tsx";

interface NameFormProps {
  readonly name: string;
  readonly onSaved: () => void;
}

export function NameForm({ name, onSaved }: NameFormProps) {
  const { waiting } = t.value.match;
  const open = useSignal(false);
  const draft = useSignal(name);
  const save = useAction(rename, {
    onDone: () => {
      open.value = false;
      onSaved();
    },
  });
  const onSubmit = (event: Event) => {
    event.preventDefault();
    void save.run(draft.value);
  };
  const error = save.error.value;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), [open.value]);
  if (!open.value) {
    const begin = () => {
      draft.value = name;
      open.value = true;
    };
    return (
      <button type="button" class="arena-button panel-aside" onClick={begin}>
        {waiting.rename}
      </button>
    );
  }
  return (
    <form ref={form} class="name-form" onSubmit={onSubmit}>
      <TextInput
        label={waiting.name}
        value={draft.value}
        error={error ? errorText(error) : undefined}
        maxLength={20}
        autoComplete="nickname"
        onInput={(event) => (draft.value = event.currentTarget.value)}
      />
      <Button type="submit" busy={save.running.value !== null}>
        {t.value.common.save}
      </Button>
    </form>
  );
}
