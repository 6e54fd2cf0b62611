// What the rooms and people hear of what happens in a channel.
import { type ChannelRecord, type Database, listMembersToTell, type UserRecord } from "@transcendence/database";
import type { MessageKind, StoreChat } from "@transcendence/protocol";
import type { Deps } from "../deps.ts";
import { playerOf } from "../matches/match-summary.ts";
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
  isDirect: boolean,
): Promise<void> {
  if (message.kind !== "text") return;
  const { channel: channelId, seq, author: authorId } = message;
  const users = await listMembersToTell(database, { channelId, seq, authorId, isDirect });
  await Promise.all(users.map((user) => deps.live.tell(user, { type: "chat", channel: channelId })));
}
