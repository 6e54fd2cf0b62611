// What a channel's room stores and reads.
import { changeMessage, findChannel, listMessages, storeMessage } from "@transcendence/database";
import { AskBlocks, type ChatMessage, ReadChat, type ReadChatAnswer, StoreChat } from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { route } from "../http/route.ts";
import { playerOf } from "../matches/match-summary.ts";
import { validate } from "../validate.ts";
import { readBlocks } from "./blocks.ts";
import { announceMessage, notifyOfMessage } from "./tell.ts";

export function internalChatRoutes(deps: Deps) {
  return new Hono()
    .post(
      "/store",
      route(deps, { who: "room", does: "something was written, changed or deleted in a channel" }),
      validate("json", StoreChat),
      async (c) => {
        return c.json({ stored: await store(deps, c.req.valid("json")) }, 200);
      },
    )
    .post(
      "/read",
      route(deps, { who: "room", does: "a page of what was written in a channel" }),
      validate("json", ReadChat),
      async (c) => {
        const { channel, before, limit } = c.req.valid("json");
        const rows = await listMessages(deps.database, channel, { before, limit: limit + 1 }); // one more tells whether there are more
        const messages = rows
          .slice(-limit)
          .map(({ id, seq, author, kind, text, createdAt, editedAt }): ChatMessage => ({
            id,
            seq,
            author: playerOf(author),
            kind,
            text,
            atMs: createdAt.getTime(),
            editedMs: editedAt?.getTime() ?? null,
          }));
        return c.json({ messages, more: rows.length > limit } satisfies ReadChatAnswer, 200);
      },
    )
    .post(
      "/blocks",
      route(deps, { who: "room", does: "whom somebody in a channel has blocked" }),
      validate("json", AskBlocks),
      async (c) => {
        const { channel, user } = c.req.valid("json");
        const found = await findChannel(deps.database, channel, null);
        return c.json(await readBlocks(deps, found?.channel ?? null, user), 200); // a match's chat is no channel
      },
    );
}

/** True the first time. Of somebody who is gone, or in a channel that is, nothing is kept. */
async function store(deps: Deps, told: StoreChat): Promise<boolean> {
  const at = new Date(told.atMs);
  if (told.type === "change") {
    await changeMessage(deps.database, { channelId: told.channel, id: told.id, text: told.text, at });
    return true;
  }
  const { channel: channelId, id, seq, author: authorId, kind, text } = told;
  const row = { channelId, id, seq, authorId, kind, text, createdAt: at };
  const announced = await deps.database.transaction(async (tx) => {
    if ((await storeMessage(tx, row)) !== "stored") return null;
    const found = await findChannel(tx, channelId, null);
    return found && { channel: found.channel, announce: await notifyOfMessage(deps, tx, found.channel, told) };
  });
  if (announced === null) return false;
  await announced.announce();
  await announceMessage(deps, deps.database, told, announced.channel.kind);
  return true;
}
