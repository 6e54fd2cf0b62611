import {
  countUnreadNotifications,
  listNotifications,
  markNotificationsRead,
  setNotificationPreference,
} from "@transcendence/database";
import {
  EMAIL_KINDS,
  NotificationParams,
  NotificationPreferenceParams,
  type NotificationsAnswer,
  PageQuery,
  SetNotificationPreference,
  type UnreadAnswer,
} from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { readPage } from "../http/page.ts";
import { route } from "../http/route.ts";
import { validate } from "../validate.ts";
import { summariseNotification, tell } from "./notify.ts";
import { preferencesOf } from "./preferences.ts";

export function myNotificationRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/",
      route(deps, { who: "session", does: "my notifications, newest first, in pages, and how many are unread" }),
      validate("query", PageQuery),
      async (c) => {
        const { user } = c.get("session");
        const now = new Date(deps.clock());
        const [{ rows, next }, unread] = await Promise.all([
          readPage(c.req.valid("query"), (page) => listNotifications(deps.database, user.id, { ...page, now })),
          countUnreadNotifications(deps.database, user.id, now),
        ]);
        const notifications = rows.map(summariseNotification).filter((each) => each !== null);
        return c.json({ notifications, next, unread } satisfies NotificationsAnswer, 200);
      },
    )
    .get("/unread", route(deps, { who: "session", does: "how many of my notifications are unread" }), async (c) => {
      const { user } = c.get("session");
      const unread = await countUnreadNotifications(deps.database, user.id, new Date(deps.clock()));
      return c.json({ unread } satisfies UnreadAnswer, 200);
    })
    .get(
      "/preferences",
      route(deps, { who: "session", does: "how I want to be told of each kind of notification" }),
      async (c) => {
        return c.json(await preferencesOf(deps, c.get("session").user.id), 200);
      },
    )
    .put(
      "/preferences/:kind",
      route(deps, { who: "session", does: "choose how I want to be told of a kind of notification" }),
      validate("param", NotificationPreferenceParams),
      validate("json", SetNotificationPreference),
      async (c) => {
        const { user } = c.get("session");
        const { kind } = c.req.valid("param");
        const { email, ...ways } = c.req.valid("json");
        const row = { userId: user.id, kind, ...ways, email: email && EMAIL_KINDS.includes(kind) };
        await setNotificationPreference(deps.database, row);
        return c.json(await preferencesOf(deps, user.id), 200);
      },
    )
    .post(
      "/read",
      route(deps, { who: "session", does: "mark all my notifications as read, on every open page" }),
      async (c) => c.json(await markRead(deps, c.get("session").user.id, null), 200),
    )
    .post(
      "/:id/read",
      route(deps, {
        who: "session",
        does: "mark a notification as read, on every open page",
        errors: ["not_found"],
      }),
      validate("param", NotificationParams),
      async (c) => c.json(await markRead(deps, c.get("session").user.id, c.req.valid("param").id), 200),
    );
}

async function markRead(deps: Deps, userId: string, id: string | null): Promise<UnreadAnswer> {
  const now = new Date(deps.clock());
  const marked = await markNotificationsRead(deps.database, { userId, id, now });
  if (marked === null) throw new Refusal("not_found", "This notification doesn’t exist or has been deleted.");
  const ids = id === null ? "all" : marked;
  if (marked.length > 0) await tell(deps, userId, (unread) => ({ type: "notices_read", ids, unread }));
  return { unread: await countUnreadNotifications(deps.database, userId, now) };
}
