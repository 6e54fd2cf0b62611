// What changes between two people, stored first and then told to both, in every page and room that they have open.
import {
  askFriend,
  type Database,
  block,
  endFriendship,
  findFriendship,
  findPerson,
  hasBlocked,
  listNotificationIdsFrom,
  type UserRecord,
  unblock,
} from "@transcendence/database";
import type { Relation } from "@transcendence/protocol";
import { directId } from "../chat/direct.ts";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { playerOf } from "../matches/match-summary.ts";
import { type AfterCommit, notify, settle, tell as tellNotices, withdraw } from "../notifications/notify.ts";

const NONE: Relation = { friendship: "none", isBlocked: false };
const MOST_TELLS = 5; // of people who change it all the time, the next change tells

/** What there is between me and somebody, as far as I may know. */
export async function relationTo(deps: Pick<Deps, "database">, me: string, other: string): Promise<Relation> {
  const [friendship, isBlocked] = await Promise.all([
    findFriendship(deps.database, me, other),
    hasBlocked(deps.database, me, other),
  ]);
  return { friendship, isBlocked };
}

/** Asks to be friends, or accepts. */
export async function befriend(deps: Deps, me: UserRecord, id: string): Promise<Relation> {
  const other = await requireOther(deps, me, id);
  const { asked, announce } = await deps.database.transaction(async (tx) => {
    const asking = await askFriend(tx, { fromId: me.id, toId: id, now: new Date(deps.clock()) });
    const isNew = "changed" in asking && asking.changed;
    return { asked: asking, announce: isNew ? await announceFriendship(deps, tx, me, id, asking.state) : [] };
  });
  for (const tell of announce) await tell();
  switch (asked.state) {
    case "unknown":
      throw new Refusal("not_found", "There is no such member.");
    case "blocked":
      throw new Refusal("blocked", "You can’t be friends with somebody who is blocked.");
    case "too_many":
      throw new Refusal("too_many", "You or they have too many friends or open requests.");
    case "outgoing":
    case "friends": {
      const relation: Relation = { friendship: asked.state, isBlocked: false };
      if (asked.changed) await tellBoth(deps, me, other);
      return relation;
    }
  }
}

/** To the other one; my own notification of their request is dealt with. `about`: whoever did it, so that each pair has one of a kind. */
async function announceFriendship(
  deps: Deps,
  tx: Database,
  me: UserRecord,
  id: string,
  state: "outgoing" | "friends",
): Promise<AfterCommit[]> {
  const from = { data: {}, about: me.id, fromId: me.id } as const;
  if (state === "outgoing") return [await notify(deps, tx, id, { kind: "friend_request", ...from })];
  return [
    await settle(deps, tx, me.id, { kind: "friend_request", about: id }),
    await notify(deps, tx, id, { kind: "friend_accepted", ...from }),
  ];
}

/** Takes a request back, declines one, or ends a friendship. */
export async function unfriend(deps: Deps, me: UserRecord, id: string): Promise<Relation> {
  const other = await requireOther(deps, me, id);
  const { ended, after } = await deps.database.transaction(async (tx) => ({
    ended: await endFriendship(tx, me.id, id),
    after: [
      await withdraw(deps, tx, id, { kind: "friend_request", about: me.id }),
      await withdraw(deps, tx, id, { kind: "friend_accepted", about: me.id }),
      await withdraw(deps, tx, me.id, { kind: "friend_request", about: id }),
      await withdraw(deps, tx, me.id, { kind: "friend_accepted", about: id }),
    ],
  }));
  for (const tell of after) await tell();
  if (ended !== "none") await tellBoth(deps, me, other);
  return relationTo(deps, me.id, id);
}

export async function blockPerson(deps: Deps, me: UserRecord, id: string): Promise<Relation> {
  const other = await requireOther(deps, me, id);
  const now = new Date(deps.clock());
  const blocking = await block(deps.database, { blockerId: me.id, blockedId: id, now });
  if (blocking.state === "unknown") throw new Refusal("not_found", "There is no such person.");
  if (blocking.state === "too_many")
    throw new Refusal("too_many", "You’ve blocked the maximum number of people. Unblock someone first.");
  const notices = await listNotificationIdsFrom(deps.database, me.id, id);
  await Promise.all([
    deps.live.tell(me.id, { type: "relation", player: playerOf(other), friendship: "none", isBlocked: true }),
    deps.live.tell(me.id, { type: "chat", channel: directId(me.id, id) }), // their list is without the conversation, and counts nothing of theirs
    notices.length > 0 && tellNotices(deps, me.id, (unread) => ({ type: "notices_removed", ids: notices, unread })),
    deps.live.tell(id, { type: "blocked_by", user: me.id, isBlocked: true }),
    blocking.ended && tellRelations(deps, [{ id, other: me }]),
  ]);
  return { friendship: "none", isBlocked: true };
}

export async function unblockPerson(deps: Deps, me: UserRecord, id: string): Promise<Relation> {
  const other = await requireOther(deps, me, id);
  if (!(await unblock(deps.database, me.id, id))) return relationTo(deps, me.id, id);
  await Promise.all([
    deps.live.tell(me.id, { type: "relation", player: playerOf(other), ...NONE }),
    deps.live.tell(me.id, { type: "chat", channel: directId(me.id, id) }),
    deps.live.tell(id, { type: "blocked_by", user: me.id, isBlocked: false }),
  ]);
  return NONE;
}

/** Somebody has become anonymous: friendships are gone with the account, and neither side may see the other any more. */
export async function endFriendships(deps: Deps, me: UserRecord, friends: readonly string[]): Promise<void> {
  for (const id of friends) {
    const other = await findPerson(deps.database, id);
    if (other !== null) await tellBoth(deps, me, other);
  }
}

/** Somebody else than me. */
export async function requireOther(deps: Deps, me: UserRecord, id: string): Promise<UserRecord> {
  if (me.id === id) throw new Refusal("bad_request", "id: this is you");
  const other = await findPerson(deps.database, id);
  if (other === null) throw new Refusal("not_found", "There is no such person.");
  return other;
}

function tellBoth(deps: Deps, me: UserRecord, other: UserRecord): Promise<void> {
  return tellRelations(deps, [
    { id: me.id, other },
    { id: other.id, other: me },
  ]);
}

/**
 * Tells each of them what there is between them and the other. Of two changes at once the earlier may be told later: so it is what is
 * stored that is told, and again if it changed meanwhile. Whoever tells last has then told what is stored.
 */
async function tellRelations(
  deps: Deps,
  sides: readonly { readonly id: string; readonly other: UserRecord }[],
): Promise<void> {
  let told: readonly Relation[] = [];
  for (let times = 0; times < MOST_TELLS; times++) {
    const now = await Promise.all(sides.map(({ id, other }) => relationTo(deps, id, other.id)));
    const news = sides.flatMap(({ id, other }, side) => {
      const { friendship, isBlocked } = now[side] ?? NONE;
      if (friendship === told[side]?.friendship && isBlocked === told[side].isBlocked) return [];
      return [{ id, event: { type: "relation", player: playerOf(other), friendship, isBlocked } as const }];
    });
    if (news.length === 0) return;
    await Promise.all(news.map(({ id, event }) => deps.live.tell(id, event)));
    told = now;
  }
}
