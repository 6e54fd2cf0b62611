// The tournament's own chat. Its code is fetched after the rest of the page.
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { session } from "../../data/session.ts";
import { chatWords } from "../../i18n/chat/index.ts";
import { tt } from "../../i18n/tournament/index.ts";
import type { EmbeddedChatProps } from "../chat/embedded-chat.tsx";

const Chat = signal<ComponentType<EmbeddedChatProps> | null>(null);

async function fetchChat(): Promise<void> {
  if (Chat.peek() !== null) return;
  const [{ EmbeddedChat }] = await Promise.all([import("../chat/embedded-chat.tsx"), chatWords.load()]);
  Chat.value = EmbeddedChat;
}

/** `id`: the tournament's, and so its channel's. */
export function TournamentChat({ id, title }: { readonly id: string; readonly title: string }) {
  useEffect(() => {
    fetchChat().catch(() => {}); // without its file there is no chat
  }, []);
  const who = session.value;
  const Shown = Chat.value;
  if (Shown === null || who.state !== "known") return null;
  return (
    <section class="cup-part cup-chat" aria-labelledby="chat">
      <h2 id="chat">{tt.value.tournaments.chat}</h2>
      <Shown key={who.me?.id ?? ""} channel={id} name={title} />
    </section>
  );
}
