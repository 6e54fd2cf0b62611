// Looking after a channel: its settings, who is in it, and what moderators do about those who spoil it.
import {
  areBlocked,
  changeMember,
  type ChannelAndMe,
  type ChannelPerson,
  type ChannelRecord,
  type Database,
  findChannel,
  handOver,
  listPeopleOf,
  type MemberChanges,
  removeChannel,
  setRole,
  updateChannel,
} from "@transcendence/database";
import {
  type ChannelDetails,
  type ChannelMember,
  ChannelMemberParams,
  ChannelParams,
  CHANNELS_MAX,
  InviteToChannel,
  UpdateChannel,
  UpdateChannelMember,
} from "@transcendence/protocol";
import { nameKey } from "@transcendence/protocol/name-key";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { playerOf } from "../matches/match-summary.ts";
import { findNamed } from "../names.ts";
import { limit } from "../rate-limit.ts";
import { findCurrentSession } from "../session.ts";
import { validate } from "../validate.ts";
import {
  hasMembers,
  mayRead,
  noSuchChannel,
  requireListed,
  requireModerator,
  requireOwner,
  roleOf,
} from "./channel-access.ts";

const PEOPLE = 200;
const MINUTE_MS = 60_000;

type Action = UpdateChannelMember;

export function channelSettingsRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/:id",
      route(deps, {
        who: "anyone",
        does: "a channel’s settings and who is in it, for those who may read it; of one with a password everybody learns the name",
        errors: ["not_found"],
      }),
      validate("param", ChannelParams),
      async (c) => {
        const known = await findCurrentSession(c, deps);
        const found = await requireListed(deps, c.req.valid("param").id, known?.user.id ?? null);
        const { id, kind, name, slowSeconds } = found.channel;
        const everybody = await listPeopleOf(deps.database, id, PEOPLE);
        const shown = everybody.filter(
          ({ me }) =>
            mayRead(found, deps.clock()) && (moderates(found) || (me.role !== "outside" && me.role !== "invited")),
        );
        const members = everybody.filter(({ me }) => me.role !== "outside" && me.role !== "invited").length;
        const people = shown.map((person) => summarise(person, moderates(found)));
        return c.json(
          { id, kind, name, members, role: roleOf(found), slowSeconds, people } satisfies ChannelDetails,
          200,
        );
      },
    )
    .patch(
      "/:id",
      route(deps, {
        who: "member",
        does: "change a channel: slow mode for its moderators, name, visibility and password for its owner",
        errors: ["not_found", "forbidden", "name_taken", "password_invalid", "conflict", "too_many_requests"],
      }),
      validate("param", ChannelParams),
      validate("json", UpdateChannel),
      async (c) => {
        const { user, id: session } = c.get("session");
        const { id } = c.req.valid("param");
        await limit(c, deps, "chat", session); // a password is dear to hash
        const { name, visibility, password, slowSeconds } = c.req.valid("json");
        const onlySlow = name === undefined && visibility === undefined && password === undefined;
        const requireAllowed = async (database: Database): Promise<ChannelRecord> => {
          const { channel } = await (onlySlow ? requireModerator : requireOwner)({ ...deps, database }, id, user.id);
          const isProtected = (visibility ?? channel.kind) === "password";
          if (isProtected ? channel.passwordHash === null && password === undefined : password !== undefined)
            throw new Refusal(
              "password_invalid",
              "A password is required for a password channel, and not allowed for others.",
            );
          return channel;
        };
        await requireAllowed(deps.database); // before the costly hash, and again after it
        const passwordHash = password === undefined ? null : await deps.passwords.hash(password);
        const changed = await updateChannel(deps.database, id, async (tx) => {
          const channel = await requireAllowed(tx);
          return {
            slowSeconds: slowSeconds ?? channel.slowSeconds,
            ...(name !== undefined && { name, nameKey: nameKey(name) }),
            ...(visibility !== undefined && { kind: visibility, passwordHash: null }),
            ...(visibility === "password" && { passwordHash: channel.passwordHash }),
            ...(password !== undefined && { passwordHash }),
          };
        });
        if (changed === "taken") throw new Refusal("name_taken", "A channel has that name, or one that looks like it.");
        if (changed === null) throw noSuchChannel();
        await tellSettings(deps, changed);
        return c.json({ changed: true }, 200);
      },
    )
    .delete(
      "/:id",
      route(deps, {
        who: "member",
        does: "close a channel for good, as its owner",
        errors: ["not_found", "forbidden"],
      }),
      validate("param", ChannelParams),
      async (c) => {
        const { user } = c.get("session");
        const { id } = c.req.valid("param");
        await requireOwner(deps, id, user.id);
        const people = await listPeopleOf(deps.database, id, PEOPLE);
        await removeChannel(deps.database, id);
        await deps.live.call(roomOf(id), { type: "closed" });
        await Promise.all(people.map(({ user: { id: one } }) => deps.live.tell(one, { type: "chat", channel: id })));
        return c.json({ closed: true }, 200);
      },
    )
    .post(
      "/:id/invitations",
      route(deps, {
        who: "member",
        does: "invite a member to a channel, as one of its moderators",
        errors: ["not_found", "forbidden", "blocked", "too_many", "too_many_requests"],
      }),
      validate("param", ChannelParams),
      validate("json", InviteToChannel),
      async (c) => {
        const { user, id: session } = c.get("session");
        const { id } = c.req.valid("param");
        await limit(c, deps, "chat", session);
        const mine = await requireModerator(deps, id, user.id);
        if (!hasMembers(mine.channel)) throw new Refusal("forbidden", "Nobody is invited to this chat.");
        const other = await findNamed(deps, c.req.valid("json").name);
        if (other === null) throw new Refusal("not_found", "There is no member of that name.");
        if (await areBlocked(deps.database, user.id, other.id))
          throw new Refusal("blocked", "You can’t contact this person.");
        const found = await findChannel(deps.database, id, other.id);
        if (found?.me && found.me.role !== "outside") return c.json({ invited: false }, 200);
        const now = new Date(deps.clock());
        const set = await setRole(
          deps.database,
          { channelId: id, userId: other.id, role: "invited", now },
          CHANNELS_MAX,
        );
        if (set === "too_many") throw new Refusal("too_many", "This member has reached the limit of channels.");
        if (set === "gone") throw new Refusal("not_found", "There is no such member any more.");
        if (set === "known") return c.json({ invited: false }, 200); // they came in by themselves a moment ago
        await deps.live.tell(other.id, { type: "chat", channel: id });
        return c.json({ invited: true }, 200);
      },
    )
    .patch(
      "/:id/members/:user",
      route(deps, {
        who: "member",
        does: "mute, kick or ban somebody as a moderator; give roles and hand the channel over as its owner",
        errors: ["not_found", "forbidden", "too_many_requests"],
      }),
      validate("param", ChannelMemberParams),
      validate("json", UpdateChannelMember),
      async (c) => {
        const { user, id: session } = c.get("session");
        const { id, user: other } = c.req.valid("param");
        await limit(c, deps, "chat", session);
        const wasThere = await act(deps, { id, by: user.id, other }, c.req.valid("json"));
        if (wasThere) await deps.live.tell(other, { type: "chat", channel: id }); // nobody else has it in their list
        return c.json({ changed: true }, 200);
      },
    );
}

