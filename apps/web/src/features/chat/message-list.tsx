// What was said, the newest at the bottom. Whoever is at the bottom stays there; whoever reads above is left in peace.
import { useSignal } from "@preact/signals";
import { type ChatMessage, EDIT_MS, type Player } from "@transcendence/protocol";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { session } from "../../data/session.ts";
import { ct } from "../../i18n/chat/index.ts";
import { locale } from "../../i18n/index.ts";
import { Avatar } from "../../people/avatar.tsx";
import { PersonName } from "../../people/person-name.tsx";
import { Button } from "../../ui/button.tsx";
import { MessageText } from "./message-text.tsx";
import { findMine, memberId } from "./model/channels.ts";
import type { Conversation } from "./model/conversation.ts";
import { waiting } from "./model/outbox.ts";
import { ReportMessage } from "./report-message.tsx";

const GROUP_MS = 5 * 60_000; // messages of one person within this time stand under one name
const BOTTOM_PX = 48;
const TOP_PX = 80;

interface MessageListProps {
  readonly conversation: Conversation;
  readonly name: string | null; // null: of no channel, and nothing is said of its beginning
  readonly match?: string; // whose chat it is
  readonly onEdit: (message: ChatMessage) => void;
  readonly onModerate?: (author: Player) => void;
}

export function MessageList({ conversation, name, match, onEdit, onModerate }: MessageListProps) {
  const words = ct.value;
  const box = useRef<HTMLDivElement>(null);
  const isAtBottom = useRef(true);
  const place = useRef({ first: 0, height: 0 });
  const reporting = useSignal<ChatMessage | null>(null);
  const messages = conversation.messages.value;
  const mine = waiting.value.filter(
    ({ channel, user, id }) =>
      channel === conversation.channel &&
      user === (memberId.value ?? conversation.writer) &&
      !messages.some((message) => message.id === id),
  );
  const more = conversation.more.value;
  const loading = conversation.loadingMore.value;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const first = messages[0]?.seq ?? 0;
    // Earlier messages came in above: what is being read stays where it is.
    if (first < place.current.first) element.scrollTop += element.scrollHeight - place.current.height;
    else if (isAtBottom.current) element.scrollTop = element.scrollHeight;
    place.current = { first, height: element.scrollHeight };
  }, [messages, mine.length]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const stay = new ResizeObserver(() => {
      if (isAtBottom.current) element.scrollTop = element.scrollHeight;
    });
    stay.observe(element);
    return () => stay.disconnect();
  }, []);
  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    isAtBottom.current = element.scrollHeight - element.scrollTop - element.clientHeight < BOTTOM_PX;
    if (element.scrollTop < TOP_PX && loading === "no") conversation.earlier();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is scrolled by keys, too
    <section ref={box} class="chat-messages" aria-label={words.messages} tabIndex={0} onScroll={onScroll}>
      {more ? (
        <div class="chat-earlier">
          {loading === "failed" && <p role="alert">{words.earlierFailed}</p>}
          <Button variant="quiet" busy={loading === "busy"} onClick={() => conversation.earlier()}>
            {words.earlier}
          </Button>
        </div>
      ) : (
        conversation.standing.value && (
          <p class="chat-beginning">
            {messages.length === 0 ? words.empty : name !== null && beginning(conversation.channel, name)}
          </p>
        )
      )}
      <div role="log" aria-live="polite" aria-relevant="additions">
        <ol>
          {messages.map((message, index) => (
            <Message
              key={message.id}
              message={message}
              isHead={startsGroup(messages[index - 1], message)}
              conversation={conversation}
              onEdit={onEdit}
              onReport={(reported) => (reporting.value = reported)}
              {...(onModerate && { onModerate })}
            />
          ))}
          {mine.map(({ id, text }) => (
            <Unsent key={id} id={id} text={text} conversation={conversation} />
          ))}
        </ol>
      </div>
      {reporting.value && (
        <ReportMessage
          channel={conversation.channel}
          message={reporting.value}
          {...(match !== undefined && { match })}
          onClose={() => (reporting.value = null)}
        />
      )}
    </section>
  );
}

function beginning(channel: string, name: string): string {
  const isDirect = findMine(channel)?.kind === "direct";
  return isDirect ? ct.value.beginningDirect({ name }) : ct.value.beginning({ name });
}

function startsGroup(before: ChatMessage | undefined, { author, kind, atMs }: ChatMessage): boolean {
  return (
    before === undefined ||
    before.kind !== "text" ||
    kind !== "text" ||
    before.author.id !== author.id ||
    atMs - before.atMs > GROUP_MS
  );
}

