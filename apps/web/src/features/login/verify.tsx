import { useSignal } from "@preact/signals";
import { useState } from "preact/hooks";
import { useAction } from "../../data/action.ts";
import { ActionError } from "../../data/states.tsx";
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
  const confirmed = useSignal<string | null>(null);
  const confirm = useAction(accessApi.verify, { onDone: ({ email }) => (confirmed.value = email) });
  if (token === null || confirm.error.value === "link_expired") return <Expired again="/account/sign-in" />;
  if (confirmed.value !== null) {
    return (
      <Notice
        title={verify.doneTitle}
        message={verify.doneText({ email: confirmed.value })}
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
          <Button variant="primary" large busy={confirm.running.value !== null} onClick={() => void confirm.run(token)}>
            {verify.action}
          </Button>
          <ActionError action={confirm} />
        </>
      }
    />
  );
}
