// What the rooms and people hear of what happens in a channel.
import {
  areBlocked,
  type ChannelRecord,
  type Database,
  findMentioned,
  findOther,
  listMembersToTell,
  type UserRecord,
} from "@transcendence/database";
import { excerptOf, mentionsIn, type MessageKind, type StoreChat } from "@transcendence/protocol";
import { nameKey } from "@transcendence/protocol/name-key";
import type { Deps } from "../deps.ts";
import { playerOf } from "../matches/match-summary.ts";
import { type AfterCommit, notify, withdraw } from "../notifications/notify.ts";
import { newId } from "../random.ts";

/** That somebody came or went: in small channels only, for in a public one everybody does. */
export async function writeNote(
  deps: Deps,
  { id, kind }: ChannelRecord,
  note: Exclude<MessageKind, "text">,
  user: UserRecord,
): Promise<void> {
  if (kind !== "password" && kind !== "private") return;
  await deps.live.call({ kind: "chat", name: id }, { type: "note", id: newId(), kind: note, player: playerOf(user) });
}

/** After a message was stored: those who are in the channel and may not have it open. */
export async function announceMessage(
  deps: Deps,
  database: Database,
  message: Extract<StoreChat, { type: "message" }>,
  kind: ChannelRecord["kind"],
): Promise<void> {
  if (message.kind !== "text" || kind === "tournament") return; // whoever is interested has its page open
  const isDirect = kind === "direct";
  const { channel: channelId, seq, author: authorId } = message;
  const users = await listMembersToTell(database, { channelId, seq, authorId, isDirect });
  await Promise.all(users.map((user) => deps.live.tell(user, { type: "chat", channel: channelId })));
}

/**
 * Within the transaction that stores a message: whom it names hears of it, and so does the other one of a direct conversation, once
 * until they have read it, unless they have it open.
 */
export async function notifyOfMessage(
  deps: Deps,
  tx: Database,
  channel: ChannelRecord,
  message: Extract<StoreChat, { type: "message" }>,
): Promise<AfterCommit> {
  const { author: fromId, text, id, kind } = message;
  if (kind !== "text" || channel.kind === "tournament") return async () => {};
  const excerpt = excerptOf(text);
  if (channel.kind === "direct") {
    const other = await findOther(tx, channel.id, fromId);
    if (other === null || message.here?.includes(other) || (await areBlocked(tx, fromId, other))) return async () => {};
    const data = { conversation: channel.id, excerpt };
    return notify(deps, tx, other, { kind: "direct_message", data, about: channel.id, fromId });
  }
  const keys = mentionsIn(text).map(nameKey);
  const channelId = channel.kind === "public" ? null : channel.id;
  const told: AfterCommit[] = [];
  for (const user of await findMentioned(tx, { keys, channelId, authorId: fromId })) {
    const data = { channel: channel.id, channelName: `#${channel.name ?? ""}`, message: id, excerpt };
    told.push(await notify(deps, tx, user, { kind: "mention", data, about: id, fromId }));
  }
  return async () => void (await Promise.all(told.map((announce) => announce())));
}

/** They have read the conversation: the note about it is of no use any more. */
export async function withdrawDirect(deps: Deps, channelId: string, userId: string): Promise<void> {
  const announce = await deps.database.transaction((tx) =>
    withdraw(deps, tx, userId, { kind: "direct_message", about: channelId }),
  );
  await announce();
}
