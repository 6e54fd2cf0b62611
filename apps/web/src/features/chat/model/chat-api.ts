// What the chat asks the API.
import type { ChannelVisibility, UpdateChannel, UpdateChannelMember } from "@transcendence/protocol";
import { ask, routes } from "../../../data/api.ts";

const channel = routes.channels[":id"];

export const chatApi = {
  mine: () => ask(routes.me.channels.$get()),
  list: (before?: string) => ask(routes.channels.$get({ query: before ? { before } : {} })),
  create: (name: string, visibility: ChannelVisibility, password?: string) =>
    ask(routes.channels.$post({ json: { name, visibility, ...(password !== undefined && { password }) } })),
  join: (id: string, password?: string) =>
    ask(channel.membership.$put({ param: { id }, json: password === undefined ? {} : { password } })),
  leave: (id: string) => ask(channel.membership.$delete({ param: { id } })),
  read: (id: string, seq: number) => ask(channel.read.$put({ param: { id }, json: { seq } })),
  details: (id: string) => ask(channel.$get({ param: { id } })),
  update: (id: string, changes: UpdateChannel) => ask(channel.$patch({ param: { id }, json: changes })),
  close: (id: string) => ask(channel.$delete({ param: { id } })),
  invite: (id: string, name: string) => ask(channel.invitations.$post({ param: { id }, json: { name } })),
  act: (id: string, user: string, change: UpdateChannelMember) =>
    ask(channel.members[":user"].$patch({ param: { id, user }, json: change })),
  converse: (user: string) => ask(routes.me.conversations.$post({ json: { user } })),
};
