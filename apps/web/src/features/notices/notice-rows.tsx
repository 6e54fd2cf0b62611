// Notifications in a list: under the bell and on their page.
import type { NotificationSummary } from "@transcendence/protocol";
import { formatWhen } from "../../i18n/index.ts";
import { nt } from "../../i18n/notices/index.ts";
import { Avatar } from "../../people/avatar.tsx";
import { Ball } from "../../ui/ball.tsx";
import { noticeHref, noticeText } from "./notice-text.ts";
import { noticesApi } from "./notices-api.ts";
import "./notices.css";

interface NoticeRowsProps {
  readonly rows: readonly NotificationSummary[];
  readonly onOpen?: () => void; // one was followed
}

export function NoticeRows({ rows, onOpen }: NoticeRowsProps) {
  return (
    <ol class="note-rows">
      {rows.map((row) => (
        <NoticeRow key={row.id} notice={row} onOpen={onOpen} />
      ))}
    </ol>
  );
}

function NoticeRow({
  notice,
  onOpen,
}: {
  readonly notice: NotificationSummary;
  readonly onOpen?: (() => void) | undefined;
}) {
  const href = noticeHref(notice);
  const isNew = notice.readAt === null;
  const markRead = () => void (isNew && noticesApi.read(notice.id)); // every page hears of it
  const follow = () => {
    markRead();
    onOpen?.();
  };
  const content = (
    <>
      <span class="note-mark">
        {isNew && <Ball />}
        {isNew && <span class="hidden">{nt.value.unread}</span>}
      </span>
      {notice.from ? <Avatar player={notice.from} size={40} /> : <span />}
      <span class="note-text">
        <span>{noticeText(notice)}</span>
        <time dateTime={notice.at}>{formatWhen(notice.at)}</time>
      </span>
    </>
  );
  return (
    <li class={isNew ? "note-row note-row-new" : "note-row"}>
      {href === null ? (
        <button type="button" class="note" onClick={markRead}>
          {content}
        </button>
      ) : (
        <a class="note" href={href} onClick={follow}>
          {content}
        </a>
      )}
    </li>
  );
}
