import { useLocation } from "preact-iso";
import { session, useFreshSession } from "../../data/session.ts";
import { at } from "../../i18n/account/index.ts";
import { t } from "../../i18n/index.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { ProviderButtons } from "../providers/provider-buttons.tsx";
import { AlreadyIn } from "./already-in.tsx";
import { useBack, withBack } from "./back.ts";
import { useMailDelivery } from "./mail-delivery.ts";
import { SignUpFields, useSignUp } from "./sign-up-form.tsx";

/** Twenty seconds: a name, a password. */
export function SignUp() {
  const { signUp } = at.value.access;
  const who = session.value;
  useFreshSession();
  return (
    <Page title={signUp.title} lead={signUp.lead}>
      {who.state === "known" && who.me?.kind === "member" ? <AlreadyIn me={who.me} /> : <SignUpSection />}
    </Page>
  );
}

function SignUpSection() {
  const { access } = at.value;
  const { route } = useLocation();
  const back = useBack();
  const signUp = useSignUp(() => route(back));
  const { about, text, textNoMail } = access.signUp;
  return (
    <Section title={about} description={useMailDelivery() === "none" ? textNoMail : text}>
      <form class="form" noValidate onSubmit={signUp.form.onSubmit}>
        <SignUpFields signUp={signUp} />
        <p class="form-actions">
          <Button variant="primary" type="submit" busy={signUp.form.busy.value} slowly={t.value.common.checking}>
            {access.signUp.action}
          </Button>
          <LinkButton variant="quiet" href={withBack("/login", back)}>
            {access.signUp.known}
          </LinkButton>
        </p>
      </form>
      <ProviderButtons back={back} intent="login" />
    </Section>
  );
}
