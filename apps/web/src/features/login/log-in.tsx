import { useSignal } from "@preact/signals";
import type { LoginAnswer } from "@transcendence/protocol";
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import { errorText } from "../../data/api.ts";
import { loadSession, session } from "../../data/session.ts";
import { FormError, NameOrEmailInput, PasswordInput } from "../../forms/fields.tsx";
import { useDraft, useForm } from "../../forms/form.ts";
import { at } from "../../i18n/account/index.ts";
import { t } from "../../i18n/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { ProviderButtons } from "../providers/provider-buttons.tsx";
import { accessApi } from "./access-api.ts";
import { AlreadyIn } from "./already-in.tsx";
import { useBack, withBack } from "./back.ts";
import { GuestOffer } from "./guest-offer.tsx";

export function LogIn() {
  const { logIn } = at.value.access;
  const { route } = useLocation();
  const back = useBack();
  const guestMatches = useSignal(0);
  const isNew = useSignal(false); // logged in by this page: it goes on by itself
  const who = session.value;
  useEffect(() => void loadSession().then(() => offerMatches()), []); // in by a provider, perhaps, and with matches to take over

  const offerMatches = async (): Promise<boolean> => {
    if (session.value.state !== "known" || session.value.me?.kind !== "member") return false;
    const offered = await accessApi.guestMatches();
    if (offered.ok) guestMatches.value = offered.value.matches;
    return guestMatches.value > 0;
  };
  const onAnswer = async (answer: LoginAnswer) => {
    if (answer.state === "second_factor")
      return route(`/login/second-factor?back=${encodeURIComponent(back)}&pending=${answer.pending}`);
    isNew.value = true;
    session.value = { state: "known", me: answer.me };
    toast(logIn.in({ name: answer.me.name }));
    if (!(await offerMatches())) route(back);
  };
  const isIn = who.state === "known" && who.me?.kind === "member" && !isNew.value;
  return (
    <Page title={logIn.title} lead={logIn.lead}>
      {isIn && who.me ? (
        <AlreadyIn me={who.me} />
      ) : (
        <LogInSection back={back} onAnswer={(answer) => void onAnswer(answer)} />
      )}
      <GuestOffer matches={guestMatches.value} onDone={() => route(back)} />
    </Page>
  );
}

interface LogInSectionProps {
  readonly back: string;
  readonly onAnswer: (answer: LoginAnswer) => void;
}

function LogInSection({ back, onAnswer }: LogInSectionProps) {
  const { access } = at.value;
  const name = useDraft("", (value) => (value.trim() === "" ? access.nameOrEmailMissing : null));
  const password = useDraft("", (value) => (value === "" ? access.passwordMissing : null));
  const form = useForm<LoginAnswer>({
    fields: [name, password],
    send() {
      void import("./login-factor.tsx").catch(() => undefined); // to be there when it is asked for: the password takes a second
      return accessApi.logIn(name.value.peek(), password.value.peek());
    },
    onDone: onAnswer,
    place: (error) => (error === "credentials_wrong" ? { field: password, text: errorText(error) } : null),
  });
  return (
    <Section title={access.logIn.about}>
      <form class="form" noValidate onSubmit={form.onSubmit}>
        <NameOrEmailInput draft={name} />
        <PasswordInput draft={password} />
        <FormError form={form} />
        <p class="form-actions">
          <Button variant="primary" type="submit" busy={form.busy.value} slowly={t.value.common.checking}>
            {access.logIn.action}
          </Button>
          <LinkButton variant="quiet" href="/forgot">
            {access.logIn.forgot}
          </LinkButton>
        </p>
      </form>
      <ProviderButtons back={back} intent="login" />
      <p class="form-actions">
        <LinkButton variant="quiet" href={withBack("/signup", back)}>
          {access.logIn.signUp}
        </LinkButton>
      </p>
    </Section>
  );
}
