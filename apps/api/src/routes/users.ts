// Members as everybody sees them. Guests have no page: their names are nobody's.
import { countResultsOf, listMatchesOf, type MemberRecord } from "@transcendence/database";
import { type MatchSummary, NameParams, PageQuery, type PublicProfile } from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { readPage } from "../http/page.ts";
import { route } from "../http/route.ts";
import { summarise } from "../matches/match-summary.ts";
import { findNamed } from "../names.ts";
import { ratingsOf } from "../ratings.ts";
import { trophiesOf } from "../tournaments/tournament-summary.ts";
import { validate } from "../validate.ts";

export function userRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/:name",
      route(deps, {
        who: "anyone",
        does: "a member’s public page, under any spelling of the name",
        errors: ["not_found"],
      }),
      validate("param", NameParams),
      async (c) => {
        const { memberSince, ...member } = await requireNamed(deps, c.req.valid("param").name);
        const [figures, ratings, trophies] = await Promise.all([
          countResultsOf(deps.database, member.id),
          ratingsOf(deps, member.id),
          trophiesOf(deps, member.id),
        ]);
        const answer: PublicProfile = {
          ...member,
          ...figures,
          ratings,
          trophies,
          memberSince: memberSince.toISOString(),
        };
        return c.json(answer, 200);
      },
    )
    .get(
      "/:name/matches",
      route(deps, {
        who: "anyone",
        does: "a member’s finished matches, newest first, in pages",
        errors: ["not_found"],
      }),
      validate("param", NameParams),
      validate("query", PageQuery),
      async (c) => {
        const { id } = await requireNamed(deps, c.req.valid("param").name);
        const openSince = new Date(deps.clock()); // an open one is known to whoever has its link
        const { rows, next } = await readPage(c.req.valid("query"), (page) =>
          listMatchesOf(deps.database, id, { ...page, openSince }),
        );
        const answer: { matches: MatchSummary[]; next: string | null } = { matches: rows.map(summarise), next };
        return c.json(answer, 200);
      },
    );
}

async function requireNamed(deps: Deps, name: string): Promise<MemberRecord> {
  const member = await findNamed(deps, name);
  if (member === null) throw new Refusal("not_found", "There is no member of that name.");
  return member;
}
