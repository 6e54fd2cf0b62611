import { useSignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { useAction } from "../../data/action.ts";
import { loadSession } from "../../data/session.ts";
import { ActionError } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { formatWhen } from "../../i18n/index.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Expired } from "../login/expired.tsx";
import { linkToken } from "../login/link-token.ts";
import { goesAt, privacyApi } from "./privacy-api.ts";

/** From the mail: the last word of whoever reads the account's mails. And what is told after it. */
export function ConfirmDeletion() {
  const words = at.value.privacy.confirm;
  const [token] = useState(linkToken);
  const dueAt = useSignal(goesAt.peek());
  useEffect(() => void (goesAt.value = null), []);
  const confirm = useAction(privacyApi.confirmDeletion, {
    onDone: (begun) => {
      dueAt.value = begun.dueAt;
      void loadSession();
    },
  });
  if (dueAt.value === null && (token === null || confirm.error.value === "link_expired"))
    return <Expired again="/account/privacy" />;
  if (dueAt.value !== null) {
    return (
      <Notice
        title={words.doneTitle}
        message={words.doneText({ when: formatWhen(dueAt.value) })}
        action={
          <LinkButton variant="primary" href="/">
            {words.home}
          </LinkButton>
        }
      />
    );
  }
  return (
    <Notice
      title={words.title}
      message={words.message}
      action={
        <>
          <Button
            variant="danger"
            large
            busy={confirm.running.value !== null}
            onClick={() => token !== null && void confirm.run(token)}
          >
            {words.action}
          </Button>
          <ActionError action={confirm} />
        </>
      }
    />
  );
}
