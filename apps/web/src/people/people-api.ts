// What is asked about people, and done with them.
import type { CreateReport, Player, Relation } from "@transcendence/protocol";
import { ask, routes } from "../data/api.ts";

type Listed = "friends" | "incoming" | "outgoing";
const param = (id: string) => ({ param: { id } });

export const peopleApi = {
  relation: (id: string) => ask(routes.me.people[":id"].$get(param(id))),
  search: (like: string) => ask(routes.me.people.$get({ query: { like } })),
  friends: (state: Listed) => (before?: string) =>
    ask(routes.me.friends.$get({ query: { state, limit: "50", ...(before && { before }) } })),
  blocked: (before?: string) => ask(routes.me.blocks.$get({ query: before ? { before } : {} })),
  befriend: (id: string) => ask(routes.me.friends[":id"].$put(param(id))),
  unfriend: (id: string) => ask(routes.me.friends[":id"].$delete(param(id))),
  block: (id: string) => ask(routes.me.blocks[":id"].$put(param(id))),
  report: (json: CreateReport) => ask(routes.me.reports.$post({ json })),
  unblock: (id: string) => ask(routes.me.blocks[":id"].$delete(param(id))),
};

export const NO_RELATION: Relation = { friendship: "none", isBlocked: false };

/** Whom a menu is about: everybody but computer players. */
export type Person = Pick<Player, "id" | "name" | "kind">;
