import { t } from "../../i18n/index.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Score } from "../../ui/score.tsx";
import "./not-found.css";

/** The ball went past everyone. */
export function NotFound() {
  const { title, message, action } = t.value.common.notFound;
  return (
    <Notice
      title={title}
      message={message}
      mark={
        <>
          <Score value={404} size="huge" />
          <span class="not-found-ball" aria-hidden="true" />
        </>
      }
      action={
        <LinkButton variant="primary" href="/">
          {action}
        </LinkButton>
      }
    />
  );
}
