// Who is strongest, for everybody; and where I stand.
import { countAbove, findListed, type Leaderboard, listAbove, listBelow } from "@transcendence/database";
import {
  LeaderboardParams,
  type LeaderboardPage,
  LeaderboardQuery,
  type MyPlace,
  MyPlaceQuery,
} from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { readPageBy } from "../http/page.ts";
import { route } from "../http/route.ts";
import { ratingsOf } from "../ratings.ts";
import { validate } from "../validate.ts";
import { describeRow, leaderboard, PLACES, ranked } from "./leaderboard.ts";

const AROUND = 5; // members shown on either side of me

export function leaderboardRoutes(deps: Deps) {
  return new Hono().get(
    "/:kind",
    route(deps, {
      who: "anyone",
      does: "members with a settled rating in `quick` or `classic`, the strongest first, in pages; `period=month`: only who has played one this month",
    }),
    validate("param", LeaderboardParams),
    validate("query", LeaderboardQuery),
    async (c) => {
      const { period, ...wanted } = c.req.valid("query");
      const board = leaderboard(deps, { kind: c.req.valid("param").kind, period });
      return c.json(await readBoard(deps, board, wanted), 200);
    },
  );
}

/** Under /api/me. */
export function myPlaceRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/leaderboards/:kind",
      route(deps, {
        who: "member",
        does: "my rating, and my place in a leaderboard with those around it; `among=friends`: among my friends",
      }),
      validate("param", LeaderboardParams),
      validate("query", MyPlaceQuery),
      async (c) => {
        const { id } = c.get("session").user;
        const { kind } = c.req.valid("param");
        const { period, among } = c.req.valid("query");
        const board = leaderboard(deps, { kind, period, friendsOf: among === "friends" ? id : null });
        const [{ [kind]: mine }, me] = await Promise.all([ratingsOf(deps, id), findListed(deps.database, board, id)]);
        if (me === null) return c.json({ mine, rank: null, rows: [] } satisfies MyPlace, 200);
        const around = { from: me, limit: AROUND };
        const [over, above, below] = await Promise.all([
          countAbove(deps.database, board, me),
          listAbove(deps.database, board, around),
          listBelow(deps.database, board, around),
        ]);
        const rows = ranked([...above, me, ...below], over - above.length);
        return c.json({ mine, rank: over + 1, rows: rows.map(describeRow) } satisfies MyPlace, 200);
      },
    )
    .get(
      "/leaderboards/:kind/friends",
      route(deps, { who: "member", does: "the leaderboard of my friends and me, in pages" }),
      validate("param", LeaderboardParams),
      validate("query", LeaderboardQuery),
      async (c) => {
        const { period, ...wanted } = c.req.valid("query");
        const friendsOf = c.get("session").user.id;
        const board = leaderboard(deps, { kind: c.req.valid("param").kind, period, friendsOf });
        return c.json(await readBoard(deps, board, wanted), 200);
      },
    );
}

async function readBoard(
  { database }: Pick<Deps, "database">,
  board: Leaderboard,
  wanted: { readonly before?: string | undefined; readonly limit: number },
): Promise<LeaderboardPage> {
  const { rows, next } = await readPageBy(PLACES, wanted, async ({ before, limit }) =>
    ranked(await listBelow(database, board, { from: before, limit }), before?.rank ?? 0),
  );
  return { rows: rows.map(describeRow), next };
}
