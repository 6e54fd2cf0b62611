import { useSignal } from "@preact/signals";
import type { MailboxLetter } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { type ErrorCode } from "../../data/api.ts";
import { Failed, Loading } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { formatWhen } from "../../i18n/index.ts";
import { Button } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { accessApi } from "./access-api.ts";
import "../../forms/fields.css";

/** What the arena would send, if somebody had told it how. */
export function Mailbox() {
  const { mailbox } = at.value.signInPage;
  const mails = useSignal<readonly MailboxLetter[] | ErrorCode | null>(null);
  const load = async () => {
    const answer = await accessApi.mailbox();
    mails.value = answer.ok ? answer.value.mails : answer.error;
  };
  useEffect(() => void load(), []);
  const found = mails.value;
  const again = <Button onClick={() => void load()}>{mailbox.refresh}</Button>;
  return (
    <Page title={mailbox.title} lead={mailbox.lead}>
      {found === null && <Loading />}
      {typeof found === "string" && (
        <Failed error={found} {...(found === "not_found" && { message: mailbox.closed })} onRetry={load} />
      )}
      {typeof found === "object" && found?.length === 0 && (
        <EmptyState title={mailbox.empty} action={again}>
          {mailbox.emptyText}
        </EmptyState>
      )}
      {typeof found === "object" && found !== null && found.length > 0 && (
        <div class="letters">
          <p>{again}</p>
          {found.map((mail) => (
            <article key={mail.id} class="letter">
              <h2>{mail.subject}</h2>
              <p class="account-note">{mailbox.to(mail.to, formatWhen(mail.createdAt))}</p>
              <pre>{withLinks(mail.text)}</pre>
            </article>
          ))}
        </div>
      )}
    </Page>
  );
}

function withLinks(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part));
}
