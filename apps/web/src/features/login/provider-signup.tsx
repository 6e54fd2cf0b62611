import { useSignal } from "@preact/signals";
import type { PendingSignUp, LoginAnswer } from "@transcendence/protocol";
import { useLocation } from "preact-iso";
import { useAction } from "../../data/action.ts";
import { type ErrorCode, errorText } from "../../data/api.ts";
import { useQuery } from "../../data/query.ts";
import { loadSession, session } from "../../data/session.ts";
import { ActionError, Answer } from "../../data/states.tsx";
import { checkName, FormError, NameInput } from "../../forms/fields.tsx";
import { useDraft, useForm } from "../../forms/form.ts";
import { at } from "../../i18n/account/index.ts";
import { language, t } from "../../i18n/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { Switch } from "../../ui/switch.tsx";
import { providersApi } from "../providers/providers-api.ts";
import { ReauthDialog, withFreshLogin } from "../reauth/reauthentication.tsx";
import { useBack, usePending } from "./back.ts";
import { Consent } from "./consent.tsx";
import { useMailDelivery } from "./mail-delivery.ts";
import "../providers/providers.css";

/** A provider has vouched for somebody who has no account here: they choose a name. */
export function ProviderSignUp() {
  const pending = usePending();
  const loaded = useQuery(async () => {
    const [answer] = await Promise.all([providersApi.pendingSignUp(pending), loadSession()]);
    return answer;
  });
  const words = at.value.providers.signUp;
  const name = loaded.state.value.value?.introduction?.provider.name;
  return (
    <Page title={words.title} lead={name && words.lead({ provider: name })}>
      <Answer query={loaded}>
        {({ introduction }) => (introduction ? <SignUpChoice signUp={introduction} /> : <TooLate />)}
      </Answer>
      <ReauthDialog />
    </Page>
  );
}

function TooLate() {
  const { tooLate } = at.value.providers.signUp;
  return (
    <EmptyState title={tooLate.title} action={<LinkButton href="/signup">{at.value.shell.signUp}</LinkButton>}>
      {tooLate.text}
    </EmptyState>
  );
}

function SignUpChoice({ signUp }: { readonly signUp: PendingSignUp }) {
  const who = session.value;
  const insists = useSignal(false); // on a new account, though one has the address
  if (who.state === "known" && who.me?.kind === "member") return <LinkHere signUp={signUp} name={who.me.name} />;
  if (signUp.emailIsTaken && !insists.value) return <Known signUp={signUp} onInsist={() => (insists.value = true)} />;
  return <NameForm signUp={signUp} />;
}

/** Somebody is signed in already, perhaps just for this. */
function LinkHere({ signUp, name }: { readonly signUp: PendingSignUp; readonly name: string }) {
  const { provider, label } = signUp;
  const { linkHere } = at.value.providers.signUp;
  const { route } = useLocation();
  const pending = usePending();
  const link = useAction(() => withFreshLogin(() => providersApi.linkPending(pending)), {
    onDone: () => {
      toast(linkHere.done({ provider: provider.name }));
      route("/account/sign-in");
    },
  });
  const textOf = (error: ErrorCode) =>
    error === "conflict" ? at.value.providers.problems.linked_already({ provider: provider.name }) : errorText(error);
  return (
    <Section title={linkHere.title({ provider: provider.name })} description={linkHere.text({ label, name })}>
      <ActionError action={link} text={textOf} />
      <p class="form-actions">
        <Button variant="primary" busy={link.running.value !== null} onClick={() => void link.run()}>
          {linkHere.action}
        </Button>
        <Forget />
      </p>
    </Section>
  );
}

/** The address that the provider vouches for is an account's here. That account's owner may link; nothing is merged by itself. */
function Known({ signUp, onInsist }: { readonly signUp: PendingSignUp; readonly onInsist: () => void }) {
  const { known } = at.value.providers.signUp;
  const { provider, email } = signUp;
  const { pending } = usePending();
  const here = `/signup/provider?back=${encodeURIComponent(useBack())}${pending ? `&pending=${pending}` : ""}`;
  return (
    <Section title={known.title} description={known.text({ email: email ?? "", provider: provider.name })}>
      <p class="form-actions">
        <LinkButton variant="primary" href={`/login?back=${encodeURIComponent(here)}`}>
          {at.value.shell.logIn}
        </LinkButton>
        <Button onClick={onInsist}>{known.insist}</Button>
      </p>
      <p class="form-actions">
        <Forget />
      </p>
    </Section>
  );
}

function NameForm({ signUp }: { readonly signUp: PendingSignUp }) {
  const { provider, label, email, emailIsTaken } = signUp;
  const words = at.value.providers.signUp;
  const back = useBack();
  const pending = usePending();
  const delivery = useMailDelivery();
  const { route } = useLocation();
  const name = useDraft(signUp.name, checkName);
  const keepsEmail = useSignal(true);
  const canKeep = email !== null && !emailIsTaken;
  const form = useForm<LoginAnswer>({
    fields: [name],
    send: () => {
      const choice = { name: name.value.peek(), keepsEmail: canKeep && keepsEmail.peek(), language: language.peek() };
      return providersApi.signUp(pending, choice);
    },
    onDone: (answer) => {
      if (answer.state !== "in") return route("/login");
      session.value = { state: "known", me: answer.me };
      toast(words.welcome({ name: answer.me.name }));
      route(back);
    },
    place: (error) => (error.startsWith("name_") ? { field: name, text: errorText(error) } : null),
  });
  return (
    <Section title={words.name} description={words.as({ label, provider: provider.name })}>
      <form class="form" noValidate onSubmit={form.onSubmit}>
        <NameInput draft={name} />
        {canKeep && (
          <Switch
            label={words.keepEmail({ email })}
            hint={delivery === "none" ? at.value.access.noMail : words.keepEmailHint}
            checked={keepsEmail.value}
            onChange={(keeps) => (keepsEmail.value = keeps)}
          />
        )}
        <Consent />
        <FormError form={form} />
        <p class="form-actions">
          <Button variant="primary" type="submit" busy={form.busy.value}>
            {at.value.shell.signUp}
          </Button>
          <Forget />
        </p>
      </form>
    </Section>
  );
}

/** Not now, and not on this device: whoever comes next is not introduced as somebody else. */
function Forget() {
  const { route } = useLocation();
  const pending = usePending();
  const forget = async () => {
    await providersApi.forget(pending);
    route("/");
  };
  return (
    <Button variant="quiet" onClick={() => void forget()}>
      {t.value.common.cancel}
    </Button>
  );
}
