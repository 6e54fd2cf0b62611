// Which friends are online, as the live connection tells it: for every page that shows people.
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { LiveMessage, OnlineFriend } from "@transcendence/protocol";

const online = signal<ReadonlyMap<string, OnlineFriend>>(new Map());

/** By id. */
export const onlineFriends: ReadonlySignal<ReadonlyMap<string, OnlineFriend>> = computed(() => online.value);

export function hearFriends(message: LiveMessage): void {
  if (message.type === "friends_online")
    online.value = new Map(message.friends.map((friend) => [friend.player.id, friend]));
  else if (message.type === "friend_status")
    set(message.player.id, message.status && { player: message.player, status: message.status });
  else if (message.type === "relation" && message.friendship !== "friends") set(message.player.id, null);
}

/** Somebody else has signed in, or nobody. */
export function forgetFriends(): void {
  if (online.peek().size > 0) online.value = new Map();
}

function set(id: string, friend: OnlineFriend | null): void {
  if (friend === null && !online.peek().has(id)) return;
  const next = new Map(online.peek());
  if (friend === null) next.delete(id);
  else next.set(id, friend);
  online.value = next;
}
