// Where one writes. Enter sends, Shift and Enter begin a new line; after an @ the names of those who wrote here are offered.
import { useComputed, useSignal } from "@preact/signals";
import { lettersIn, MESSAGE_MAX } from "@transcendence/protocol";
import { useLayoutEffect, useRef } from "preact/hooks";
import { ct } from "../../i18n/chat/index.ts";
import { Button } from "../../ui/button.tsx";
import { memberId } from "./model/channels.ts";
import type { Conversation } from "./model/conversation.ts";

const NEARLY_FULL = 50;
const OFFERED = 5;

interface ComposerProps {
  readonly conversation: Conversation;
  readonly editing: { readonly id: string; readonly text: string } | null;
  readonly onEdited: () => void;
  readonly onLeave?: () => void; // Escape, and after each message: back to what is played
}

export function Composer({ conversation, editing, onEdited, onLeave }: ComposerProps) {
  const words = ct.value;
  const text = useSignal("");
  const area = useRef<HTMLTextAreaElement>(null);
  const chosen = useSignal(0);
  const names = useComputed(() => completions(conversation, text.value));
  useLayoutEffect(() => {
    if (editing === null) return;
    text.value = editing.text;
    area.current?.focus();
  }, [editing?.id]); // not with each drawing: what is being written stays

  const left = MESSAGE_MAX - lettersIn(text.value.trim());
  const grow = (element: HTMLTextAreaElement) => {
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight + 4}px`;
  };
  const clear = () => {
    text.value = "";
    if (area.current) area.current.style.height = "auto";
  };
  const send = () => {
    if (left < 0) return;
    const isSent = editing ? conversation.edit(editing.id, text.value) : conversation.write(text.value);
    if (!isSent) return;
    clear();
    if (editing) onEdited();
    if (onLeave) area.current?.blur();
    else area.current?.focus();
  };
  const complete = (name: string) => {
    text.value = text.value.replace(/@[^@\n]*$/u, `@${name} `);
    chosen.value = 0;
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation(); // no key of a match
    const offered = names.value;
    if (offered.length > 0 && !event.isComposing) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const by = event.key === "ArrowDown" ? 1 : offered.length - 1;
        chosen.value = (chosen.value + by) % offered.length;
        return;
      }
      const name = offered[chosen.value] ?? offered[0];
      if ((event.key === "Tab" || event.key === "Enter") && name !== undefined) {
        event.preventDefault();
        return complete(name);
      }
    }
    if (event.key === "Escape" && editing) {
      clear();
      return onEdited();
    }
    if (event.key === "Escape" && onLeave) {
      area.current?.blur();
      return onLeave();
    }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      class="chat-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {names.value.length > 0 && (
        <ul class="chat-names" aria-label={words.suggestions}>
          {names.value.map((name, index) => (
            <li key={name}>
              <button
                type="button"
                tabIndex={-1}
                class={index === chosen.value ? "chat-name-chosen" : undefined}
                onClick={() => complete(name)}
              >
                @{name}
              </button>
            </li>
          ))}
        </ul>
      )}
      <textarea
        ref={area}
        class="input"
        rows={1}
        aria-label={editing ? words.editing : words.write}
        placeholder={editing ? words.editing : words.write}
        value={text.value}
        enterkeyhint="send"
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
          chosen.value = 0;
          grow(currentTarget);
          if (currentTarget.value.trim() !== "" && editing === null) conversation.saysTyping();
        }}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => event.stopPropagation()}
      />
      {left <= NEARLY_FULL && (
        <span key={left} class={left < 0 ? "chat-left chat-left-over" : "chat-left"}>
          {words.left({ count: left })}
        </span>
      )}
      <Button type="submit" variant="primary" disabled={left < 0}>
        {editing ? words.save : words.send}
      </Button>
    </form>
  );
}

/** Those who wrote here or take part, whose name goes on as what stands after the last @. */
function completions({ messages, called }: Conversation, text: string): string[] {
  const [, begun] = /(?:^|[\s(])@([^@\n]{0,20})$/u.exec(text) ?? [];
  if (begun === undefined) return [];
  const names = messages.value
    .toReversed()
    .filter(({ author }) => author.id !== memberId.value)
    .map(({ author }) => author.name);
  const fitting = [...new Set([...names, ...called.value.others])].filter((name) =>
    name.toLowerCase().startsWith(begun.toLowerCase()),
  );
  return fitting.filter((name) => name !== begun).slice(0, OFFERED);
}
