// The clean-up job: deletes members who asked for it, what has expired, guests whom nobody can be any more, and matches without a
// result. Runs every few minutes, by a timer or a cron trigger; of several instances one does it. Works in batches.
import {
  withAdvisoryLock,
  lockDueMembers,
  lockLostGuests,
  removeExpired,
  removeLostGuests,
  removeMailsBefore,
  removeMailsTo,
  removeMembers,
  removeUnfinishedMatches,
} from "@transcendence/database";
import { OPEN_MATCH_MS } from "@transcendence/protocol";
import { leaveChats } from "../chat/forget.ts";
import type { Deps, Live } from "../deps.ts";
import { wireAddress } from "../email.ts";
import { sweepAvatars } from "../pictures/avatars.ts";
import { SESSION_LIFETIMES } from "../session.ts";

const DAY_MS = 86_400_000;
const AT_ONCE = 50;
/** So long after they were made and after the last ticket to their rooms: whoever plays or comes back keeps theirs. */
export const UNFINISHED_KEPT_MS = 2 * OPEN_MATCH_MS;
const BATCHES = 20; // an instance that was away for long catches up, and nobody waits for it

export type PurgeDeps = Pick<Deps, "database" | "clock" | "files" | "log" | "mail"> & {
  readonly live: Pick<Live, "tell" | "call">;
};

/** Batches until nothing is left, within a limit. Returns how many rows went. */
export async function purgeExpired(deps: PurgeDeps): Promise<number> {
  let removed = 0;
  for (let batch = 0; batch < BATCHES; batch++) {
    const count = await purgeOnce(deps);
    removed += count;
    if (count === 0) break;
  }
  return removed;
}

async function purgeOnce(deps: PurgeDeps): Promise<number> {
  const { database, live, log } = deps;
  const now = new Date(deps.clock());
  const done = await withAdvisoryLock(database, async (tx) => {
    const leavers = await lockDueMembers(tx, now, AT_ONCE);
    const forget = await leaveChats(
      deps,
      tx,
      leavers.map(({ userId }) => userId),
    );
    await removeMembers(tx, leavers);
    await removeMailsTo(
      tx,
      leavers.flatMap(({ email }) => (email === null ? [] : [wireAddress(email)])),
    );
    const expired = await removeExpired(tx, now, AT_ONCE);
    const madeBefore = new Date(now.getTime() - SESSION_LIFETIMES.guest.unusedMs);
    const guests = await lockLostGuests(tx, { madeBefore, openSince: madeBefore, limit: AT_ONCE });
    const forgetGuests = await leaveChats(deps, tx, guests, { guests: true });
    await removeLostGuests(tx, guests);
    const unfinished = await removeUnfinishedMatches(tx, new Date(now.getTime() - UNFINISHED_KEPT_MS), AT_ONCE);
    if (!deps.mail.carries) await removeMailsBefore(tx, new Date(now.getTime() - DAY_MS)); // of the development mailbox
    const removed = leavers.length + expired + guests.length + unfinished;
    return { leavers, after: [forget, forgetGuests], removed };
  });
  if (done === null) return 0; // another instance is at it
  for (const { userId } of done.leavers) await live.tell(userId, { type: "revoked", sessions: "all" });
  for (const forgetThem of done.after) await forgetThem();
  if (done.leavers.length > 0) {
    await sweepAvatars(deps);
    log.info("cleanup.members_deleted", { members: done.leavers.length });
  }
  return done.removed;
}
