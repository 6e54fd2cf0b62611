// The calls of profiles: few pages make them.
import type { UpdateProfile } from "@transcendence/protocol";
import { ask, routes } from "../../data/api.ts";

export const profiles = {
  mine: () => ask(routes.me.profile.$get()),
  change: (changes: UpdateProfile) => ask(routes.me.profile.$patch({ json: changes })),
  removePicture: () => ask(routes.me.avatar.$delete()),
  of: (name: string) => ask(routes.users[":name"].$get({ param: { name: encodeURIComponent(name) } })),
  matchesOf: (name: string, before?: string) =>
    ask(
      routes.users[":name"].matches.$get({
        param: { name: encodeURIComponent(name) },
        query: before === undefined ? {} : { before },
      }),
    ),
};
