// Whom somebody has blocked, for a channel's room.
import { areBlocked, type ChannelRecord, findOther, listBlockedBy } from "@transcendence/database";
import type { ChatTicket } from "@transcendence/protocol";
import type { Deps } from "../deps.ts";

/** What a ticket says of it: the list itself is too long for one. */
export async function blocksOf(
  deps: Deps,
  channel: ChannelRecord,
  userId: string | null,
): Promise<Pick<ChatTicket, "hasBlocks" | "isRefused">> {
  if (userId === null) return { hasBlocks: false, isRefused: false };
  const blocked = await listBlockedBy(deps.database, userId);
  return { hasBlocks: blocked.length > 0, isRefused: await isRefused(deps, channel, userId) };
}

/** `channel` null: the chat of a match. */
export async function readBlocks(deps: Deps, channel: ChannelRecord | null, userId: string) {
  const blocked = await listBlockedBy(deps.database, userId);
  return { blocked, isRefused: channel !== null && (await isRefused(deps, channel, userId)) };
}

/** In a direct conversation nothing is written once one has blocked the other. */
async function isRefused({ database }: Deps, { id, kind }: ChannelRecord, userId: string): Promise<boolean> {
  if (kind !== "direct") return false;
  const other = await findOther(database, id, userId);
  return other === null || areBlocked(database, userId, other);
}
