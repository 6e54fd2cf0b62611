// The way to the chat, with what is unread, and the chat itself beside the page where it is wanted. Its code comes when it is used.
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { session } from "../data/session.ts";
import { chatWords } from "../i18n/chat/index.ts";
import { t } from "../i18n/index.ts";
import { roomy } from "../state/appearance.ts";
import { panelOpen, showPanel, unreadMessages } from "../state/chat.ts";
import "./chat-dock.css";

const Panel = signal<ComponentType | null>(null);
const AFTER_MS = 1500; // the page itself comes first

async function fetchPanel(): Promise<void> {
  if (Panel.peek() !== null) return;
  const [{ ChatPanel }] = await Promise.all([import("../features/chat/chat-panel.tsx"), chatWords.load()]);
  Panel.value = ChatPanel;
}

/** Whoever is a member hears of messages on every page. */
function useUnread(): void {
  const who = session.value;
  const isMember = who.state === "known" && who.me?.kind === "member";
  useEffect(() => {
    if (!isMember) return;
    const timer = setTimeout(() => {
      import("../features/chat/model/channels.ts").then(
        ({ keepChannels }) => keepChannels(),
        () => {}, // the chat itself asks again
      );
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [isMember]);
}

function label(): string {
  const count = unreadMessages.value;
  return count === 0 ? t.value.common.chat : t.value.common.chatUnread({ count });
}

export function UnreadCount() {
  const count = unreadMessages.value;
  if (count === 0) return null;
  return (
    <span class="unread-count" aria-hidden="true">
      {count > 99 ? "99+" : count}
    </span>
  );
}

/** In the header: on a wide page it opens the panel, else it leads to the chat's page. */
export function ChatButton({ path }: { readonly path: string }) {
  useUnread();
  const isPage = path === "/chat" || path.startsWith("/chat/");
  const glyph = (
    <svg class="chat-glyph" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M0 1h16v11H8v2H6v2H4v-4H0z" />
    </svg>
  );
  if (!roomy.value || isPage)
    return (
      <a class="chat-button" href="/chat" aria-label={label()} aria-current={isPage ? "page" : undefined}>
        {glyph}
        <UnreadCount />
      </a>
    );
  return (
    <button
      type="button"
      class="chat-button"
      aria-label={label()}
      aria-expanded={panelOpen.value}
      onClick={() => showPanel(!panelOpen.value)}
    >
      {glyph}
      <UnreadCount />
    </button>
  );
}

export function ChatDock({ path }: { readonly path: string }) {
  const isShown = panelOpen.value && roomy.value && path !== "/chat" && !path.startsWith("/chat/");
  useEffect(() => {
    if (isShown) fetchPanel().catch(() => showPanel(false));
  }, [isShown]);
  const Shown = Panel.value;
  return isShown && Shown ? <Shown /> : null;
}
