// Channels: which there are, making one, entering and leaving, up to where one has read.
import {
  createChannel,
  findChannel,
  leaveChannel,
  listOpenChannels,
  passOwnership,
  setRead,
  setRole,
} from "@transcendence/database";
import {
  CHANNELS_MAX,
  CHANNELS_OWNED_MAX,
  ChannelParams,
  type ChannelSummary,
  type ChatTicket,
  CreateChannel,
  JoinChannel,
  PageQuery,
  ReadChannel,
  TICKET_SECONDS,
  type TicketAnswer,
} from "@transcendence/protocol";
import { nameKey } from "@transcendence/protocol/name-key";
import { signTicket } from "@transcendence/tickets";
import { Hono } from "hono";
import { beginAttempt } from "../attempts.ts";
import type { Deps } from "../deps.ts";
import { Refusal, requireRooms } from "../errors.ts";
import { readPage } from "../http/page.ts";
import { route } from "../http/route.ts";
import { playerOf } from "../matches/match-summary.ts";
import { newId } from "../random.ts";
import { limit } from "../rate-limit.ts";
import { findCurrentSession } from "../session.ts";
import { validate } from "../validate.ts";
import { blocksOf } from "./blocks.ts";
import { hasMembers, isBanned, noSuchChannel, requireReadable, roleInRoom } from "./channel-access.ts";
import { announceSuccession } from "./forget.ts";
import { withdrawDirect, writeNote } from "./tell.ts";

