// A chat as part of another page, such as a tournament's: what was said, where one writes, and for its moderators what to do about it.
import { useSignal } from "@preact/signals";
import type { ChatMessage, Player } from "@transcendence/protocol";
import { useEffect, useMemo } from "preact/hooks";
import { session } from "../../data/session.ts";
import { ct } from "../../i18n/chat/index.ts";
import { formatWhen } from "../../i18n/index.ts";
import { Button } from "../../ui/button.tsx";
import { Composer } from "./composer.tsx";
import { MessageList } from "./message-list.tsx";
import { type Called, Conversation } from "./model/conversation.ts";
import { ChannelSettings } from "./settings/channel-settings.tsx";
import "./chat.css";

export interface EmbeddedChatProps {
  readonly channel: string;
  readonly name: string;
  readonly called?: Called;
}

/** Shown with the visitor as its key: whoever signs in gets a line of their own. */
export function EmbeddedChat({ channel, name, called }: EmbeddedChatProps) {
  const words = ct.value;
  const editing = useSignal<ChatMessage | null>(null);
  const settings = useSignal<{ readonly about: Player | null } | null>(null);
  const conversation = useMemo(() => new Conversation(channel, { writer: whoAmI, countsRead: false }), [channel]);
  useEffect(() => () => conversation.close(), [conversation]);
  useEffect(() => {
    if (called !== undefined) conversation.called.value = called;
  }, [conversation, called]);
  const role = conversation.standing.value?.role;
  const isModerator = role === "owner" || role === "moderator";
  if (conversation.line.value === "gone") return <p class="chat-foot">{words.gone}</p>;
  return (
    <div class="chat-open embedded-chat">
      <MessageList
        conversation={conversation}
        name={null}
        onEdit={(message) => (editing.value = message)}
        {...(isModerator && { onModerate: (about: Player) => (settings.value = { about }) })}
      />
      <Write conversation={conversation} editing={editing.value} onEdited={() => (editing.value = null)} />
      {isModerator && (
        <div class="chat-aside">
          <Button variant="quiet" onClick={() => (settings.value = { about: null })}>
            {words.settings}
          </Button>
        </div>
      )}
      {settings.value && (
        <ChannelSettings
          channel={channel}
          name={name}
          about={settings.value.about}
          onClose={() => (settings.value = null)}
        />
      )}
    </div>
  );
}

function whoAmI(): string | null {
  const known = session.peek();
  return known.state === "known" ? (known.me?.id ?? null) : null;
}

interface WriteProps {
  readonly conversation: Conversation;
  readonly editing: ChatMessage | null;
  readonly onEdited: () => void;
}

function Write({ conversation, editing, onEdited }: WriteProps) {
  const words = ct.value;
  const standing = conversation.standing.value;
  if (standing === null) return <p class="chat-below" />;
  if (!standing.canWrite) return <p class="chat-foot">{words.readOnlyTournament}</p>;
  const mutedMs = standing.mutedUntilMs ?? 0;
  if (mutedMs > Date.now())
    return <p class="chat-foot">{words.mutedUntil({ when: formatWhen(new Date(mutedMs).toISOString()) })}</p>;
  return (
    <>
      {conversation.line.value === "lost" && <output class="chat-below">{words.offline}</output>}
      <Composer
        conversation={conversation}
        editing={editing && editing.text !== null ? { id: editing.id, text: editing.text } : null}
        onEdited={onEdited}
      />
    </>
  );
}
