// Who is strongest, for everybody; and where I stand.
import { countAbove, findListed, listAbove, listBelow } from "@transcendence/database";
import {
  LeaderboardParams,
  type LeaderboardPage,
  LeaderboardQuery,
  type MyPlace,
  PeriodQuery,
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
      const board = leaderboard(deps, c.req.valid("param").kind, period);
      const { rows, next } = await readPageBy(PLACES, wanted, async ({ before, limit }) =>
        ranked(await listBelow(deps.database, board, { from: before, limit }), before?.rank ?? 0),
      );
      return c.json({ rows: rows.map(describeRow), next } satisfies LeaderboardPage, 200);
    },
  );
}

/** Under /api/me. */
export function myPlaceRoutes(deps: Deps) {
  return new Hono().get(
    "/leaderboards/:kind",
    route(deps, { who: "member", does: "my rating, and my place in a leaderboard with those around it" }),
    validate("param", LeaderboardParams),
    validate("query", PeriodQuery),
    async (c) => {
      const { id } = c.get("session").user;
      const { kind } = c.req.valid("param");
      const board = leaderboard(deps, kind, c.req.valid("query").period);
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
  );
}
