import { ct } from "../../i18n/chat/index.ts";
import { chatPath, openChannel, showPanel } from "../../state/chat.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { ChatView } from "./chat-view.tsx";
import { ConversationChallenge, ConversationTitle } from "./conversation-head.tsx";

/** The chat beside whatever page is shown. It stays while one moves through the site. */
export function ChatPanel() {
  const words = ct.value;
  const channel = openChannel.value;
  return (
    <aside class="chat-panel-frame" aria-label={words.title}>
      <header class="chat-panel-head">
        {channel !== null && (
          <Button variant="quiet" onClick={() => (openChannel.value = null)} aria-label={words.back}>
            ‹
          </Button>
        )}
        <h2>{channel === null ? words.title : <ConversationTitle channel={channel} />}</h2>
        {channel !== null && <ConversationChallenge channel={channel} quiet />}
        <LinkButton variant="quiet" href={chatPath(channel)}>
          {words.fullPage}
        </LinkButton>
        <Button variant="quiet" aria-label={words.close} onClick={() => showPanel(false)}>
          ×
        </Button>
      </header>
      <ChatView layout="panel" onOpen={(id) => (openChannel.value = id)} />
    </aside>
  );
}
