// What a channel's room stores and reads.
import { findChannel, listMessages } from "@transcendence/database";
import {
  AskBlocks,
  Batch,
  type BatchAnswer,
  type ChatMessage,
  ReadChat,
  type ReadChatAnswer,
} from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { route } from "../http/route.ts";
import { playerOf } from "../matches/match-summary.ts";
import { validate } from "../validate.ts";
import { readBlocks } from "./blocks.ts";
import { storeChat } from "./store.ts";

export function internalChatRoutes(deps: Deps) {
  return new Hono()
    .post(
      "/store",
      route(deps, { who: "room", does: "what was written, changed or deleted in a channel, up to 50 at once" }),
      validate("json", Batch),
      async (c) => {
        const verdicts = await storeChat(deps, c.req.valid("json").items);
        return c.json({ verdicts } satisfies BatchAnswer, 200);
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
