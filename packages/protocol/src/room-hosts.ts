// Where each room lives on one machine. On the edge the platform decides.
import type { RoomAddress } from "./room-address.ts";
import { ROOM_KINDS } from "./room-kinds.ts";

/** Their number and names must never change: a room's storage lies under the name of its host. */
export const PLAY_HOSTS = ["rooms-0", "rooms-1", "rooms-2", "rooms-3"] as const;
/** Of its own, so that no match waits for what happens there. */
export const HOME_HOST = "people";
export type RoomHost = (typeof PLAY_HOSTS)[number] | typeof HOME_HOST;
export const ROOM_HOSTS: readonly RoomHost[] = [...PLAY_HOSTS, HOME_HOST];

/** Names are random: the sums of their letters spread evenly. */
export function hostOf({ kind, name }: RoomAddress): RoomHost {
  if (ROOM_KINDS[kind].place === "home") return HOME_HOST;
  let sum = 0;
  for (let at = 0; at < name.length; at++) sum += name.charCodeAt(at);
  return PLAY_HOSTS[sum % PLAY_HOSTS.length] ?? PLAY_HOSTS[0];
}
