// My friends, whom I have blocked, and whom I can find. By id: guests share names.
import { listBlocks, listFriends, searchMembers } from "@transcendence/database";
import {
  type BlocksPage,
  FOUND_MAX,
  type FoundPerson,
  FriendsQuery,
  type FriendsPage,
  PageQuery,
  PeopleQuery,
  PersonParams,
} from "@transcendence/protocol";
import { nameKey } from "@transcendence/protocol/name-key";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { readPage } from "../http/page.ts";
import { route } from "../http/route.ts";
import { playerOf } from "../matches/match-summary.ts";
import { limit } from "../rate-limit.ts";
import { validate } from "../validate.ts";
import { befriend, blockPerson, relationTo, unblockPerson, unfriend } from "./relations.ts";

/** Under /api/me. */
export function peopleRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/people",
      route(deps, {
        who: "member",
        does: "members whose name begins with `like`, 20 at most, and what there is between us",
        errors: ["too_many_requests"],
      }),
      validate("query", PeopleQuery),
      async (c) => {
        const { id: session, user } = c.get("session");
        await limit(c, deps, "searches", session);
        const key = nameKey(c.req.valid("query").like);
        const search = { nameKey: key, limit: FOUND_MAX };
        const found = key === "" ? [] : await searchMembers(deps.database, user.id, search);
        const people = found.map(({ user: member, ...relation }): FoundPerson => ({
          player: playerOf(member),
          ...relation,
        }));
        return c.json({ people }, 200);
      },
    )
    .get(
      "/people/:id",
      route(deps, {
        who: "session",
        does: "what there is between me and somebody: friendship, and whether I block them",
      }),
      validate("param", PersonParams),
      async (c) => c.json(await relationTo(deps, c.get("session").user.id, c.req.valid("param").id), 200),
    );
}

/** Under /api/me/friends. */
export function friendRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/",
      route(deps, {
        who: "member",
        does: "my friends, those who were here last first; with `state` the requests to me (`incoming`) or of mine (`outgoing`); in pages",
      }),
      validate("query", FriendsQuery),
      async (c) => {
        const { user } = c.get("session");
        const { state, ...wanted } = c.req.valid("query");
        const { rows, next } = await readPage(wanted, (page) =>
          listFriends(deps.database, user.id, { ...page, state }),
        );
        const friends = rows.map((row) => ({
          player: playerOf(row.user),
          seenAt: state === "friends" ? (row.seenAt?.toISOString() ?? null) : null, // friends only are told
          since: row.createdAt.toISOString(),
        }));
        return c.json({ friends, next } satisfies FriendsPage, 200);
      },
    )
    .put(
      "/:id",
      route(deps, {
        who: "member",
        does: "ask somebody to be friends, or accept: friends at once if they have asked me",
        errors: ["not_found", "blocked", "too_many", "too_many_requests"],
      }),
      validate("param", PersonParams),
      async (c) => {
        const { id: session, user } = c.get("session");
        await limit(c, deps, "people", session);
        return c.json(await befriend(deps, user, c.req.valid("param").id), 200);
      },
    )
    .delete(
      "/:id",
      route(deps, {
        who: "member",
        does: "end a friendship, decline a request, or take mine back",
        errors: ["not_found", "too_many_requests"],
      }),
      validate("param", PersonParams),
      async (c) => {
        const { id: session, user } = c.get("session");
        await limit(c, deps, "people", session);
        return c.json(await unfriend(deps, user, c.req.valid("param").id), 200);
      },
    );
}

/** Under /api/me/blocks. Guests meet people, too. */
export function blockRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/",
      route(deps, { who: "session", does: "whom I have blocked, newest first, in pages" }),
      validate("query", PageQuery),
      async (c) => {
        const { user } = c.get("session");
        const { rows, next } = await readPage(c.req.valid("query"), (page) => listBlocks(deps.database, user.id, page));
        const blocked = rows.map((row) => ({ player: playerOf(row.user), since: row.createdAt.toISOString() }));
        return c.json({ blocked, next } satisfies BlocksPage, 200);
      },
    )
    .put(
      "/:id",
      route(deps, {
        who: "session",
        does: "block somebody: nothing of theirs reaches me; a friendship or request ends",
        errors: ["not_found", "too_many", "too_many_requests"],
      }),
      validate("param", PersonParams),
      async (c) => {
        const { id: session, user } = c.get("session");
        await limit(c, deps, "people", session);
        return c.json(await blockPerson(deps, user, c.req.valid("param").id), 200);
      },
    )
    .delete(
      "/:id",
      route(deps, { who: "session", does: "unblock somebody", errors: ["not_found", "too_many_requests"] }),
      validate("param", PersonParams),
      async (c) => {
        const { id: session, user } = c.get("session");
        await limit(c, deps, "people", session);
        return c.json(await unblockPerson(deps, user, c.req.valid("param").id), 200);
      },
    );
}