export function channelRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/",
      route(deps, { who: "anyone", does: "the channels that everybody may find, newest first, in pages" }),
      validate("query", PageQuery),
      async (c) => {
        const { rows, next } = await readPage(c.req.valid("query"), (page) => listOpenChannels(deps.database, page));
        const channels = rows.map(({ id, kind, name, members }): ChannelSummary => ({ id, kind, name, members }));
        return c.json({ channels, next }, 200);
      },
    )
    .post(
      "/",
      route(deps, {
        who: "member",
        does: "make a channel, public, with a password, or by invitation",
        errors: ["name_taken", "password_invalid", "too_many", "too_many_requests"],
      }),
      validate("json", CreateChannel),
      async (c) => {
        const { user, id: session } = c.get("session");
        await limit(c, deps, "chat", session);
        const { name, visibility, password } = c.req.valid("json");
        if ((visibility === "password") !== (password !== undefined))
          throw new Refusal(
            "password_invalid",
            "A password is required for a password channel, and not allowed for others.",
          );
        const passwordHash = password === undefined ? null : await deps.passwords.hash(password);
        const id = newId();
        const row = { id, kind: visibility, name, nameKey: nameKey(name), passwordHash, ownerId: user.id };
        const made = await createChannel(deps.database, { ...row, now: new Date(deps.clock()) }, CHANNELS_OWNED_MAX);
        if (made === "taken") throw new Refusal("name_taken", "A channel has that name, or one that looks like it.");
        if (made === "too_many") throw new Refusal("too_many", `Nobody owns more than ${CHANNELS_OWNED_MAX} channels.`);
        return c.json({ id }, 201);
      },
    )
    .post(
      "/:id/ticket",
      route(deps, {
        who: "anyone",
        does: "a ticket to a channel’s room: to read and, for members, to write",
        errors: ["not_found", "too_many_requests", "rooms_unavailable"],
      }),
      validate("param", ChannelParams),
      async (c) => {
        requireRooms(deps);
        const known = await findCurrentSession(c, deps);
        await limit(c, deps, "tickets", known?.id ?? null);
        const expiresMs = deps.clock() + TICKET_SECONDS * 1000; // before it is read what the ticket says: see C19
        const found = await requireReadable(deps, c.req.valid("param").id, known?.user.id ?? null);
        const { channel, me } = found;
        const body: ChatTicket = {
          room: "chat",
          channel: channel.id,
          session: known?.id ?? null,
          player: known && playerOf(known.user),
          kind: channel.kind,
          role: await roleInRoom(deps, found, known?.user.id ?? null),
          mutedUntilMs: me?.mutedUntil?.getTime() ?? null,
          slowSeconds: channel.slowSeconds,
          ...(await blocksOf(deps, channel, known?.user.id ?? null)),
          lastSeq: channel.lastSeq,
          expiresMs,
        };
        const ticket = await signTicket(deps.secrets.ticket, body);
        return c.json({ ticket, expiresMs } satisfies TicketAnswer, 200);
      },
    )
    .put(
      "/:id/membership",
      route(deps, {
        who: "member",
        does: "join a channel: a public one, one whose password I give, or one that I am invited to",
        errors: ["not_found", "credentials_wrong", "too_many", "too_many_requests"],
      }),
      validate("param", ChannelParams),
      validate("json", JoinChannel),
      async (c) => {
        const { user, id: session } = c.get("session");
        const { id } = c.req.valid("param");
        await limit(c, deps, "chat", session);
        const found = await findChannel(deps.database, id, user.id);
        if (found === null || isBanned(found, deps.clock()) || !hasMembers(found.channel)) throw noSuchChannel();
        const { channel, me } = found;
        if (me !== null && me.role !== "invited" && me.role !== "outside") return c.json({ joined: false }, 200);
        if (channel.kind === "private" && me?.role !== "invited") throw noSuchChannel();
        if (channel.passwordHash !== null && me?.role !== "invited") {
          const attempt = await beginAttempt(c, deps, `channel ${id}`);
          if (!(await deps.passwords.verify(channel.passwordHash, c.req.valid("json").password ?? "")))
            throw new Refusal("credentials_wrong", "Wrong channel password.");
          await attempt.succeed();
        }
        const now = new Date(deps.clock());
        const set = await setRole(deps.database, { channelId: id, userId: user.id, role: "member", now }, CHANNELS_MAX);
        if (set === "gone") throw noSuchChannel();
        if (set === "too_many")
          throw new Refusal("too_many", `You can be in at most ${CHANNELS_MAX} channels. Leave one first.`);
        if (set === "known") return c.json({ joined: false }, 200); // another page was faster
        await writeNote(deps, channel, "joined", user);
        await deps.live.tell(user.id, { type: "chat", channel: id });
        return c.json({ joined: true }, 200);
      },
    )
    .delete(
      "/:id/membership",
      route(deps, {
        who: "member",
        does: "leave a channel, or decline an invitation; an owner’s channel goes to whoever has been in it for longest, moderators first",
        errors: ["not_found"],
      }),
      validate("param", ChannelParams),
      async (c) => {
        const { user } = c.get("session");
        const { id } = c.req.valid("param");
        const found = await findChannel(deps.database, id, user.id);
        if (found === null || found.me === null || !hasMembers(found.channel)) throw noSuchChannel();
        const left = await deps.database.transaction(async (tx) => {
          const passed = await passOwnership(tx, [user.id], id);
          return { passed, isOut: passed.length > 0 || (await leaveChannel(tx, id, user.id)) };
        });
        if (!left.isOut) return c.json({ left: false }, 200); // by another page, a moment ago
        const room = { kind: "chat", name: id } as const;
        const isOut = found.channel.kind !== "public";
        const mutedUntilMs = found.me.mutedUntil?.getTime() ?? null; // leaving lifts no mute
        await deps.live.call(room, { type: "member", user: user.id, role: null, mutedUntilMs, isOut });
        const isGone = left.passed.some(({ fate }) => fate !== "handed_over");
        if (found.me.role !== "invited" && !isGone) await writeNote(deps, found.channel, "left", user);
        for (const succession of left.passed) await announceSuccession(deps, succession);
        await deps.live.tell(user.id, { type: "chat", channel: id });
        return c.json({ left: true }, 200);
      },
    )
    .put(
      "/:id/read",
      route(deps, { who: "member", does: "I have read up to here, on all my devices", errors: ["not_found"] }),
      validate("param", ChannelParams),
      validate("json", ReadChannel),
      async (c) => {
        const { user } = c.get("session");
        const { id } = c.req.valid("param");
        const { seq } = c.req.valid("json");
        const { channel } = await requireReadable(deps, id, user.id);
        const reached = await setRead(deps.database, id, user.id, seq);
        const changed = reached !== null;
        if (changed && channel.kind === "direct") await withdrawDirect(deps, id, user.id);
        if (changed) await deps.live.tell(user.id, { type: "chat", channel: id });
        if (reached !== null && channel.kind === "direct")
          await deps.live.call({ kind: "chat", name: id }, { type: "read", user: user.id, seq: reached }); // never beyond what was written
        return c.json({ changed }, 200);
      },
    );
}
