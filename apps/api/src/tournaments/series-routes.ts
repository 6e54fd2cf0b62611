// Tournaments that come again and again: making a series, pausing it, ending it.
import {
  changeSeries,
  countOpenTournaments,
  createSeries,
  endSeries,
  findSeriesOf,
  listSeries,
  type SeriesRecord,
} from "@transcendence/database";
import { ratedKindOf } from "@transcendence/game";
import {
  ChangeSeries,
  CreateSeries,
  Repeats,
  SERIES_MAX,
  type SeriesSummary,
  SeriesTemplate,
  TournamentParams,
} from "@transcendence/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import type { Deps } from "../deps.ts";
import { Refusal, requireRooms } from "../errors.ts";
import { route } from "../http/route.ts";
import { newId } from "../random.ts";
import { limit } from "../rate-limit.ts";
import { validate } from "../validate.ts";
import { nextStart } from "./repeats.ts";
import { createNext, openCreated } from "./series.ts";
import { OPEN_MAX } from "./tournament-room.ts";

/** Under /api/me/tournament-series. */
export function seriesRoutes(deps: Deps) {
  return new Hono()
    .get("/", route(deps, { who: "member", does: "my series of tournaments" }), async (c) => {
      const series = await listSeries(deps.database, c.get("session").user.id);
      return c.json({ series: series.map(summariseSeries) }, 200);
    })
    .post(
      "/",
      route(deps, {
        who: "member",
        does: "propose a tournament that repeats on days of the week; registration for the first one opens at once",
        errors: [
          "not_ratable",
          "too_many",
          "too_many_open",
          "too_many_requests",
          "draining",
          "rooms_unavailable",
          "conflict",
        ],
      }),
      validate("json", CreateSeries),
      async (c) => {
        if (deps.draining()) throw new Refusal("draining", "The arena is about to restart. Try again in a moment.", 5);
        requireRooms(deps);
        const { id: session, user } = c.get("session");
        await limit(c, deps, "tournaments", session);
        const { repeats, password, ...template } = c.req.valid("json");
        if (template.rated && ratedKindOf(template.settings) === null)
          throw new Refusal("not_ratable", "Only Quick and Classic matches can be rated.");
        const now = deps.clock();
        const series: SeriesRecord = {
          id: newId(),
          organiserId: user.id,
          template,
          password: password === null ? null : await deps.passwords.hash(password),
          repeats,
          paused: false,
          nextAt: new Date(nextStart(repeats, now)),
          createdAt: new Date(now),
        };
        const created = await deps.database.transaction(async (tx) => {
          if (!(await createSeries(tx, series, SERIES_MAX)))
            throw new Refusal("too_many", `Nobody has more than ${SERIES_MAX} series of tournaments.`);
          // A series that ended leaves its tournament: making and ending one after another opens no more than `OPEN_MAX`.
          if ((await countOpenTournaments(tx, user.id)) >= OPEN_MAX)
            throw new Refusal("too_many_open", `Nobody has more than ${OPEN_MAX} tournaments that are not over.`);
          const first = await createNext(deps, tx, series, now);
          if (first === null) throw new Refusal("conflict", "This account is about to be deleted.");
          return first;
        });
        await openCreated(deps, created);
        return c.json({ id: series.id, tournament: created.id }, 201);
      },
    )
    .patch(
      "/:id",
      route(deps, {
        who: "member",
        does: "pause my series, or go on with it; the tournament that is open stays",
        errors: ["not_found"],
      }),
      validate("param", TournamentParams),
      validate("json", ChangeSeries),
      async (c) => {
        const { paused } = c.req.valid("json");
        const found = await findSeriesOf(deps.database, c.req.valid("param").id, c.get("session").user.id);
        if (found === null) throw noSuchSeries();
        await changeSeries(deps.database, found.id, { paused });
        return c.json(summariseSeries({ ...found, paused }), 200);
      },
    )
    .delete(
      "/:id",
      route(deps, { who: "member", does: "end my series; its tournaments stay", errors: ["not_found"] }),
      validate("param", TournamentParams),
      async (c) => {
        if (!(await endSeries(deps.database, c.req.valid("param").id, c.get("session").user.id))) throw noSuchSeries();
        return c.json({}, 200);
      },
    );
}

function noSuchSeries(): Refusal {
  return new Refusal("not_found", "You have no such series of tournaments.");
}

function summariseSeries({ id, template, repeats, paused, nextAt }: SeriesRecord): SeriesSummary {
  const { title } = v.parse(SeriesTemplate, template); // as they were checked
  return { id, title, repeats: v.parse(Repeats, repeats), paused, nextAt: nextAt.toISOString() };
}
