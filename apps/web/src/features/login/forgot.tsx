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

type Asked = { readonly email: string; readonly sendsMail: boolean } | null;

export function Forgot() {
  const { forgot } = at.value.access;
  const asked = useSignal<Asked>(null);
  return (
    <Page title={forgot.title} lead={forgot.lead}>
      {asked.value ? (
        <Sent {...asked.value} onAgain={() => (asked.value = null)} />
      ) : (
        <Ask onAsked={(answer) => (asked.value = answer)} />
      )}
    </Page>
  );
}

function Ask({ onAsked }: { readonly onAsked: (asked: Asked) => void }) {
  const { forgot } = at.value.access;
  const email = useDraft("", checkEmail);
  const form = useForm({
    fields: [email],
    send: () => accessApi.forgot(email.value.peek()),
    onDone: ({ sendsMail }) => onAsked({ email: email.value.peek().trim(), sendsMail }),
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
  readonly sendsMail: boolean;
  readonly onAgain: () => void;
}

/** The same words whether there is such an account or not. */
function Sent({ email, sendsMail, onAgain }: SentProps) {
  const { forgot } = at.value.access;
  useEffect(() => {
    document.querySelector<HTMLElement>("h1")?.focus(); // the button that was pressed is gone
    toast(sendsMail ? forgot.sentTitle : forgot.noMailTitle);
  }, []);
  return (
    <Section
      title={sendsMail ? forgot.sentTitle : forgot.noMailTitle}
      description={sendsMail ? forgot.sentText({ email }) : forgot.noMailText}
    >
      <p class="form-actions">
        {!sendsMail && <LinkButton href="/mailbox">{forgot.mailbox}</LinkButton>}
        <Button variant="quiet" onClick={onAgain}>
          {forgot.again}
        </Button>
      </p>
    </Section>
  );
}
