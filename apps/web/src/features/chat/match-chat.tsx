// The chat of a match, over its page: those who play talk to each other, those who watch among themselves. It is opened by a press,
// takes no key of the game, and gives them back after each message.
import { useComputed, useSignal } from "@preact/signals";
import { type ChatMessage, type ChatSide, matchChannel, type TicketAnswer } from "@transcendence/protocol";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Result } from "../../data/api.ts";
import { session } from "../../data/session.ts";
import { ct } from "../../i18n/chat/index.ts";
import { Ball } from "../../ui/ball.tsx";
import { Button } from "../../ui/button.tsx";
import { Composer } from "./composer.tsx";
import { MessageList } from "./message-list.tsx";
import { Conversation } from "./model/conversation.ts";
import "./chat.css";

export interface MatchChatProps {
  readonly match: string;
  readonly side: ChatSide;
  readonly isOver: boolean; // nothing is played any more: the result stands in the middle
  readonly ticket: () => Promise<Result<TicketAnswer>>;
}

/** Shown with match and side as its key. */
export function MatchChat({ match, side, isOver, ticket }: MatchChatProps) {
  const words = ct.value;
  const isOpen = useSignal(false);
  const seen = useSignal(0); // up to which message
  const editing = useSignal<ChatMessage | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const conversation = useMemo(() => {
    const writer = () => (session.peek().state === "known" ? (whoAmI() ?? null) : null);
    return new Conversation(matchChannel(match, side), { ticket, writer, countsRead: false });
  }, []);
  useEffect(() => () => conversation.close(), []);
  const newest = useComputed(() => conversation.messages.value.at(-1)?.seq ?? 0);
  useEffect(() => {
    if (isOpen.value) seen.value = newest.value;
  }, [isOpen.value, newest.value]);
  const hasNews = newest.value > seen.value;
  const close = () => {
    isOpen.value = false;
    button.current?.focus();
  };
  const title = side === "players" ? words.playersChat : words.watchersChat;
  return (
    <>
      <button
        ref={button}
        type="button"
        class="arena-button"
        aria-expanded={isOpen.value}
        onClick={() => (isOpen.value = !isOpen.value)}
      >
        {words.title}
        {hasNews && <Ball />}
        {hasNews && <span class="hidden">{words.news}</span>}
      </button>
      {isOpen.value && (
        <aside class={isOver ? "match-chat match-chat-over" : "match-chat"} aria-label={title}>
          <header class="chat-panel-head">
            <h2>{title}</h2>
            <Button variant="quiet" aria-label={words.close} onClick={close}>
              ×
            </Button>
          </header>
          <div class="chat-open">
            <MessageList
              conversation={conversation}
              name={null}
              match={match}
              onEdit={(message) => (editing.value = message)}
            />
            <Write
              conversation={conversation}
              editing={editing.value}
              onEdited={() => (editing.value = null)}
              onLeave={close}
            />
          </div>
        </aside>
      )}
    </>
  );
}

function whoAmI(): string | undefined {
  const known = session.peek();
  return known.state === "known" ? known.me?.id : undefined;
}

interface WriteProps {
  readonly conversation: Conversation;
  readonly editing: ChatMessage | null;
  readonly onEdited: () => void;
  readonly onLeave: () => void;
}

function Write({ conversation, editing, onEdited, onLeave }: WriteProps) {
  const words = ct.value;
  const standing = conversation.standing.value;
  if (standing === null) return <p class="chat-below" />;
  if (!standing.canWrite) return <p class="chat-foot">{words.readOnly}</p>;
  return (
    <>
      {conversation.line.value === "lost" && <output class="chat-below">{words.offline}</output>}
      <Composer
        conversation={conversation}
        editing={editing && editing.text !== null ? { id: editing.id, text: editing.text } : null}
        onEdited={onEdited}
        onLeave={onLeave}
      />
    </>
  );
}
