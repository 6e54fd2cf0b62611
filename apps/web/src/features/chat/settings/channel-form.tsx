import { useSignal } from "@preact/signals";
import {
  CHANNEL_NAME_LENGTH,
  CHANNEL_VISIBILITIES,
  type ChannelDetails,
  ChannelName,
  type ChannelVisibility,
  type UpdateChannel,
} from "@transcendence/protocol";
import { safeParse } from "valibot";
import { useAction } from "../../../data/action.ts";
import { ActionError } from "../../../data/states.tsx";
import { ct } from "../../../i18n/chat/index.ts";
import { toast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/button.tsx";
import { Select, TextInput } from "../../../ui/field.tsx";
import { loadChannels } from "../model/channels.ts";
import { chatApi } from "../model/chat-api.ts";
import { ChannelPassword } from "./new-channel.tsx";

interface ChannelFormProps {
  readonly details: ChannelDetails;
  readonly onDone: () => Promise<void>;
}

/** What only the owner changes: the name, and who can join. */
export function ChannelForm({ details, onDone }: ChannelFormProps) {
  const words = ct.value;
  const was: ChannelVisibility = CHANNEL_VISIBILITIES.find((kind) => kind === details.kind) ?? "private";
  const name = useSignal(details.name ?? "");
  const visibility = useSignal<ChannelVisibility>(was);
  const password = useSignal("");
  const save = useAction((changes: UpdateChannel) => chatApi.update(details.id, changes), {
    async onDone() {
      password.value = "";
      toast(words.saved);
      await Promise.all([onDone(), loadChannels()]);
    },
  });
  const hasPassword = visibility.value === "password";
  const needsPassword = hasPassword && was !== "password";
  const changes: UpdateChannel = {
    ...(name.value !== details.name && { name: name.value }),
    ...(visibility.value !== was && { visibility: visibility.value }),
    ...(hasPassword && password.value !== "" && { password: password.value }),
  };
  const isComplete =
    safeParse(ChannelName, name.value).success &&
    (password.value.length >= 4 || (password.value === "" && !needsPassword)) &&
    Object.keys(changes).length > 0;
  return (
    <form
      class="chat-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) void save.run(changes);
      }}
    >
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
      {hasPassword && (
        <ChannelPassword
          value={password.value}
          label={needsPassword ? words.password : words.newPassword}
          hint={words.passwordHint}
          onInput={(value) => (password.value = value)}
        />
      )}
      <ActionError action={save} />
      <Button type="submit" disabled={!isComplete} busy={save.running.value !== null}>
        {words.save}
      </Button>
    </form>
  );
}
