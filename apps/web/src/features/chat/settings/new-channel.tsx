import { useSignal } from "@preact/signals";
import {
  CHANNEL_NAME_LENGTH,
  CHANNEL_VISIBILITIES,
  ChannelName,
  type ChannelVisibility,
} from "@transcendence/protocol";
import { safeParse } from "valibot";
import { useAction } from "../../../data/action.ts";
import { ActionError } from "../../../data/states.tsx";
import { ct } from "../../../i18n/chat/index.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field, Select, TextInput } from "../../../ui/field.tsx";
import { loadChannels } from "../model/channels.ts";
import { chatApi } from "../model/chat-api.ts";

interface NewChannelProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}

export function NewChannel({ open, onClose, onMade }: NewChannelProps) {
  const words = ct.value;
  const name = useSignal("");
  const visibility = useSignal<ChannelVisibility>("public");
  const password = useSignal("");
  const create = useAction(chatApi.create, {
    async onDone({ id }) {
      name.value = password.value = "";
      await loadChannels();
      onMade(id);
    },
  });
  const needsPassword = visibility.value === "password";
  const isComplete = safeParse(ChannelName, name.value).success && (!needsPassword || password.value.length >= 4);
  const submit = (event: Event) => {
    event.preventDefault();
    if (isComplete) void create.run(name.value, visibility.value, needsPassword ? password.value : undefined);
  };
  const close = () => {
    create.clear();
    onClose();
  };
  return (
    <Dialog
      open={open}
      title={words.new}
      onClose={close}
      actions={
        <>
          <Button
            type="submit"
            form="new-channel"
            variant="primary"
            disabled={!isComplete}
            busy={create.running.value !== null}
          >
            {words.create}
          </Button>
          <Button variant="quiet" onClick={close}>
            {t.value.common.cancel}
          </Button>
        </>
      }
    >
      <form id="new-channel" class="chat-form" onSubmit={submit}>
        <TextInput
          label={words.name}
          hint={words.nameHint}
          value={name.value}
          maxLength={CHANNEL_NAME_LENGTH.max}
          autoComplete="off"
          onInput={(event) => (name.value = event.currentTarget.value)}
        />
        <Select
          label={words.visibility}
          value={visibility.value}
          options={CHANNEL_VISIBILITIES.map((value) => ({ value, label: words.visibilities[value] }))}
          onChange={(value) => (visibility.value = value)}
        />
        {needsPassword && (
          <ChannelPassword
            value={password.value}
            hint={words.passwordHint}
            onInput={(value) => (password.value = value)}
          />
        )}
        <ActionError action={create} />
      </form>
    </Dialog>
  );
}

interface ChannelPasswordProps {
  readonly value: string;
  readonly label?: string;
  readonly hint?: string;
  readonly onInput: (value: string) => void;
}

export function ChannelPassword({ value, label, hint, onInput }: ChannelPasswordProps) {
  return (
    <Field label={label ?? ct.value.password} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          type="password"
          class="input"
          autoComplete="off"
          maxLength={128}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
