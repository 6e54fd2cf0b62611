// What people's own rooms ask and tell, under /internal/people.
import { hasBlocked, listBlockedEitherWay, listFriendIds, noteSeen } from "@transcendence/database";
import {
  type ApartIds,
  AskApart,
  AskBlocksBetween,
  AskFriends,
  type BlocksBetween,
  type FriendIds,
  StoreSeen,
} from "@transcendence/protocol";
import { Hono } from "hono";
import type { InferOutput } from "valibot";
import type { Deps } from "../deps.ts";
import { route } from "../http/route.ts";
import { validate } from "../validate.ts";

export function internalPeopleRoutes(deps: Deps) {
  return new Hono()
    .post(
      "/friends",
      route(deps, {
        who: "room",
        does: "who somebody’s friends are, so that their rooms tell each other where they are",
      }),
      validate("json", AskFriends),
      async (c) => {
        const friends = await listFriendIds(deps.database, c.req.valid("json").user);
        return c.json({ friends } satisfies InferOutput<typeof FriendIds>, 200);
      },
    )
    .post(
      "/apart",
      route(deps, { who: "room", does: "between whom and somebody in the lobby there is a block" }),
      validate("json", AskApart),
      async (c) => {
        const ids = await listBlockedEitherWay(deps.database, c.req.valid("json").user);
        return c.json({ ids } satisfies InferOutput<typeof ApartIds>, 200);
      },
    )
    .post(
      "/blocks",
      route(deps, {
        who: "room",
        does: "which of two players has blocked the other, before one hears that the other wants a rematch",
      }),
      validate("json", AskBlocksBetween),
      async (c) => {
        const [one, other] = c.req.valid("json").users;
        const blocks = await Promise.all([
          hasBlocked(deps.database, one, other),
          hasBlocked(deps.database, other, one),
        ]);
        return c.json({ blocks } satisfies InferOutput<typeof BlocksBetween>, 200);
      },
    )
    .post(
      "/seen",
      route(deps, { who: "room", does: "somebody’s last page has closed" }),
      validate("json", StoreSeen),
      async (c) => {
        const { user, atMs } = c.req.valid("json");
        await noteSeen(deps.database, user, new Date(Math.min(atMs, deps.clock())));
        return c.json({ stored: true }, 200);
      },
    );
}
