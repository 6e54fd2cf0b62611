import { LOBBY_CHANNEL, type MyChannel } from "@transcendence/protocol";
import { ct } from "../../i18n/chat/index.ts";

type Named = Pick<MyChannel, "kind" | "name"> & Partial<Pick<MyChannel, "other">>;

/** How a channel is called: `#lobby`, or the other person's name. */
export function channelName({ kind, name, other }: Named): string {
  return kind === "direct" ? (other?.name ?? ct.value.nobody) : `#${name ?? ""}`;
}

/** Of one that is in none of the lists yet. */
export function nameById(id: string, channels: readonly (Named & { readonly id: string })[]): string {
  const found = channels.find((channel) => channel.id === id);
  if (found) return channelName(found);
  return id === LOBBY_CHANNEL ? "#lobby" : ct.value.title;
}
