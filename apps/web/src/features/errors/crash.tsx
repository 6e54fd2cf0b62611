import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

function Reload() {
  return (
    <Button variant="primary" onClick={() => location.reload()}>
      {t.value.common.reload}
    </Button>
  );
}

/** A page threw: a mistake of ours. */
export function Crash() {
  return <Notice {...t.value.common.crash} action={<Reload />} />;
}

/** A page's file did not arrive: the connection, or a newer version of the site has replaced it. */
export function Stale() {
  return <Notice {...t.value.common.stale} action={<Reload />} />;
}
