// The channels that I am in, the same on all my devices: asked for once, and again when the arena says that something has changed.
import { computed, effect, signal } from "@preact/signals";
import type { MyChannel } from "@transcendence/protocol";
import { onLive } from "../../../data/live.ts";
import { onPersonChange, session } from "../../../data/session.ts";
import { unreadMessages } from "../../../state/chat.ts";
import { chatApi } from "./chat-api.ts";

const GATHER_MS = 300; // several messages at once are one question

export const myChannels = signal<readonly MyChannel[]>([]);
/** They were asked for, successfully or not. */
export const channelsKnown = signal(false);
/** The channel whose messages are being looked at: nothing there is unread. */
export const looking = signal<string | null>(null);

/** My id as a member; null: a guest, or nobody yet. */
export const memberId = computed(() => {
  const known = session.value;
  return known.state === "known" && known.me?.kind === "member" ? known.me.id : null;
});

onPersonChange(() => {
  myChannels.value = [];
  channelsKnown.value = false;
});

let latest = 0;

export async function loadChannels(): Promise<void> {
  const turn = ++latest;
  if (session.peek().state === "unknown") return; // asked again when it is known
  if (memberId.peek() === null) {
    myChannels.value = [];
    channelsKnown.value = true;
    return;
  }
  const answer = await chatApi.mine();
  if (turn !== latest) return;
  if (answer.ok) myChannels.value = answer.value.channels; // else the next message asks again
  channelsKnown.value = true;
}

let isKept = false;

/** From now on they are known, and how many messages are unread. */
export function keepChannels(): void {
  if (isKept) return;
  isKept = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void loadChannels(), GATHER_MS);
  };
  onLive((message) => {
    if (message.type === "chat") again();
  });
  addEventListener("online", again);
  addEventListener("visibilitychange", () => document.visibilityState === "visible" && again());
  effect(() => {
    void memberId.value;
    void session.value.state;
    void loadChannels();
  });
  effect(() => {
    const others = myChannels.value.filter(({ id, role }) => id !== looking.value && role !== "invited");
    unreadMessages.value =
      others.reduce((sum, { unread }) => sum + unread, 0) +
      myChannels.value.filter(({ role }) => role === "invited").length;
  });
}

export function findMine(id: string): MyChannel | null {
  return myChannels.value.find((channel) => channel.id === id) ?? null;
}