interface Target {
  readonly id: string;
  readonly by: string;
  readonly other: string;
}

/** False: they were never in the channel, and may just have it open. */
async function act(deps: Deps, { id, by, other }: Target, action: Action): Promise<boolean> {
  const mine = await requireModerator(deps, id, by);
  const theirs = (await findChannel(deps.database, id, other))?.me ?? null;
  const isTheirs = theirs?.role === "owner" || (theirs?.role === "moderator" && mine.me?.role !== "owner");
  if (by === other || isTheirs || mine.channel.kind === "direct")
    throw new Refusal("forbidden", "You can’t do this to this person.");
  if (action.action === "role") {
    await giveRole(deps, { id, by, other }, mine, theirs, action.role);
    return true;
  }
  if (action.action === "kick" && theirs === null) {
    await tellRoom(deps, id, other, "outside", null, true); // nothing to write down
    return false;
  }
  const nowMs = deps.clock();
  const until = (minutes: number) => (minutes === 0 ? null : new Date(nowMs + minutes * MINUTE_MS));
  const changes: MemberChanges =
    action.action === "mute"
      ? { mutedUntil: until(action.minutes) }
      : action.action === "ban"
        ? { bannedUntil: until(action.minutes), ...(action.minutes > 0 && { role: "outside" }) }
        : { role: "outside" };
  const changed = await changeMember(deps.database, { channelId: id, userId: other, now: new Date(nowMs) }, changes);
  if (changed === null) throw new Refusal("not_found", "There is no such person any more.");
  const isOut = action.action === "kick" || (action.action === "ban" && action.minutes > 0);
  await tellRoom(deps, id, other, changed.role, changed.mutedUntil, isOut);
  return theirs !== null;
}

async function giveRole(
  deps: Deps,
  { id, by, other }: Target,
  { me }: ChannelAndMe,
  theirs: ChannelAndMe["me"],
  role: "owner" | "moderator" | "member",
): Promise<void> {
  if (me?.role !== "owner") throw new Refusal("forbidden", "Only the channel’s owner can do this.");
  if (theirs?.role !== "member" && theirs?.role !== "moderator")
    throw new Refusal("not_found", "They are not in this channel.");
  if (role === "owner") {
    if (!(await handOver(deps.database, id, by, other)))
      throw new Refusal("not_found", "They are not in this channel.");
    await tellRoom(deps, id, by, "moderator", me.mutedUntil, false);
  } else await changeMember(deps.database, { channelId: id, userId: other, now: new Date(deps.clock()) }, { role });
  await tellRoom(deps, id, other, role, theirs.mutedUntil, false);
}

async function tellRoom(
  deps: Deps,
  id: string,
  user: string,
  role: ChannelMember["role"],
  mutedUntil: Date | null,
  isOut: boolean,
): Promise<void> {
  const mutedUntilMs = mutedUntil?.getTime() ?? null;
  await deps.live.call(roomOf(id), { type: "member", user, role, mutedUntilMs, isOut });
}

/** Two pages may change them at once, and be told of in another order than they were stored: what is told last is what stands. */
async function tellSettings(deps: Deps, { id, kind, slowSeconds }: ChannelRecord): Promise<void> {
  await deps.live.call(roomOf(id), { type: "channel", kind, slowSeconds });
  const now = (await findChannel(deps.database, id, null))?.channel;
  if (now === undefined || (now.kind === kind && now.slowSeconds === slowSeconds)) return;
  await deps.live.call(roomOf(id), { type: "channel", kind: now.kind, slowSeconds: now.slowSeconds });
}

function roomOf(id: string) {
  return { kind: "chat", name: id } as const;
}

function moderates({ me }: ChannelAndMe): boolean {
  return me?.role === "owner" || me?.role === "moderator";
}

function summarise({ user, me }: ChannelPerson, toModerator: boolean): ChannelMember {
  return {
    player: playerOf(user),
    role: me.role,
    mutedUntil: (toModerator && me.mutedUntil?.toISOString()) || null,
    bannedUntil: (toModerator && me.bannedUntil?.toISOString()) || null,
  };
}
