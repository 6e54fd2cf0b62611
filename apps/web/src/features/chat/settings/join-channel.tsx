// In front of a channel that one is not in yet: an invitation, or a password.
import { useSignal } from "@preact/signals";
import { useAction } from "../../../data/action.ts";
import { errorText } from "../../../data/api.ts";
import { ActionError } from "../../../data/states.tsx";
import { ct } from "../../../i18n/chat/index.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { loadChannels, memberId } from "../model/channels.ts";
import { chatApi } from "../model/chat-api.ts";
import { ChannelPassword } from "./new-channel.tsx";

interface JoinProps {
  readonly channel: string;
  readonly name: string;
}

export function Invitation({ channel, name }: JoinProps) {
  const words = ct.value;
  const accept = useAction(() => chatApi.join(channel), { onDone: loadChannels });
  const decline = useAction(() => chatApi.leave(channel), { onDone: loadChannels });
  return (
    <div class="chat-state chat-form">
      <p>{words.invitedText({ name })}</p>
      <div class="chat-buttons">
        <Button variant="primary" busy={accept.running.value !== null} onClick={() => void accept.run()}>
          {words.accept}
        </Button>
        <Button busy={decline.running.value !== null} onClick={() => void decline.run()}>
          {words.decline}
        </Button>
      </div>
      <ActionError action={accept} />
      <ActionError action={decline} />
    </div>
  );
}

export function PasswordDoor({ channel, name }: JoinProps) {
  const words = ct.value;
  const password = useSignal("");
  const join = useAction((given: string) => chatApi.join(channel, given), { onDone: loadChannels });
  if (memberId.value === null)
    return (
      <div class="chat-state chat-form">
        <p>{words.readOnly}</p>
        <LinkButton href="/signup" variant="primary">
          {words.signUp}
        </LinkButton>
      </div>
    );
  return (
    <form
      class="chat-state chat-form"
      onSubmit={(event) => {
        event.preventDefault();
        void join.run(password.value);
      }}
    >
      <h3>{words.passwordTitle({ name })}</h3>
      <ChannelPassword value={password.value} onInput={(value) => (password.value = value)} />
      <ActionError
        action={join}
        text={(error) => (error === "credentials_wrong" ? words.wrongPassword : errorText(error))}
      />
      <Button type="submit" variant="primary" busy={join.running.value !== null} disabled={password.value === ""}>
        {words.join}
      </Button>
    </form>
  );
}
