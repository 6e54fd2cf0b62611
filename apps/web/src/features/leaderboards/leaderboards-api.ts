// The calls of leaderboards: few pages make them.
import type { RatedKind } from "@transcendence/game";
import type { Period } from "@transcendence/protocol";
import { ask, routes } from "../../data/api.ts";

export const leaderboards = {
  page: (kind: RatedKind, period: Period, before?: string) =>
    ask(
      routes.leaderboards[":kind"].$get({
        param: { kind },
        query: before === undefined ? { period } : { period, before },
      }),
    ),
  mine: (kind: RatedKind, period: Period) =>
    ask(routes.me.leaderboards[":kind"].$get({ param: { kind }, query: { period } })),
};
