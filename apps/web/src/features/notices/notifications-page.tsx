import { useEffect } from "preact/hooks";
import { loadSession, session } from "../../data/session.ts";
import { Failed, Loading, More } from "../../data/states.tsx";
import { t } from "../../i18n/index.ts";
import { nt } from "../../i18n/notices/index.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { MarkAll } from "./bell-panel.tsx";
import { NoticeRows } from "./notice-rows.tsx";
import { noticeList } from "./notices-api.ts";

export function NotificationsPage() {
  return (
    <Page title={nt.value.title} lead={<a href="/settings#notifications">{nt.value.preferences}</a>}>
      <div class="notes">
        <Rows />
      </div>
    </Page>
  );
}

function Rows() {
  const who = session.value;
  const me = who.state === "known" ? (who.me?.id ?? null) : undefined;
  useEffect(() => {
    if (me === undefined) void loadSession();
    else if (me !== null) void noticeList.reload();
  }, [me]);
  const { rows, error } = noticeList.state.value;
  const words = nt.value;
  if (who.state === "failed") return <Failed error={who.error} onRetry={loadSession} />;
  if (me === null) {
    const signIn = (
      <LinkButton variant="primary" href="/login">
        {t.value.common.logIn}
      </LinkButton>
    );
    return (
      <EmptyState title={words.signInTitle} action={signIn}>
        {words.signIn}
      </EmptyState>
    );
  }
  if (rows === null) return error ? <Failed error={error} onRetry={noticeList.reload} /> : <Loading rows={6} />;
  if (rows.length === 0) return <EmptyState title={words.empty}>{words.emptyText}</EmptyState>;
  return (
    <>
      <MarkAll />
      <NoticeRows rows={rows} />
      <output class="hidden">{words.shown({ count: rows.length })}</output>
      <More pages={noticeList} label={words.more} />
    </>
  );
}
