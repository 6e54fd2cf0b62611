import { t } from "../i18n/index.ts";
import { LinkButton } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Score } from "../ui/score.tsx";

/** The ball went past everyone. */
export function NotFound() {
  const { title, message, action } = t.value.common.notFound;
  return (
    <Notice
      title={title}
      message={message}
      mark={<Score value={404} size="huge" />}
      action={
        <LinkButton variant="primary" href="/">
          {action}
        </LinkButton>
      }
    />
  );
}
