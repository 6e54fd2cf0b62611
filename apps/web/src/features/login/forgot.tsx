import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { errorText } from "../../data/api.ts";
import { checkEmail, EmailInput, FormError } from "../../forms/fields.tsx";
import { useDraft, useForm } from "../../forms/form.ts";
import { at } from "../../i18n/account/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { accessApi } from "./access-api.ts";
import { useMailDelivery } from "./mail-delivery.ts";

export function Forgot() {
  const { forgot } = at.value.access;
  const asked = useSignal<string | null>(null);
  const delivery = useMailDelivery();
  return (
    <Page title={forgot.title} lead={delivery === "none" ? forgot.leadNoMail : forgot.lead}>
      {delivery === "none" ? (
        <AskHost />
      ) : asked.value === null ? (
        <Ask onAsked={(email) => (asked.value = email)} />
      ) : (
        <Sent email={asked.value} isSent={delivery === "sent"} onAgain={() => (asked.value = null)} />
      )}
    </Page>
  );
}

function AskHost() {
  const { access, shell } = at.value;
  return (
    <Section title={access.forgot.noMailTitle} description={access.forgot.noMailText}>
      <p>
        <code>npm run reset-password -- {access.name.toLocaleUpperCase()}</code>
      </p>
      <p class="form-actions">
        <LinkButton variant="quiet" href="/login">
          {shell.logIn}
        </LinkButton>
      </p>
    </Section>
  );
}

function Ask({ onAsked }: { readonly onAsked: (email: string) => void }) {
  const { forgot } = at.value.access;
  const email = useDraft("", checkEmail);
  const form = useForm({
    fields: [email],
    send: () => accessApi.forgot(email.value.peek()),
    onDone: () => onAsked(email.value.peek().trim()),
    place: (error) => (error === "email_invalid" ? { field: email, text: errorText(error) } : null),
  });
  return (
    <Section title={forgot.about}>
      <form class="form" noValidate onSubmit={form.onSubmit}>
        <EmailInput draft={email} />
        <FormError form={form} />
        <p class="form-actions">
          <Button variant="primary" type="submit" busy={form.busy.value}>
            {forgot.action}
          </Button>
          <LinkButton variant="quiet" href="/login">
            {at.value.shell.logIn}
          </LinkButton>
        </p>
      </form>
    </Section>
  );
}

interface SentProps {
  readonly email: string;
  readonly isSent: boolean; // otherwise the mailbox of this machine has it
  readonly onAgain: () => void;
}

/** The same words whether there is such an account or not. */
function Sent({ email, isSent, onAgain }: SentProps) {
  const { forgot, inMailbox } = at.value.access;
  const title = isSent ? forgot.sentTitle : forgot.inMailboxTitle;
  useEffect(() => {
    document.querySelector<HTMLElement>("h1")?.focus(); // the button that was pressed is gone
    toast(title);
  }, []);
  return (
    <Section title={title} description={isSent ? forgot.sentText({ email }) : inMailbox}>
      <p class="form-actions">
        {!isSent && <LinkButton href="/mailbox">{forgot.mailbox}</LinkButton>}
        <Button variant="quiet" onClick={onAgain}>
          {forgot.again}
        </Button>
      </p>
    </Section>
  );
}
