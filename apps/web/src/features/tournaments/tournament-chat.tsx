// The tournament's own chat. Its code is fetched after the rest of the page.
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { session } from "../../data/session.ts";
import { chatWords } from "../../i18n/chat/index.ts";
import { tt } from "../../i18n/tournament/index.ts";
import type { EmbeddedChatProps } from "../chat/embedded-chat.tsx";
import { type Entry, nameOf } from "./tournament-model.ts";

const Chat = signal<ComponentType<EmbeddedChatProps> | null>(null);

async function fetchChat(): Promise<void> {
  if (Chat.peek() !== null) return;
  const [{ EmbeddedChat }] = await Promise.all([import("../chat/embedded-chat.tsx"), chatWords.load()]);
  Chat.value = EmbeddedChat;
}

interface ChatProps {
  readonly id: string; // the tournament's, and so its channel's
  readonly title: string;
  readonly entries: readonly Entry[];
  readonly me: Entry | null;
}

/** Whoever takes part is offered after an @ as the page calls them, and nothing says who has which alias. */
export function TournamentChat({ id, title, entries, me }: ChatProps) {
  useEffect(() => {
    fetchChat().catch(() => {}); // without its file there is no chat
  }, []);
  const who = session.value;
  const called = useMemo(() => {
    const others = entries.filter(
      ({ id: entry, player }) => entry !== me?.id && player !== null && player.kind !== "computer",
    );
    return { others: others.map((entry) => nameOf(entry, "")), me: me?.alias ?? null };
  }, [entries, me]);
  const Shown = Chat.value;
  if (Shown === null || who.state !== "known") return null;
  return (
    <section class="cup-part cup-chat" aria-labelledby="chat">
      <h2 id="chat">{tt.value.tournaments.chat}</h2>
      <Shown key={who.me?.id ?? ""} channel={id} name={title} called={called} />
    </section>
  );
}
