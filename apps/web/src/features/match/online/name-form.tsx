// A guest's name, changed where it is seen.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
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
  const saving = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  const save = async (event: Event) => {
    event.preventDefault();
    if (saving.value) return;
    saving.value = true;
    const answer = await rename(draft.value);
    saving.value = false;
    problem.value = answer.ok ? undefined : errorText(answer.error);
    if (!answer.ok) return;
    open.value = false;
    onSaved();
  };
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
    <form ref={form} class="name-form" onSubmit={(event) => void save(event)}>
      <TextInput
        label={waiting.name}
        value={draft.value}
        error={problem.value}
        maxLength={20}
        autoComplete="nickname"
        onInput={(event) => (draft.value = event.currentTarget.value)}
      />
      <Button type="submit" busy={saving.value}>
        {t.value.common.save}
      </Button>
    </form>
  );
}
