// What the pages of tournaments ask of the API.
import type { CharacterId } from "@transcendence/game";
import type { TournamentList } from "@transcendence/protocol";
import type { InferRequestType } from "hono/client";
import { ask, keepingCookies, routes } from "../../data/api.ts";

export type NewTournament = InferRequestType<typeof routes.tournaments.$post>["json"];
const series = routes.me["tournament-series"];
export type NewSeries = InferRequestType<typeof series.$post>["json"];

type EnterWish = InferRequestType<(typeof routes.tournaments)[":id"]["entries"]["$post"]>["json"];

const one = routes.tournaments[":id"];

export const tournamentsApi = {
  list: (list: TournamentList, before?: string) =>
    ask(routes.tournaments.$get({ query: before ? { list, before } : { list } })),
  create: (json: NewTournament) => ask(routes.tournaments.$post({ json })),
  find: (id: string) => ask(one.$get({ param: { id } })),
  enter: (id: string, json: EnterWish) => keepingCookies(() => ask(one.entries.$post({ param: { id }, json }))),
  withdraw: (id: string) => ask(one.entries.mine.$delete({ param: { id } })),
  invitations: (id: string) => ask(one.invitations.$get({ param: { id } })),
  invite: (id: string, names: string[]) => ask(one.invitations.$post({ param: { id }, json: { names } })),
  uninvite: (id: string, user: string) => ask(one.invitations[":user"].$delete({ param: { id, user } })),
  newLink: (id: string) => ask(one["invitation-link"].$post({ param: { id } })),
  series: () => ask(series.$get()),
  createSeries: (json: NewSeries) => ask(series.$post({ json })),
  pauseSeries: (id: string, paused: boolean) => ask(series[":id"].$patch({ param: { id }, json: { paused } })),
  endSeries: (id: string) => ask(series[":id"].$delete({ param: { id } })),
  inviteComputer: (id: string, computer: CharacterId) =>
    ask(one.computers.$post({ param: { id }, json: { computer } })),
  start: (id: string) => ask(one.start.$post({ param: { id } })),
  pause: (id: string) => ask(one.pause.$post({ param: { id } })),
  resume: (id: string) => ask(one.pause.$delete({ param: { id } })),
  cancel: (id: string) => ask(one.$delete({ param: { id } })),
  remove: (id: string, entry: string) => ask(one.entries[":entry"].$delete({ param: { id, entry } })),
  decide: (id: string, pairing: string, winner: string) =>
    ask(one.pairings[":pairing"].winner.$put({ param: { id, pairing }, json: { winner } })),
  replay: (id: string, pairing: string) => ask(one.pairings[":pairing"].replay.$post({ param: { id, pairing } })),
};
