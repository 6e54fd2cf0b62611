// An open channel: its head, what was said, who is typing, and where one writes.
import { useSignal } from "@preact/signals";
import type { ChatMessage, Player } from "@transcendence/protocol";
import { useEffect, useMemo } from "preact/hooks";
import { useAction } from "../../data/action.ts";
import { keepOnScreen } from "../../data/notices.ts";
import { ActionError } from "../../data/states.tsx";
import { ct } from "../../i18n/chat/index.ts";
import { formatWhen } from "../../i18n/index.ts";
import { Ball } from "../../ui/ball.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Loader } from "../../ui/loader.tsx";
import { Composer } from "./composer.tsx";
import { InviteToPlay } from "./invite-to-play.tsx";
import { MessageList } from "./message-list.tsx";
import { findMine, loadChannels, looking, memberId } from "./model/channels.ts";
import { chatApi } from "./model/chat-api.ts";
import { Conversation } from "./model/conversation.ts";
import { ChannelSettings } from "./settings/channel-settings.tsx";

interface ConversationViewProps {
  readonly channel: string;
  readonly name: string;
}

/** Shown with the channel as its key: another channel is another connection. */
export function ConversationView({ channel, name }: ConversationViewProps) {
  const user = memberId.value;
  const conversation = useMemo(() => new Conversation(channel), [channel, user]); // whoever signs in gets a line of their own
  const editing = useSignal<ChatMessage | null>(null);
  const settings = useSignal<{ readonly about: Player | null } | null>(null);
  useEffect(() => () => conversation.close(), [conversation]);
  useEffect(() => {
    const look = () => {
      const isLooking = document.visibilityState === "visible";
      looking.value = isLooking ? channel : null;
      conversation.looks(isLooking);
    };
    look();
    addEventListener("visibilitychange", look);
    const stopKeeping = keepOnScreen(({ kind, data }) =>
      kind === "mention" ? data.channel === channel : kind === "direct_message" && data.conversation === channel,
    );
    return () => {
      stopKeeping();
      removeEventListener("visibilitychange", look);
      looking.value = null;
    };
  }, [conversation]);
  const messages = conversation.messages.value;
  useEffect(() => {
    if (looking.peek() === channel) conversation.sees();
  }, [messages]);

  const line = conversation.line.value;
  const words = ct.value;
  if (line === "gone") return <p class="chat-state">{words.gone}</p>;
  if (conversation.standing.value === null && line === "connecting" && messages.length === 0)
    return (
      <div class="chat-state">
        <Loader label={words.connecting} />
      </div>
    );
  return (
    <>
      <MessageList
        conversation={conversation}
        name={name}
        onEdit={(message) => (editing.value = message)}
        onModerate={(about) => (settings.value = { about })}
      />
      <Below conversation={conversation} />
      <Foot
        conversation={conversation}
        editing={editing.value}
        onEdited={() => (editing.value = null)}
        onSettings={() => (settings.value = { about: null })}
      />
      {settings.value && (
        <ChannelSettings
          channel={channel}
          name={name}
          about={settings.value.about}
          onClose={() => (settings.value = null)}
        />
      )}
    </>
  );
}

/** Between the messages and where one writes: that the line is down, that somebody types, that the last message was read. */
function Below({ conversation }: { readonly conversation: Conversation }) {
  const words = ct.value;
  const typing = conversation.typing.value;
  const [one] = typing;
  const mine = findMine(conversation.channel);
  const last = conversation.messages.value.at(-1);
  const read = Math.max(conversation.otherRead.value, mine?.otherReadSeq ?? 0);
  const isSeen =
    mine?.kind === "direct" && last?.author.id === memberId.value && last !== undefined && read >= last.seq;
  if (conversation.line.value === "lost")
    return (
      <output class="chat-below">
        <Ball rally />
        {words.offline}
      </output>
    );
  return (
    <p class="chat-below">
      {one && (typing.length > 1 ? words.typingMany : words.typing({ name: one.name }))}
      {!one && isSeen && words.seen}
    </p>
  );
}

interface FootProps {
  readonly conversation: Conversation;
  readonly editing: ChatMessage | null;
  readonly onEdited: () => void;
  readonly onSettings: () => void;
}

function Foot({ conversation, editing, onEdited, onSettings }: FootProps) {
  const words = ct.value;
  const standing = conversation.standing.value;
  const mine = findMine(conversation.channel);
  const join = useAction(() => chatApi.join(conversation.channel), { onDone: loadChannels });
  const role = standing?.role ?? mine?.role ?? null;
  if (memberId.value === null && !standing?.isArchived)
    return (
      <p class="chat-foot">
        <span>{words.readOnly}</span>
        <LinkButton href="/signup" variant="primary">
          {words.signUp}
        </LinkButton>
      </p>
    );
  if (standing?.isArchived) return <p class="chat-foot">{words.archived}</p>;
  if (standing?.canWrite === false)
    return <p class="chat-foot">{mine?.kind === "direct" ? words.blockedText : words.readOnly}</p>;
  const mutedMs = standing?.mutedUntilMs ?? 0;
  if (mutedMs > Date.now())
    return <p class="chat-foot">{words.mutedUntil({ when: formatWhen(new Date(mutedMs).toISOString()) })}</p>;
  const isJoined = mine !== null || role === "owner" || role === "moderator" || role === "member";
  return (
    <div class="chat-write">
      {standing !== null && standing.slowSeconds > 0 && role !== "owner" && role !== "moderator" && (
        <p class="chat-hint">{words.slowMode({ seconds: standing.slowSeconds })}</p>
      )}
      <Composer
        conversation={conversation}
        editing={editing && editing.text !== null ? { id: editing.id, text: editing.text } : null}
        onEdited={onEdited}
      />
      <div class="chat-aside">
        {mine?.kind !== "direct" && <InviteToPlay conversation={conversation} />}
        {!isJoined && (
          <Button
            variant="quiet"
            busy={join.running.value !== null}
            title={words.joinText}
            onClick={() => void join.run()}
          >
            {words.join}
          </Button>
        )}
        {mine?.kind !== "direct" && (
          <Button variant="quiet" onClick={onSettings}>
            {words.settings}
          </Button>
        )}
      </div>
      <ActionError action={join} />
    </div>
  );
}
