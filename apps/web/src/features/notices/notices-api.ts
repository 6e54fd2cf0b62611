// What is asked about notifications, and the list of them as far as it was read.
import type { NotificationKind, NotificationSummary, NotificationWays } from "@transcendence/protocol";
import { ask, routes } from "../../data/api.ts";
import { type NoticeEvent, onNotice } from "../../data/notices.ts";
import { createPages } from "../../data/query.ts";
import { onPersonChange } from "../../data/session.ts";

const mine = routes.me.notifications;

export const noticesApi = {
  list: (before?: string) => ask(mine.$get({ query: before ? { before } : {} })),
  read: (id: string) => ask(mine[":id"].read.$post({ param: { id } })),
  readAll: () => ask(mine.read.$post()),
  preferences: () => ask(mine.preferences.$get()),
  prefer: (kind: NotificationKind, ways: NotificationWays) =>
    ask(mine.preferences[":kind"].$put({ param: { kind }, json: ways })),
};

/** Newest first. Shared by the list under the bell and the page, and kept up to date while the tab lives. */
export const noticeList = createPages(noticesApi.list, ({ notifications }) => notifications);

onPersonChange(noticeList.forget);
onNotice((event) => noticeList.edit((rows) => changed(rows, event)));

/** What becomes of the list. */
export function changed(rows: readonly NotificationSummary[], event: NoticeEvent): readonly NotificationSummary[] {
  switch (event.type) {
    case "notified":
      return [event.notification, ...rows.filter(({ id }) => id !== event.notification.id)];
    case "notices_removed":
      return rows.filter(({ id }) => !event.ids.includes(id));
    case "notices_read": {
      const readAt = new Date().toISOString();
      const isRead = ({ id }: NotificationSummary) => event.ids === "all" || event.ids.includes(id);
      return rows.map((row) => (row.readAt === null && isRead(row) ? { ...row, readAt } : row));
    }
  }
}
