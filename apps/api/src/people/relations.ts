// What changes between two people, stored first and then told to both, in every page and room that they have open.
import {
  askFriend,
  block,
  endFriendship,
  findFriendship,
  findPerson,
  hasBlocked,
  type UserRecord,
  unblock,
} from "@transcendence/database";
import type { Friendship, Relation } from "@transcendence/protocol";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { playerOf } from "../matches/match-summary.ts";

const NONE: Relation = { friendship: "none", isBlocked: false };
const SEEN_BY_OTHER = {
  none: "none",
  outgoing: "incoming",
  incoming: "outgoing",
  friends: "friends",
} as const satisfies Record<Friendship, Friendship>;

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
  const asked = await askFriend(deps.database, { fromId: me.id, toId: id, now: new Date(deps.clock()) });
  switch (asked.state) {
    case "unknown":
      throw new Refusal("not_found", "There is no such member.");
    case "blocked":
      throw new Refusal("blocked", "You can’t be friends with somebody who is blocked.");
    case "too_many":
      throw new Refusal("too_many", "There are too many friends or open requests.");
    case "outgoing":
    case "friends": {
      const relation: Relation = { friendship: asked.state, isBlocked: false };
      if (asked.changed) await tellBoth(deps, me, other, relation);
      return relation;
    }
  }
}

/** Takes a request back, declines one, or ends a friendship. */
export async function unfriend(deps: Deps, me: UserRecord, id: string): Promise<Relation> {
  const other = await requireOther(deps, me, id);
  const ended = await endFriendship(deps.database, me.id, id);
  const relation = await relationTo(deps, me.id, id);
  if (ended !== "none") await tellBoth(deps, me, other, relation);
  return relation;
}

export async function blockPerson(deps: Deps, me: UserRecord, id: string): Promise<Relation> {
  const other = await requireOther(deps, me, id);
  const now = new Date(deps.clock());
  const blocking = await block(deps.database, { blockerId: me.id, blockedId: id, now });
  if (blocking.state === "unknown") throw new Refusal("not_found", "There is no such person.");
  if (blocking.state === "too_many") throw new Refusal("too_many", "Nobody blocks more people.");
  await Promise.all([
    deps.live.tell(me.id, { type: "relation", player: playerOf(other), friendship: "none", isBlocked: true }),
    deps.live.tell(id, { type: "blocked_by", user: me.id, isBlocked: true }),
    blocking.ended &&
      deps.live.tell(id, { type: "relation", player: playerOf(me), ...(await relationTo(deps, id, me.id)) }),
  ]);
  return { friendship: "none", isBlocked: true };
}

export async function unblockPerson(deps: Deps, me: UserRecord, id: string): Promise<Relation> {
  const other = await requireOther(deps, me, id);
  if (!(await unblock(deps.database, me.id, id))) return relationTo(deps, me.id, id);
  await Promise.all([
    deps.live.tell(me.id, { type: "relation", player: playerOf(other), ...NONE }),
    deps.live.tell(id, { type: "blocked_by", user: me.id, isBlocked: false }),
  ]);
  return NONE;
}

/** Somebody has become anonymous: friendships are gone with the account, and neither side may see the other any more. */
export async function endFriendships(deps: Deps, me: UserRecord, friends: readonly string[]): Promise<void> {
  for (const id of friends) {
    const other = await findPerson(deps.database, id);
    if (other !== null) await tellBoth(deps, me, other, NONE);
  }
}

async function requireOther(deps: Deps, me: UserRecord, id: string): Promise<UserRecord> {
  if (me.id === id) throw new Refusal("bad_request", "id: this is you");
  const other = await findPerson(deps.database, id);
  if (other === null) throw new Refusal("not_found", "There is no such person.");
  return other;
}

async function tellBoth(deps: Deps, me: UserRecord, other: UserRecord, relation: Relation): Promise<void> {
  const theirs = {
    friendship: SEEN_BY_OTHER[relation.friendship],
    isBlocked: await hasBlocked(deps.database, other.id, me.id),
  };
  await Promise.all([
    deps.live.tell(me.id, { type: "relation", player: playerOf(other), ...relation }),
    deps.live.tell(other.id, { type: "relation", player: playerOf(me), ...theirs }),
  ]);
}
