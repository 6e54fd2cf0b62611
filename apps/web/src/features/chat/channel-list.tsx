// The channels that I am in, with what is unread, and those that I could join.
import { useComputed, useSignal } from "@preact/signals";
import { type ChannelSummary, LOBBY_CHANNEL, type MyChannel } from "@transcendence/protocol";
import type { Pages } from "../../data/query.ts";
import { More } from "../../data/states.tsx";
import { ct } from "../../i18n/chat/index.ts";
import { Avatar } from "../../people/avatar.tsx";
import { openChannel } from "../../state/chat.ts";
import { Ball } from "../../ui/ball.tsx";
import { Button } from "../../ui/button.tsx";
import { channelName } from "./channel-name.ts";
import { looking, memberId, myChannels } from "./model/channels.ts";
import { waiting } from "./model/outbox.ts";
import { NewChannel } from "./settings/new-channel.tsx";

interface ChannelListProps {
  readonly onOpen: (channel: string) => void;
}

export function ChannelList({ pages, onOpen }: ChannelListProps & { readonly pages: Pages<ChannelSummary> }) {
  const words = ct.value;
  const isMaking = useSignal(false);
  const mine = myChannels.value;
  const channels = mine.filter(({ kind }) => kind !== "direct");
  const direct = mine.filter(({ kind }) => kind === "direct");
  return (
    <nav class="chat-list" aria-label={words.channels}>
      <Group title={words.mine} channels={channels} onOpen={onOpen} />
      <Group title={words.direct} channels={direct} onOpen={onOpen} />
      <Others pages={pages} onOpen={onOpen} />
      {memberId.value !== null && (
        <Button variant="quiet" onClick={() => (isMaking.value = true)}>
          {words.new}
        </Button>
      )}
      <NewChannel
        open={isMaking.value}
        onClose={() => (isMaking.value = false)}
        onMade={(id) => {
          isMaking.value = false;
          void pages.reload();
          onOpen(id);
        }}
      />
    </nav>
  );
}

interface GroupProps extends ChannelListProps {
  readonly title: string;
  readonly channels: readonly MyChannel[];
}

function Group({ title, channels, onOpen }: GroupProps) {
  if (channels.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {channels.map((channel) => (
          <Row key={channel.id} channel={channel} mine={channel} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}

function Others({ pages, onOpen }: ChannelListProps & { readonly pages: Pages<ChannelSummary> }) {
  const others = useComputed(() =>
    (pages.state.value.rows ?? [])
      .filter(({ id }) => !myChannels.value.some((mine) => mine.id === id))
      .toSorted((one, other) => Number(other.id === LOBBY_CHANNEL) - Number(one.id === LOBBY_CHANNEL)),
  );
  if (others.value.length === 0 && pages.state.value.next === null && pages.state.value.error === null) return null;
  return (
    <section>
      <h2>{ct.value.others}</h2>
      <ul>
        {others.value.map((channel) => (
          <Row key={channel.id} channel={channel} mine={null} onOpen={onOpen} />
        ))}
      </ul>
      <More pages={pages} label={ct.value.moreChannels} />
    </section>
  );
}

interface RowProps extends ChannelListProps {
  readonly channel: ChannelSummary;
  readonly mine: MyChannel | null;
}

function Row({ channel, mine, onOpen }: RowProps) {
  const words = ct.value;
  const { id, kind } = channel;
  const unread = looking.value === id ? 0 : (mine?.unread ?? 0);
  const isWaiting = waiting.value.some((message) => message.channel === id && message.user === memberId.value);
  const notes = [
    mine?.role === "invited" && words.invited,
    mine === null && kind === "password" && words.withPassword,
    isWaiting && looking.value !== id && words.notSent,
  ].filter((note) => note !== false);
  return (
    <li>
      <button
        type="button"
        class={unread > 0 ? "chat-row chat-row-unread" : "chat-row"}
        aria-current={openChannel.value === id ? "true" : undefined}
        onClick={() => onOpen(id)}
      >
        {mine?.other && <Avatar player={mine.other} />}
        <span class="chat-row-name" translate={false}>
          {channelName({ other: null, ...channel, ...mine })}
        </span>
        {notes.length > 0 && <small>{notes.join(" · ")}</small>}
        {unread > 0 && (
          <span class="chat-count" aria-label={words.unread({ count: unread })}>
            {unread > 99 ? "99+" : unread}
          </span>
        )}
        {mine?.role === "invited" && <Ball />}
      </button>
    </li>
  );
}
