// The channels that I am in, and conversations with one other person.
import { areBlocked, findPerson, listMyChannels, openDirect } from "@transcendence/database";
import { OpenDirect } from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { limit } from "../rate-limit.ts";
import { validate } from "../validate.ts";
import { summariseMine } from "./channel-access.ts";
import { directId } from "./direct.ts";

const LISTED = 300; // the latest: conversations add up

export function myChannelRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/channels",
      route(deps, { who: "member", does: "my channels and conversations with what is unread, the latest first" }),
      async (c) => {
        const found = await listMyChannels(deps.database, c.get("session").user.id, LISTED);
        return c.json({ channels: found.map(summariseMine) }, 200);
      },
    )
    .post(
      "/conversations",
      route(deps, {
        who: "member",
        does: "open the conversation with another member",
        errors: ["not_found", "conflict", "blocked", "too_many_requests"],
      }),
      validate("json", OpenDirect),
      async (c) => {
        const { user, id: session } = c.get("session");
        await limit(c, deps, "chat", session);
        const other = await findPerson(deps.database, c.req.valid("json").user);
        if (other?.kind !== "member") throw new Refusal("not_found", "There is no such member.");
        if (other.id === user.id) throw new Refusal("conflict", "You can’t message yourself.");
        if (await areBlocked(deps.database, user.id, other.id))
          throw new Refusal("blocked", "You can’t contact this person.");
        const id = directId(user.id, other.id);
        const isOpen = await openDirect(deps.database, {
          id,
          between: [user.id, other.id],
          now: new Date(deps.clock()),
        });
        if (!isOpen) throw new Refusal("not_found", "There is no such member any more.");
        return c.json({ id }, 200);
      },
    );
}
