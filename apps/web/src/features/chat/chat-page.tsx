import { LOBBY_CHANNEL } from "@transcendence/protocol";
import { useLocation, useRoute } from "preact-iso";
import { useEffect } from "preact/hooks";
import { ct } from "../../i18n/chat/index.ts";
import { narrow } from "../../state/appearance.ts";
import { chatPath, openChannel, showPanel } from "../../state/chat.ts";
import { Button } from "../../ui/button.tsx";
import { useTitle } from "../../ui/page.tsx";
import { ChatView, openName } from "./chat-view.tsx";
import { ConversationChallenge, ConversationTitle } from "./conversation-head.tsx";

/** The chat on a page of its own: on a phone the list and the channel one after the other, else side by side. */
export function ChatPage() {
  const words = ct.value;
  const { route } = useLocation();
  const { params } = useRoute();
  const asked = params["channel"] ?? null;
  const channel = asked ?? (narrow.value ? null : LOBBY_CHANNEL);
  useEffect(() => {
    openChannel.value = channel;
  }, [channel]);
  useTitle(channel === null ? words.title : openName(channel));
  return (
    <main id="main" class="chat-main">
      <header class="chat-head">
        {asked !== null && (
          <Button class="chat-to-list" variant="quiet" onClick={() => route("/chat")}>
            {words.back}
          </Button>
        )}
        <h1 tabIndex={-1}>{channel === null ? words.title : <ConversationTitle channel={channel} />}</h1>
        {channel !== null && <ConversationChallenge channel={channel} />}
        <Button
          class="chat-to-panel"
          variant="quiet"
          onClick={() => {
            showPanel(true);
            route("/");
          }}
        >
          {words.dock}
        </Button>
      </header>
      <ChatView layout="page" onOpen={(id) => route(chatPath(id))} />
    </main>
  );
}
