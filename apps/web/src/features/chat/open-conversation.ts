// From a name anywhere: the conversation with that person, beside the page where there is room, else on the chat's own page.
import { toastError } from "../../data/action.ts";
import { chatWords } from "../../i18n/chat/index.ts";
import { roomy } from "../../state/appearance.ts";
import { chatPath, openChannel, showPanel } from "../../state/chat.ts";
import { leaveFor } from "../../state/leave.ts";
import { loadChannels } from "./model/channels.ts";
import { chatApi } from "./model/chat-api.ts";

const WITHOUT_PANEL = /^\/(?:chat|match|practice|local)(?:\/|$)/; // pages that have the whole window

export async function openConversation(user: string, route: (path: string) => void): Promise<void> {
  const [answer] = await Promise.all([chatApi.converse(user), chatWords.load()]); // what opens speaks at once
  if (!answer.ok) return void toastError(answer.error);
  const { id } = answer.value;
  await loadChannels(); // among which it is from now on
  openChannel.value = id;
  if (roomy.peek() && !WITHOUT_PANEL.test(location.pathname)) showPanel(true);
  else leaveFor(() => route(chatPath(id)));
}
