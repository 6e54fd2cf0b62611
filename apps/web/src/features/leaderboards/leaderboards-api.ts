// The calls of leaderboards: few pages make them.
import type { RatedKind } from "@transcendence/game";
import type { Circle, Period } from "@transcendence/protocol";
import { ask, routes } from "../../data/api.ts";

/** Which leaderboard is meant. */
export interface Board {
  readonly kind: RatedKind;
  readonly period: Period;
  readonly among: Circle;
}

export const leaderboards = {
  page({ kind, period, among }: Board, before?: string) {
    const wanted = { param: { kind }, query: before === undefined ? { period } : { period, before } };
    if (among === "friends") return ask(routes.me.leaderboards[":kind"].friends.$get(wanted));
    return ask(routes.leaderboards[":kind"].$get(wanted));
  },
  mine: ({ kind, period, among }: Board) =>
    ask(routes.me.leaderboards[":kind"].$get({ param: { kind }, query: { period, among } })),
};
