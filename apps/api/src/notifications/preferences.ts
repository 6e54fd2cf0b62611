// How somebody wants to be told of a kind of notification: what they chose, or what holds by itself.
import { type Database, listNotificationPreferences } from "@transcendence/database";
import {
  DEFAULT_WAYS,
  type NotificationKind,
  type NotificationPreferences,
  type NotificationWays,
} from "@transcendence/protocol";

export async function waysOf(database: Database, userId: string, kind: NotificationKind): Promise<NotificationWays> {
  const [chosen] = await listNotificationPreferences(database, userId, kind);
  return chosen ?? DEFAULT_WAYS[kind];
}

export async function allWaysOf(database: Database, userId: string): Promise<NotificationPreferences["ways"]> {
  const chosen = await listNotificationPreferences(database, userId);
  const rows = chosen.map(({ kind, site, push, email }) => [kind, { site, push, email }] as const);
  return { ...DEFAULT_WAYS, ...Object.fromEntries(rows) };
}
