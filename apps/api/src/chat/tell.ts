// What the rooms and people hear of what happens in a channel.
import {
  areBlocked,
  type ChannelRecord,
  type Database,
  findMentioned,
  findOther,
  findTournament,
  listAliases,
  listMembersToTell,
  removeNotificationsOfMessage,
  type UserRecord,
} from "@transcendence/database";
import { excerptOf, mentionsIn, type MessageKind, type StoreChat } from "@transcendence/protocol";
import { nameKey } from "@transcendence/protocol/name-key";
import type { Deps } from "../deps.ts";
import { playerOf } from "../matches/match-summary.ts";
import { type AfterCommit, type Announcement, notify, tell, withdraw } from "../notifications/notify.ts";
import { newId } from "../random.ts";

type Written = Extract<StoreChat, { type: "message" }>;

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

/** After messages were stored: those who are in the channel and may not have it open, once for all of them. */
export async function announceMessages(
  deps: Deps,
  database: Database,
  { id: channelId, kind }: ChannelRecord,
  messages: readonly Written[],
): Promise<void> {
  if (kind === "tournament") return; // whoever is interested has its page open
  const said = messages.flatMap(({ seq, author, kind: what }) => (what === "text" ? [{ seq, authorId: author }] : []));
  if (said.length === 0) return;
  const users = await listMembersToTell(database, { channelId, said, isDirect: kind === "direct" });
  await Promise.all(users.map((user) => deps.live.tell(user, { type: "chat", channel: channelId })));
}

/**
 * Within the transaction that stores messages: whom they name hears of it, and so does the other one of a direct conversation, once
 * until they have read it, unless they look at it.
 */
export async function notifyOfMessages(
  deps: Deps,
  tx: Database,
  channel: ChannelRecord,
  messages: readonly Written[],
): Promise<AfterCommit> {
  const found: Addressed[] = [];
  for (const message of messages) {
    if (message.kind !== "text") continue;
    found.push(
      ...(channel.kind === "direct" ? await toOther(tx, channel, message) : await toNamed(tx, channel, message)),
    );
  }
  const told: AfterCommit[] = [];
  // By person, as everybody locks them: two channels whose members name each other must not wait for each other.
  for (const { user, announcement } of found.toSorted((a, b) => (a.user < b.user ? -1 : a.user > b.user ? 1 : 0)))
    told.push(await notify(deps, tx, user, announcement));
  return async () => void (await Promise.all(told.map((announce) => announce())));
}

interface Addressed {
  readonly user: string;
  readonly announcement: Announcement;
}

async function toOther(
  tx: Database,
  { id }: ChannelRecord,
  { author: fromId, text, here }: Written,
): Promise<Addressed[]> {
  const user = await findOther(tx, id, fromId);
  if (user === null || here?.includes(user) || (await areBlocked(tx, fromId, user))) return [];
  const data = { conversation: id, excerpt: excerptOf(text) };
  return [{ user, announcement: { kind: "direct_message", data, about: id, fromId } }];
}

async function toNamed(tx: Database, { id, kind, name }: ChannelRecord, message: Written): Promise<Addressed[]> {
  const { author: fromId, text } = message;
  const keys = mentionsIn(text).map(nameKey);
  const users = await findMentioned(tx, {
    keys,
    aliased: kind === "tournament" && keys.length > 0 ? await whoPlaysAs(tx, id, keys) : [],
    channelId: id,
    isOpen: kind === "public" || kind === "tournament",
    authorId: fromId,
    now: new Date(message.atMs),
  });
  if (users.length === 0) return [];
  const tournament = kind === "tournament" ? await findTournament(tx, id) : null;
  const data = {
    channel: id,
    channelName: tournament?.title ?? `#${name ?? ""}`,
    message: message.id,
    excerpt: excerptOf(text),
    ...(tournament !== null && { tournament: id }),
  };
  return users.map((user) => ({ user, announcement: { kind: "mention", data, about: message.id, fromId } }));
}

/** Who takes part in the tournament under one of these aliases. */
async function whoPlaysAs(tx: Database, tournament: string, keys: readonly string[]): Promise<string[]> {
  const aliases = await listAliases(tx, tournament);
  return aliases.flatMap(({ userId, alias }) => (keys.includes(nameKey(alias)) ? userId : []));
}

/** They have read the conversation: the note about it is of no use any more. */
export async function withdrawDirect(deps: Deps, channelId: string, userId: string): Promise<void> {
  const announce = await deps.database.transaction((tx) =>
    withdraw(deps, tx, userId, { kind: "direct_message", about: channelId }),
  );
  await announce();
}

interface Deleted {
  readonly channelId: string;
  readonly id: string;
  readonly authorId: string;
  readonly text: string; // as it was
}

/** Within the transaction that deletes a message: nobody reads on in their list of notifications what stands in its channel no more. */
export async function withdrawDeleted(deps: Deps, tx: Database, { text, ...message }: Deleted): Promise<AfterCommit> {
  const removed = await removeNotificationsOfMessage(tx, { ...message, excerpt: excerptOf(text) });
  return async () => {
    for (const { userId, id } of removed)
      await tell(deps, userId, (unread) => ({ type: "notices_removed", ids: [id], unread }));
  };
}
