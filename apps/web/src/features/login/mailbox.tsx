import type { MailboxLetter } from "@transcendence/protocol";
import type { ComponentChildren } from "preact";
import { useQuery } from "../../data/query.ts";
import { Answer, Failed } from "../../data/states.tsx";
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
  const mails = useQuery(accessApi.mailbox);
  const again = <Button onClick={() => void mails.load()}>{mailbox.refresh}</Button>;
  return (
    <Page title={mailbox.title} lead={mailbox.lead}>
      <Answer
        query={mails}
        failed={(error) =>
          error === "not_found" && <Failed error={error} message={mailbox.closed} onRetry={mails.load} />
        }
      >
        {({ mails: found }) =>
          found.length === 0 ? (
            <EmptyState title={mailbox.empty} action={again}>
              {mailbox.emptyText}
            </EmptyState>
          ) : (
            <Letters mails={found} again={again} />
          )
        }
      </Answer>
    </Page>
  );
}

interface LettersProps {
  readonly mails: readonly MailboxLetter[];
  readonly again: ComponentChildren;
}

function Letters({ mails, again }: LettersProps) {
  const { mailbox } = at.value.signInPage;
  return (
    <div class="letters">
      <p>{again}</p>
      {mails.map((mail) => (
        <article key={mail.id} class="letter">
          <h2>{mail.subject}</h2>
          <p class="account-note">{mailbox.to({ address: mail.to, when: formatWhen(mail.createdAt) })}</p>
          <pre>{withLinks(mail.text)}</pre>
        </article>
      ))}
    </div>
  );
}

function withLinks(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part));
}
