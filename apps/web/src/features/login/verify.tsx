import { useSignal } from "@preact/signals";
import { useState } from "preact/hooks";
import { type ErrorCode, errorText } from "../../data/api.ts";
import { at } from "../../i18n/account/index.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { accessApi } from "./access-api.ts";
import { Expired } from "./expired.tsx";
import { linkToken } from "./link-token.ts";

/** From the mail. A person presses the button: programs that open every link of a mail confirm nothing. */
export function Verify() {
  const { verify } = at.value.access;
  const [token] = useState(linkToken);
  const busy = useSignal(false);
  const error = useSignal<ErrorCode | null>(token === null ? "link_expired" : null);
  const confirmed = useSignal<string | null>(null);
  const confirm = async () => {
    if (busy.value || token === null) return;
    busy.value = true;
    const answer = await accessApi.verify(token);
    busy.value = false;
    error.value = answer.ok ? null : answer.error;
    if (answer.ok) confirmed.value = answer.value.email;
  };
  if (error.value === "link_expired") return <Expired again="/account/sign-in" />;
  if (confirmed.value !== null) {
    return (
      <Notice
        title={verify.doneTitle}
        message={verify.doneText(confirmed.value)}
        action={
          <LinkButton variant="primary" href="/account">
            {verify.account}
          </LinkButton>
        }
      />
    );
  }
  return (
    <Notice
      title={verify.title}
      message={verify.message}
      action={
        <>
          <Button variant="primary" large busy={busy.value} onClick={() => void confirm()}>
            {verify.action}
          </Button>
          <p class="field-error" role="alert">
            {error.value && errorText(error.value)}
          </p>
        </>
      }
    />
  );
}
