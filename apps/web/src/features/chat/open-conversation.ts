// From a name anywhere: the conversation with that person, beside the page where there is room, else on the chat's own page.
import { toastError } from "../../data/action.ts";
import { chatWords } from "../../i18n/chat/index.ts";
import { roomy } from "../../state/appearance.ts";
import { chatPath, openChannel, showPanel } from "../../state/chat.ts";
import { chatApi } from "./model/chat-api.ts";

export async function openConversation(user: string, route: (path: string) => void): Promise<void> {
  const [answer] = await Promise.all([chatApi.converse(user), chatWords.load()]); // what opens speaks at once
  if (!answer.ok) return void toastError(answer.error);
  const { id } = answer.value;
  openChannel.value = id;
  if (roomy.peek() && !location.pathname.startsWith("/chat")) showPanel(true);
  else route(chatPath(id));
}
