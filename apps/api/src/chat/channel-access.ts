// Who may see a channel, and what it looks like from outside.
import { type ChannelAndMe, findChannel, isIn, type MyChannelRecord, takesPart } from "@transcendence/database";
import { type ChannelRole, LOBBY_CHANNEL, type MyChannel } from "@transcendence/protocol";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { playerOf } from "../matches/match-summary.ts";

export function noSuchChannel(): Refusal {
  return new Refusal("not_found", "This channel doesn’t exist, or you don’t have access to it.");
}

/** Banned: nothing of the channel is for them until then. */
export function isBanned({ me }: ChannelAndMe, nowMs: number): boolean {
  return me !== null && me.bannedUntil !== null && me.bannedUntil.getTime() > nowMs;
}

/** Whether what is said there may be read: in public channels by everybody. */
export function mayRead(found: ChannelAndMe, nowMs: number): boolean {
  if (isBanned(found, nowMs)) return false;
  const { kind } = found.channel;
  return (
    kind === "public" || kind === "tournament" || kind === "archived" || (found.me !== null && isIn(found.me.role))
  );
}

/** What everybody may know of a channel is in the list: its name, and that it has a password. */
export async function requireListed(deps: Deps, id: string, userId: string | null): Promise<ChannelAndMe> {
  const found = await findChannel(deps.database, id, userId);
  const nowMs = deps.clock();
  const isListed = found?.channel.kind === "password" && !isBanned(found, nowMs);
  if (found === null || !(isListed || mayRead(found, nowMs))) throw noSuchChannel();
  return found;
}

export async function requireReadable(deps: Deps, id: string, userId: string | null): Promise<ChannelAndMe> {
  const found = await findChannel(deps.database, id, userId);
  if (found === null || !mayRead(found, deps.clock())) throw noSuchChannel();
  return found;
}

export async function requireModerator(deps: Deps, id: string, userId: string): Promise<ChannelAndMe> {
  const found = await requireReadable(deps, id, userId);
  if (found.me?.role !== "owner" && found.me?.role !== "moderator")
    throw new Refusal("forbidden", "Only the channel’s moderators can do this.");
  return found;
}

export async function requireOwner(deps: Deps, id: string, userId: string): Promise<ChannelAndMe> {
  const found = await requireReadable(deps, id, userId);
  if (found.me?.role !== "owner") throw new Refusal("forbidden", "Only the channel’s owner can do this.");
  return found;
}

export function roleOf({ me }: ChannelAndMe): ChannelRole | null {
  return me?.role ?? null;
}

/** In the chat of a tournament whoever takes part is a member. */
export async function roleInRoom(
  { database }: Pick<Deps, "database">,
  found: ChannelAndMe,
  userId: string | null,
): Promise<ChannelRole | null> {
  const role = roleOf(found);
  if (found.channel.kind !== "tournament" || userId === null || (role !== null && isIn(role))) return role;
  return (await takesPart(database, found.channel.id, userId)) ? "member" : role;
}

/** One may join it, leave it, and invite others: no conversation of two, tournament's chat, or channel that nobody looks after. */
export function hasMembers({ kind }: ChannelAndMe["channel"]): boolean {
  return kind !== "direct" && kind !== "tournament" && kind !== "archived";
}

export function isLobby(id: string): boolean {
  return id === LOBBY_CHANNEL;
}

export function summariseMine({ channel, me, members, unread, other, otherReadSeq }: MyChannelRecord): MyChannel {
  const { id, kind, name, lastSeq, spokenAt } = channel;
  return {
    id,
    kind,
    name,
    members,
    role: me.role,
    other: other && playerOf(other),
    otherReadSeq,
    lastSeq,
    readSeq: me.readSeq,
    unread,
    lastAt: spokenAt?.toISOString() ?? null,
  };
}
