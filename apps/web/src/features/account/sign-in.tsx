// How one comes in: name, address, password, providers.
import type { AccountAnswer } from "@transcendence/protocol";
import { toastError, useAction } from "../../data/action.ts";
import { errorText } from "../../data/api.ts";
import { useQuery } from "../../data/query.ts";
import { rename } from "../../data/session.ts";
import { Answer } from "../../data/states.tsx";
import {
  checkEmail,
  checkName,
  checkPassword,
  EmailInput,
  FormError,
  NameInput,
  PasswordInput,
} from "../../forms/fields.tsx";
import { useDraft, useForm } from "../../forms/form.ts";
import { at } from "../../i18n/account/index.ts";
import { LANGUAGE_NAMES, LANGUAGES, t } from "../../i18n/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { Section } from "../../ui/page.tsx";
import { accessApi } from "../login/access-api.ts";
import { toastEmail, useMailDelivery } from "../login/mail-delivery.ts";
import { withFreshLogin } from "../reauth/reauthentication.tsx";
import { AccountPage } from "./account-page.tsx";
import { Identities } from "./identities.tsx";

export function SignIn() {
  return (
    <AccountPage part="signIn">
      <Parts />
    </AccountPage>
  );
}

interface PartProps {
  readonly account: AccountAnswer;
  readonly onChange: (account: AccountAnswer) => void;
}

function Parts() {
  const loaded = useQuery(accessApi.account);
  return (
    <Answer query={loaded} rows={5}>
      {(account) => <AccountParts account={account} onChange={loaded.set} />}
    </Answer>
  );
}

function AccountParts(part: PartProps) {
  return (
    <>
      <NamePart {...part} />
      <EmailPart {...part} />
      <PasswordPart {...part} />
      <Identities />
      <LanguagePart {...part} />
    </>
  );
}

function NamePart({ account, onChange }: PartProps) {
  const { name: words } = at.value.signInPage;
  const name = useDraft(account.name, checkName);
  const form = useForm({
    fields: [name],
    send: () => rename(name.value.peek()),
    onDone: (me) => {
      name.value.value = me.name;
      onChange({ ...account, name: me.name });
      toast(words.saved({ name: me.name }));
    },
    place: (error) => (error.startsWith("name_") ? { field: name, text: errorText(error) } : null),
  });
  return (
    <Section title={words.title} description={words.text}>
      <form class="form" noValidate onSubmit={form.onSubmit}>
        <NameInput draft={name} />
        <FormError form={form} />
        <Save busy={form.busy.value} />
      </form>
    </Section>
  );
}

function Save({ busy, children }: { readonly busy: boolean; readonly children?: string }) {
  return (
    <p class="form-actions">
      <Button type="submit" busy={busy}>
        {children ?? t.value.common.save}
      </Button>
    </p>
  );
}

function EmailPart({ account, onChange }: PartProps) {
  const { access, signInPage } = at.value;
  const words = signInPage.email;
  const delivery = useMailDelivery();
  const email = useDraft("", checkEmail);
  const form = useForm({
    fields: [email],
    send: () => withFreshLogin(() => accessApi.changeEmail(email.value.peek())),
    onDone: (changed) => {
      toastEmail(words.asked({ email: email.value.peek().trim() }));
      email.value.value = "";
      onChange(changed);
    },
    place: (error) => (error === "email_invalid" ? { field: email, text: errorText(error) } : null),
  });
  return (
    <Section title={words.title} description={delivery === "none" ? access.noMail : words.text}>
      <div>
        <p class="account-value">{account.email ?? words.none}</p>
        {account.email && <p class="account-note">{account.emailIsVerified ? words.verified : words.unverified}</p>}
        {account.pendingEmail && <p class="account-note">{words.pending({ email: account.pendingEmail })}</p>}
      </div>
      {delivery === "mailbox" && (
        <p class="account-note">
          {access.inMailbox} <a href="/mailbox">{words.mailbox}</a>
        </p>
      )}
      {delivery !== "none" && account.email && !account.emailIsVerified && <MailAgain email={account.email} />}
      {delivery !== "none" && (
        <form class="form" noValidate onSubmit={form.onSubmit}>
          <EmailInput draft={email} label={account.email ? words.change : access.email} />
          <FormError form={form} />
          <Save busy={form.busy.value}>{account.email ? words.change : words.add}</Save>
        </form>
      )}
    </Section>
  );
}

function MailAgain({ email }: { readonly email: string }) {
  const { email: words } = at.value.signInPage;
  const send = useAction(accessApi.mailAgain, { onDone: () => toastEmail(words.sent({ email })), onError: toastError });
  return (
    <p>
      <Button busy={send.running.value !== null} onClick={() => void send.run()}>
        {words.send}
      </Button>
    </p>
  );
}

function PasswordPart({ account, onChange }: PartProps) {
  const { password: words } = at.value.signInPage;
  const password = useDraft("", (value) =>
    checkPassword(value, { name: account.name, email: account.email ?? undefined }),
  );
  const form = useForm({
    fields: [password],
    send: () => withFreshLogin(() => accessApi.changePassword(password.value.peek())),
    onDone: (changed) => {
      password.value.value = "";
      toast(words.saved);
      onChange(changed);
    },
    place: (error) => (error.startsWith("password_") ? { field: password, text: errorText(error) } : null),
  });
  return (
    <Section title={words.title} description={account.hasPassword ? words.text : words.none}>
      <form class="form" noValidate onSubmit={form.onSubmit}>
        <input
          class="hidden"
          type="text"
          name="username"
          autoComplete="username"
          tabIndex={-1}
          aria-hidden="true"
          readOnly
          value={account.name}
        />
        <PasswordInput draft={password} isNew />
        <FormError form={form} />
        <Save busy={form.busy.value}>{account.hasPassword ? words.change : words.set}</Save>
      </form>
    </Section>
  );
}

const LANGUAGE_OPTIONS = LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }));

function LanguagePart({ account, onChange }: PartProps) {
  const { language: words } = at.value.signInPage;
  const choose = useAction(accessApi.setLanguage, {
    onDone: (changed) => {
      onChange(changed);
      toast(words.saved);
    },
    onError: toastError,
  });
  return (
    <Section title={words.title} description={words.text}>
      <Select
        label={words.label}
        options={LANGUAGE_OPTIONS}
        value={account.language}
        onChange={(language) => void choose.run(language)}
      />
    </Section>
  );
}
