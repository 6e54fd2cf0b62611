import { useSignal } from "@preact/signals";
import { useState } from "preact/hooks";
import { type ErrorCode, errorText } from "../../data/api.ts";
import { loadSession } from "../../data/session.ts";
import { at } from "../../i18n/account/index.ts";
import { formatWhen } from "../../i18n/index.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Expired } from "../login/expired.tsx";
import { linkToken } from "../login/link-token.ts";
import { privacyApi } from "./privacy-api.ts";

/** From the mail: the last word of whoever reads the account's mails. */
export function ConfirmDeletion() {
  const words = at.value.privacy.confirm;
  const [token] = useState(linkToken);
  const busy = useSignal(false);
  const error = useSignal<ErrorCode | null>(token === null ? "link_expired" : null);
  const dueAt = useSignal<string | null>(null);
  const confirm = async () => {
    if (busy.value || token === null) return;
    busy.value = true;
    const answer = await privacyApi.confirmDeletion(token);
    busy.value = false;
    error.value = answer.ok ? null : answer.error;
    if (!answer.ok) return;
    dueAt.value = answer.value.dueAt;
    void loadSession();
  };
  if (error.value === "link_expired") return <Expired again="/account/privacy" />;
  if (dueAt.value !== null) {
    return (
      <Notice
        title={words.doneTitle}
        message={words.doneText(formatWhen(dueAt.value))}
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
          <Button variant="danger" large busy={busy.value} onClick={() => void confirm()}>
            {words.action}
          </Button>
          <p class="field-error" role="alert">
            {error.value && errorText(error.value)}
          </p>
        </>
      }
    />
  );
}
