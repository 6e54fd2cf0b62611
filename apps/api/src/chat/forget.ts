// Somebody’s account goes: what they wrote disappears from rooms and open pages, and their channels get another owner.
import {
  type Database,
  listConversations,
  listMatchesSince,
  listTracesInChat,
  passOwnership,
  type Succession,
} from "@transcendence/database";
import { CHAT_SIDES, LOBBY_CHANNEL, matchChannel } from "@transcendence/protocol";
import type { Deps, Live } from "../deps.ts";
import type { AfterCommit } from "../notifications/notify.ts";

export type ForgetDeps = Pick<Deps, "clock"> & { readonly live: Pick<Live, "tell" | "call"> };

const MATCH_CHAT_MS = 2 * 86_400_000; // what is said at a match is kept for a day
const AT_ONCE = 20;

/**
 * In the transaction that takes the account away, before it does. To be called once that is committed: what it returns.
 * Members may have said something in #lobby that is not stored yet; guests, of whom many go at once, write nothing there.
 */
export async function leaveChats(
  deps: ForgetDeps,
  tx: Database,
  userIds: readonly string[],
  { guests = false } = {},
): Promise<AfterCommit> {
  if (userIds.length === 0) return async () => {};
  const since = new Date(deps.clock() - MATCH_CHAT_MS);
  const tasks: AfterCommit[] = [];
  for (const user of userIds) {
    const matches = await listMatchesSince(tx, user, since);
    const channels = await listTracesInChat(tx, user);
    const matchChats = matches.flatMap((match) => CHAT_SIDES.map((side) => matchChannel(match, side)));
    for (const name of new Set([...(guests ? [] : [LOBBY_CHANNEL]), ...channels, ...matchChats]))
      tasks.push(() => deps.live.call({ kind: "chat", name }, { type: "forget", user }));
    for (const { channelId: channel, otherId } of await listConversations(tx, user))
      tasks.push(() => deps.live.tell(otherId, { type: "chat", channel }));
  }
  for (const succession of await passOwnership(tx, userIds)) tasks.push(() => announceSuccession(deps, succession));
  return async () => {
    for (let from = 0; from < tasks.length; from += AT_ONCE)
      await Promise.all(tasks.slice(from, from + AT_ONCE).map((task) => task()));
  };
}

/** The room hears what it is now, and so does whoever has taken it over. */
export async function announceSuccession({ live }: ForgetDeps, succession: Succession): Promise<void> {
  const { channelId: name } = succession;
  const room = { kind: "chat", name } as const;
  switch (succession.fate) {
    case "handed_over": {
      const { heirId: user, mutedUntil } = succession;
      const mutedUntilMs = mutedUntil?.getTime() ?? null;
      await live.call(room, { type: "member", user, role: "owner", mutedUntilMs, isOut: false });
      return live.tell(user, { type: "chat", channel: name });
    }
    case "archived":
      return live.call(room, { type: "channel", kind: "archived", slowSeconds: 0 });
    case "removed":
      return live.call(room, { type: "closed" });
  }
}
