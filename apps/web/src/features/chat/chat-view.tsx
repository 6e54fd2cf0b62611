// The chat itself, the same on its page and beside other pages: the list of channels, and the one that is open.
import { LOBBY_CHANNEL } from "@transcendence/protocol";
import { useEffect, useRef } from "preact/hooks";
import { errorText } from "../../data/api.ts";
import { createPages, useQuery } from "../../data/query.ts";
import { ct } from "../../i18n/chat/index.ts";
import { openChannel } from "../../state/chat.ts";
import { Loader } from "../../ui/loader.tsx";
import { ChannelList } from "./channel-list.tsx";
import { channelName, nameById } from "./channel-name.ts";
import { ConversationView } from "./conversation-view.tsx";
import { channelsKnown, findMine, keepChannels, myChannels } from "./model/channels.ts";
import { chatApi } from "./model/chat-api.ts";
import { Invitation, PasswordDoor } from "./settings/join-channel.tsx";
import "./chat.css";

const listed = createPages(chatApi.list, ({ channels }) => channels);

interface OpenProps {
  readonly channel: string;
}

interface ChatViewProps {
  readonly layout: "page" | "panel";
  readonly onOpen: (channel: string) => void;
}

export function ChatView({ layout, onOpen }: ChatViewProps) {
  const channel = openChannel.value;
  const isList = channel === null;
  useEffect(keepChannels, []);
  useEffect(() => void listed.reload(), [isList]); // whoever comes back to it finds what is new
  return (
    <div class={`chat chat-${layout} ${isList ? "chat-shows-list" : "chat-shows-channel"}`}>
      {(layout === "page" || isList) && <ChannelList pages={listed} onOpen={onOpen} />}
      <section class="chat-open" aria-label={channel === null ? ct.value.choose : openName(channel)}>
        {channel === null ? (
          layout === "page" && <p class="chat-state">{ct.value.choose}</p>
        ) : (
          <Open key={channel} channel={channel} />
        )}
      </section>
    </div>
  );
}

/** How the open channel is called. */
export function openName(channel: string): string {
  return nameById(channel, [...myChannels.value, ...(listed.state.value.rows ?? [])]);
}

function Open({ channel }: OpenProps) {
  const wasFound = useRef(false);
  const name = openName(channel);
  const mine = findMine(channel);
  const other = listed.state.value.rows?.find(({ id }) => id === channel);
  wasFound.current ||= mine !== null || other !== undefined || channel === LOBBY_CHANNEL;
  if (!isPlaceKnown(channel)) return <Connecting />;
  if (!wasFound.current) return <Unlisted channel={channel} />;
  if (mine?.role === "invited") return <Invitation channel={channel} name={name} />;
  if (mine === null && other?.kind === "password") return <PasswordDoor channel={channel} name={name} />;
  return <ConversationView channel={channel} name={name} />;
}

function Connecting() {
  return (
    <div class="chat-state">
      <Loader label={ct.value.connecting} />
    </div>
  );
}

/** By its address: it is on no page of the list that was read, or on none at all. */
function Unlisted({ channel }: OpenProps) {
  const found = useQuery(() => chatApi.details(channel));
  const { value, error } = found.state.value;
  if (value === null) {
    if (error === null) return <Connecting />;
    return <p class="chat-state">{error === "not_found" ? ct.value.gone : errorText(error)}</p>;
  }
  const isInside = value.role !== null && value.role !== "outside" && value.role !== "invited";
  const View = value.kind === "password" && !isInside ? PasswordDoor : ConversationView;
  return <View channel={channel} name={value.kind === "direct" ? openName(channel) : channelName(value)} />;
}

/** Whether it is known that one is in the channel, invited, or in front of a door: before, nobody knocks. */
function isPlaceKnown(channel: string): boolean {
  const { rows, error } = listed.state.value;
  if (!channelsKnown.value) return false;
  return channel === LOBBY_CHANNEL || findMine(channel) !== null || rows !== null || error !== null;
}