interface MessageProps {
  readonly message: ChatMessage;
  readonly isHead: boolean;
  readonly conversation: Conversation;
  readonly onEdit: (message: ChatMessage) => void;
  readonly onReport: (message: ChatMessage) => void;
  readonly onModerate?: (author: Player) => void;
}

function Message({ message, isHead, ...rest }: MessageProps) {
  const words = ct.value;
  const { author, kind, text, atMs, editedMs, id } = message;
  if (kind !== "text") {
    const note = kind === "joined" ? words.joined : words.leftNote;
    return <li class="chat-note">{note({ name: author.name })}</li>;
  }
  const refusal = rest.conversation.refusals.value[id];
  return (
    <li class={isHead ? "chat-message chat-message-head" : "chat-message"} tabIndex={-1}>
      {isHead && (
        <p class="chat-author">
          <Avatar player={author} />
          <PersonName player={author} />
          <time dateTime={new Date(atMs).toISOString()}>{timeOf(atMs)}</time>
        </p>
      )}
      <div class={text === null ? "chat-text chat-deleted" : "chat-text"}>
        {text === null ? words.deleted : <Text text={text} conversation={rest.conversation} />}
        {text !== null && editedMs !== null && <small> ({words.edited})</small>}
      </div>
      {text !== null && <Actions message={message} {...rest} />}
      {refusal !== undefined && (
        <p class="field-error" role="alert">
          {words.refusals[refusal]}
        </p>
      )}
    </li>
  );
}

function Text({
  text,
  conversation: { names, called },
}: {
  readonly text: string;
  readonly conversation: Conversation;
}) {
  return <MessageText text={text} names={names.value} alias={called.value.me} />;
}

function Actions({ message, conversation, onEdit, onReport, onModerate }: Omit<MessageProps, "isHead">) {
  const words = ct.value;
  const now = useSignal(Date.now());
  const isMine = message.author.id === (memberId.value ?? conversation.writer);
  const leftMs = message.atMs + EDIT_MS - now.value;
  useEffect(() => {
    if (!isMine || leftMs <= 0) return;
    const timer = setTimeout(() => (now.value = Date.now()), leftMs + 100);
    return () => clearTimeout(timer);
  }, [isMine, leftMs > 0]);
  const text = (message.text ?? "").slice(0, 40);
  const role = conversation.standing.value?.role;
  const canEdit = isMine && leftMs > 0;
  const isModerator = role === "owner" || role === "moderator";
  const canDelete = canEdit || isModerator;
  const canReport = !isMine && session.value.state === "known" && session.value.me !== null;
  if (!canDelete && !canReport) return null;
  return (
    <div class="chat-actions">
      {canEdit && (
        <button type="button" aria-label={words.editOwn({ text })} onClick={() => onEdit(message)}>
          {words.edit}
        </button>
      )}
      {canDelete && (
        <button
          type="button"
          aria-label={words.deleteOf({ name: message.author.name, text })}
          onClick={() => conversation.remove(message.id)}
        >
          {words.delete}
        </button>
      )}
      {canReport && (
        <button
          type="button"
          aria-label={words.reportOf({ name: message.author.name, text })}
          onClick={() => onReport(message)}
        >
          {words.report}
        </button>
      )}
      {onModerate && isModerator && !isMine && (
        <button type="button" onClick={() => onModerate(message.author)}>
          {words.moderate}
        </button>
      )}
    </div>
  );
}

interface UnsentProps {
  readonly id: string;
  readonly text: string;
  readonly conversation: Conversation;
}

function Unsent({ id, text, conversation }: UnsentProps) {
  const words = ct.value;
  const refusal = conversation.refusals.value[id];
  const isOnItsWay = refusal === undefined || refusal === "slow" || refusal === "flooding";
  return (
    <li class="chat-message chat-unsent">
      <div class="chat-text">
        <MessageText text={text} />
      </div>
      <p class={isOnItsWay ? "chat-sending" : "field-error"} role={isOnItsWay ? "status" : "alert"}>
        {refusal === undefined ? words.sending : words.refusals[refusal]}
      </p>
      {refusal !== undefined && (
        <div class="chat-actions">
          <button type="button" onClick={() => conversation.discard(id)}>
            {words.discard}
          </button>
        </div>
      )}
    </li>
  );
}

function timeOf(atMs: number): string {
  const date = new Date(atMs);
  const isToday = date.toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ day: "numeric", month: "short" } as const);
  return new Intl.DateTimeFormat(locale.value, { hour: "numeric", minute: "2-digit", ...day }).format(date);
}
