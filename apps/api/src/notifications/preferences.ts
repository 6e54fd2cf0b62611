// How somebody wants to be told of a kind of notification: what they chose, or what holds by itself.
import { type Database, findAccount, listNotificationPreferences } from "@transcendence/database";
import {
  DEFAULT_WAYS,
  type NotificationKind,
  type NotificationPreferences,
  type NotificationWays,
} from "@transcendence/protocol";
import type { Deps } from "../deps.ts";
import { isReachedByEmail } from "./email.ts";

export async function waysOf(database: Database, userId: string, kind: NotificationKind): Promise<NotificationWays> {
  const [chosen] = await listNotificationPreferences(database, userId, kind);
  return chosen ?? DEFAULT_WAYS[kind];
}

/** Of every kind, and whether an email could reach them at all. */
export async function preferencesOf(
  deps: Pick<Deps, "database" | "mail">,
  userId: string,
): Promise<NotificationPreferences> {
  const [chosen, account] = await Promise.all([
    listNotificationPreferences(deps.database, userId),
    findAccount(deps.database, userId),
  ]);
  const rows = chosen.map(({ kind, site, push, email }) => [kind, { site, push, email }] as const);
  return { ways: { ...DEFAULT_WAYS, ...Object.fromEntries(rows) }, canEmail: isReachedByEmail(deps, account) };
}
