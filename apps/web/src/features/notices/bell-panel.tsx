import { useEffect, useId, useRef } from "preact/hooks";
import { toastError, useAction } from "../../data/action.ts";
import { unread } from "../../data/notices.ts";
import { Failed, Loading } from "../../data/states.tsx";
import { nt } from "../../i18n/notices/index.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeRows } from "./notice-rows.tsx";
import { noticeList, noticesApi } from "./notices-api.ts";

const SHOWN = 8;

export interface BellPanelProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** The newest notifications, under the bell. */
export function BellPanel({ id, onClose }: BellPanelProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useEffect(() => {
    title.current?.focus();
    void noticeList.reload();
  }, []);
  const { rows, error } = noticeList.state.value;
  const words = nt.value;
  return (
    <section id={id} class="bell-panel" aria-labelledby={titleId}>
      <header class="bell-head">
        <h2 id={titleId} ref={title} tabIndex={-1}>
          {words.title}
        </h2>
        <MarkAll />
      </header>
      {rows === null && (error ? <Failed error={error} onRetry={noticeList.reload} /> : <Loading rows={4} />)}
      {rows?.length === 0 && (
        <p class="bell-empty">
          <strong>{words.empty}</strong> {words.emptyText}
        </p>
      )}
      {rows !== null && rows.length > 0 && <NoticeRows rows={rows.slice(0, SHOWN)} onOpen={onClose} />}
      <a class="bell-all" href="/notifications" onClick={onClose}>
        {words.seeAll}
      </a>
    </section>
  );
}

/** Nothing when all are read. */
export function MarkAll() {
  const markAll = useAction(noticesApi.readAll, { onError: toastError });
  if (!unread.value) return null;
  return (
    <Button variant="quiet" busy={markAll.running.value !== null} onClick={() => void markAll.run()}>
      {nt.value.markAll}
    </Button>
  );
}
